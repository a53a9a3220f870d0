import { type EntityManager } from '@mikro-orm/postgresql'
import { query } from './query.ts'

/** How far the mailbox has been read; `lastUid` null where it is read for the first time, or was made anew. */
export type MailboxPlace = { lastUid: number | null }

const LEASE_SECONDS = 600

/** Takes the mailbox for a while, so that one process reads it; null where another does. */
export async function leaseMailbox(
  em: EntityManager,
  name: string,
  validity: string,
  now: Date,
): Promise<MailboxPlace | null> {
  await query(em, `insert into mailbox (name, validity, last_uid) values ($1, '', 0) on conflict (name) do nothing`, [
    name,
  ])
  const [row] = await query<{ lastUid: string; validity: string }>(
    em,
    `update mailbox set leased_until = $2::timestamptz + interval '${LEASE_SECONDS} seconds'
     where name = $1 and (leased_until is null or leased_until < $2)
     returning last_uid as "lastUid", validity`,
    [name, now],
  )
  return row ? { lastUid: row.validity === validity ? Number(row.lastUid) : null } : null
}

/** Notes the letter that was dealt with last, and keeps the mailbox a while longer. */
export const moveMailbox = (em: EntityManager, name: string, validity: string, lastUid: number, now: Date) =>
  query(
    em,
    `update mailbox set validity = $2, last_uid = $3, leased_until = $4::timestamptz + interval '${LEASE_SECONDS} seconds'
     where name = $1`,
    [name, validity, lastUid, now],
  )

export const releaseMailbox = (em: EntityManager, name: string) =>
  query(em, 'update mailbox set leased_until = null where name = $1', [name])

/** What was made of a letter: a case, a word on a case, a bounce, nothing (a machine sent it), or left for a person. */
export type ReceivedKind = 'application' | 'reply' | 'bounce' | 'automatic' | 'left'
export type Received = { digest: Uint8Array; kind: ReceivedKind; sender: string | null; caseId: string | null }

/** Whether a letter was dealt with before, for whichever organ. */
export const wasReceived = async (em: EntityManager, digest: Uint8Array): Promise<boolean> =>
  (
    await query(
      em,
      'select 1 from received_mail where organ_id in (select organ_id from organ) and digest = $1 limit 1',
      [digest],
    )
  ).length > 0

/** Notes a letter as dealt with; false where it was before. */
export async function noteReceived(
  tx: EntityManager,
  organId: number,
  { digest, kind, sender, caseId }: Received,
  at: Date,
): Promise<boolean> {
  const rows = await query(
    tx,
    `insert into received_mail (organ_id, digest, kind, sender, case_id, recorded_at)
     values ($1, $2, $3, $4, $5, $6) on conflict (organ_id, digest) do nothing returning 1`,
    [organId, digest, kind, sender, caseId, at],
  )
  return rows.length === 1
}

/** How many letters of a sender became something since an instant. */
export async function countFrom(em: EntityManager, organId: number, sender: string, since: Date): Promise<number> {
  const [row] = await query<{ count: number }>(
    em,
    `select count(*)::int as count from received_mail
     where organ_id = $1 and sender = $2 and recorded_at >= $3 and kind in ('application', 'reply')`,
    [organId, sender, since],
  )
  return row?.count ?? 0
}

/** A letter of ours that was sent. */
export type SentMessage = {
  organId: number
  messageId: string
  letter: string
  recipient: string
  caseId: string | null
  number: string | null
}

/** Letters of ours by the ids in their Message-ID: ids are drawn at random, so that the organ need not be known. */
export const sentMessages = (em: EntityManager, messageIds: readonly string[]): Promise<SentMessage[]> =>
  query<SentMessage>(
    em,
    `select o.organ_id as "organId", o.message_id as "messageId", o.letter, o.recipient, o.case_id as "caseId", c.number
     from outbox o left join case_file c on c.organ_id = o.organ_id and c.case_id = o.case_id
     where o.organ_id in (select organ_id from organ) and o.message_id = any($1::uuid[]) order by o.organ_id, o.message_id`,
    [messageIds],
  )

/** Marks a letter that was sent as not delivered; false where it was marked before. */
export async function markBounced(
  tx: EntityManager,
  { organId, messageId }: SentMessage,
  at: Date,
  reason: string,
): Promise<boolean> {
  const rows = await query(
    tx,
    `update outbox set failed_at = $3, sent_at = null, last_error = $4, leased_until = null
     where organ_id = $1 and message_id = $2 and failed_at is null returning 1`,
    [organId, messageId, at, reason],
  )
  return rows.length === 1
}
