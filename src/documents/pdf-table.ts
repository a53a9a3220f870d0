import type { Content, TableCell as PdfCell } from 'pdfmake/interfaces.js'
import { type Block, type DocumentTable, type Sheet, type TableCell } from '../letters/document.ts'
import { LANDSCAPE_MARGIN, LAYOUT, TABLE_POINTS } from './official-layout.ts'
import { lineOf, points } from './pdf-style.ts'

const PADDING = 2
const BORDER = 0.5
const PORTRAIT = points(LAYOUT.page.size.width - LAYOUT.page.margin.left - LAYOUT.page.margin.right)
const LANDSCAPE = points(LAYOUT.page.size.height - 2 * LANDSCAPE_MARGIN)

/** A table over the width of the page, its heads repeated, rows not broken across pages, its caption above. */
export function pdfTable(block: Extract<Block, { type: 'table' }>, sheet: Sheet): Content[] {
  const { table, caption, points: size = TABLE_POINTS } = block
  const made: Content = {
    table: {
      headerRows: table.headRows,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: columnWidths(table, sheet === 'landscape' ? LANDSCAPE : PORTRAIT),
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
    ...lineOf(size, size * 1.4),
  }
  if (caption === undefined) return [made]
  const head: Content = { text: caption, bold: true, alignment: 'center', headlineLevel: 1, ...lineOf(10.5, 20) }
  return [head, made]
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

function columnWidths({ widths }: DocumentTable, page: number): number[] {
  const all = widths.reduce((sum, each) => sum + each, 0)
  const free = page - widths.length * 2 * PADDING - (widths.length + 1) * BORDER
  return widths.map((each) => (each / all) * free)
}

/** The rows with a place for every column, as pdfmake wants them: null where another cell's span covers it. */
function fillSpans({ rows, widths }: DocumentTable): (TableCell | null)[][] {
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
