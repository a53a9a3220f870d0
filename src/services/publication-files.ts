import { type EntityManager } from '@mikro-orm/postgresql'
import { type LoadedCase } from '../store/case-store.ts'
import { caseContext } from '../store/case-row.ts'
import { publicationContext, type PublicationRow } from '../store/publication-store.ts'
import { lockedOutgoing } from '../store/outgoing-file-store.ts'
import { type PublicReplyFile } from '../store/published-replies.ts'
import { type FileInput } from './attachment-service.ts'
import { type AttachmentLine, attachmentsOf } from '../store/attachment-store.ts'
import { type Context, type OrganRef } from './context.ts'
import { outgoingBytes, type OutgoingFile, readOutgoing } from './outgoing-keeping.ts'
import { type DraftFile } from './publication-view.ts'
import { Invalid } from './errors.ts'
import { opened } from './outgoing-content.ts'
import { type Checked, checkRelease, type ReleaseReasons } from './release-service.ts'

/**
 * Sends the delivered files through the release gate once more: what one applicant may have, not everybody may. Those
 * mended for the publication go with them. @returns what the reasons given let through @throws FilesHeld
 */
export async function filesToPublish(
  context: Context,
  organ: OrganRef,
  loaded: LoadedCase,
  chosen: readonly AttachmentLine[],
  mended: readonly OutgoingFile[],
  reasons: ReleaseReasons,
): Promise<Checked> {
  const { organId, caseId } = loaded.row
  const read = ({ fileId }: AttachmentLine) => context.files.get(loaded.key, caseContext(organId, caseId), fileId)
  const files = []
  for (const line of chosen) files.push({ name: line.name, contentType: line.contentType, bytes: await read(line) })
  for (const file of mended) files.push(await outgoingBytes(context, organ, file, 'result'))
  return checkRelease(context, organ, { type: 'replied' }, files, reasons)
}

/** Files mended for the publication, held as they are until it is prepared. @throws Invalid where one may leave no longer */
export async function mendedToPublish(
  context: Context,
  tx: EntityManager,
  { organId }: OrganRef,
  ids: readonly string[],
): Promise<OutgoingFile[]> {
  const files: OutgoingFile[] = []
  for (const id of ids) {
    const row = await lockedOutgoing(tx, organId, id)
    if (row?.state !== 'ready' || row.usedAt !== null)
      throw new Invalid([{ field: 'form', text: '处理好的文件刚刚有改动或者已经发出，请重新选择' }])
    files.push(opened(context, organId, row))
  }
  return files
}

/** Everybody reads the name of a published file, and an office's own often holds somebody's: a number and the ending stay. */
const publicFileName = (name: string, at: number): string => `附件${at + 1}${/\.[A-Za-z0-9]+$/.exec(name)?.[0] ?? ''}`

/** Copies the chosen files under the key of the published reply, named anew; the case's own stay as they are. */
export async function copyToPublic(
  context: Context,
  organ: OrganRef,
  tx: EntityManager,
  loaded: LoadedCase,
  { replyId, sealedKey }: PublicationRow,
  chosen: readonly DraftFile[],
): Promise<PublicReplyFile[]> {
  const publicContext = publicationContext(organ.organId, replyId)
  const publicKey = context.sealer.unwrap(sealedKey, publicContext)
  const lines = await attachmentsOf(tx, loaded)
  const copies: PublicReplyFile[] = []
  for (const file of chosen) {
    const found = file.mended
      ? await mendedFile(context, organ, file.fileId)
      : await deliveredFile(context, loaded, lines, file.fileId)
    if (found === null) continue
    const { name, contentType, bytes } = found
    const copy = await context.files.put(publicKey, publicContext, bytes)
    copies.push({ fileId: copy.fileId, name: publicFileName(name, copies.length), contentType, size: bytes.length })
  }
  return copies
}

const mendedFile = async (context: Context, organ: OrganRef, outgoingId: string): Promise<FileInput> =>
  outgoingBytes(context, organ, await readOutgoing(context, organ, outgoingId), 'result')

async function deliveredFile(
  context: Context,
  { row, key }: LoadedCase,
  lines: readonly AttachmentLine[],
  fileId: string,
): Promise<FileInput | null> {
  const line = lines.find((each) => each.fileId === fileId)
  if (!line) return null
  const bytes = await context.files.get(key, caseContext(row.organId, row.caseId), fileId)
  return { name: line.name, contentType: line.contentType, bytes }
}
