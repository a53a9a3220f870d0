import { type Tx } from './case-row.ts'
import { query } from './query.ts'

/** Notes up to which version the applicant has seen a case; waits for whoever is at work on the case. */
export const markSeen = (em: Tx, organId: number, caseId: string, version: number): Promise<unknown> =>
  query(
    em,
    `update case_file set seen_version = $3
     where organ_id = $1 and case_id = $2 and coalesce(seen_version, 0) < $3`,
    [organId, caseId, version],
  )

/** Whether the applicant has seen this entry. */
export async function wasSeen(tx: Tx, organId: number, caseId: string, seq: number): Promise<boolean> {
  const rows = await query(tx, 'select 1 from case_file where organ_id = $1 and case_id = $2 and seen_version >= $3', [
    organId,
    caseId,
    seq,
  ])
  return rows.length > 0
}

/** Takes an entry's waiting mail out of the outbox; false when some of it is on its way or has arrived. */
export async function withdrawMail(tx: Tx, organId: number, keyOfEntry: string): Promise<boolean> {
  const [row] = await query<{ left: boolean }>(
    tx,
    `with held as (
       select message_id, attempts from outbox where organ_id = $1 and starts_with(dedupe_key, $2) for update),
     gone as (
       delete from outbox o using held h where o.organ_id = $1 and o.message_id = h.message_id and h.attempts = 0)
     select exists (select 1 from held where attempts > 0) as left`,
    [organId, keyOfEntry],
  )
  return row?.left !== true
}
