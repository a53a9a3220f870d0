import { type Tx } from './case-row.ts'
import { query } from './query.ts'

/** A way to a new query code, opened to whoever reads the e-mail on file. */
export type Recovery = { recoveryId: string; caseId: string; usedAt: string | null }

/** Opens one, unless the case has had `most` within the time they last; false where it has. */
export async function openRecovery(
  tx: Tx,
  { organId, caseId }: { organId: number; caseId: string },
  recovery: { recoveryId: string; at: Date; until: Date },
  most: number,
): Promise<boolean> {
  const rows = await query(
    tx,
    `insert into code_recovery (organ_id, recovery_id, case_id, made_at, expires_at)
     select $1, $3, $2, $4, $5
     where (select count(*) from (
       select 1 from code_recovery where organ_id = $1 and case_id = $2 and expires_at > $4 limit $6) open) < $6
     returning 1`,
    [organId, caseId, recovery.recoveryId, recovery.at, recovery.until, most],
  )
  return rows.length === 1
}

/** The open ways of a case, newest first. */
export const openRecoveries = (em: Tx, organId: number, number: string, now: Date): Promise<Recovery[]> =>
  query<Recovery>(
    em,
    `select r.recovery_id as "recoveryId", r.case_id as "caseId", r.used_at as "usedAt"
     from code_recovery r join case_file c on c.organ_id = r.organ_id and c.case_id = r.case_id
     where c.organ_id = $1 and c.number = $2 and r.expires_at > $3 order by r.made_at desc`,
    [organId, number, now],
  )

export async function markRecoveryUsed(tx: Tx, organId: number, recoveryId: string, at: Date): Promise<void> {
  await query(tx, 'update code_recovery set used_at = coalesce(used_at, $3) where organ_id = $1 and recovery_id = $2', [
    organId,
    recoveryId,
    at,
  ])
}

/** Puts a new code in the place of the old. */
export async function replaceCode(tx: Tx, organId: number, caseId: string, codeHash: Uint8Array): Promise<void> {
  await query(tx, 'update case_file set code_hash = $3 where organ_id = $1 and case_id = $2', [
    organId,
    caseId,
    codeHash,
  ])
}
