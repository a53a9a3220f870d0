import { type ReportPeriod } from '../law/report/filled-report.ts'
import { type DisputesOfOutcome, type RefusalShare, type RepliesOfOutcome } from '../remedies/refusals.ts'
import { type Outcome } from '../law/outcomes.ts'
import { type LocalDate } from '../law/date.ts'
import { type RemedyKind } from '../law/remedies.ts'
import { openRemedyTexts } from './remedy-text.ts'
import { type Sealer } from './sealing.ts'
import { type Tx } from './case-row.ts'
import { query } from './query.ts'

/** Replies given in a period, by outcome. */
export const repliesByOutcome = (em: Tx, organId: number, { from, to }: ReportPeriod): Promise<RepliesOfOutcome[]> =>
  query<RepliesOfOutcome>(
    em,
    `select c.outcome, count(*)::int as replies, count(*) filter (where exists (
         select 1 from remedy_case l where l.organ_id = c.organ_id and l.case_id = c.case_id))::int as contested
     from case_file c where c.organ_id = $1 and c.ended_on between $2 and $3 and c.outcome is not null group by 1`,
    [organId, from, to],
  )

/** Disputes over those replies, whenever they were brought; not those withdrawn before they were accepted. */
export const disputesByOutcome = (em: Tx, organId: number, { from, to }: ReportPeriod): Promise<DisputesOfOutcome[]> =>
  query<DisputesOfOutcome>(
    em,
    `select c.outcome, r.result, count(distinct r.remedy_id)::int as disputes
     from case_file c
     join remedy_case l on l.organ_id = c.organ_id and l.case_id = c.case_id
     join remedy r on r.organ_id = l.organ_id and r.remedy_id = l.remedy_id and r.state <> 'dropped'
     where c.organ_id = $1 and c.ended_on between $2 and $3 and c.outcome is not null group by 1, 2`,
    [organId, from, to],
  )

const OVER_IT = `from remedy_case l join remedy r on r.organ_id = l.organ_id and r.remedy_id = l.remedy_id
  where l.organ_id = c.organ_id and l.case_id = c.case_id and r.state <> 'dropped'`

/** What refusals are laid out by, each an expression over the case `c`; officers by who recorded the reply that stands. */
const SHARED_BY = {
  outcome: 'c.outcome',
  department: `(select d.name from department d where d.organ_id = c.organ_id and d.department_id = c.department_id)`,
  officer: `(select e.recorded_by from case_event e where e.organ_id = c.organ_id and e.case_id = c.case_id
    and e.type = 'replied' order by e.seq desc limit 1)`,
} as const

/** Refusals given in a period, laid out by ground, department or officer; the most first. */
export const refusalShares = (
  em: Tx,
  organId: number,
  { from, to }: ReportPeriod,
  outcomes: readonly Outcome[],
  by: keyof typeof SHARED_BY,
): Promise<RefusalShare[]> =>
  query<RefusalShare>(
    em,
    `select ${SHARED_BY[by]} as key, count(*)::int as replies,
       count(*) filter (where exists (select 1 ${OVER_IT}))::int as contested,
       count(*) filter (where exists (select 1 ${OVER_IT} and r.result = 'corrected'))::int as overturned
     from case_file c
     where c.organ_id = $1 and c.ended_on between $2 and $3 and c.outcome = any($4::text[])
     group by 1 order by 2 desc, 1 nulls last limit 200`,
    [organId, from, to, outcomes],
  )

/** A dispute that corrected a refusal, and what the office wrote down to learn from it. */
export type Overturned = {
  remedyId: string
  kind: RemedyKind
  endedOn: LocalDate
  number: string
  outcome: Outcome
  lesson: string | null
}

/** The refusals of a period that a dispute corrected, the latest first. */
export async function overturnedRefusals(
  em: Tx,
  sealer: Sealer,
  organId: number,
  { from, to }: ReportPeriod,
  outcomes: readonly Outcome[],
  limit: number,
): Promise<Overturned[]> {
  const rows = await query<Omit<Overturned, 'lesson'>>(
    em,
    `select r.remedy_id as "remedyId", r.kind, r.ended_on as "endedOn", c.number, c.outcome
     from case_file c
     join remedy_case l on l.organ_id = c.organ_id and l.case_id = c.case_id
     join remedy r on r.organ_id = l.organ_id and r.remedy_id = l.remedy_id and r.result = 'corrected'
     where c.organ_id = $1 and c.ended_on between $2 and $3 and c.outcome = any($4::text[])
     order by r.ended_on desc, r.remedy_id, c.number limit $5`,
    [organId, from, to, outcomes, limit],
  )
  const ids = [...new Set(rows.map(({ remedyId }) => remedyId))]
  const lessons = await openRemedyTexts(em, sealer, organId, ids, 'lesson')
  return rows.map((row) => ({ ...row, lesson: lessons.get(row.remedyId) ?? null }))
}
