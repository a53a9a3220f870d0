import { type EntityManager } from '@mikro-orm/postgresql'
import { type FilePurpose } from '../cases/application.ts'
import { caseContext } from '../store/case-row.ts'
import { type LoadedCase } from '../store/case-store.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { NotFound } from './errors.ts'
import { caseIfAny, caseToRead } from './load-case.ts'
import { attachmentHashes, type AttachmentLine, attachmentsOf, addAttachment } from '../store/attachment-store.ts'

/** A file as uploaded, its type already decided by content and extension. */
export type FileInput = { name: string; contentType: string; bytes: Uint8Array }

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
    const { name, contentType, bytes } = file
    const line = { fileId, contentHash, seq, name, contentType, size: bytes.length, purpose }
    await addAttachment(tx, loaded, line, context.clock.now())
  }
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
