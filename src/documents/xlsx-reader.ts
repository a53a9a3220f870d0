import type ExcelJS from 'exceljs'
import { ROWS_ABOVE, TableError, type Cell, type TableLimits, type TableRow } from './table.ts'
import { FILE_PROBLEMS } from './table-problems.ts'
import { refuseOversize } from './xlsx-bounds.ts'

/** Parts of a sheet that say nothing of its cells; some of them (rules for whole columns) take minutes to unfold. */
const IGNORED_PARTS = [
  'dataValidations',
  'conditionalFormatting',
  'hyperlinks',
  'autoFilter',
  'drawing',
  'picture',
  'legacyDrawing',
  'tableParts',
  'extLst',
  'sheetProtection',
  'rowBreaks',
  'cols',
]
const DAY_MS = 86_400_000

/** A sheet as read: its name, whether it is shown, and the rows that hold something. */
export type SheetRows = { name: string; visible: boolean; rows: TableRow[] }

/** Every sheet of an .xlsx file. Throws TableError, in words for the sender, when the file is broken or oversize. */
export async function readXlsx(file: Buffer, limits: TableLimits): Promise<SheetRows[]> {
  refuseOversize(file, limits)
  const workbook = await load(file, limits)
  return workbook.worksheets.map((sheet) => ({
    name: sheet.name,
    visible: sheet.state === 'visible',
    rows: rowsOf(sheet, limits.columns),
  }))
}

async function load(file: Buffer, limits: TableLimits): Promise<ExcelJS.Workbook> {
  const { Workbook } = (await import('exceljs')).default
  const workbook = new Workbook()
  const options = { ignoreNodes: IGNORED_PARTS, maxRows: limits.rows + ROWS_ABOVE }
  try {
    return await workbook.xlsx.load(file as unknown as ExcelJS.Buffer, options)
  } catch (error) {
    throw new TableError(loadProblem(error, limits), { cause: error })
  }
}

function loadProblem(error: unknown, limits: TableLimits): string {
  const message = error instanceof Error ? error.message : ''
  if (message.startsWith('Max row count')) return FILE_PROBLEMS.tooManyRows(limits.rows)
  return FILE_PROBLEMS.brokenSpreadsheet()
}

function rowsOf(sheet: ExcelJS.Worksheet, columns: number): TableRow[] {
  const rows: TableRow[] = []
  sheet.eachRow((row, line) => {
    const cells: Cell[] = []
    row.eachCell((cell, column) => {
      if (column > columns) throw new TableError(FILE_PROBLEMS.tooManyColumns(columns))
      while (cells.length < column - 1) cells.push('')
      cells.push(textOf(cell))
    })
    rows.push({ line, cells })
  })
  return rows
}

function textOf(cell: ExcelJS.Cell): Cell {
  const text = valueText(cell.value)
  // A code of zeros as number format is the only trace of leading zeros: 7 shown as 00007.
  return typeof cell.value === 'number' && /^0{2,20}$/.test(cell.numFmt ?? '')
    ? text.padStart(cell.numFmt.length, '0')
    : text
}

function valueText(value: ExcelJS.CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return dayText(value)
  if (typeof value === 'number') return numberText(value)
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map((run) => run.text).join('')
  if ('error' in value) return value.error
  if ('text' in value) return valueText(value.text as ExcelJS.CellValue)
  return 'result' in value ? valueText(value.result) : ''
}

/** Spreadsheet dates are days counted in UTC; a moment before midnight is a rounding fault of the next day. */
function dayText(value: Date): string {
  const time = value.getTime() + 500
  if (Number.isNaN(time)) return ''
  return new Date(Math.floor(time / DAY_MS) * DAY_MS).toISOString().slice(0, 10)
}

/** Never in scientific notation: an 18-digit number keeps its digits as far as the file has them. */
function numberText(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(value)
}
