import { APPLICANT_KIND_NAMES, type ApplicantKind } from '../applicants.ts'
import { type LocalDate } from '../date.ts'
import { OUTCOME_NAMES, OUTCOMES, type Outcome } from '../outcomes.ts'
import { REMEDY_RESULT_NAMES, type RemedyKind, type RemedyResult } from '../remedy-kinds.ts'
import {
  COLUMNS,
  COMPLAINT_BLOCKS,
  REMEDY_BLOCKS,
  REMEDY_COLUMNS,
  type Cell,
  type Column,
  type FilledReport,
  type RemedyColumn,
  type ReportHead,
  type ReportPeriod,
} from './filled-report.ts'
import { REPORT_ROWS, type ReportRow } from './rows.ts'

/** Where a day stands to the reporting period. */
export type Phase = 'before' | 'within' | 'after'
const PHASES: readonly Phase[] = ['before', 'within', 'after']

/** Before, within or after the period; its first and last day are within. */
export function phaseOf(day: LocalDate, period: ReportPeriod): Phase {
  if (day < period.from) return 'before'
  return day > period.to ? 'after' : 'within'
}

/** What the report needs to know of a case. `ended` null: open; then there is no outcome. Receipt of the first text counts. */
export type CaseGroup = { applicant: ApplicantKind; received: Phase; ended: Phase | null; outcome: Outcome | null }
/** So many cases alike. */
export type CaseFact = CaseGroup & { cases: number }
/** What the report needs to know of a dispute. `ended` null: undecided; then there is no result. */
export type RemedyGroup = { kind: RemedyKind; opened: Phase; ended: Phase | null; result: RemedyResult | null }
/** So many disputes alike. */
export type RemedyFact = RemedyGroup & { disputes: number }

/**
 * The cells one case counts in; none when it was closed before the period or received after it, or is said to have ended
 * before it came. New or carried in; its one result and 总计 when it ended within, else carried out (条例 art. 49, the
 * form's printed relation). @throws RangeError for a case that ended within the period without an outcome
 */
export function cellsOfCase(group: CaseGroup): { row: ReportRow; column: Column }[] {
  const rows = rowsOfCase(group)
  return rows.flatMap((row) => [
    { row, column: group.applicant },
    { row, column: 'total' as const },
  ])
}

function rowsOfCase({ received, ended, outcome }: CaseGroup): ReportRow[] {
  if (received === 'after' || ended === 'before') return []
  const came: ReportRow = received === 'within' ? 'received' : 'carriedIn'
  if (ended !== 'within') return [came, 'carriedOut']
  if (outcome === null) throw new RangeError('a case that has ended needs an outcome')
  return [came, OUTCOMES[outcome].row, 'total']
}

/**
 * The cells one dispute counts in: those pending at some time in the period, by result when decided within, else 尚未审结.
 * @throws RangeError for a dispute that ended within the period without a result
 */
export function cellsOfRemedy(group: RemedyGroup): { block: RemedyKind; column: RemedyColumn }[] {
  const { kind: block, opened, ended, result } = group
  if (opened === 'after' || ended === 'before') return []
  if (ended === 'within' && result === null) throw new RangeError('a dispute that has ended needs a result')
  const column: RemedyColumn = ended === 'within' && result !== null ? result : 'pending'
  return [
    { block, column },
    { block, column: 'total' },
  ]
}

/** Fills the form from counted facts: every cell a number, none blank. A college's form counts complaints as well. */
export function countReport(
  head: ReportHead,
  cases: readonly CaseFact[],
  remedies: readonly RemedyFact[],
): FilledReport {
  const applications = zeros(REPORT_ROWS, COLUMNS)
  for (const fact of cases) for (const { row, column } of cellsOfCase(fact)) applications[row][column] += fact.cases
  const disputes = zeros([...REMEDY_BLOCKS, ...COMPLAINT_BLOCKS], REMEDY_COLUMNS)
  for (const fact of remedies)
    for (const { block, column } of cellsOfRemedy(fact)) disputes[block][column] += fact.disputes
  const { body, year, form, period, asOf } = head
  const report = { body, year, form, period, asOf, applications, remedies: pick(disputes, REMEDY_BLOCKS) }
  return form === 'college' ? { ...report, complaints: pick(disputes, COMPLAINT_BLOCKS) } : report
}

function zeros<R extends string, C extends string>(rows: readonly R[], columns: readonly C[]) {
  const row = () => Object.fromEntries(columns.map((column) => [column, 0])) as Record<C, number>
  return Object.fromEntries(rows.map((each) => [each, row()])) as Record<R, Record<C, number>>
}

function pick<R extends string, B extends R, C extends string>(
  table: Record<R, Record<C, Cell>>,
  blocks: readonly B[],
) {
  return Object.fromEntries(blocks.map((block) => [block, table[block]])) as Record<B, Record<C, Cell>>
}

/** Every kind of case that counts in a cell, for the list behind it: found by the counting rule itself. */
export function caseGroupsOf(row: ReportRow, column: Column): CaseGroup[] {
  return ALL_CASE_GROUPS.filter((group) =>
    cellsOfCase(group).some((cell) => cell.row === row && cell.column === column),
  )
}

/** Every kind of dispute that counts in a cell, complaints included. */
export function remedyGroupsOf(block: RemedyKind, column: RemedyColumn): RemedyGroup[] {
  return allRemedyGroups(block).filter((group) => cellsOfRemedy(group).some((cell) => cell.column === column))
}

/** All ends a record can show, but for the one the rule rejects: ended within the period with no result. */
function ends<T>(results: readonly T[]): { ended: Phase | null; result: T | null }[] {
  const all = [null, ...PHASES].flatMap((ended) => [null, ...results].map((result) => ({ ended, result })))
  return all.filter(({ ended, result }) => ended !== 'within' || result !== null)
}

const ALL_CASE_GROUPS: readonly CaseGroup[] = APPLICANT_KIND_NAMES.flatMap((applicant) =>
  PHASES.flatMap((received) =>
    ends(OUTCOME_NAMES).map(({ ended, result }) => ({ applicant, received, ended, outcome: result })),
  ),
)

function allRemedyGroups(kind: RemedyKind): RemedyGroup[] {
  return PHASES.flatMap((opened) =>
    ends(REMEDY_RESULT_NAMES).map(({ ended, result }) => ({ kind, opened, ended, result })),
  )
}
