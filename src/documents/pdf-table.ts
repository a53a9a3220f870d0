import type { Content, TableCell as PdfCell } from 'pdfmake/interfaces.js'
import { type Block, type Sheet, type TableCell } from '../letters/document.ts'
import { TABLE_POINTS } from './official-layout.ts'
import { intoRoom, lineOf } from './pdf-style.ts'
import { BORDER, columnWidths, fillSpans, PADDING, ROW_LINE, rowHeights, TALLEST_KEPT } from './table-shape.ts'

/** Room between a table and what follows it. */
const AFTER = 8

type TableBlock = Extract<Block, { type: 'table' }>

/** A table over the width of the page, its heads repeated, rows not broken across pages where they fit, its caption above. */
export function pdfTable(block: TableBlock, sheet: Sheet, after = AFTER): Content[] {
  const { table, caption, points: size = TABLE_POINTS } = block
  const tall = rowHeights(table, sheet, size).map((height) => height > TALLEST_KEPT)
  const headed = tall.slice(0, table.headRows + 1).some(Boolean)
  const made: Content = {
    table: {
      // pdfmake drops what is kept whole and higher than a page.
      headerRows: headed && tall.slice(0, table.headRows).some(Boolean) ? 0 : table.headRows,
      keepWithHeaderRows: headed ? 0 : 1,
      dontBreakRows: !tall.some(Boolean),
      widths: columnWidths(table, sheet),
      body: fillSpans(table).map((row) => row.map((cell) => (cell === null ? {} : pdfCell(cell)))),
    },
    layout: {
      hLineWidth: () => BORDER,
      vLineWidth: () => BORDER,
      paddingLeft: () => PADDING,
      paddingRight: () => PADDING,
      paddingTop: () => 1,
      paddingBottom: () => 1,
    },
    ...lineOf(size, size * ROW_LINE),
    margin: [0, 0, 0, after],
  }
  if (caption === undefined) return [made]
  const head: Content = { text: caption, bold: true, alignment: 'center', ...lineOf(CAPTION_POINTS, CAPTION_LINE) }
  return intoRoom([head], [made], rowsAtStart(block, sheet))
}
const CAPTION_POINTS = 10.5
const CAPTION_LINE = 20

/** How high a table’s caption, heads and first row are, in points: a little more rather than less. */
export const startOfTable = (block: TableBlock, sheet: Sheet): number =>
  rowsAtStart(block, sheet) + (block.caption === undefined ? 0 : CAPTION_LINE)

function rowsAtStart({ table, points: size = TABLE_POINTS }: TableBlock, sheet: Sheet): number {
  const start = rowHeights(table, sheet, size).slice(0, table.headRows + 1)
  return Math.min(
    start.reduce((sum, height) => sum + height, 0),
    TALLEST_KEPT,
  )
}

function pdfCell({ kind, text, columnSpan, rowSpan, pageOf }: TableCell): PdfCell {
  return {
    text: pageOf === undefined ? text : [{ pageReference: pageOf }],
    colSpan: columnSpan,
    rowSpan,
    bold: kind === 'head',
    alignment: kind === 'label' ? 'left' : 'center',
    // pdfmake misplaces the middle of a cell over several rows.
    verticalAlignment: rowSpan === 1 ? 'middle' : 'top',
  }
}
