import { type Tx } from './case-row.ts'
import { query } from './query.ts'
import { remedyContext, type RemedyRow } from './remedy-row.ts'
import { openJson, sealJson } from './sealing.ts'

type Whose = Pick<RemedyRow, 'organId' | 'remedyId'>

/** A paper of a dispute, kept with the entry `seq`; `hash` is SHA-256 of its bytes, in hexadecimal. */
export type RemedyFile = {
  fileId: string
  seq: number
  name: string
  contentType: string
  size: number
  hash: string
}

type FileToKeep = Omit<RemedyFile, 'hash'> & { contentHash: Buffer }

/** Keeps what is known of a stored file; its name is sealed, because names of files name people. */
export async function addRemedyFile(
  tx: Tx,
  { organId, remedyId }: Whose,
  key: Buffer,
  { fileId, seq, name, contentType, size, contentHash }: FileToKeep,
  recordedAt: Date,
): Promise<void> {
  await query(
    tx,
    `insert into remedy_file (organ_id, remedy_id, file_id, seq, sealed_name, content_type, size, content_hash, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      organId,
      remedyId,
      fileId,
      seq,
      sealJson(key, name, remedyContext(organId, remedyId)),
      contentType,
      size,
      contentHash,
      recordedAt,
    ],
  )
}

/** The papers of a dispute in the order they were recorded. */
export async function remedyFiles(em: Tx, { organId, remedyId }: Whose, key: Buffer): Promise<RemedyFile[]> {
  const rows = await query<Omit<RemedyFile, 'name'> & { sealedName: Uint8Array }>(
    em,
    `select file_id as "fileId", seq, sealed_name as "sealedName", content_type as "contentType", size,
       encode(content_hash, 'hex') as hash
     from remedy_file where organ_id = $1 and remedy_id = $2 order by seq, recorded_at, file_id`,
    [organId, remedyId],
  )
  return rows.map(({ sealedName, ...line }) => ({
    ...line,
    name: openJson<string>(key, sealedName, remedyContext(organId, remedyId)),
  }))
}
