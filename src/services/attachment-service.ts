import { type EntityManager } from '@mikro-orm/postgresql'
import { type FilePurpose } from '../cases/application.ts'
import { caseContext } from '../store/case-row.ts'
import { type LoadedCase } from '../store/case-store.ts'
import { query } from '../store/query.ts'
import { openJson, sealJson } from '../store/sealing.ts'
import { reading, type Context, type OrganRef } from './context.ts'
import { NotFound } from './errors.ts'
import { caseIfAny, caseToRead } from './load-case.ts'

/** A file as uploaded, its type already decided by content and extension. */
export type FileInput = { name: string; contentType: string; bytes: Uint8Array }

/** `purpose`: what an applicant's own file is meant for; null for the office's. */
export type AttachmentLine = {
  fileId: string
  seq: number
  name: string
  contentType: string
  size: number
  purpose: FilePurpose | null
}

/** Stores files with an event; bytes are on disk before the rows commit. */
export async function attachFiles(
  context: Context,
  tx: EntityManager,
  loaded: LoadedCase,
  seq: number,
  files: readonly FileInput[],
  purpose: FilePurpose | null = null,
): Promise<void> {
  const { organId, caseId } = loaded.row
  const sealContext = caseContext(organId, caseId)
  for (const file of files) {
    const { fileId, contentHash } = await context.files.put(loaded.key, sealContext, file.bytes)
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
        sealJson(loaded.key, file.name, sealContext),
        file.contentType,
        file.bytes.length,
        contentHash,
        context.clock.now(),
        purpose,
      ],
    )
  }
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

/** The files of a case, by what they came with. The caller has already proved that the case may be read. */
export async function listAttachments(context: Context, organ: OrganRef, number: string): Promise<AttachmentLine[]> {
  const em = reading(context)
  const loaded = await caseIfAny(context, organ, number, em)
  return loaded ? attachmentsOf(em, loaded) : []
}

/** One file of a case, opened. The caller has already proved that the case may be read. @throws NotFound */
export async function readAttachment(
  context: Context,
  organ: OrganRef,
  number: string,
  fileId: string,
): Promise<AttachmentLine & { bytes: Buffer }> {
  const em = reading(context)
  const loaded = await caseIfAny(context, organ, number, em)
  const line = loaded && (await attachmentsOf(em, loaded)).find((each) => each.fileId === fileId)
  if (!loaded || !line) throw new NotFound(fileId)
  const bytes = await context.files.get(loaded.key, caseContext(organ.organId, loaded.row.caseId), fileId)
  return { ...line, bytes }
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

/** Every file of a case with its bytes, by its SHA-256 in hexadecimal; for whoever may read the case. @throws NotFound */
export async function caseFilesByHash(context: Context, organ: OrganRef, number: string): Promise<Map<string, Buffer>> {
  const em = reading(context)
  const loaded = await caseToRead(context, organ, number, em)
  const { caseId } = loaded.row
  const byHash = new Map<string, Buffer>()
  for (const [fileId, hash] of await attachmentHashes(em, organ.organId, caseId))
    byHash.set(hash, await context.files.get(loaded.key, caseContext(organ.organId, caseId), fileId))
  return byHash
}
