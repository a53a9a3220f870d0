import { readCsv } from './csv-reader.ts'
import { decodeText } from './decode-text.ts'
import { columnName, knownColumnsIn, tableOf } from './header-row.ts'
import { TABLE_LIMITS, TableError, type Table, type TableLimits, type TableRow } from './table.ts'
import { FILE_PROBLEMS } from './table-problems.ts'
import { readXlsx, type SheetRows } from './xlsx-reader.ts'

/** How to find the table in the file. */
export type ReadOptions = {
  /** Column names by which the header row is known; rows above it are skipped. */
  known?: readonly string[]
  /** The sheet of a spreadsheet; without it the first that has the known columns, else the first with data. */
  sheet?: string
  limits?: Partial<TableLimits>
}

const MEGABYTE = 1024 * 1024
/** How files begin that are not what they are called. */
const STARTS = { zip: '504b0304', oldSpreadsheet: 'd0cf11e0a1b11ae1', pdf: '25504446' } as const

/**
 * Reads a register from CSV (UTF-8, GB18030, UTF-16; comma, semicolon, tab) or XLSX. What the file is, its first bytes
 * say, not its name. Throws TableError whose message tells the sender, in Chinese, what is wrong and how to mend it.
 */
export async function readTable(bytes: Uint8Array, fileName: string, options: ReadOptions = {}): Promise<Table> {
  const limits = { ...TABLE_LIMITS, ...options.limits }
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length > limits.bytes) throw new TableError(FILE_PROBLEMS.tooLarge(limits.bytes / MEGABYTE))
  const known = options.known ?? []
  const table = tableOf(await rowsIn(file, fileName, known, options.sheet, limits), known)
  if (table.rows.length > limits.rows) throw new TableError(FILE_PROBLEMS.tooManyRows(limits.rows))
  return table
}

async function rowsIn(
  file: Buffer,
  fileName: string,
  known: readonly string[],
  sheet: string | undefined,
  limits: TableLimits,
): Promise<readonly TableRow[]> {
  if (file.length === 0) throw new TableError(FILE_PROBLEMS.empty())
  const start = file.subarray(0, 8).toString('hex')
  if (start.startsWith(STARTS.zip)) return pickSheet(await readXlsx(file, limits), known, sheet)
  if (start.startsWith(STARTS.oldSpreadsheet)) throw new TableError(FILE_PROBLEMS.oldSpreadsheet())
  if (start.startsWith(STARTS.pdf)) throw new TableError(FILE_PROBLEMS.notATable())
  if (/\.xlsx$/i.test(fileName)) throw new TableError(FILE_PROBLEMS.brokenSpreadsheet())
  const text = decodeText(file)
  if (/^\s*<(!doctype html|html|table|\?xml)/i.test(text.slice(0, 200))) throw new TableError(FILE_PROBLEMS.webPage())
  return readCsv(text, known, limits)
}

function pickSheet(sheets: readonly SheetRows[], known: readonly string[], name?: string): readonly TableRow[] {
  if (name !== undefined) {
    const named = sheets.find((sheet) => sheet.name === name)
    if (named === undefined)
      throw new TableError(
        FILE_PROBLEMS.noSheet(
          name,
          sheets.map((sheet) => sheet.name),
        ),
      )
    return named.rows
  }
  const filled = sheets.filter((sheet) => sheet.rows.length > 0).sort((a, b) => Number(b.visible) - Number(a.visible))
  const names = new Set(known.map(columnName))
  const fitting = filled.find((sheet) => sheet.rows.some((row) => knownColumnsIn(row.cells, names) >= 2))
  return (fitting ?? filled[0])?.rows ?? []
}
