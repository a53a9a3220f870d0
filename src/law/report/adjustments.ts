import { APPLICANT_KIND_NAMES, isApplicantKind } from '../applicants.ts'
import { type Cell, type Column, type FilledReport, type RemedyColumn } from './filled-report.ts'
import { FORMS } from './forms.ts'
import { placeName } from './place-names.ts'
import { isReportRow, RESULT_ROWS, type ReportRow } from './rows.ts'

/** So many applications or disputes that count in a cell although the register does not hold them, or holds and should not. */
export type Adjustment = { place: string; difference: number }

/** A cell an adjustment may change: one that no other cell is the sum of. */
export type AdjustablePlace = { place: string; name: string }

const RESULTS = ['upheld', 'corrected', 'other', 'pending'] as const

/** Every cell that may be adjusted in a form, as printed; totals follow by themselves. */
export function adjustablePlaces({ form, complaints }: FilledReport): AdjustablePlace[] {
  const rows: readonly ReportRow[] = ['received', 'carriedIn', ...RESULT_ROWS, 'carriedOut']
  const blocks = FORMS[form].remedyBlocks.map(({ key }) => `remedies.${key}`)
  const complained = complaints ? FORMS[form].complaintBlocks.map(({ key }) => `complaints.${key}`) : []
  const places = [
    ...rows.flatMap((row) => APPLICANT_KIND_NAMES.map((kind) => `applications.${row}.${kind}`)),
    ...[...blocks, ...complained].flatMap((block) => RESULTS.map((result) => `${block}.${result}`)),
  ]
  return places.map((place) => ({ place, name: placeName(place).replace(/^「|」$/g, '') }))
}

/** The report with adjustments added, and with them the totals they count in. */
export function withAdjustments(report: FilledReport, adjustments: readonly Adjustment[]): FilledReport {
  if (adjustments.length === 0) return report
  const adjusted = structuredCopy(report)
  for (const { place, difference } of adjustments) for (const cell of cellsOf(place)) add(adjusted, cell, difference)
  return adjusted
}

/** How much the adjustments add to a cell of row (or block) and column. */
export const adjustedBy = (adjustments: readonly Adjustment[], row: string, column: string): number =>
  adjustments
    .filter(({ place }) => cellsOf(place).some((cell) => cell.row === row && cell.column === column))
    .reduce((sum, { difference }) => sum + difference, 0)

type CellAt = { table: string; row: string; column: string }

/** The cell itself and the totals it counts in. */
function cellsOf(place: string): CellAt[] {
  const [table = '', ...rest] = place.split('.')
  const [row, column] = [rest.slice(0, -1).join('.'), rest.at(-1) ?? '']
  const isResult = (RESULT_ROWS as readonly string[]).includes(row)
  const rows = table === 'applications' && isResult ? [row, 'total'] : [row]
  return rows.flatMap((each) => [
    { table, row: each, column },
    { table, row: each, column: 'total' },
  ])
}

function add(report: FilledReport, { table, row, column }: CellAt, difference: number): void {
  if (table === 'applications' && isReportRow(row) && (column === 'total' || isApplicantKind(column))) {
    const cells: Record<Column, Cell> = report.applications[row]
    cells[column] = (cells[column] ?? 0) + difference
    return
  }
  const blocks = (table === 'complaints' ? report.complaints : report.remedies) as
    Partial<Record<string, Record<RemedyColumn, Cell>>> | undefined
  const cells = blocks?.[row]
  if (cells) cells[column as RemedyColumn] = (cells[column as RemedyColumn] ?? 0) + difference
}

const structuredCopy = (report: FilledReport): FilledReport => JSON.parse(JSON.stringify(report)) as FilledReport
