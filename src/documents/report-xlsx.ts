import type ExcelJS from 'exceljs'
import { type ReportDocument } from '../law/report/report-document.ts'
import { type Grid, type GridCell } from './report-grid.ts'
import { reportSections, reportTitle } from './report-text.ts'
import { sheetText } from './table-writer.ts'

/** The report as .xlsx: a sheet for each table in its official layout, A4 landscape on one page, and one for the text. */
export async function reportXlsx(document: ReportDocument): Promise<Buffer> {
  const { Workbook } = (await import('exceljs')).default
  const workbook = new Workbook()
  const title = reportTitle(document.report)
  const sections = reportSections(document)
  for (const grid of sections.flatMap(({ grids }) => grids)) addGrid(workbook, title, grid)
  const told = sections.filter(({ paragraphs }) => paragraphs.length > 0)
  if (told.length > 0) addText(workbook, title, told)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

/** The width of a landscape page, in characters, shared out among the columns. */
const PAGE_WIDTH = 150
/** Points a line of text takes in a cell. */
const LINE_HEIGHT = 15
const BORDER = { style: 'thin' } as const
const PAGE = {
  paperSize: 9,
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  horizontalCentered: true,
} as const

function addGrid(workbook: ExcelJS.Workbook, title: string, grid: Grid): void {
  const sheet = workbook.addWorksheet(grid.title.slice(0, 31))
  const all = grid.widths.reduce((sum, width) => sum + width, 0)
  const widths = grid.widths.map((width) => (width / all) * PAGE_WIDTH)
  sheet.columns = widths.map((width) => ({ width }))
  addTitle(sheet, title, grid.widths.length)
  addTitle(sheet, grid.title, grid.widths.length)
  placeCells(sheet, grid, widths, sheet.rowCount)
  Object.assign(sheet.pageSetup, PAGE, { fitToHeight: 1 })
  sheet.pageSetup.printTitlesRow = `1:${2 + grid.headRows}`
}

function addTitle(sheet: ExcelJS.Worksheet, title: string, columns: number): void {
  const row = sheet.addRow([sheetText(title)])
  sheet.mergeCells(row.number, 1, row.number, columns)
  Object.assign(row.getCell(1), { font: { name: '黑体', size: 14 }, alignment: { horizontal: 'center' } })
}

/** Puts each cell at the first place of its row that no span from above or from the left covers. */
function placeCells(sheet: ExcelJS.Worksheet, grid: Grid, widths: readonly number[], above: number): void {
  const taken = new Set<string>()
  grid.rows.forEach((cells, rowIndex) => {
    let column = 1
    let lines = 1
    for (const cell of cells) {
      while (taken.has(`${rowIndex}:${column}`)) column += 1
      fill(sheet, above + rowIndex + 1, column, cell)
      if (cell.rowSpan === 1)
        lines = Math.max(lines, linesOf(cell, widths.slice(column - 1, column - 1 + cell.columnSpan)))
      for (let down = 0; down < cell.rowSpan; down += 1) {
        for (let right = 0; right < cell.columnSpan; right += 1) taken.add(`${rowIndex + down}:${column + right}`)
      }
    }
    sheet.getRow(above + rowIndex + 1).height = lines * LINE_HEIGHT
  })
}

/** Lines a cell's text needs in columns of these widths; a Chinese character is as wide as two of Latin text. */
function linesOf({ text }: GridCell, widths: readonly number[]): number {
  const needed = [...text].reduce((sum, letter) => sum + (letter > '\u00ff' ? 2 : 1), 0)
  return Math.ceil(needed / widths.reduce((sum, width) => sum + width, 0))
}

function fill(sheet: ExcelJS.Worksheet, row: number, column: number, cell: GridCell): void {
  const target = sheet.getCell(row, column)
  target.value = cell.kind === 'figure' ? cell.figure : sheetText(cell.text)
  const [bottom, right] = [row + cell.rowSpan - 1, column + cell.columnSpan - 1]
  if (bottom > row || right > column) sheet.mergeCells(row, column, bottom, right)
  for (let r = row; r <= bottom; r += 1) {
    for (let c = column; c <= right; c += 1) {
      sheet.getCell(r, c).border = { top: BORDER, left: BORDER, bottom: BORDER, right: BORDER }
    }
  }
  target.font = { name: cell.kind === 'head' ? '黑体' : '宋体', size: 10 }
  target.numFmt = cell.kind === 'figure' ? '0' : '@'
  target.alignment = { vertical: 'middle', horizontal: cell.kind === 'label' ? 'left' : 'center', wrapText: true }
}

function addText(
  workbook: ExcelJS.Workbook,
  title: string,
  sections: readonly { title: string; paragraphs: readonly string[] }[],
): void {
  const sheet = workbook.addWorksheet('文字说明')
  sheet.columns = [{ width: 100, style: { alignment: { wrapText: true, vertical: 'top' }, numFmt: '@' } }]
  addTitle(sheet, title, 1)
  for (const section of sections) {
    sheet.addRow([sheetText(section.title)]).font = { name: '黑体', size: 11 }
    for (const paragraph of section.paragraphs) sheet.addRow([sheetText(paragraph)])
  }
  Object.assign(sheet.pageSetup, PAGE, { orientation: 'portrait', fitToHeight: 0 })
}
