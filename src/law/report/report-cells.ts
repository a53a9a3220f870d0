import {
  COLUMNS,
  COMPLAINT_BLOCKS,
  REMEDY_BLOCKS,
  REMEDY_COLUMNS,
  type Cell,
  type FilledReport,
  type ReportHead,
} from './filled-report.ts'
import { REPORT_ROWS } from './rows.ts'

type Table = Readonly<Record<string, Readonly<Record<string, Cell>>>>

/**
 * The figures of a report as one line, in a fixed order: applications row by row, then remedies, then complaints; a blank is
 * empty. Thousands of reports are read and summed from these lines; the filled form beside them stays the truth.
 */
export function cellsLine({ applications, remedies, complaints }: FilledReport): string {
  const tables: Table[] = [applications, remedies, ...(complaints ? [complaints] : [])]
  const cells = tables.flatMap((table, at) => {
    const [rows, columns] = SHAPES[at]!
    return rows.flatMap((row) => columns.map((column) => table[row]?.[column] ?? ''))
  })
  return cells.join(',')
}

const SHAPES: readonly (readonly [readonly string[], readonly string[]])[] = [
  [REPORT_ROWS, COLUMNS],
  [REMEDY_BLOCKS, REMEDY_COLUMNS],
  [COMPLAINT_BLOCKS, REMEDY_COLUMNS],
]

/** The report of such a line. */
export function reportOfCells({ body, year, form, period, asOf }: ReportHead, line: string): FilledReport {
  const cells = line.split(',')
  let at = 0
  const tables = SHAPES.map(([rows, columns]) => {
    if (at >= cells.length) return undefined
    return Object.fromEntries(
      rows.map((row) => [row, Object.fromEntries(columns.map((column) => [column, cellOf(cells[at++])]))]),
    )
  })
  const [applications, remedies, complaints] = tables
  return { body, year, form, period, asOf, applications, remedies, ...(complaints && { complaints }) } as FilledReport
}

/** Two totals of the applications table straight from a line: received and carried out. */
export function totalsOfCells(line: string): { received: Cell; carriedOut: Cell } {
  const cells = line.split(',', REPORT_ROWS.length * COLUMNS.length)
  const totalOf = (row: (typeof REPORT_ROWS)[number]) =>
    cellOf(cells[REPORT_ROWS.indexOf(row) * COLUMNS.length + COLUMNS.indexOf('total')])
  return { received: totalOf('received'), carriedOut: totalOf('carriedOut') }
}

const cellOf = (text: string | undefined): Cell => (text === undefined || text === '' ? null : Number(text))
