import { type EntityManager } from '@mikro-orm/postgresql'
import { query } from './query.ts'
import { sha256 } from './sealing.ts'

/** A signed-in session; only a hash of its id is kept, so a stolen database signs nobody in. */
export type StoredSession = { body: Record<string, unknown>; expiresAt: Date }

export async function readSession(em: EntityManager, sid: string, now: Date): Promise<StoredSession | null> {
  const [row] = await query<{ body: Record<string, unknown>; expiresAt: string }>(
    em,
    'select body, expires_at as "expiresAt" from session where sid_hash = $1 and expires_at > $2',
    [sha256(sid), now],
  )
  return row ? { body: row.body, expiresAt: new Date(row.expiresAt) } : null
}

export async function writeSession(
  em: EntityManager,
  sid: string,
  session: StoredSession & { organId: number | null; accountId: string | null },
): Promise<void> {
  await query(
    em,
    `insert into session (sid_hash, organ_id, account_id, body, expires_at) values ($1, $2, $3, $4, $5)
     on conflict (sid_hash) do update set organ_id = $2, account_id = $3, body = $4, expires_at = $5`,
    [sha256(sid), session.organId, session.accountId, JSON.stringify(session.body), session.expiresAt],
  )
}

export async function endSession(em: EntityManager, sid: string): Promise<void> {
  await query(em, 'delete from session where sid_hash = $1', [sha256(sid)])
}

/** Ends every session of an account. */
export async function endSessions(em: EntityManager, organId: number, accountId: string): Promise<void> {
  await query(em, 'delete from session where organ_id = $1 and account_id = $2', [organId, accountId])
}

/** Removes what has expired; run by the daily sweep. */
export async function purgeSessions(em: EntityManager, now: Date): Promise<void> {
  await query(em, 'delete from session where expires_at <= $1', [now])
}
