import { type Block, type DocumentTable, type Run } from './document.ts'
import { lineStarts } from './line-starts.ts'

/** Characters in a line of body text. */
const LINE = 28
const INDENT = 2
/** What the marks and the margins of a list take of a line. */
const LIST_MARGIN = 8
/** Lines of a heading paragraph that may go to the next page with what it heads, of the page's twenty-two. */
const MOST_KEPT = 12
/** Lines a page has above a signature with its room for the seal, and one to spare: lines are estimated. */
const ABOVE_SIGNATURE = 17
/** Lines of a divided paragraph that go with the signature, at least and at most. */
const TAIL = { least: 2, most: 8, lines: 6 }
/** A last paragraph as short as this is a closing formula (特此答复。): no text to begin a page with. */
const FORMULA = 12

/** Whether a block only says what the next ones belong to. */
export const isHead = (block: Block): boolean =>
  block.type === 'heading' || (block.type === 'paragraph' && block.heads === true && linesOf(block) <= MOST_KEPT)

/**
 * Where the blocks begin that stay on one page with the signature at `at`: the last paragraph, what stands between, and
 * what heads them; before a closing formula the paragraph above it too. So no page bears a signature alone. `at` itself
 * where that would be too much for a page; `divided` keeps that from happening. GB/T 9704-2012, 7.3.5
 */
export function keptWithSignature(blocks: readonly Block[], at: number): number {
  let from = signedText(blocks, at)
  if (from === -1 || linesBetween(blocks, from, at) > ABOVE_SIGNATURE) from = lastText(blocks, at)
  if (from === -1 || linesBetween(blocks, from, at) > ABOVE_SIGNATURE) return at
  while (from > 0 && isHead(blocks[from - 1]!) && linesBetween(blocks, from - 1, at) <= ABOVE_SIGNATURE) from -= 1
  return from
}

/**
 * The blocks, with the paragraph that would stay with the signature but is too long for its page made two; the second goes
 * with the signature. At the end of a sentence where one is near, else where a line ends anyway.
 */
export function divided(blocks: readonly Block[]): Block[] {
  const at = blocks.findIndex(({ type }) => type === 'signature')
  const long = at === -1 ? -1 : signedText(blocks, at)
  const block = blocks[long]
  if (block?.type !== 'paragraph' || linesBetween(blocks, long, at) <= ABOVE_SIGNATURE) return [...blocks]
  const text = textOf(block.runs)
  const end = endOfSentence(text)
  const set = end === undefined ? { set: 'margin' as const } : {}
  const cut = end ?? endOfLine(text)
  const parts: Block[] = [
    { ...block, runs: runsBetween(block.runs, 0, cut) },
    { ...block, ...set, runs: runsBetween(block.runs, cut, text.length) },
  ]
  return [...blocks.slice(0, long), ...parts, ...blocks.slice(long + 1)]
}

/** Where the last sentences begin that fit with a signature; undefined where none ends nearby. */
function endOfSentence(text: string): number | undefined {
  const ends = [...text.matchAll(/[。；](?!$)/g)].map(({ index }) => index + 1)
  const lines = (from: number) => linesIn(text.slice(from), LINE, INDENT)
  return ends.find((from) => lines(from) >= TAIL.least && lines(from) <= TAIL.most)
}

/** Where the line begins after which a few lines of a paragraph are left. */
const endOfLine = (text: string): number =>
  lineStarts(text, LINE, INDENT).at(-TAIL.lines) ?? Math.floor(text.length / 2)

/** The runs of a text between two places. */
function runsBetween(runs: readonly Run[], from: number, to: number): Run[] {
  let place = 0
  return runs.flatMap((run) => {
    const [start, end] = [place, (place += run.text.length)]
    const text = run.text.slice(Math.max(0, from - start), Math.max(0, to - start))
    return text === '' || start >= to || end <= from ? [] : [{ ...run, text }]
  })
}

const isFormula = (block: Block): boolean => block.type === 'paragraph' && textOf(block.runs).length <= FORMULA

/** The last paragraph before a signature; of a closing formula, the one above it; -1 where there is none. */
function signedText(blocks: readonly Block[], at: number): number {
  const last = lastText(blocks, at)
  const formula = blocks[last]
  const above = formula && isFormula(formula) ? lastText(blocks, last) : -1
  return above === -1 ? last : above
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
    return block.items.reduce((sum, { mark, text }) => sum + linesIn(mark + text, LINE - LIST_MARGIN, 0), 0)
  if (block.type === 'address') return Math.ceil(block.url.length / LINE)
  return block.type === 'paragraph' ? linesIn(textOf(block.runs), LINE, INDENT) : 1
}

const linesIn = (text: string, characters: number, indent: number): number =>
  lineStarts(text, characters, indent).length + 1

const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('')
