import { type EntityManager } from '@mikro-orm/postgresql'
import { type ApplicationContent } from '../cases/application.ts'
import { type Standing } from '../cases/agenda.ts'
import { type ApplicantKind } from '../law/applicants.ts'
import { daysBetween, type LocalDate } from '../law/date.ts'
import { type Outcome } from '../law/outcomes.ts'
import { type Channel } from '../law/receipt.ts'
import { CASE_COLUMNS, type CaseRow } from './case-row.ts'
import { searchedTexts } from './case-filing.ts'
import { openContent } from './case-store.ts'
import { query, type Parameter } from './query.ts'
import { containsWords, queryTerms } from './search-terms.ts'
import { type Sealer } from './sealing.ts'

/** One line of the ledger (台账): the row, and what was sealed, opened for those who may see it. */
export type LedgerLine = CaseRow & { content: ApplicationContent }

export type LedgerSort = 'submitted' | 'received' | 'due'

/** What the ledger shows; every field narrows it. Days are inclusive. */
export type LedgerFilter = {
  words?: string
  standing?: Exclude<Standing, 'in-time'> | 'open'
  channel?: Channel
  applicantKind?: ApplicantKind
  outcome?: Outcome
  receivedFrom?: LocalDate
  receivedTo?: LocalDate
  /** Null: nobody. */
  assignedTo?: string | null
  departmentId?: string | null
  numbers?: readonly string[]
}

/** Where a page goes on: the sort day and the id of its last line. */
export type LedgerCursor = { day: LocalDate | null; caseId: string }
export type LedgerPage = { lines: LedgerLine[]; next: LedgerCursor | null }

/** The days that standings are judged by; worked out once, by the calendar. */
export type LedgerDays = { today: LocalDate; soon: LocalDate }

/**
 * One page of the ledger by keyset: no offset, no count. Searched words are matched by fingerprint in the database
 * and verified on the opened text, so that a page may take more than one read where fingerprints agree by chance.
 */
export async function ledgerPage(
  em: EntityManager,
  sealer: Sealer,
  organId: number,
  filter: LedgerFilter,
  sort: LedgerSort,
  days: LedgerDays,
  after: LedgerCursor | null,
  limit: number,
): Promise<LedgerPage> {
  const lines: LedgerLine[] = []
  let cursor = after
  for (;;) {
    const statement = ledgerStatement(sealer, organId, filter, sort, days, cursor, limit + 1)
    const rows = await query<CaseRow>(em, statement.text, statement.values)
    for (const row of rows) {
      const line = { ...row, content: openContent(sealer, row).content }
      if (filter.words && !containsWords([line.number, ...searchedTexts(line.content)], filter.words)) continue
      if (lines.length === limit) return { lines, next: cursorOf(lines.at(-1), sort) }
      lines.push(line)
    }
    const last = rows.at(-1)
    if (rows.length <= limit || !last) return { lines, next: null }
    cursor = cursorOf(last, sort)
  }
}

/** How many lines a filter finds, counted no further than the cap; searched words by their fingerprints alone. */
export async function ledgerCount(
  em: EntityManager,
  sealer: Sealer,
  organId: number,
  filter: LedgerFilter,
  days: LedgerDays,
): Promise<number> {
  const values: Parameter[] = []
  const bind = (value: Parameter) => `$${values.push(value)}`
  const where = [`organ_id = ${bind(organId)}`, ...conditionsOf(filter, days, bind, sealer, organId)].join(' and ')
  const text = `select count(*)::int as total from (select 1 from case_file where ${where} limit ${LEDGER_CAP}) as capped`
  const [row] = await query<{ total: number }>(em, text, values)
  return row?.total ?? 0
}

/** Lines are counted up to here; more is "and more". */
export const LEDGER_CAP = 1000

const SORT_COLUMN = { submitted: 'submitted_on', received: 'received_on', due: 'due_on' } as const

/** The statement of one page; exported so that its plan can be checked on a large ledger. */
export function ledgerStatement(
  sealer: Sealer,
  organId: number,
  filter: LedgerFilter,
  sort: LedgerSort,
  days: LedgerDays,
  after: LedgerCursor | null,
  limit: number,
): { text: string; values: Parameter[] } {
  const values: Parameter[] = []
  const bind = (value: Parameter) => `$${values.push(value)}`
  const where = [`organ_id = ${bind(organId)}`, ...conditionsOf(filter, days, bind, sealer, organId)].join(' and ')
  const many = bind(limit)
  const pieces = piecesBeyond(filter, sort, after, bind).map(
    (beyond) => `select ${CASE_COLUMNS} from case_file where ${where}${beyond}
    order by ${sortKey(filter, sort)}, case_id desc limit ${many}`,
  )
  if (pieces.length === 1) return { text: pieces[0]!, values }
  const order = sort === 'due' ? '"dueOn"' : '"receivedOn"'
  const text = `(${pieces.join(')\nunion all (')}) order by ${order} desc nulls last, "caseId" desc limit ${many}`
  return { text, values }
}

