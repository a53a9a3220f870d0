import { type LocalDate } from '../law/date.ts'
import { type RemedyKind, type RemedyResult } from '../law/remedies.ts'
import { type Tx } from './case-row.ts'
import { query, type Parameter } from './query.ts'
import { REMEDY_COLUMNS, type RemedyRow } from './remedy-row.ts'

/** What the ledger is narrowed to. `lateOn`: our own next day has passed on that day. */
export type RemedyFilter = {
  kind?: RemedyKind
  open?: boolean
  result?: RemedyResult
  lateOn?: LocalDate
  ids?: readonly string[]
  caseId?: string
  /** The account of the officer who conducts it. */
  handler?: string
}
export type RemedyCursor = { day: LocalDate; remedyId: string }

/** The ledger of disputes, newest first, by keyset. */
export async function remedyPage(
  em: Tx,
  organId: number,
  filter: RemedyFilter,
  after: RemedyCursor | null,
  limit: number,
): Promise<RemedyRow[]> {
  const values: Parameter[] = [organId]
  const bind = (value: Parameter) => `$${values.push(value)}`
  const conditions = ['r.organ_id = $1', ...conditionsOf(filter, bind)]
  if (after) conditions.push(`(r.begun_on, r.remedy_id) < (${bind(after.day)}::date, ${bind(after.remedyId)}::uuid)`)
  return query<RemedyRow>(
    em,
    `select ${REMEDY_COLUMNS} from remedy r where ${conditions.join(' and ')}
     order by r.begun_on desc, r.remedy_id desc limit ${bind(limit)}`,
    values,
  )
}

function conditionsOf(filter: RemedyFilter, bind: (value: Parameter) => string): string[] {
  const { kind, open, result, lateOn, ids, caseId, handler } = filter
  return [
    ...(kind ? [`r.kind = ${bind(kind)}`] : []),
    ...(open === undefined ? [] : [`r.state ${open ? '' : 'not '}in ('brought', 'pending')`]),
    ...(result ? [`r.result = ${bind(result)}`] : []),
    ...(lateOn ? [`r.next_what is not null and r.next_on < ${bind(lateOn)}`] : []),
    ...(handler ? [`r.handler = ${bind(handler)}::uuid`] : []),
    ...(ids ? [`r.remedy_id = any(${bind(ids)}::uuid[])`] : []),
    ...(caseId
      ? [`r.remedy_id in (select remedy_id from remedy_case where organ_id = $1 and case_id = ${bind(caseId)}::uuid)`]
      : []),
  ]
}

/** Disputes in which something is ours to do by `soon`, what has no day first, then the most urgent. */
export const remediesDue = (em: Tx, organId: number, soon: LocalDate, limit: number): Promise<RemedyRow[]> =>
  query<RemedyRow>(
    em,
    `select ${REMEDY_COLUMNS} from remedy r
     where r.organ_id = $1 and r.next_what is not null and (r.next_on is null or r.next_on <= $2)
     order by r.next_on nulls first, r.remedy_id limit $3`,
    [organId, soon, limit],
  )
