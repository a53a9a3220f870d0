import { type EntityManager } from '@mikro-orm/postgresql'
import { query } from './query.ts'
import { removeWhole, unlessReferredTo } from './import-undo.ts'

/** Taking back an imported register of published items. */

/** Whether an imported item was worked on since, or stands in place of another. */
export async function itemsWorkedOn(tx: EntityManager, organId: number, importId: string): Promise<boolean> {
  const rows = await query(
    tx,
    `select 1 from disclosure_item i where i.organ_id = $1 and i.import_id = $2 and (
       exists (select 1 from disclosure_event e
         where e.organ_id = i.organ_id and e.item_id = i.item_id and e.recorded_by <> 'import')
       or exists (select 1 from disclosure_item o where o.organ_id = i.organ_id and o.replaced_by = i.item_id))
     limit 1`,
    [organId, importId],
  )
  return rows.length > 0
}

/** Where the items of a run are filed, for what is counted there. */
export async function filedByRun(
  tx: EntityManager,
  organId: number,
  importId: string,
): Promise<{ entries: string[]; listItems: number[] }> {
  const rows = await query<{ entry: string; listItem: number | null }>(
    tx,
    `select distinct entry, list_item as "listItem" from disclosure_item where organ_id = $1 and import_id = $2`,
    [organId, importId],
  )
  return { entries: rows.map(({ entry }) => entry), listItems: rows.flatMap(({ listItem }) => listItem ?? []) }
}

/** Removes the items of a run with their entries and what may be found of them. False where one of them is in use. */
export const removeItems = (tx: EntityManager, organId: number, importId: string): Promise<boolean> =>
  unlessReferredTo(async () => {
    await query(
      tx,
      `delete from public_entry p using disclosure_item i where i.organ_id = $1 and i.import_id = $2
         and p.organ_id = i.organ_id and p.kind = 'item' and p.entry_id = i.item_id`,
      [organId, importId],
    )
    const parts = ['disclosure_publication', 'disclosure_event']
    await removeWhole(tx, organId, importId, { table: 'disclosure_item', id: 'item_id', parts })
  })