/**
 * The order in the words of each index: NULLS LAST where the column may be null. By due day within some months of
 * receipt no index helps with both: adding nothing keeps the planner from walking all due days in search of those months.
 */
function sortKey({ receivedFrom, receivedTo }: LedgerFilter, sort: LedgerSort): string {
  if (sort !== 'due') return sort === 'received' ? 'received_on desc nulls last' : 'submitted_on desc'
  const isShort = receivedFrom && receivedTo && daysBetween(receivedFrom, receivedTo) <= 400
  return isShort ? '(due_on + 0) desc nulls last' : 'due_on desc nulls last'
}

type Bind = (value: Parameter) => string

/**
 * What lies beyond a cursor, as conditions each of which an index can answer: the lines of earlier days, then the lines
 * without such a day, which stand at the end. Nothing is due before it is received: the walk by due day stops there.
 */
function piecesBeyond(filter: LedgerFilter, sort: LedgerSort, after: LedgerCursor | null, bind: Bind): string[] {
  if (!after) return ['']
  const column = SORT_COLUMN[sort]
  const id = bind(after.caseId)
  if (after.day === null) return [` and ${column} is null and case_id < ${id}::uuid`]
  const earlier = ` and (${column}, case_id) < (${bind(after.day)}::date, ${id}::uuid)`
  if (sort === 'submitted') return [earlier]
  const stop = sort === 'due' && filter.receivedFrom ? ` and due_on >= ${bind(filter.receivedFrom)}` : ''
  return [earlier + stop, ` and ${column} is null`]
}

function conditionsOf(filter: LedgerFilter, days: LedgerDays, bind: Bind, sealer: Sealer, organId: number): string[] {
  const conditions: string[] = []
  const equals = (column: string, value: Parameter | undefined) => {
    if (value !== undefined) conditions.push(`${column} = ${bind(value)}`)
  }
  const isOrIsNot = (column: string, value: string | null | undefined) =>
    value === null ? conditions.push(`${column} is null`) : equals(column, value)
  equals('channel', filter.channel)
  equals('applicant_kind', filter.applicantKind)
  equals('outcome', filter.outcome)
  isOrIsNot('assigned_to', filter.assignedTo)
  isOrIsNot('department_id', filter.departmentId)
  if (filter.receivedFrom) conditions.push(`received_on >= ${bind(filter.receivedFrom)}`)
  if (filter.receivedTo) {
    const to = bind(filter.receivedTo)
    // Nothing is received before it is submitted: said so that the index by day of submission can start there.
    conditions.push(`received_on <= ${to}`, `submitted_on <= ${to}`)
  }
  if (filter.numbers) conditions.push(`number = any(${bind(filter.numbers)}::text[])`)
  if (filter.standing) conditions.push(standingCondition(filter.standing, days, bind))
  const terms = filter.words ? queryTerms(sealer, organId, filter.words) : []
  if (terms.length > 0) conditions.push(`search_terms @> ${bind(terms)}::bigint[]`)
  return conditions
}

/** The same standings as `standingOf` in src/cases, in SQL; a test holds the two together. */
function standingCondition(standing: NonNullable<LedgerFilter['standing']>, days: LedgerDays, bind: Bind): string {
  const today = () => bind(days.today)
  const counting = () => `ended_on is null and (state = 'running' or (state = 'paused' and next_on < ${today()}))`
  switch (standing) {
    case 'open':
      return 'ended_on is null'
    case 'closed':
      return 'ended_on is not null'
    case 'unconfirmed':
      return `ended_on is null and state = 'unconfirmed'`
    case 'overdue':
      return `${counting()} and due_on < ${today()}`
    case 'due-today':
      return `${counting()} and due_on = ${today()}`
    case 'due-soon':
      return `${counting()} and due_on > ${today()} and due_on <= ${bind(days.soon)}`
    case 'paused':
      return `ended_on is null and state = 'paused' and (next_on is null or next_on >= ${today()})`
    case 'awaiting-correction':
    case 'awaiting-payment':
      return `ended_on is null and state = '${standing}' and (next_on is null or next_on >= ${today()})`
    case 'correction-lapsed':
      return `ended_on is null and state = 'awaiting-correction' and next_on < ${today()}`
    case 'payment-lapsed':
      return `ended_on is null and state = 'awaiting-payment' and next_on < ${today()}`
  }
}

function cursorOf(line: CaseRow | undefined, sort: LedgerSort): LedgerCursor | null {
  if (!line) return null
  const day = { submitted: line.submittedOn, received: line.receivedOn, due: line.dueOn }[sort]
  return { day, caseId: line.caseId }
}
