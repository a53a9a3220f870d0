import { type Item, replayItem } from '../disclosure/item.ts'
import { type Tx } from './case-row.ts'
import { type EventRow } from './case-store.ts'
import { type PublicationRow, publicationsOf } from './disclosure-publications.ts'
import {
  type Due,
  ITEM_COLUMNS,
  ITEM_EVENT_COLUMNS,
  type ItemRow,
  recordedItemEvent,
  WAITING_STATES,
} from './disclosure-row.ts'
import { query } from './query.ts'

const STEP = 1_000
const FIRST = '00000000-0000-0000-0000-000000000000'

export type KeptItem = { row: ItemRow; item: Item; publications: readonly PublicationRow[] }

/** Items of an organ with their entries, a thousand a step; `movable`: only those whose last day a calendar may move. */
export async function* keptItems(em: Tx, organId: number, movable: boolean): AsyncGenerator<KeptItem> {
  const which = movable ? `and (i.state in ${WAITING_STATES} or i.due_provisional)` : ''
  for (let after = FIRST; ;) {
    const rows = await query<ItemRow>(
      em,
      `select ${ITEM_COLUMNS} from disclosure_item i where i.organ_id = $1 and i.item_id > $2::uuid ${which}
       order by i.item_id limit ${STEP}`,
      [organId, after],
    )
    const last = rows.at(-1)
    if (!last) return
    const ids = rows.map(({ itemId }) => itemId)
    const events = await query<EventRow & { itemId: string }>(
      em,
      `select e.item_id as "itemId", ${ITEM_EVENT_COLUMNS} from disclosure_event e
       where e.organ_id = $1 and e.item_id = any($2::uuid[]) order by e.item_id, e.seq`,
      [organId, ids],
    )
    const histories = Map.groupBy(events, ({ itemId }) => itemId)
    const publications = Map.groupBy(await publicationsOf(em, organId, ids), ({ itemId }) => itemId)
    for (const row of rows)
      yield {
        row,
        item: replayItem((histories.get(row.itemId) ?? []).map(recordedItemEvent))!,
        publications: publications.get(row.itemId) ?? [],
      }
    after = last.itemId
  }
}

/** Stores last days that a calendar has moved. */
export const storeDues = (tx: Tx, organId: number, dues: readonly (Due & { itemId: string })[]): Promise<unknown> =>
  query(
    tx,
    `update disclosure_item i set due_on = n.due_on, due_provisional = n.provisional
     from unnest($2::uuid[], $3::date[], $4::bool[]) as n(item_id, due_on, provisional)
     where i.organ_id = $1 and i.item_id = n.item_id`,
    [
      organId,
      dues.map(({ itemId }) => itemId),
      dues.map(({ dueOn }) => dueOn),
      dues.map(({ provisional }) => provisional) as unknown as string[],
    ],
  )
