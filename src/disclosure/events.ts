import { type LocalDate } from '../law/date.ts'
import { type Channel } from './channels.ts'

/** What is recorded of a piece of information that is to be made public. Every text may be shown to anybody but the three people. */
export type ItemFields = {
  title: string
  /** The entry of the office's own catalogue it belongs to. */
  entry: string
  /** The number in the ministry's list that it fulfils, 1-50; null where it fulfils none. */
  listItem: number | null
  documentNumber: string | null
  /** A few sentences on what it says, or the whole text of something short. */
  summary: string
  department: string
  /** 谁公开、谁审查、谁负责: names or posts, as the office writes them. */
  publisher: string
  reviewer: string
  responsible: string
  /** The day it was made or obtained; the 20 working days run from it (条例 art. 26, Order 29 art. 17). */
  formedOn: LocalDate
}

export type Publication = { channel: Channel; name: string; link: string | null }

/** Everything that can happen to an item. The entry itself comes first and cannot be voided. */
export type ItemEvent =
  | { type: 'entered'; on: LocalDate; fields: ItemFields }
  /** A slip of the pen mended: the information itself is the same. */
  | { type: 'revised'; on: LocalDate; fields: Partial<ItemFields> }
  | { type: 'cleared'; on: LocalDate; reviewer: string }
  | { type: 'returned'; on: LocalDate; reviewer: string; reason: string }
  | ({ type: 'published'; on: LocalDate } & Publication)
  /** The information itself changed: it is to be published anew within 20 working days. */
  | { type: 'changed'; on: LocalDate; what: string }
  | { type: 'link-mended'; on: LocalDate; seq: number; link: string | null }
  | { type: 'replaced'; on: LocalDate; by: string }
  | { type: 'withdrawn'; on: LocalDate; reason: string }
  | { type: 'entry-voided'; on: LocalDate; seq: number }

/** `knownOn`: the later of the event's own day and the day it was recorded; for an import, its own day. */
export type RecordedItemEvent = {
  seq: number
  event: ItemEvent
  knownOn: LocalDate
  recordedAt: Date
  recordedBy: string
}
