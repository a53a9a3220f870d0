import { type LedgerDays, type LedgerFilter } from './ledger-filter.ts'
import { type Parameter } from './query.ts'
import { queryTerms } from './search-terms.ts'
import { type Sealer } from './sealing.ts'

/** Takes a value into a statement; gives the place that stands for it. */
export type Bind = (value: Parameter) => string

/** The lines of an organ's ledger that a filter lets through, as the condition of a statement and the values in it. */
export function ledgerWhere(
  sealer: Sealer,
  organId: number,
  filter: LedgerFilter,
  days: LedgerDays,
): { where: string; values: Parameter[]; bind: Bind } {
  const values: Parameter[] = []
  const bind: Bind = (value) => `$${values.push(value)}`
  const own = `organ_id = ${bind(organId)}`
  return { where: [own, ...conditionsOf(filter, days, bind, sealer, organId)].join(' and '), values, bind }
}

/** What narrows the ledger, as conditions of SQL. */
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
