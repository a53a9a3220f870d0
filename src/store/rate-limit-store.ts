import { type EntityManager } from '@mikro-orm/postgresql'
import { queryOne, query } from './query.ts'
import { sha256 } from './sealing.ts'

/** The key of what is counted under a name; what tells callers apart is kept hashed. */
export const hitKey = (name: string, parts: readonly unknown[]): string =>
  `${name}/${sha256(JSON.stringify(parts)).toString('base64url').slice(0, 22)}`

/** Counts one hit on a key within a window, across all processes; gives the count and when it starts anew. */
export async function countHit(
  em: EntityManager,
  key: string,
  now: Date,
  windowMs: number,
): Promise<{ hits: number; resetsAt: Date }> {
  const row = await queryOne<{ hits: number; resetsAt: string }>(
    em,
    `insert into rate_limit as r (key, hits, resets_at) values ($1, 1, $2)
     on conflict (key) do update set
       hits = case when r.resets_at <= $3 then 1 else r.hits + 1 end,
       resets_at = case when r.resets_at <= $3 then $2 else r.resets_at end
     returning hits, resets_at as "resetsAt"`,
    [key, new Date(now.getTime() + windowMs), now],
  )
  return { hits: row.hits, resetsAt: new Date(row.resetsAt) }
}

export async function forgetHits(em: EntityManager, key: string): Promise<void> {
  await query(em, 'delete from rate_limit where key = $1', [key])
}

export async function purgeHits(em: EntityManager, now: Date): Promise<void> {
  await query(em, 'delete from rate_limit where resets_at <= $1', [now])
}
