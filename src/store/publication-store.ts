import { type PublicText } from '../cases/publication.ts'
import { type LocalDate } from '../law/date.ts'
import { type Outcome } from '../law/outcomes.ts'
import { type Tx } from './case-row.ts'
import { type PublicReplyFile } from './published-replies.ts'
import { query, queryOne } from './query.ts'

/** How a reply stands that the office has chosen to publish, for the office. */
export type PublicationRow = {
  replyId: string
  caseId: string
  number: string
  replySeq: number
  outcome: Outcome
  repliedOn: LocalDate
  publicOn: LocalDate
  sealedKey: Uint8Array
  draft: Uint8Array
  preparedAt: string
  preparedBy: string
  checkedAt: string | null
  checkedBy: string | null
  withdrawnAt: string | null
  withdrawnBy: string | null
}

const COLUMNS = `r.reply_id as "replyId", r.case_id as "caseId", c.number, r.reply_seq as "replySeq", r.outcome,
  r.replied_on as "repliedOn", r.public_on as "publicOn", r.sealed_key as "sealedKey", r.draft,
  r.prepared_at as "preparedAt", r.prepared_by as "preparedBy", r.checked_at as "checkedAt",
  r.checked_by as "checkedBy", r.withdrawn_at as "withdrawnAt", r.withdrawn_by as "withdrawnBy"`
const FROM = `from published_reply r join case_file c on c.organ_id = r.organ_id and c.case_id = r.case_id`

/** The sealed pieces of a published reply belong to it and to nothing else. */
export const publicationContext = (organId: number, replyId: string): string => `published-reply/${organId}/${replyId}`

/** The publication of a case, however it stands; null where none was prepared. */
export async function publicationOfCase(em: Tx, organId: number, caseId: string): Promise<PublicationRow | null> {
  const [row] = await query<PublicationRow>(em, `select ${COLUMNS} ${FROM} where r.organ_id = $1 and r.case_id = $2`, [
    organId,
    caseId,
  ])
  return row ?? null
}

/** One page of what was prepared, newest first, by keyset; what waits to be checked alone where that is asked for. */
export function publicationPage(
  em: Tx,
  organId: number,
  waitingOnly: boolean,
  after: { at: string; replyId: string } | null,
  limit: number,
): Promise<PublicationRow[]> {
  const waiting = waitingOnly ? 'and r.checked_at is null and r.withdrawn_at is null' : ''
  const beyond = after ? 'and (r.prepared_at, r.reply_id) < ($3::timestamptz, $4::uuid)' : ''
  return query<PublicationRow>(
    em,
    `select ${COLUMNS} ${FROM} where r.organ_id = $1 ${waiting} ${beyond}
     order by r.prepared_at desc, r.reply_id desc limit $2`,
    [organId, limit, ...(after ? [after.at, after.replyId] : [])],
  )
}

export type Prepared = Pick<
  PublicationRow,
  'replyId' | 'caseId' | 'replySeq' | 'outcome' | 'repliedOn' | 'publicOn' | 'sealedKey' | 'draft' | 'preparedBy'
> & { preparedAt: Date }

/** Stores what an officer has prepared; what stood there before, checked or not, is no longer public. */
export async function storePrepared(tx: Tx, organId: number, prepared: Prepared): Promise<void> {
  await query(
    tx,
    `insert into published_reply (organ_id, reply_id, case_id, reply_seq, outcome, replied_on, public_on, sealed_key,
       draft, prepared_at, prepared_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (organ_id, reply_id) do update set reply_seq = excluded.reply_seq, outcome = excluded.outcome,
       replied_on = excluded.replied_on, public_on = excluded.public_on, sealed_key = excluded.sealed_key,
       draft = excluded.draft, prepared_at = excluded.prepared_at, prepared_by = excluded.prepared_by,
       title = null, question = null, answer = null, checked_at = null, checked_by = null,
       withdrawn_at = null, withdrawn_by = null`,
    [
      organId,
      prepared.replyId,
      prepared.caseId,
      prepared.replySeq,
      prepared.outcome,
      prepared.repliedOn,
      prepared.publicOn,
      prepared.sealedKey,
      prepared.draft,
      prepared.preparedAt,
      prepared.preparedBy,
    ],
  )
}

/** Opens the texts to everybody: a person has read them, and the day they are public from. */
export async function storeChecked(
  tx: Tx,
  organId: number,
  replyId: string,
  { title, question, answer }: PublicText,
  checked: { publicOn: LocalDate; at: Date; by: string },
): Promise<void> {
  await query(
    tx,
    `update published_reply set title = $3, question = $4, answer = $5, public_on = $6, checked_at = $7, checked_by = $8
     where organ_id = $1 and reply_id = $2`,
    [organId, replyId, title, question, answer, checked.publicOn, checked.at, checked.by],
  )
}

/** Takes a reply back; its texts leave the plain columns. */
export async function storeWithdrawn(tx: Tx, organId: number, replyId: string, at: Date, by: string): Promise<void> {
  await query(
    tx,
    `update published_reply set withdrawn_at = $3, withdrawn_by = $4, title = null, question = null, answer = null,
       checked_at = null, checked_by = null where organ_id = $1 and reply_id = $2`,
    [organId, replyId, at, by],
  )
}

/** Replaces the files of a reply; gives the ids of those that were there. */
export async function replaceFiles(
  tx: Tx,
  organId: number,
  replyId: string,
  files: readonly PublicReplyFile[],
): Promise<string[]> {
  const { gone } = await queryOne<{ gone: string[] }>(
    tx,
    `with gone as (delete from published_reply_file where organ_id = $1 and reply_id = $2 returning file_id)
     select coalesce(array_agg(file_id::text), '{}') as gone from gone`,
    [organId, replyId],
  )
  if (files.length > 0)
    await query(
      tx,
      `insert into published_reply_file (organ_id, reply_id, file_id, position, name, content_type, size)
       select $1::int, $2::uuid, file_id, position, name, content_type, size
       from unnest($3::uuid[], $4::int[], $5::text[], $6::text[], $7::int[]) as f(file_id, position, name, content_type, size)`,
      [
        organId,
        replyId,
        files.map(({ fileId }) => fileId),
        files.map((_, at) => at + 1),
        files.map(({ name }) => name),
        files.map(({ contentType }) => contentType),
        files.map(({ size }) => size),
      ],
    )
  return gone
}
