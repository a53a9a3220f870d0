import { type EntityManager } from '@mikro-orm/postgresql'
import { query } from './query.ts'

/** When somebody last had a case open, and which version they saw. */
export type Visit = { accountId: string; version: number; seenAt: string }

export const visitsOf = (em: EntityManager, organId: number, caseId: string): Promise<Visit[]> =>
  query<Visit>(
    em,
    `select account_id as "accountId", version, seen_at as "seenAt" from case_presence
     where organ_id = $1 and case_id = $2 order by seen_at desc limit 50`,
    [organId, caseId],
  )

export async function markSeen(
  em: EntityManager,
  organId: number,
  caseId: string,
  accountId: string,
  version: number,
  at: Date,
): Promise<void> {
  await query(
    em,
    `insert into case_presence (organ_id, case_id, account_id, version, seen_at) values ($1, $2, $3, $4, $5)
     on conflict (organ_id, case_id, account_id) do update set version = excluded.version, seen_at = excluded.seen_at`,
    [organId, caseId, accountId, version, at],
  )
}
