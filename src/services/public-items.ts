import { type EntityManager } from '@mikro-orm/postgresql'
import { isPublic, type Item } from '../disclosure/item.ts'
import { dropPublicEntry, putPublicEntries } from '../store/public-entries.ts'

/** Keeps the search over everything public in step with items that were published, changed or taken down. */
export async function indexItems(
  tx: EntityManager,
  organId: number,
  items: readonly { itemId: string; item: Item }[],
): Promise<void> {
  const entries = items
    .filter(({ item }) => isPublic(item))
    .map(({ itemId, item }) => ({
      kind: 'item' as const,
      entryId: itemId,
      publicOn: item.latestOn!,
      title: item.title,
      body: [item.documentNumber, item.department, item.summary].filter(Boolean).join(' '),
    }))
  await putPublicEntries(tx, organId, entries)
  for (const { itemId, item } of items)
    if (item.latestOn !== null && !isPublic(item)) await dropPublicEntry(tx, organId, 'item', itemId)
}
