import { type EntityManager } from '@mikro-orm/postgresql'
import { type ApplicationContent } from '../cases/application.ts'
import { CASE_COLUMNS, type CaseRow } from './case-row.ts'
import { type LedgerDays } from './ledger-filter.ts'
import { openContent } from './case-store.ts'
import { query } from './query.ts'
import { type LocalDate } from '../law/date.ts'
import { REMEDY_COLUMNS, type RemedyRow } from './remedy-row.ts'
import { type Sealer } from './sealing.ts'
import { TASK_COLUMNS, type Task } from './task-store.ts'

/** The heaps of cases on the office's desk, in the order they are shown. */
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
/** A question a department or a party has not answered yet, with its case; `department` null: a party. */
export type AwaitedAnswer = { line: TodayLine; dueOn: LocalDate; department: string | null; party: string | null }
/** `total` is capped at TODAY_CAP: the page then says "and more". */
export type Heap<T> = { total: number; lines: T[] }

/** The office's desk: cases in their groups, answers waited for, what a person must close, disputes that come due. */
export type Today = {
  groups: Record<TodayGroup, Heap<TodayLine>>
  answers: Heap<AwaitedAnswer>
  tasks: Heap<Task>
  disputes: Heap<RemedyRow>
}

const TODAY_LINES = 20
const TODAY_TASKS = 50
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

const COUNTED = (from: string) => `(select count(*)::int from (select 1 from ${from} limit ${TODAY_CAP}) as capped)`

const CASE_PARTS = TODAY_GROUPS.map((group) => {
  const from = `case_file where organ_id = $1 and ended_on is null and ${CONDITIONS[group]}`
  return `(select '${group}' as "group", ${COUNTED(from)} as total, null::jsonb as facts, ${CASE_COLUMNS}
     from ${from} order by ${ORDER[group]} limit ${TODAY_LINES})`
})

const OPEN_QUESTION = 'case_question where organ_id = $1 and answered_at is null and withdrawn_at is null'
const ANSWERS_PART = `(select 'answers', ${COUNTED(OPEN_QUESTION)},
    jsonb_build_object('dueOn', asked_due, 'department', asked_of, 'party', asked_party), ${CASE_COLUMNS}
  from (
    select q.case_id as asked_case, q.due_on as asked_due, q.question_id as asked_id, d.name as asked_of, q.party as asked_party
    from (select * from ${OPEN_QUESTION} order by due_on, question_id limit ${TODAY_LINES}) as q
    left join department d on d.organ_id = q.organ_id and d.department_id = q.department_id) as asked
  join case_file on organ_id = $1 and case_id = asked_case order by asked_due, asked_id)`

/** Rows that are no cases: their facts as they are, the columns of a case empty. */
const NO_CASE = CASE_COLUMNS.split(',')
  .map(() => 'null')
  .join(', ')
const other = (group: string, from: string, columns: string, order: string, limit: number) =>
  `(select '${group}', ${COUNTED(from)}, to_jsonb(line), ${NO_CASE} from (
     select ${columns} from ${from} order by ${order} limit ${limit}) as line)`

const TASKS_PART = other(
  'tasks',
  'task t left join case_file c on c.organ_id = t.organ_id and c.case_id = t.case_id where t.organ_id = $1 and t.done_at is null',
  TASK_COLUMNS,
  't.created_at',
  TODAY_TASKS,
)
/** What has no day is to be done at once. */
const DISPUTES_PART = other(
  'disputes',
  'remedy r where r.organ_id = $1 and r.next_what is not null and (r.next_on is null or r.next_on <= $3)',
  REMEDY_COLUMNS,
  'r.next_on nulls first, r.remedy_id',
  TODAY_TASKS,
)

/** One statement for the whole desk; every part reads an index of what is open, and stops at the cap. */
export const TODAY_QUERY = [...CASE_PARTS, ANSWERS_PART, TASKS_PART, DISPUTES_PART].join('\nunion all\n')

type Row = CaseRow & { group: TodayGroup | 'answers' | 'tasks' | 'disputes'; total: number; facts: unknown }

/** The whole desk in one query. */
export async function todayOf(em: EntityManager, sealer: Sealer, organId: number, days: LedgerDays): Promise<Today> {
  const rows = await query<Row>(em, TODAY_QUERY, [organId, days.today, days.soon])
  const found = Map.groupBy(rows, ({ group }) => group)
  const heap = <T>(group: Row['group'], lineOf: (row: Row) => T): Heap<T> => {
    const own = found.get(group) ?? []
    return { total: own[0]?.total ?? 0, lines: own.map(lineOf) }
  }
  const opened = (row: Row): TodayLine => ({ ...row, content: openContent(sealer, row).content })
  return {
    groups: Object.fromEntries(TODAY_GROUPS.map((group) => [group, heap(group, opened)])) as Today['groups'],
    answers: heap('answers', (row) => ({ ...(row.facts as Omit<AwaitedAnswer, 'line'>), line: opened(row) })),
    tasks: heap('tasks', ({ facts }) => facts as Task),
    disputes: heap('disputes', ({ facts }) => facts as RemedyRow),
  }
}
