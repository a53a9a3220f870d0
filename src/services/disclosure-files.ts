import { appendAudit } from '../store/audit-log.ts'
import {
  insertItemFile,
  itemFileContext,
  type ItemFileLine,
  itemFiles,
  removeItemFile,
} from '../store/disclosure-files.ts'
import { loadItem } from '../store/disclosure-store.ts'
import { type FileInput } from './attachment-service.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { NotFound } from './errors.ts'
import { checkOutgoing, release, type ReleaseReasons, secondOf } from './release-service.ts'
import { transact } from './transact.ts'

export { type ItemFileLine } from '../store/disclosure-files.ts'

/** Publishes files with an item, each through the release gate. @throws NotFound, FilesHeld */
export async function addItemFiles(
  context: Context,
  organ: OrganRef,
  itemId: string,
  files: readonly FileInput[],
  reasons: ReleaseReasons,
  actor: Actor,
): Promise<void> {
  const checked = await checkOutgoing(context, organ, files, reasons)
  const { organId } = organ
  return transact(context, actor, 'ITEM_FILES_ADDED', async (tx) => {
    if (!(await loadItem(tx, organId, itemId, true))) throw new NotFound(itemId)
    const now = context.clock.now()
    for (const { name, contentType, bytes } of files) {
      const sealContext = itemFileContext(organId, itemId)
      const { key, wrapped } = context.sealer.newKey(sealContext)
      const { fileId, contentHash } = await context.files.put(key, sealContext, bytes)
      const line = { fileId, sealedKey: wrapped, name, contentType, size: bytes.length, contentHash }
      await insertItemFile(tx, organId, itemId, line, now)
    }
    const accepted = await release(context, tx, organ, checked)
    const subject = `disclosure/${itemId}`
    const kinds = [...new Set(accepted.map(({ kind }) => kind))].sort()
    if (kinds.length > 0)
      await appendAudit(tx, organId, now, {
        actor: actor.id,
        action: 'FINDINGS_ACCEPTED',
        subject,
        facts: { kinds, ...secondOf(accepted) },
      })
    return { result: undefined, subject, facts: { files: files.length } }
  })
}

/** The files that stand with an item. */
export const filesOfItem = (context: Context, { organId }: OrganRef, itemId: string): Promise<ItemFileLine[]> =>
  itemFiles(reading(context), organId, itemId)

/** One file, opened. The caller has proved that the item may be read. @throws NotFound */
export async function readItemFile(
  context: Context,
  { organId }: OrganRef,
  itemId: string,
  fileId: string,
): Promise<ItemFileLine & { bytes: Buffer }> {
  const line = (await itemFiles(reading(context), organId, itemId)).find((each) => each.fileId === fileId)
  if (!line) throw new NotFound(fileId)
  const sealContext = itemFileContext(organId, itemId)
  const key = context.sealer.unwrap(line.sealedKey, sealContext)
  return { ...line, bytes: await context.files.get(key, sealContext, fileId) }
}

/** Takes a file down. @throws NotFound */
export const takeDownItemFile = (
  context: Context,
  { organId }: OrganRef,
  itemId: string,
  fileId: string,
  actor: Actor,
): Promise<void> =>
  transact(context, actor, 'ITEM_FILE_REMOVED', async (tx) => {
    if (!(await removeItemFile(tx, organId, itemId, fileId, context.clock.now()))) throw new NotFound(fileId)
    return { result: undefined, subject: `disclosure/${itemId}`, facts: { file: fileId } }
  })
