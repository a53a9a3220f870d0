import { type Tx } from './case-row.ts'
import { query } from './query.ts'

/** A file published with an item. */
export type ItemFileLine = { fileId: string; name: string; contentType: string; size: number }
export type SealedItemFile = ItemFileLine & { sealedKey: Uint8Array }

/** Authenticated with the file's key, so that it cannot be moved to another item. */
export const itemFileContext = (organId: number, itemId: string): string => `disclosure/${organId}/${itemId}`

export async function insertItemFile(
  tx: Tx,
  organId: number,
  itemId: string,
  file: SealedItemFile & { contentHash: Uint8Array },
  now: Date,
): Promise<void> {
  await query(
    tx,
    `insert into disclosure_file (organ_id, item_id, file_id, sealed_key, name, content_type, size, content_hash, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [organId, itemId, file.fileId, file.sealedKey, file.name, file.contentType, file.size, file.contentHash, now],
  )
}

/** The files of an item that have not been removed, in the order they came. */
export const itemFiles = (em: Tx, organId: number, itemId: string): Promise<SealedItemFile[]> =>
  query(
    em,
    `select file_id as "fileId", sealed_key as "sealedKey", name, content_type as "contentType", size
     from disclosure_file where organ_id = $1 and item_id = $2 and removed_at is null order by recorded_at, name`,
    [organId, itemId],
  )

/** Takes a file down; gives whether there was one. */
export async function removeItemFile(
  tx: Tx,
  organId: number,
  itemId: string,
  fileId: string,
  now: Date,
): Promise<boolean> {
  const rows = await query(
    tx,
    `update disclosure_file set removed_at = $4
     where organ_id = $1 and item_id = $2 and file_id = $3 and removed_at is null returning 1`,
    [organId, itemId, fileId, now],
  )
  return rows.length > 0
}
