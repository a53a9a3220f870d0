import { type EntityManager } from '@mikro-orm/postgresql'
import { query } from './query.ts'

/** A draft as stored: sealed under a key that only its code gives, which is not kept. */
export type StoredDraft = { sealed: Uint8Array; expiresAt: string }

type Whose = { organId: number; draftId: string }
type Saved = { sealed: Uint8Array; fileIds: readonly string[]; savedAt: Date; expiresAt: Date }

export async function insertDraft(em: EntityManager, { organId, draftId }: Whose, saved: Saved): Promise<void> {
  await query(
    em,
    `insert into application_draft (organ_id, draft_id, sealed, file_ids, saved_at, expires_at)
     values ($1, $2, $3, $4::uuid[], $5, $6)`,
    [organId, draftId, saved.sealed, saved.fileIds, saved.savedAt, saved.expiresAt],
  )
}

/** Null where there is none, or it has ended. */
export async function findDraft(
  em: EntityManager,
  { organId, draftId }: Whose,
  now: Date,
): Promise<StoredDraft | null> {
  const [row] = await query<StoredDraft>(
    em,
    `select sealed, expires_at as "expiresAt" from application_draft
     where organ_id = $1 and draft_id = $2 and expires_at > $3`,
    [organId, draftId, now],
  )
  return row ?? null
}

/** Puts a new state in the place of the one read before; false where another request was quicker. */
export async function replaceDraft(
  em: EntityManager,
  { organId, draftId }: Whose,
  before: Uint8Array,
  saved: Saved,
): Promise<boolean> {
  const rows = await query(
    em,
    `update application_draft set sealed = $4, file_ids = $5::uuid[], saved_at = $6, expires_at = $7
     where organ_id = $1 and draft_id = $2 and sealed = $3 returning 1`,
    [organId, draftId, before, saved.sealed, saved.fileIds, saved.savedAt, saved.expiresAt],
  )
  return rows.length === 1
}

/** Takes away drafts that have ended; gives the ids of their files. */
export async function removeEndedDrafts(em: EntityManager, now: Date, limit: number): Promise<string[][]> {
  const rows = await query<{ fileIds: string[] }>(
    em,
    `delete from application_draft where (organ_id, draft_id) in (
       select organ_id, draft_id from application_draft where expires_at <= $1
       order by expires_at limit $2 for update skip locked)
     returning file_ids as "fileIds"`,
    [now, limit],
  )
  return rows.map(({ fileIds }) => fileIds)
}
