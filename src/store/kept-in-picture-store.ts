import { type EntityManager } from '@mikro-orm/postgresql'
import { query } from './query.ts'

/** Something kept in the picture of a page, in the file with these bytes. */
export type KeptInPicture = { contentHash: Uint8Array; kind: string; page: number }

/** Notes what the pictures in a file hold; what is known of it already stays. */
export async function keepInPicture(
  tx: EntityManager,
  organId: number,
  kept: readonly KeptInPicture[],
  at: Date,
): Promise<void> {
  if (kept.length === 0) return
  await query(
    tx,
    `insert into kept_in_picture (organ_id, content_hash, kind, page, made_at)
     select $1, content_hash, kind, page, $5 from unnest($2::bytea[], $3::text[], $4::int[]) each (content_hash, kind, page)
     on conflict do nothing`,
    [
      organId,
      kept.map(({ contentHash }) => contentHash),
      kept.map(({ kind }) => kind),
      kept.map(({ page }) => page),
      at,
    ],
  )
}

/** What is known of the pictures in files with these bytes, page by page. */
export const keptInPictures = (
  em: EntityManager,
  organId: number,
  hashes: readonly Uint8Array[],
): Promise<KeptInPicture[]> =>
  query<KeptInPicture>(
    em,
    `select content_hash as "contentHash", kind, page from kept_in_picture
     where organ_id = $1 and content_hash = any($2::bytea[]) order by page, kind`,
    [organId, hashes],
  )
