import type ExcelJS from 'exceljs'
import { stringify } from 'csv-stringify/sync'
import { type LocalDate } from '../law/date.ts'
import { guarded } from './csv-guard.ts'

/** One column of an export. What its values are decides how they are written; text is text, whatever it begins with. */
export type OutputColumn<R> =
  | { header: string; kind: 'text'; value: (row: R) => string | null; width?: number }
  | { header: string; kind: 'number'; value: (row: R) => number | null; width?: number }
  | { header: string; kind: 'day'; value: (row: R) => LocalDate | null; width?: number }

/** A table to write: the sheet's name (31 characters at most), an optional title above the header, the columns. */
export type OutputTable<R> = { name: string; title?: string; columns: readonly OutputColumn<R>[] }

/** Widths in characters of Latin text, where a column names none. */
const WIDTHS = { text: 20, number: 10, day: 12 } as const
/** The most a spreadsheet cell holds; longer texts would make the program call the file broken. */
const LONGEST_CELL = 32_767
const CUT_NOTE = '……（以下内容过长，请在系统中查看）'
const BYTE_ORDER_MARK = '\ufeff'
/** Rows written between two turns of the event loop, so that a long export does not hold up other requests. */
const ROWS_A_TURN = 500

/** The table as CSV in UTF-8 with byte order mark, chunk by chunk; texts that a program would compute are guarded. */
export async function* csvChunks<R>(
  table: OutputTable<R>,
  rows: Iterable<R> | AsyncIterable<R>,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + stringify([table.columns.map(({ header }) => header)])
  let batch: string[][] = []
  for await (const row of rows) {
    batch.push(table.columns.map((column) => csvText(column, row)))
    if (batch.length < ROWS_A_TURN) continue
    yield stringify(batch)
    batch = []
  }
  if (batch.length > 0) yield stringify(batch)
}

/** The whole table as one CSV file. */
export async function writeCsv<R>(table: OutputTable<R>, rows: Iterable<R> | AsyncIterable<R>): Promise<Buffer> {
  let text = ''
  for await (const chunk of csvChunks(table, rows)) text += chunk
  return Buffer.from(text)
}

/** The table as .xlsx: A4 landscape, header row repeated on each page and kept in view, text cells typed as text. */
export async function writeXlsx<R>(table: OutputTable<R>, rows: Iterable<R> | AsyncIterable<R>): Promise<Buffer> {
  const { Workbook } = (await import('exceljs')).default
  const workbook = new Workbook()
  const sheet = workbook.addWorksheet(table.name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31))
  sheet.columns = table.columns.map((column) => ({
    width: column.width ?? WIDTHS[column.kind],
    style: styleOf(column.kind),
  }))
  const headAt = addHead(sheet, table)
  let written = 0
  for await (const row of rows) {
    sheet.addRow(table.columns.map((column) => cellOf(column, row)))
    written += 1
    if (written % ROWS_A_TURN === 0) await new Promise(setImmediate)
  }
  setUpPrint(sheet, headAt)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

function csvText<R>(column: OutputColumn<R>, row: R): string {
  const value = column.value(row)
  if (value === null) return ''
  // A day is meant to be taken for one.
  return column.kind === 'text' ? guarded(String(value)) : String(value)
}

function cellOf<R>(column: OutputColumn<R>, row: R): ExcelJS.CellValue {
  const value = column.value(row)
  if (value === null) return null
  if (column.kind === 'day') return new Date(Date.parse(value as string))
  return typeof value === 'number' ? value : sheetText(value)
}

/** Text for a spreadsheet cell: line ends as it knows them, not longer than it holds, and `_x000D_` written so that it is not taken for a code. */
export function sheetText(text: string): string {
  const whole = text.replace(/\r\n?/g, '\n').replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  return whole.length > LONGEST_CELL ? whole.slice(0, LONGEST_CELL - CUT_NOTE.length) + CUT_NOTE : whole
}

function styleOf(kind: OutputColumn<never>['kind']): Partial<ExcelJS.Style> {
  const numFmt = { text: '@', number: '0', day: 'yyyy-mm-dd' }[kind]
  return { numFmt, font: { name: '宋体', size: 11 }, alignment: { vertical: 'top', wrapText: kind === 'text' } }
}

/** Writes title and header; gives the header's row number. */
function addHead<R>(sheet: ExcelJS.Worksheet, table: OutputTable<R>): number {
  if (table.title !== undefined) {
    const title = sheet.addRow([sheetText(table.title)])
    sheet.mergeCells(1, 1, 1, table.columns.length)
    title.font = { name: '黑体', size: 14 }
    title.getCell(1).alignment = { horizontal: 'center' }
  }
  const head = sheet.addRow(table.columns.map(({ header }) => sheetText(header)))
  head.font = { name: '黑体', size: 11 }
  head.eachCell((cell) => {
    cell.numFmt = '@'
    cell.border = { bottom: { style: 'thin' } }
  })
  return head.number
}

function setUpPrint(sheet: ExcelJS.Worksheet, headAt: number): void {
  sheet.views = [{ state: 'frozen', ySplit: headAt }]
  Object.assign(sheet.pageSetup, {
    paperSize: 9, // A4
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: `${headAt}:${headAt}`,
  })
  sheet.headerFooter.oddFooter = '&C第 &P 页，共 &N 页'
}
