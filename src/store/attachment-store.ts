import { type EntityManager } from '@mikro-orm/postgresql'
import { type FilePurpose } from '../cases/application.ts'
import { caseContext } from './case-row.ts'
import { type LoadedCase } from './case-store.ts'
import { query } from './query.ts'
import { openJson, sealJson } from './sealing.ts'

/** `purpose`: what an applicant's own file is meant for; null for the office's. */
export type AttachmentLine = {
  fileId: string
  seq: number
  name: string
  contentType: string
  size: number
  purpose: FilePurpose | null
}

type AttachmentRow = Omit<AttachmentLine, 'name'> & { sealedName: Uint8Array }

export async function attachmentsOf(em: EntityManager, loaded: LoadedCase): Promise<AttachmentLine[]> {
  const { organId, caseId } = loaded.row
  const rows = await query<AttachmentRow>(
    em,
    `select file_id as "fileId", seq, sealed_name as "sealedName", content_type as "contentType", size,
       purpose
     from case_attachment where organ_id = $1 and case_id = $2 order by seq, recorded_at`,
    [organId, caseId],
  )
  return rows.map(({ sealedName, ...line }) => ({
    ...line,
    name: openJson<string>(loaded.key, sealedName, caseContext(organId, caseId)),
  }))
}

/** SHA-256 of each file of a case, in hexadecimal, by id. */
export async function attachmentHashes(
  em: EntityManager,
  organId: number,
  caseId: string,
): Promise<Map<string, string>> {
  const rows = await query<{ fileId: string; hash: string }>(
    em,
    `select file_id as "fileId", encode(content_hash, 'hex') as hash from case_attachment
     where organ_id = $1 and case_id = $2`,
    [organId, caseId],
  )
  return new Map(rows.map(({ fileId, hash }) => [fileId, hash]))
}

/** Notes a file whose bytes are kept already; its name is sealed. */
export async function addAttachment(
  tx: EntityManager,
  { row: { organId, caseId }, key }: LoadedCase,
  { fileId, seq, name, contentType, size, contentHash, purpose }: AttachmentLine & { contentHash: Uint8Array },
  at: Date,
): Promise<void> {
  await query(
    tx,
    `insert into case_attachment (organ_id, case_id, file_id, seq, sealed_name, content_type, size, content_hash,
       recorded_at, purpose)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      organId,
      caseId,
      fileId,
      seq,
      sealJson(key, name, caseContext(organId, caseId)),
      contentType,
      size,
      contentHash,
      at,
      purpose,
    ],
  )
}
