import { type EntityManager } from '@mikro-orm/postgresql'
import { query } from './query.ts'

/** A line of the audit log; `bodyText` is the JSON that was sealed. */
export type AuditLine = { seq: string; at: string; actor: string; action: string; subject: string; bodyText: string }

/** One page of an organ's log, newest first, by keyset on the running number. */
export const auditLines = (
  em: EntityManager,
  organId: number,
  before: string | null,
  limit: number,
): Promise<AuditLine[]> =>
  query<AuditLine>(
    em,
    `select seq, at, actor, action, subject, body_text as "bodyText" from audit
     where organ_id = $1 and ($2::bigint is null or seq < $2) order by seq desc limit $3`,
    [organId, before, limit],
  )

/** The entry by which a case was filed or registered; null for a case from an old register. */
export async function filingEntry(
  em: EntityManager,
  organId: number,
  number: string,
): Promise<{ seq: string; hash: Uint8Array } | null> {
  const [entry] = await query<{ seq: string; hash: Uint8Array }>(
    em,
    `select a.seq, a.hash from case_file c join audit a on a.organ_id = c.organ_id and a.seq = c.filed_entry
     where c.organ_id = $1 and c.number = $2`,
    [organId, number],
  )
  return entry ?? null
}

/** When the whole log was last checked and found sound, and how many lines it had; null where it never was. */
export async function lastFullCheck(
  em: EntityManager,
  organId: number,
): Promise<{ at: string; entries: number } | null> {
  const [line] = await query<{ at: string; entries: number }>(
    em,
    `select at, (body_text::jsonb ->> 'entries')::int as entries from audit
     where organ_id = $1 and subject = 'audit' and action = 'AUDIT_VERIFIED' and body_text::jsonb ->> 'fault' is null
     order by seq desc limit 1`,
    [organId],
  )
  return line ?? null
}

/** The lines about one subject, oldest first, with the hash that chains each. */
export const auditOfSubject = (
  em: EntityManager,
  organId: number,
  subject: string,
): Promise<(AuditLine & { hash: string })[]> =>
  query(
    em,
    `select seq, at, actor, action, subject, body_text as "bodyText", encode(hash, 'hex') as hash from audit
     where organ_id = $1 and subject = $2 order by seq limit ${MOST_OF_SUBJECT}`,
    [organId, subject],
  )

/** More than any case ever has. */
const MOST_OF_SUBJECT = 2_000
