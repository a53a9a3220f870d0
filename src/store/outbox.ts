import { type EntityManager } from '@mikro-orm/postgresql'
import { query } from './query.ts'

/**
 * A letter to be sent by mail, written in the transaction of the act that calls for it. `recipient` says who, not
 * where: the address is looked up when it is sent (`applicant`, or `officer:<uuid>`). `facts` holds no personal data.
 */
export type Message = {
  letter: string
  recipient: string
  caseId: string | null
  facts: Record<string, unknown>
  dedupeKey: string | null
}

/**
 * Queues letters, to leave after so many seconds; one with a dedupe key that was queued before is left out. Gives how
 * many are new.
 */
export async function queueMessages(
  tx: EntityManager,
  organId: number,
  at: Date,
  messages: readonly Message[],
  waitSeconds = 0,
): Promise<number> {
  if (messages.length === 0) return 0
  const rows = await query(
    tx,
    `insert into outbox (organ_id, message_id, letter, case_id, recipient, facts, dedupe_key, created_at, next_try_at)
     select $1::int, gen_random_uuid(), letter, case_id, recipient, facts, dedupe_key, $2::timestamptz,
       $2::timestamptz + $8::int * interval '1 second'
     from unnest($3::text[], $4::uuid[], $5::text[], $6::jsonb[], $7::text[]) as m(letter, case_id, recipient, facts, dedupe_key)
     on conflict (organ_id, dedupe_key) do nothing returning 1`,
    [
      organId,
      at,
      messages.map((each) => each.letter),
      messages.map((each) => each.caseId) as string[],
      messages.map((each) => each.recipient),
      messages.map((each) => JSON.stringify(each.facts)),
      messages.map((each) => each.dedupeKey) as string[],
      waitSeconds,
    ],
  )
  return rows.length
}

/** A letter leased for sending; until the lease ends no other process takes it. */
export type LeasedMessage = Message & { organId: number; messageId: string; attempts: number; createdAt: string }

const LEASE_SECONDS = 120

/** Takes up to `limit` letters that are due; no transaction stays open while they are sent. */
export async function leaseMessages(em: EntityManager, now: Date, limit: number): Promise<LeasedMessage[]> {
  return query<LeasedMessage>(
    em,
    `update outbox set leased_until = $1::timestamptz + interval '${LEASE_SECONDS} seconds', attempts = attempts + 1
     where (organ_id, message_id) in (
       select organ_id, message_id from outbox
       where sent_at is null and failed_at is null and next_try_at <= $1
         and (leased_until is null or leased_until < $1)
       order by next_try_at limit $2 for update skip locked)
     returning organ_id as "organId", message_id as "messageId", letter, recipient, case_id as "caseId", facts,
       dedupe_key as "dedupeKey", attempts, created_at as "createdAt"`,
    [now, limit],
  )
}

export async function markSent(em: EntityManager, message: LeasedMessage, at: Date): Promise<void> {
  await query(
    em,
    'update outbox set sent_at = $3, leased_until = null, last_error = null where organ_id = $1 and message_id = $2',
    [message.organId, message.messageId, at],
  )
}

/** Puts a letter back after a passing failure, to be tried again at `next`. */
export async function markRetry(em: EntityManager, message: LeasedMessage, next: Date, error: string): Promise<void> {
  await query(
    em,
    `update outbox set next_try_at = $3, leased_until = null, last_error = $4
     where organ_id = $1 and message_id = $2`,
    [message.organId, message.messageId, next, error],
  )
}

/** Puts a letter back that may not leave before `next`; having waited is no attempt. */
export async function markWaiting(em: EntityManager, message: LeasedMessage, next: Date): Promise<void> {
  await query(
    em,
    `update outbox set next_try_at = $3, leased_until = null, attempts = attempts - 1
     where organ_id = $1 and message_id = $2`,
    [message.organId, message.messageId, next],
  )
}

/** Takes a letter out that has lost its sense; nobody is told. */
export async function dropMessage(em: EntityManager, { organId, messageId }: LeasedMessage): Promise<void> {
  await query(em, 'delete from outbox where organ_id = $1 and message_id = $2 and sent_at is null', [
    organId,
    messageId,
  ])
}

/** Gives a letter up after a permanent failure; the caller makes a task of it in the same transaction. */
export async function markFailed(tx: EntityManager, message: LeasedMessage, at: Date, error: string): Promise<void> {
  await query(
    tx,
    `update outbox set failed_at = $3, leased_until = null, last_error = $4
     where organ_id = $1 and message_id = $2`,
    [message.organId, message.messageId, at, error],
  )
}

export type OutboxLine = {
  messageId: string
  letter: string
  recipient: string
  number: string | null
  createdAt: string
  sentAt: string | null
  failedAt: string | null
  attempts: number
  lastError: string | null
  nextTryAt: string | null
}

/** The outbox page: newest first, keyset by (created_at, message_id). */
export async function outboxPage(
  em: EntityManager,
  organId: number,
  before: { createdAt: string; messageId: string } | null,
  limit: number,
): Promise<OutboxLine[]> {
  return query<OutboxLine>(
    em,
    `select o.message_id as "messageId", o.letter, o.recipient, c.number, o.created_at as "createdAt",
       o.sent_at as "sentAt", o.failed_at as "failedAt", o.attempts, o.last_error as "lastError",
       o.next_try_at as "nextTryAt"
     from outbox o left join case_file c on c.organ_id = o.organ_id and c.case_id = o.case_id
     where o.organ_id = $1 and ($2::timestamptz is null or (o.created_at, o.message_id) < ($2, $3::uuid))
     order by o.created_at desc, o.message_id desc limit $4`,
    [organId, before?.createdAt ?? null, before?.messageId ?? null, limit],
  )
}
