import { type EntityManager } from '@mikro-orm/postgresql'
import { query } from './query.ts'
import { sha256 } from './sealing.ts'

/** A session as its owner may see it: named by a piece of its hash, which opens nothing. */
export type SessionLine = {
  session: string
  createdAt: string
  expiresAt: string
  device: string | null
  isThis: boolean
}

/** Sixteen hex digits of the hash name a session among the few of one account. */
const NAME = `left(encode(sid_hash, 'hex'), 16)`

export const listSessions = (
  em: EntityManager,
  organId: number,
  accountId: string,
  sid: string,
  now: Date,
): Promise<SessionLine[]> =>
  query<SessionLine>(
    em,
    `select ${NAME} as session, created_at as "createdAt", expires_at as "expiresAt", body->>'device' as device,
       sid_hash = $4 as "isThis"
     from session where organ_id = $1 and account_id::text = $2 and expires_at > $3 order by created_at desc limit 50`,
    [organId, accountId, now, sha256(sid)],
  )

export async function endListedSession(tx: EntityManager, organId: number, accountId: string, session: string) {
  const rows = await query(
    tx,
    `delete from session where organ_id = $1 and account_id::text = $2 and ${NAME} = $3 returning 1`,
    [organId, accountId, session],
  )
  return rows.length > 0
}

/** Ends an account's sessions but one; gives how many. */
export async function endOtherSessions(tx: EntityManager, organId: number, accountId: string, sid: string) {
  const rows = await query(
    tx,
    `delete from session where organ_id = $1 and account_id::text = $2 and sid_hash <> $3 returning 1`,
    [organId, accountId, sha256(sid)],
  )
  return rows.length
}
