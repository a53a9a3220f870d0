import { type RecordedItemEvent, type ItemEvent } from '../disclosure/events.ts'
import { isPublic, type Item, type ItemState, lacksLink, linkOf } from '../disclosure/item.ts'
import { type LocalDate } from '../law/date.ts'
import { type EventRow } from './case-store.ts'
import { plainWords } from './plain-words.ts'

/** A line of the register. All of it but the three people may be shown to anybody once `isPublic`. */
export type ItemRow = {
  organId: number
  itemId: string
  version: number
  imported: boolean
  title: string
  entry: string
  listItem: number | null
  documentNumber: string | null
  summary: string
  department: string
  publisher: string
  reviewer: string
  responsible: string
  formedOn: LocalDate
  dueOn: LocalDate
  dueProvisional: boolean
  state: ItemState
  isPublic: boolean
  publishedOn: LocalDate | null
  latestOn: LocalDate | null
  link: string | null
  linkMissing: boolean
  sortOn: LocalDate
  replacedBy: string | null
}

/** The select list that gives an ItemRow from `disclosure_item i`. */
export const ITEM_COLUMNS = `i.organ_id as "organId", i.item_id as "itemId", i.version, i.imported, i.title, i.entry,
  i.list_item as "listItem", i.document_number as "documentNumber", i.summary, i.department, i.publisher, i.reviewer,
  i.responsible, i.formed_on as "formedOn", i.due_on as "dueOn", i.due_provisional as "dueProvisional", i.state,
  i.is_public as "isPublic", i.published_on as "publishedOn", i.latest_on as "latestOn", i.link,
  i.link_missing as "linkMissing", i.sort_on as "sortOn", i.replaced_by as "replacedBy"`

/** The states in which publishing is still owed. */
export const WAITING_STATES = `('awaiting-review', 'returned', 'awaiting-publication')`

/** The last day to publish, as worked out with the calendar. */
export type Due = { dueOn: LocalDate; provisional: boolean }

/** What a line of the register must say whatever the day; everything follows from the item's entries. */
export const rowOfItem = (item: Item) => ({
  version: item.version,
  title: item.title,
  entry: item.entry,
  listItem: item.listItem,
  documentNumber: item.documentNumber,
  summary: item.summary,
  department: item.department,
  publisher: item.publisher,
  reviewer: item.reviewer,
  responsible: item.responsible,
  formedOn: item.formedOn,
  state: item.state,
  isPublic: isPublic(item),
  publishedOn: item.publishedOn,
  latestOn: item.latestOn,
  link: linkOf(item),
  sortOn: item.latestOn ?? item.formedOn,
  replacedBy: item.replacedBy,
})

/** What the table keeps of an item, by column. `dead`: a link was found dead. */
export function itemColumns(organId: number, item: Item, due: Due, dead = false): Record<string, unknown> {
  const row = rowOfItem(item)
  const named = Object.entries(row).map(([name, value]) => [
    name.replace(/[A-Z]/g, (each) => `_${each.toLowerCase()}`),
    value,
  ])
  return {
    ...(Object.fromEntries(named) as Record<string, unknown>),
    due_on: due.dueOn,
    due_provisional: due.provisional,
    link_missing: lacksLink(item) || dead,
    ...plainWords(organId, [item.title, item.documentNumber, item.department, item.summary].join(' ')),
  }
}

export const ITEM_EVENT_COLUMNS = `e.seq, e.type, e.on_day as "onDay", e.known_on as "knownOn", e.body,
  e.recorded_at as "recordedAt", e.recorded_by as "recordedBy"`

/** A row of `disclosure_event` as its event. */
export const recordedItemEvent = (row: EventRow): RecordedItemEvent => ({
  seq: row.seq,
  event: { type: row.type, on: row.onDay, ...row.body } as unknown as ItemEvent,
  knownOn: row.knownOn,
  recordedAt: new Date(row.recordedAt),
  recordedBy: row.recordedBy,
})
