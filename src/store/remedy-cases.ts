import { type Tx } from './case-row.ts'
import { query } from './query.ts'

/** The cases a dispute is about, as its events now say. */
export async function setCases(tx: Tx, organId: number, remedyId: string, caseIds: readonly string[]): Promise<void> {
  const values = [organId, remedyId, caseIds]
  await query(
    tx,
    'delete from remedy_case where organ_id = $1 and remedy_id = $2 and case_id <> all($3::uuid[])',
    values,
  )
  if (caseIds.length === 0) return
  await query(
    tx,
    `insert into remedy_case (organ_id, remedy_id, case_id)
     select $1::int, $2::uuid, * from unnest($3::uuid[]) on conflict do nothing`,
    values,
  )
}

/** The disputes a case is in, the oldest first. */
export async function remedyIdsOf(em: Tx, organId: number, caseId: string): Promise<string[]> {
  const rows = await query<{ remedyId: string }>(
    em,
    `select l.remedy_id as "remedyId" from remedy_case l
     join remedy r on r.organ_id = l.organ_id and r.remedy_id = l.remedy_id
     where l.organ_id = $1 and l.case_id = $2 order by r.begun_on, r.remedy_id`,
    [organId, caseId],
  )
  return rows.map(({ remedyId }) => remedyId)
}

/** The ids of cases by number; unknown numbers are left out. */
export async function caseIdsOf(em: Tx, organId: number, numbers: readonly string[]): Promise<Map<string, string>> {
  const rows = await query<{ number: string; caseId: string }>(
    em,
    'select number, case_id as "caseId" from case_file where organ_id = $1 and number = any($2::text[])',
    [organId, numbers],
  )
  return new Map(rows.map(({ number, caseId }) => [number, caseId]))
}

/** The numbers of cases by id. */
export async function caseNumbersOf(em: Tx, organId: number, caseIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await query<{ number: string; caseId: string }>(
    em,
    'select number, case_id as "caseId" from case_file where organ_id = $1 and case_id = any($2::uuid[])',
    [organId, caseIds],
  )
  return new Map(rows.map(({ number, caseId }) => [caseId, number]))
}
