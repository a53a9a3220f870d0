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
