import { type EntityManager } from '@mikro-orm/postgresql'
import { publicationDue } from '../disclosure/item.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { type Due } from '../store/disclosure-row.ts'
import { recountTallies } from '../store/disclosure-tally.ts'
import { keptItems, storeDues } from '../store/item-histories.ts'
import { type OrganRef } from './context.ts'

/**
 * Works out anew by when items are to be published that are not yet, or whose day stood under reserve. What was published
 * keeps the day it was judged by. Gives how many days moved.
 */
export async function recountItemDues(
  tx: EntityManager,
  { organId }: OrganRef,
  calendar: WorkCalendar,
): Promise<number> {
  const moved: (Due & { itemId: string; entry: string; listItem: number | null })[] = []
  for await (const { row, item } of keptItems(tx, organId, true)) {
    const { dueOn, provisional } = publicationDue(item, calendar)
    if (dueOn === row.dueOn && provisional === row.dueProvisional) continue
    moved.push({ itemId: row.itemId, entry: row.entry, listItem: row.listItem, dueOn, provisional })
  }
  await storeDues(tx, organId, moved)
  await recountTallies(tx, organId, {
    entries: moved.map(({ entry }) => entry),
    listItems: moved.flatMap(({ listItem }) => listItem ?? []),
  })
  return moved.length
}
