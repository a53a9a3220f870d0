import { type EntityManager } from '@mikro-orm/postgresql'
import { appendAudit } from '../store/audit-log.ts'
import { addRemedyFile, type RemedyFile, remedyFiles } from '../store/remedy-file.ts'
import { findRemedyKey, remedyKey } from '../store/remedy-key.ts'
import { remedyContext } from '../store/remedy-row.ts'
import { loadRemedy } from '../store/remedy-store.ts'
import { type FileInput } from './attachment-service.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { NotFound } from './errors.ts'
import {
  type Accepted,
  acceptedText,
  type Checked,
  checkOutgoing,
  release,
  type ReleaseReasons,
  secondOf,
} from './release-service.ts'
import { type RemedyAct } from './remedy-act.ts'
import { writeTexts, type WrittenText } from './remedy-entry.ts'

export { type RemedyFile } from '../store/remedy-file.ts'

/** What comes with an entry: words kept sealed, papers, and why findings in outgoing ones may leave. */
export type RemedyInput = {
  texts?: readonly WrittenText[]
  files?: readonly FileInput[]
  reasons?: ReleaseReasons
}

/** Papers that leave with an entry go through the release gate; those that came in are kept as they came. @throws FilesHeld */
export const checkPapers = (
  context: Context,
  organ: OrganRef,
  act: RemedyAct,
  { files = [], reasons }: RemedyInput,
): Promise<Checked> => {
  const leaves = act.type === 'papers-kept' && act.direction === 'out'
  return checkOutgoing(context, organ, leaves ? files : [], reasons)
}

/** Keeps what came with the entry `seq`: words, papers (bytes on disk before the rows commit), what was let through. */
export async function keepInput(
  context: Context,
  tx: EntityManager,
  organ: OrganRef,
  remedyId: string,
  seq: number,
  { texts = [], files = [] }: RemedyInput,
  checked: Checked,
  actor: Actor,
): Promise<void> {
  const accepted = await release(context, tx, organ, checked)
  const released = accepted.map((each) => ({ kind: 'release', text: acceptedText(each) }))
  await writeTexts(context, tx, organ, remedyId, seq, [...texts, ...released])
  if (files.length > 0) await keepFiles(context, tx, organ, remedyId, seq, files)
  if (accepted.length > 0) await logRelease(context, tx, organ, remedyId, seq, accepted, actor)
}

async function keepFiles(
  context: Context,
  tx: EntityManager,
  { organId }: OrganRef,
  remedyId: string,
  seq: number,
  files: readonly FileInput[],
): Promise<void> {
  const whose = { organId, remedyId }
  const key = await remedyKey(tx, context.sealer, whose)
  for (const { name, contentType, bytes } of files) {
    const stored = await context.files.put(key, remedyContext(organId, remedyId), bytes)
    await addRemedyFile(tx, whose, key, { ...stored, seq, name, contentType, size: bytes.length }, context.clock.now())
  }
}

async function logRelease(
  context: Context,
  tx: EntityManager,
  { organId }: OrganRef,
  remedyId: string,
  seq: number,
  accepted: readonly Accepted[],
  actor: Actor,
): Promise<void> {
  const kinds = [...new Set(accepted.map(({ kind }) => kind))].sort()
  const files = new Set(accepted.map(({ fileName }) => fileName)).size
  await appendAudit(tx, organId, context.clock.now(), {
    actor: actor.id,
    action: 'FINDINGS_ACCEPTED',
    subject: `remedy/${remedyId}`,
    facts: { seq, files, kinds, ...secondOf(accepted) },
  })
}

/** The papers of a dispute, names opened. */
export async function papersOf(
  context: Context,
  em: EntityManager,
  whose: { organId: number; remedyId: string },
): Promise<RemedyFile[]> {
  const key = await findRemedyKey(em, context.sealer, whose)
  return key ? remedyFiles(em, whose, key) : []
}

/** One paper with its bytes. @throws NotFound */
export async function readPaper(
  context: Context,
  { organId }: OrganRef,
  remedyId: string,
  fileId: string,
): Promise<RemedyFile & { bytes: Buffer }> {
  const em = reading(context)
  const whose = { organId, remedyId }
  const loaded = await loadRemedy(em, organId, remedyId, false)
  const key = loaded && (await findRemedyKey(em, context.sealer, whose))
  const line = key && (await remedyFiles(em, whose, key)).find((each) => each.fileId === fileId)
  if (!key || !line) throw new NotFound(fileId)
  return { ...line, bytes: await context.files.get(key, remedyContext(organId, remedyId), fileId) }
}
