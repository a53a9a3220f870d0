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

type Table = Record<string, Record<string, Cell>>

/** The tables of many reports added up, cell by cell. A blank adds nothing; where all are blank the sum is blank. */
export function sumReports(head: ReportHead, reports: readonly FilledReport[]): FilledReport {
  const { body, year, form, period, asOf } = head
  const applications = blank(REPORT_ROWS, COLUMNS)
  const remedies = blank(REMEDY_BLOCKS, REMEDY_COLUMNS)
  const complaints = blank(COMPLAINT_BLOCKS, REMEDY_COLUMNS)
  for (const report of reports) {
    add(applications, report.applications)
    add(remedies, report.remedies)
    if (report.complaints) add(complaints, report.complaints)
  }
  const summed = { body, year, form, period, asOf, applications, remedies }
  return form === 'college' ? { ...summed, complaints } : summed
}

function blank<R extends string, C extends string>(rows: readonly R[], columns: readonly C[]) {
  const row = () => Object.fromEntries(columns.map((column) => [column, null])) as Record<C, Cell>
  return Object.fromEntries(rows.map((each) => [each, row()])) as Record<R, Record<C, Cell>>
}

/** Adds in place: thousands of reports are summed without a copy each. */
function add(sum: Table, table: Table): void {
  for (const row in sum) {
    const [cells, added] = [sum[row]!, table[row]]
    if (added === undefined) continue
    for (const column in cells) {
      const value = added[column]
      if (value != null) cells[column] = (cells[column] ?? 0) + value
    }
  }
}
