import { daysBetween } from '../law/date.ts'
import { CASE_COLUMNS } from './case-row.ts'
import { type Bind, ledgerWhere } from './ledger-conditions.ts'
import { type LedgerCursor, type LedgerDays, type LedgerFilter, type LedgerSort } from './ledger-filter.ts'
import { type Parameter } from './query.ts'
import { type Sealer } from './sealing.ts'

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
  const { where, bind, values } = ledgerWhere(sealer, organId, filter, days)
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
