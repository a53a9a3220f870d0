import { type EntityManager } from '@mikro-orm/postgresql'
import { type ApplicationContent } from '../cases/application.ts'
import { CASE_COLUMNS, type CaseRow } from './case-row.ts'
import { type LedgerDays } from './case-ledger.ts'
import { openContent } from './case-store.ts'
import { query } from './query.ts'
import { type Sealer } from './sealing.ts'

/** The heaps of work on the office's desk, in the order they are shown. */
export const TODAY_GROUPS = [
  'unconfirmed',
  'overdue',
  'due-soon',
  'reviews',
  'lapsed',
  'waiting',
  'provisional',
] as const
export type TodayGroup = (typeof TODAY_GROUPS)[number]

export type TodayLine = CaseRow & { content: ApplicationContent }
/** `total` is capped at TODAY_CAP: the page then says "and more". */
export type Today = Record<TodayGroup, { total: number; lines: TodayLine[] }>

const TODAY_LINES = 20
export const TODAY_CAP = 1000

/** What each group holds; $1 organ, $2 today, $3 the last day that is soon. Cases due today count as due soon. */
const CONDITIONS: Record<TodayGroup, string> = {
  unconfirmed: `state = 'unconfirmed'`,
  overdue: `(state = 'running' or (state = 'paused' and next_on < $2)) and due_on < $2`,
  'due-soon': `(state = 'running' or (state = 'paused' and next_on < $2)) and due_on between $2 and $3`,
  reviews: `case_id in (
    select case_id from review_round where organ_id = $1 and state in ('waiting', 'approved'))`,
  lapsed: `state in ('awaiting-correction', 'awaiting-payment') and next_on < $2`,
  waiting: `state in ('paused', 'awaiting-correction', 'awaiting-payment') and (next_on is null or next_on >= $2)`,
  provisional: `due_provisional and state in ('running', 'paused')`,
}

const ORDER: Record<TodayGroup, string> = {
  unconfirmed: 'submitted_on, case_id',
  overdue: 'due_on, case_id',
  'due-soon': 'due_on, case_id',
  reviews: 'due_on, case_id',
  lapsed: 'next_on, case_id',
  waiting: 'next_on, case_id',
  provisional: 'due_on, case_id',
}

/** The whole desk in one query; each group reads an index of open cases and stops at the cap. */
export async function todayOf(em: EntityManager, sealer: Sealer, organId: number, days: LedgerDays): Promise<Today> {
  const rows = await query<CaseRow & { group: TodayGroup; total: number }>(em, TODAY_QUERY, [
    organId,
    days.today,
    days.soon,
  ])
  const today = Object.fromEntries(TODAY_GROUPS.map((group) => [group, { total: 0, lines: [] }])) as unknown as Today
  for (const { group, total, ...row } of rows) {
    today[group].total = total
    today[group].lines.push({ ...row, content: openContent(sealer, row).content })
  }
  return today
}

export const TODAY_QUERY = TODAY_GROUPS.map((group) => {
  const where = `organ_id = $1 and ended_on is null and ${CONDITIONS[group]}`
  return `(select '${group}' as "group",
      (select count(*)::int from (select 1 from case_file where ${where} limit ${TODAY_CAP}) as capped) as total,
      ${CASE_COLUMNS} from case_file where ${where} order by ${ORDER[group]} limit ${TODAY_LINES})`
}).join('\nunion all\n')
