import { hash, randomUUID } from 'node:crypto'
import { FileRefused, type Finding } from '../documents/release-gate/finding.ts'
import { sealJson } from '../store/sealing.ts'
import {
  insertOutgoing,
  outgoingAbout,
  outgoingById,
  outgoingBySource,
  outgoingContext,
  type OutgoingCursor,
  outgoingPage,
  removeUnusedOutgoing,
} from '../store/outgoing-file-store.ts'
import { type FileInput } from './attachment-service.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { NotFound } from './errors.ts'
import { type FilesHeld, type HeldFile } from './files-held.ts'
import { opened, type OutgoingContent, type OutgoingFile } from './outgoing-content.ts'
import { scanOutgoing, unseenIn } from './release-scan.ts'
import { transact } from './transact.ts'

export { type OutgoingFile } from './outgoing-content.ts'
export { type OutgoingState } from '../store/outgoing-file-store.ts'

/** What a file is to leave with: a case, an item, a dispute, or nothing yet. */
export type OutgoingAbout = `case/${string}` | `item/${string}` | `remedy/${string}` | 'organ'

/** Days a file that never left is kept. */
const KEPT_DAYS = 30
const DAY_MS = 24 * 60 * 60 * 1000
const A_BATCH = 100

/**
 * Keeps the files a form could not send, as they came, so that they are mended here and not uploaded again. Each gets
 * the id under which it is kept; a file that cannot be checked is not kept.
 */
export async function keepHeld(
  context: Context,
  organ: OrganRef,
  about: OutgoingAbout,
  { files }: FilesHeld,
  actor: Actor,
): Promise<HeldFile[]> {
  const kept: HeldFile[] = []
  for (const held of files) {
    if (held.refusal !== null) kept.push(held)
    else kept.push({ ...held, outgoingId: await keep(context, organ, about, held.file, held.found, actor) })
  }
  return kept
}

/** Takes a file in before it is needed, and reads it. @throws FileRefused for what cannot be checked */
export async function takeIn(context: Context, organ: OrganRef, file: FileInput, actor: Actor): Promise<string> {
  const scanned = await scanOutgoing(file)
  if (scanned.refusal !== null) throw new FileRefused(scanned.refusal)
  const [unseen = []] = await unseenIn(reading(context), organ.organId, [scanned])
  return keep(context, organ, 'organ', file, [...scanned.found, ...unseen.map(({ finding }) => finding)], actor)
}

async function keep(
  context: Context,
  { organId }: OrganRef,
  about: OutgoingAbout,
  { name, contentType, bytes }: FileInput,
  findings: readonly Finding[],
  actor: Actor,
): Promise<string> {
  const sourceHash = hash('sha256', bytes, 'buffer')
  const before = await outgoingBySource(reading(context), organId, about, sourceHash)
  if (before) return before.outgoingId
  const outgoingId = randomUUID()
  const sealContext = outgoingContext(organId, outgoingId)
  const { key, wrapped } = context.sealer.newKey(sealContext)
  const { fileId } = await context.files.put(key, sealContext, bytes)
  const content: OutgoingContent = {
    ...{ name, contentType, findings, reasons: {}, result: null, remark: null },
    kept: { kinds: [], places: [] },
  }
  const sealed = sealJson(key, content, sealContext)
  const made = { outgoingId, about, sealedKey: wrapped, sealed, sourceId: fileId, sourceHash, madeBy: actor.id }
  return transact(context, actor, 'OUTGOING_FILE_KEPT', async (tx) => {
    const isNew = await insertOutgoing(tx, organId, { ...made, at: context.clock.now() })
    const same = isNew ? null : await outgoingBySource(tx, organId, about, sourceHash)
    const kinds = [...new Set(findings.map(({ kind }) => kind))].sort()
    return {
      result: same?.outgoingId ?? outgoingId,
      subject: `outgoing/${same?.outgoingId ?? outgoingId}`,
      facts: { kinds },
    }
  })
}

/** One file on its way out. @throws NotFound */
export async function readOutgoing(context: Context, { organId }: OrganRef, outgoingId: string): Promise<OutgoingFile> {
  const row = await outgoingById(reading(context), organId, outgoingId)
  if (!row) throw new NotFound(outgoingId)
  return opened(context, organId, row)
}

/** One page of the files on their way out, newest first. */
export const listOutgoing = async (
  context: Context,
  { organId }: OrganRef,
  before: OutgoingCursor | null,
  limit: number,
): Promise<OutgoingFile[]> =>
  (await outgoingPage(reading(context), organId, before, limit)).map((row) => opened(context, organId, row))

/** The newest of the latest files that nobody has dealt with yet; null where there is none. */
export async function nextOpen(context: Context, organ: OrganRef): Promise<string | null> {
  const files = await listOutgoing(context, organ, null, A_BATCH)
  const isOpen = ({ state, usedAt, content }: OutgoingFile) =>
    state === 'open' && usedAt === null && content.findings.length > 0
  return files.find(isOpen)?.outgoingId ?? null
}

/** The files kept for one purpose that may leave and have not. */
export const readyFor = async (
  context: Context,
  { organId }: OrganRef,
  about: OutgoingAbout,
): Promise<OutgoingFile[]> =>
  (await outgoingAbout(reading(context), organId, about))
    .filter(({ state, usedAt }) => state === 'ready' && usedAt === null)
    .map((row) => opened(context, organId, row))

/** A file as it came, or as it may leave. @throws NotFound where there is no result */
export async function outgoingBytes(
  context: Context,
  { organId }: OrganRef,
  { key, content, ...row }: OutgoingFile,
  which: 'source' | 'result',
): Promise<FileInput> {
  const { name, contentType, result } = content
  const fileId = which === 'source' ? row.sourceId : (row.resultId ?? (row.resultHash ? row.sourceId : null))
  if (fileId === null) throw new NotFound(row.outgoingId)
  const bytes = await context.files.get(key, outgoingContext(organId, row.outgoingId), fileId)
  return { name: which === 'result' && result ? result.name : name, contentType, bytes }
}

/** Removes files that have not left for thirty days. */
export async function discardUnusedOutgoing(context: Context): Promise<number> {
  const before = new Date(context.clock.now().getTime() - KEPT_DAYS * DAY_MS)
  let removed = 0
  for (;;) {
    const gone = await removeUnusedOutgoing(reading(context), before, A_BATCH)
    await Promise.all(gone.flat().map((fileId) => context.files.discard(fileId)))
    removed += gone.length
    if (gone.length < A_BATCH) return removed
  }
}
