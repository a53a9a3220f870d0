import { type ReportPeriod } from '../law/report/filled-report.ts'
import { type DisputesOfOutcome, type RepliesOfOutcome } from '../remedies/refusals.ts'
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
