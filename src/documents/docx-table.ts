import {
  HeightRule,
  PageReference,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type FileChild,
} from 'docx'
import { type Block, type Sheet, type TableCell as Cell } from '../letters/document.ts'
import { CHINESE_MARKS, STYLE } from './docx-styles.ts'
import { LANDSCAPE_MARGIN, LAYOUT, TABLE_POINTS, twips } from './official-layout.ts'
import { rowHeights, TALLEST_KEPT } from './table-shape.ts'

const LANDSCAPE_WIDTH = LAYOUT.page.size.height - 2 * LANDSCAPE_MARGIN
const PORTRAIT_WIDTH = LAYOUT.page.size.width - LAYOUT.page.margin.left - LAYOUT.page.margin.right

/** A table over the width of the page, with its caption above; rows are not broken across pages where they fit. `keepNext`: its last row with what follows. */
export function docxTable(block: Extract<Block, { type: 'table' }>, sheet: Sheet, keepNext = false): FileChild[] {
  const { table, caption, points = TABLE_POINTS } = block
  const width = sheet === 'landscape' ? LANDSCAPE_WIDTH : PORTRAIT_WIDTH
  const all = table.widths.reduce((sum, each) => sum + each, 0)
  const columnWidths = table.widths.map((each) => Math.floor((each / all) * width))
  const heights = rowHeights(table, sheet, points)
  const rows = table.rows.map(
    (cells, index) =>
      new TableRow({
        children: cells.map((cell) => tableCell(cell, points, keepNext && index === table.rows.length - 1)),
        tableHeader: index < table.headRows && heights[index]! <= TALLEST_KEPT,
        cantSplit: heights[index]! <= TALLEST_KEPT,
        height: { value: twips(4.6), rule: HeightRule.ATLEAST },
      }),
  )
  const made = new Table({
    rows,
    columnWidths,
    width: { size: columnWidths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { left: 40, right: 40, top: 0, bottom: 0, marginUnitType: WidthType.DXA },
  })
  return caption === undefined ? [made] : [captionOf(caption), made]
}

const captionOf = (text: string): Paragraph =>
  new Paragraph({ style: STYLE.caption, children: [new TextRun({ text, font: CHINESE_MARKS })] })

const CELL_STYLES = { head: STYLE.tableHead, label: STYLE.tableText, figure: STYLE.tableFigure } as const

function tableCell({ kind, text, columnSpan, rowSpan, pageOf }: Cell, points: number, keepNext: boolean): TableCell {
  const style = CELL_STYLES[kind]
  const size = points === TABLE_POINTS ? {} : { size: points * 2 }
  const words = text.split('\n').map((line) => new TextRun({ text: line, font: CHINESE_MARKS, ...size }))
  const children =
    pageOf === undefined
      ? words.map((line) => new Paragraph({ style, keepNext, children: [line] }))
      : [new Paragraph({ style: STYLE.pageFigure, keepNext, children: [new PageReference(pageOf)] })]
  return new TableCell({ columnSpan, rowSpan, verticalAlign: VerticalAlign.CENTER, children })
}
