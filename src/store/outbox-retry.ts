import { type EntityManager } from '@mikro-orm/postgresql'
import { query } from './query.ts'

/**
 * Puts a letter that was given up back into the outbox; false when there is no such letter. The task it left is done
 * with, and makes room for another should the letter fail again.
 */
export async function requeueFailed(
  tx: EntityManager,
  organId: number,
  messageId: string,
  at: Date,
  by: string,
): Promise<boolean> {
  const rows = await query(
    tx,
    `update outbox set failed_at = null, last_error = null, attempts = 0, leased_until = null, next_try_at = $3
     where organ_id = $1 and message_id = $2 and failed_at is not null and sent_at is null returning 1`,
    [organId, messageId, at],
  )
  await query(
    tx,
    `update task set done_at = coalesce(done_at, $3), done_by = coalesce(done_by, $4), dedupe_key = dedupe_key || '/' || task_id
     where organ_id = $1 and dedupe_key = $2`,
    [organId, `mail/${messageId}`, at, by],
  )
  return rows.length === 1
}
