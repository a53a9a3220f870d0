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

/** Characters in a line of body text. */
const LINE = 28
/** Lines that may go to the next page together, of its twenty-two. */
const MOST_KEPT = 12
/** A last paragraph as short as this is a closing formula (特此答复。): no text to begin a page with. */
const FORMULA = 14

/** Whether a block only says what the next ones belong to. */
export const isHead = (block: Block): boolean =>
  block.type === 'heading' || (block.type === 'paragraph' && block.heads === true && linesOf(block) <= MOST_KEPT)

/**
 * Where the blocks begin that stay on one page with the signature at `at`: the last paragraph, what stands between, and
 * what heads them; before a closing formula the paragraph above it too. So no page bears a signature alone. `at` itself
 * where that would be too much for a page. GB/T 9704-2012, 7.3.5
 */
export function keptWithSignature(blocks: readonly Block[], at: number): number {
  let from = lastText(blocks, at)
  const formula = blocks[from]
  if (formula && lengthOf(formula) <= FORMULA) {
    const before = lastText(blocks, from)
    if (before !== -1 && linesBetween(blocks, before, at) <= MOST_KEPT) from = before
  }
  if (from === -1 || linesBetween(blocks, from, at) > MOST_KEPT) return at
  while (from > 0 && isHead(blocks[from - 1]!)) from -= 1
  return from
}

/**
 * A table that a signature follows at once, its last row apart, to be kept with the signature; null where the row belongs
 * to the ones above it, or is the only one.
 */
export function lastRowApart({ headRows, widths, rows }: DocumentTable): [DocumentTable, DocumentTable] | null {
  const at = rows.length - 1
  const reached = rows.some((row, index) => index < at && row.some(({ rowSpan }) => index + rowSpan > at))
  if (reached || at <= headRows) return null
  return [
    { headRows, widths, rows: rows.slice(0, at) },
    { headRows: 0, widths, rows: rows.slice(at) },
  ]
}

/** The last paragraph before `at` with only lists, addresses and blank lines between; -1 where there is none. */
function lastText(blocks: readonly Block[], at: number): number {
  const last = blocks.slice(0, at).findLastIndex(({ type }) => !['list', 'blank', 'address'].includes(type))
  return blocks[last]?.type === 'paragraph' ? last : -1
}

const linesBetween = (blocks: readonly Block[], from: number, to: number): number =>
  blocks.slice(from, to).reduce((sum, block) => sum + linesOf(block), 0)

function linesOf(block: Block): number {
  if (block.type === 'list')
    return block.items.reduce((sum, { mark, text }) => sum + Math.ceil((mark.length + text.length) / (LINE - 8)), 0)
  if (block.type === 'address') return Math.ceil(block.url.length / LINE)
  return Math.max(1, Math.ceil(lengthOf(block) / LINE))
}

/** Characters of a paragraph with its indent; none of anything else. */
const lengthOf = (block: Block): number =>
  block.type === 'paragraph' ? block.runs.reduce((sum, { text }) => sum + text.length, 2) : 0

/** A document whose pages all stand upright. */
export const upright = (blocks: readonly Block[]): Section[] => [{ sheet: 'portrait', blocks }]
