import { type LocalDate } from '../law/date.ts'

/** A stretch of text within a paragraph. */
export type Run = { text: string; bold?: boolean }

/** A cell of a table. A cell covered by another's span is left out of its row, as in HTML. */
export type TableCell = {
  kind: 'head' | 'label' | 'figure'
  text: string
  columnSpan: number
  rowSpan: number
  /** Printed: the page on which the heading of this id stands. */
  pageOf?: string
}

/** A table as printed: relative widths of its columns; the first `headRows` rows are repeated on every page. */
export type DocumentTable = {
  headRows: number
  widths: readonly number[]
  rows: readonly (readonly TableCell[])[]
}

/** An item of a list: its own number or mark, and the text that hangs beside it. */
export type ListItem = { mark: string; text: string }

/** Where a paragraph stands that is no indented body text; the addressee (主送) stands at the margin too. */
type SetAs = 'margin' | 'addressee' | 'centre'

/** One block of an official document, in the order it is read. */
export type Block =
  /** 小标宋 22 pt, centred, line by line as given. */
  | { type: 'title'; lines: readonly string[] }
  /** 黑体; stays with what follows. `id`: what a table of contents finds it by. */
  | { type: 'heading'; text: string; id?: string }
  /**
   * Body text, its first line indented by two characters, unless it stands at the margin or is centred. `heads`: it says
   * what the lines after it belong to, so it is never broken over two pages nor the last of one.
   */
  | { type: 'paragraph'; runs: readonly Run[]; set?: SetAs; heads?: boolean }
  /** A web address on a line of its own, so that it can be copied whole. */
  | { type: 'address'; url: string }
  | { type: 'list'; items: readonly ListItem[] }
  /** `points`: size of the text, 9 unless given. */
  | { type: 'table'; caption?: string; table: DocumentTable; points?: number }
  /** What stands at a place of its own on an envelope, line under line. */
  | { type: 'seated'; seat: Seat; lines: readonly string[] }
  /** Organ and day at the right, with room for the seal above. */
  | { type: 'signature'; organ: string; on: LocalDate }
  | { type: 'blank' }
  | { type: 'page-break' }

/** The places of an envelope: the receiver's postcode in its boxes, both parties, and a mark for the sender's own use. */
export type Seat = 'postcode' | 'receiver' | 'sender' | 'mark'

/** The paper: A4 upright or across, or an envelope no. 5 (DL), which bears no page number. GB/T 1416 */
export type Sheet = 'portrait' | 'landscape' | 'envelope'

/** Pages on one kind of paper. */
export type Section = { sheet: Sheet; blocks: readonly Block[] }

/**
 * An official document in the layout of GB/T 9704, whatever it is printed as: letter, envelope, receipt, case
 * file, report, evidence list.
 * `redHead`: the organ's name in red over a red line, with the document's number, at the head of page one (版头,
 * GB/T 9704-2012, 7.2).
 */
export type OfficialDocument = {
  title: string
  author: string
  /** The day it bears, where it bears one; files made from it are dated by it. */
  on: LocalDate | null
  redHead?: { organ: string; number: string }
  sections: readonly Section[]
}

/** Body text without any emphasis. */
export const paragraph = (text: string, set?: SetAs): Block => ({
  type: 'paragraph',
  runs: [{ text }],
  ...(set === undefined ? {} : { set }),
})

/** A document whose pages all stand upright. */
export const upright = (blocks: readonly Block[]): Section[] => [{ sheet: 'portrait', blocks }]
