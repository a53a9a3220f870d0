import { type DocumentTable, type Sheet, type TableCell } from '../letters/document.ts'
import { LANDSCAPE_MARGIN, LAYOUT, markWidth } from './official-layout.ts'

/** How tables are set, in points: room and line between cells, and a line of text in parts of its size. */
export const PADDING = 2
export const BORDER = 0.5
export const ROW_LINE = 1.4
/** Room above and below the text of a row, with its line. */
const ROW_EDGES = 3
/** What is higher is not kept whole on one page: half of a landscape page and more. */
export const TALLEST_KEPT = 300

const PORTRAIT = LAYOUT.page.size.width - LAYOUT.page.margin.left - LAYOUT.page.margin.right
const LANDSCAPE = LAYOUT.page.size.height - 2 * LANDSCAPE_MARGIN

/** The widths of the columns that fill the page, in points, without room and lines. */
export function columnWidths({ widths }: DocumentTable, sheet: Sheet): number[] {
  const all = widths.reduce((sum, each) => sum + each, 0)
  const page = (sheet === 'landscape' ? LANDSCAPE : PORTRAIT) / 20
  const free = page - widths.length * 2 * PADDING - (widths.length + 1) * BORDER
  return widths.map((each) => (each / all) * free)
}

/** How high each row will about be, in points: a little more rather than less. `size`: of its text. */
export function rowHeights(table: DocumentTable, sheet: Sheet, size: number): number[] {
  const widths = columnWidths(table, sheet)
  return fillSpans(table).map((row) => {
    const lines = Math.max(...row.map((cell, at) => linesOf(cell, widths.slice(at), size)))
    return lines * size * ROW_LINE + ROW_EDGES
  })
}

/** Lines a cell takes in its row; one over several rows shares them out. */
function linesOf(cell: TableCell | null, widths: readonly number[], size: number): number {
  if (cell === null) return 1
  const width = widths.slice(0, cell.columnSpan).reduce((sum, each) => sum + each, 0)
  const perLine = Math.max(1, Math.floor(width / size))
  const lines = cell.text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(markWidth(line) / perLine)), 0)
  return Math.ceil(lines / cell.rowSpan)
}

/** The rows with a place for every column: null where another cell's span covers it. */
export function fillSpans({ rows, widths }: DocumentTable): (TableCell | null)[][] {
  const covered = new Set<string>()
  return rows.map((cells, row) => {
    const left = [...cells]
    return widths.map((_, column) => {
      if (covered.has(`${row},${column}`)) return null
      const cell = left.shift()
      if (cell === undefined) return null
      for (let down = 0; down < cell.rowSpan; down++)
        for (let across = 0; across < cell.columnSpan; across++) covered.add(`${row + down},${column + across}`)
      return cell
    })
  })
}
