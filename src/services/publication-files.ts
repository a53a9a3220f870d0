import { type EntityManager } from '@mikro-orm/postgresql'
import { type LoadedCase } from '../store/case-store.ts'
import { caseContext } from '../store/case-row.ts'
import { publicationContext, type PublicationRow } from '../store/publication-store.ts'
import { type PublicReplyFile } from '../store/published-replies.ts'
import { type AttachmentLine, attachmentsOf } from './attachment-service.ts'
import { type Context, type OrganRef } from './context.ts'
import { type Checked, checkRelease, type ReleaseReasons } from './release-service.ts'

/**
 * Sends the delivered files through the release gate once more: what one applicant may have, not everybody may.
 * @returns what the reasons given let through @throws FilesHeld
 */
export async function filesToPublish(
  context: Context,
  organ: OrganRef,
  loaded: LoadedCase,
  chosen: readonly AttachmentLine[],
  reasons: ReleaseReasons,
): Promise<Checked> {
  const { organId, caseId } = loaded.row
  const read = ({ fileId }: AttachmentLine) => context.files.get(loaded.key, caseContext(organId, caseId), fileId)
  const files = []
  for (const line of chosen) files.push({ name: line.name, contentType: line.contentType, bytes: await read(line) })
  return checkRelease(context, organ, { type: 'replied' }, files, reasons)
}

/** Everybody reads the name of a published file, and an office's own often holds somebody's: a number and the ending stay. */
const publicFileName = (name: string, at: number): string => `附件${at + 1}${/\.[A-Za-z0-9]+$/.exec(name)?.[0] ?? ''}`

/** Copies the chosen files under the key of the published reply, named anew; the case's own stay as they are. */
export async function copyToPublic(
  context: Context,
  { organId }: OrganRef,
  tx: EntityManager,
  loaded: LoadedCase,
  { replyId, sealedKey }: PublicationRow,
  chosen: readonly { fileId: string }[],
): Promise<PublicReplyFile[]> {
  const publicContext = publicationContext(organId, replyId)
  const publicKey = context.sealer.unwrap(sealedKey, publicContext)
  const lines = await attachmentsOf(tx, loaded)
  const copies: PublicReplyFile[] = []
  for (const { fileId, name, contentType, size } of lines.filter((line) =>
    chosen.some((each) => each.fileId === line.fileId),
  )) {
    const bytes = await context.files.get(loaded.key, caseContext(organId, loaded.row.caseId), fileId)
    const copy = await context.files.put(publicKey, publicContext, bytes)
    copies.push({ fileId: copy.fileId, name: publicFileName(name, copies.length), contentType, size })
  }
  return copies
}
