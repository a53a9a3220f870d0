/** One cell as text. Spreadsheet dates come as YYYY-MM-DD, numbers with all their digits, formulas as their result. */
export type Cell = string

/** A row of a register and the line (CSV) or row number (spreadsheet) where the office finds it. */
export type TableRow = { line: number; cells: readonly Cell[] }

/** A register as read: column names, and the rows below them. */
export type Table = { header: readonly string[]; rows: readonly TableRow[] }

/** What a file may measure. A file beyond it is turned away with the measure named. */
export type TableLimits = {
  /** Bytes of the file as sent. */
  bytes: number
  /** Bytes a spreadsheet unpacks to: a small file may hold gigabytes of zeros. */
  unpackedBytes: number
  /** Cells of a spreadsheet, blank ones with a format included. */
  cells: number
  rows: number
  columns: number
}

/** Generous for a register: the largest seen, a city's whole year, has 3,607 rows in 0.4 MB. */
export const TABLE_LIMITS: TableLimits = {
  bytes: 20 * 1024 * 1024,
  unpackedBytes: 64 * 1024 * 1024,
  cells: 600_000,
  rows: 50_000,
  columns: 256,
}

/** Title, notes and header stand above the data and do not count as rows; more than this never. */
export const ROWS_ABOVE = 30

/** The file as a whole cannot be read. The message is for the person who sent it and says how to mend it. */
export class TableError extends Error {
  override name = 'TableError'
}
