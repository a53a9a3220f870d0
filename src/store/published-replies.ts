import { type PublicText } from '../cases/publication.ts'
import { type LocalDate } from '../law/date.ts'
import { type Outcome } from '../law/outcomes.ts'
import { type Tx } from './case-row.ts'
import { query } from './query.ts'

/** A published reply as everybody may read it; the texts are null until a person has checked them. */
export type PublicReply = { [Key in keyof PublicText]: string | null } & {
  replyId: string
  outcome: Outcome
  repliedOn: LocalDate
  publicOn: LocalDate
}
export type PublicReplyFile = { fileId: string; name: string; contentType: string; size: number }
export type ReplyCursor = { day: LocalDate; replyId: string }

const COLUMNS = `r.reply_id as "replyId", r.outcome, r.replied_on as "repliedOn", r.public_on as "publicOn",
  r.title, r.question, r.answer`

/**
 * The one condition under which a reply is public, for lists, pages, files, feeds and hits alike: published, not taken
 * back, its day has come, and the case still stands as it was answered. $1 the organ, $2 today.
 */
const PUBLIC = `from published_reply r join case_file c on c.organ_id = r.organ_id and c.case_id = r.case_id
  where r.organ_id = $1 and r.withdrawn_at is null and r.public_on <= $2::date
    and c.ended_on = r.replied_on and c.outcome = r.outcome`

/** Public replies, newest first, by keyset; unchecked ones are among them, without their texts. */
export function publicReplies(
  em: Tx,
  organId: number,
  today: LocalDate,
  after: ReplyCursor | null,
  limit: number,
): Promise<PublicReply[]> {
  const beyond = after ? 'and (r.public_on, r.reply_id) < ($4::date, $5::uuid)' : ''
  return query<PublicReply>(
    em,
    `select ${COLUMNS} ${PUBLIC} ${beyond} order by r.public_on desc, r.reply_id desc limit $3`,
    [organId, today, limit, ...(after ? [after.day, after.replyId] : [])],
  )
}

/** The first and the last day on which a reply became public; null where none did. Each is one step in the index. */
export async function publicSpan(
  em: Tx,
  organId: number,
  today: LocalDate,
): Promise<{ first: LocalDate; last: LocalDate } | null> {
  const end = (order: 'asc' | 'desc') =>
    `(select r.public_on ${PUBLIC} order by r.public_on ${order}, r.reply_id ${order} limit 1)`
  const [span] = await query<{ first: LocalDate | null; last: LocalDate | null }>(
    em,
    `select ${end('asc')} as first, ${end('desc')} as last`,
    [organId, today],
  )
  return span?.first && span.last ? { first: span.first, last: span.last } : null
}

/** One public reply that has been checked; null for anything else. */
export async function publicReply(
  em: Tx,
  organId: number,
  today: LocalDate,
  replyId: string,
): Promise<(PublicReply & PublicText & { sealedKey: Uint8Array }) | null> {
  const [row] = await query<PublicReply & PublicText & { sealedKey: Uint8Array }>(
    em,
    `select ${COLUMNS}, r.sealed_key as "sealedKey" ${PUBLIC} and r.reply_id = $3 and r.checked_at is not null`,
    [organId, today, replyId],
  )
  return row ?? null
}

/** Which of these replies are public and checked: what a search found is asked once more. */
export async function publicAmong(
  em: Tx,
  organId: number,
  today: LocalDate,
  replyIds: readonly string[],
): Promise<Set<string>> {
  if (replyIds.length === 0) return new Set()
  const rows = await query<{ replyId: string }>(
    em,
    `select r.reply_id as "replyId" ${PUBLIC} and r.checked_at is not null and r.reply_id = any($3::uuid[])`,
    [organId, today, replyIds],
  )
  return new Set(rows.map(({ replyId }) => replyId))
}

export const filesOfReply = (em: Tx, organId: number, replyId: string): Promise<PublicReplyFile[]> =>
  query<PublicReplyFile>(
    em,
    `select file_id as "fileId", name, content_type as "contentType", size from published_reply_file
     where organ_id = $1 and reply_id = $2 order by position`,
    [organId, replyId],
  )
