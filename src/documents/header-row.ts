import { ROWS_ABOVE, TableError, type Table, type TableRow } from './table.ts'
import { FILE_PROBLEMS } from './table-problems.ts'

/** A column name as compared: without spaces and line breaks, full-width forms and marks such as the star of "required". */
export function columnName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]+/g, '')
    .replace(/^\*+|[*:]+$/g, '')
}

/** How many of the `known` columns a row names. */
export function knownColumnsIn(cells: readonly string[], known: ReadonlySet<string>): number {
  return new Set(cells.map(columnName).filter((name) => known.has(name))).size
}

/**
 * Splits rows into column names and data: the header is the row that names most of the `known` columns, two at least;
 * without known columns the first row that fills two cells. Rows above it, blank rows and repetitions of the header
 * (printed on every page) are left out. Throws TableError when there is no header or nothing below it.
 */
export function tableOf(rows: readonly TableRow[], known: readonly string[]): Table {
  const at = headerIndex(rows, new Set(known.map(columnName)))
  const head = rows[at]
  if (head === undefined) throw new TableError(FILE_PROBLEMS.noHeader(known, ROWS_ABOVE))
  const header = head.cells.map(columnName)
  const signature = header.join('\n')
  const data = rows
    .slice(at + 1)
    .filter((row) => row.cells.some((cell) => cell.trim() !== '') && row.cells.map(columnName).join('\n') !== signature)
  if (data.length === 0) throw new TableError(FILE_PROBLEMS.noRows())
  return { header, rows: data }
}

function headerIndex(rows: readonly TableRow[], known: ReadonlySet<string>): number {
  const first = rows.slice(0, ROWS_ABOVE)
  if (known.size === 0) return first.findIndex((row) => row.cells.filter((cell) => cell.trim() !== '').length >= 2)
  const counts = first.map((row) => knownColumnsIn(row.cells, known))
  const most = Math.max(0, ...counts)
  return most >= Math.min(2, known.size) ? counts.indexOf(most) : -1
}
