import { type RemedyKind } from '../law/remedies.ts'
import { type Tx } from './case-row.ts'
import { query, queryOne } from './query.ts'

/**
 * Whether reconsideration and lawsuits are open over a case: its body is no college, or the case was entered as one of
 * public power and the entry stands. The case's row is held, so that the entry cannot be voided meanwhile.
 */
export async function isOpenToCourts(tx: Tx, organId: number, caseId: string): Promise<boolean> {
  const [found] = await query<{ isOpen: boolean }>(
    tx,
    `select c.regime <> 'college' or exists (
       select 1 from case_event e where e.organ_id = c.organ_id and e.case_id = c.case_id and e.type = 'authorised'
         and not exists (select 1 from case_event v where v.organ_id = c.organ_id and v.case_id = c.case_id
           and v.type = 'entry-voided' and (v.body ->> 'seq')::int = e.seq)) as "isOpen"
     from case_file c where c.organ_id = $1 and c.case_id = $2 for share of c`,
    [organId, caseId],
  )
  return found?.isOpen ?? false
}

/** Whether a dispute of one of these kinds is about the case. */
export async function isDisputedBy(
  tx: Tx,
  organId: number,
  caseId: string,
  kinds: readonly RemedyKind[],
): Promise<boolean> {
  const { is } = await queryOne<{ is: boolean }>(
    tx,
    `select exists (select 1 from remedy_case l join remedy r on r.organ_id = l.organ_id and r.remedy_id = l.remedy_id
       where l.organ_id = $1 and l.case_id = $2 and r.kind = any($3::text[])) as "is"`,
    [organId, caseId, kinds],
  )
  return is
}
