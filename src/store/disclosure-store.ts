import { type ItemEvent, type RecordedItemEvent } from '../disclosure/events.ts'
import { type Item, replayItem } from '../disclosure/item.ts'
import { type Tx } from './case-row.ts'
import { type EventRow } from './case-store.ts'
import {
  type Due,
  ITEM_COLUMNS,
  ITEM_EVENT_COLUMNS,
  itemColumns,
  type ItemRow,
  recordedItemEvent,
} from './disclosure-row.ts'
import { hasDeadLink } from './link-store.ts'
import { query } from './query.ts'

/** An item to be stored, with what follows from its entries; `importId`: the run that brings it, null for none. */
export type ItemToStore = { itemId: string; importId: string | null; item: Item; due: Due }

/** Stores items with their entries and publications: three statements however many. */
export async function insertItems(
  tx: Tx,
  organId: number,
  items: readonly ItemToStore[],
  recordedAt: Date,
): Promise<void> {
  const rows = items.map(({ itemId, importId, item, due }) => ({
    organ_id: organId,
    item_id: itemId,
    import_id: importId,
    imported: importId !== null,
    recorded_at: recordedAt,
    ...itemColumns(organId, item, due),
  }))
  await query(
    tx,
    'insert into disclosure_item select * from json_populate_recordset(null::disclosure_item, $1::json)',
    [JSON.stringify(rows)],
  )
  const entries = items.flatMap(({ itemId, item }) => item.history.map((entry) => ({ itemId, entry })))
  await insertEvents(tx, organId, entries)
  await insertPublications(tx, organId, entries)
}

type EntryOfItem = { itemId: string; entry: RecordedItemEvent }

async function insertEvents(tx: Tx, organId: number, entries: readonly EntryOfItem[]): Promise<void> {
  const rows = entries.map(({ itemId, entry }) => ({
    organ_id: organId,
    item_id: itemId,
    seq: entry.seq,
    type: entry.event.type,
    on_day: entry.event.on,
    known_on: entry.knownOn,
    body: bodyOf(entry.event),
    recorded_at: entry.recordedAt,
    recorded_by: entry.recordedBy,
  }))
  await query(
    tx,
    'insert into disclosure_event select * from json_populate_recordset(null::disclosure_event, $1::json)',
    [JSON.stringify(rows)],
  )
}

const bodyOf = (event: ItemEvent) =>
  Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'type' && name !== 'on'))

/** One row for each act of publishing, so that links can be checked and channels counted. */
async function insertPublications(tx: Tx, organId: number, entries: readonly EntryOfItem[]): Promise<void> {
  const rows = entries.flatMap(({ itemId, entry: { seq, event, knownOn } }) =>
    event.type === 'published'
      ? [
          {
            organ_id: organId,
            item_id: itemId,
            seq,
            channel: event.channel,
            name: event.name,
            on_day: event.on,
            known_on: knownOn,
            link: event.link,
            link_state: 'unchecked',
          },
        ]
      : [],
  )
  if (rows.length === 0) return
  await query(
    tx,
    'insert into disclosure_publication select * from json_populate_recordset(null::disclosure_publication, $1::json)',
    [JSON.stringify(rows)],
  )
}

export type LoadedItem = { row: ItemRow; item: Item }

/** Loads an item, locked for a command or plainly for reading. */
export async function loadItem(em: Tx, organId: number, itemId: string, lock: boolean): Promise<LoadedItem | null> {
  const [row] = await query<ItemRow>(
    em,
    `select ${ITEM_COLUMNS} from disclosure_item i
     where i.organ_id = $1 and i.item_id = $2${lock ? ' for update of i' : ''}`,
    [organId, itemId],
  )
  if (!row) return null
  const events = await query<EventRow>(
    em,
    `select ${ITEM_EVENT_COLUMNS} from disclosure_event e where e.organ_id = $1 and e.item_id = $2 order by e.seq`,
    [organId, itemId],
  )
  return { row, item: replayItem(events.map(recordedItemEvent))! }
}

/** Adds an entry to an item and keeps its row and publications as the entries now say. */
export async function appendItemEvent(
  tx: Tx,
  { organId, itemId }: Pick<ItemRow, 'organId' | 'itemId'>,
  entry: RecordedItemEvent,
  item: Item,
  due: Due,
): Promise<void> {
  await insertEvents(tx, organId, [{ itemId, entry }])
  await insertPublications(tx, organId, [{ itemId, entry }])
  await alignPublications(tx, organId, itemId, item)
  await updateItem(tx, { organId, itemId }, item, due)
}

/** Leaves the publications that stand, with the links they now have; a mended link is to be checked anew. */
async function alignPublications(tx: Tx, organId: number, itemId: string, item: Item): Promise<void> {
  await query(tx, 'delete from disclosure_publication where organ_id = $1 and item_id = $2 and seq <> all($3::int[])', [
    organId,
    itemId,
    item.publications.map(({ seq }) => seq),
  ])
  await query(
    tx,
    `update disclosure_publication p set link = n.link, link_state = 'unchecked', link_status = null,
       link_target = null, link_failures = null, checked_at = null, link_leased_until = null
     from unnest($3::int[], $4::text[]) as n(seq, link)
     where p.organ_id = $1 and p.item_id = $2 and p.seq = n.seq and p.link is distinct from n.link`,
    [organId, itemId, item.publications.map(({ seq }) => seq), item.publications.map(({ link }) => link) as string[]],
  )
}

/** Writes what the entries, and the latest check of the links, say into the row. */
async function updateItem(
  tx: Tx,
  { organId, itemId }: Pick<ItemRow, 'organId' | 'itemId'>,
  item: Item,
  due: Due,
): Promise<void> {
  const columns = itemColumns(organId, item, due, await hasDeadLink(tx, organId, itemId))
  const names = Object.keys(columns).join(', ')
  await query(
    tx,
    `update disclosure_item set (${names}) =
       (select ${names} from json_populate_record(null::disclosure_item, $3::json))
     where organ_id = $1 and item_id = $2`,
    [organId, itemId, JSON.stringify(columns)],
  )
}

/** Which of these titles and days of formation are in the register already. */
export async function knownItems(
  em: Tx,
  organId: number,
  items: readonly { title: string; formedOn: string }[],
): Promise<Set<string>> {
  const rows = await query<{ title: string; formedOn: string }>(
    em,
    `select i.title, i.formed_on as "formedOn" from disclosure_item i
     join unnest($2::text[], $3::date[]) as n(title, formed_on) on i.title = n.title and i.formed_on = n.formed_on
     where i.organ_id = $1`,
    [organId, items.map(({ title }) => title), items.map(({ formedOn }) => formedOn)],
  )
  return new Set(rows.map(({ title, formedOn }) => `${formedOn} ${title}`))
}
