import { randomUUID } from 'node:crypto'
import { type EntityManager } from '@mikro-orm/postgresql'
import { type PublicText } from '../cases/publication.ts'
import { type LocalDate } from '../law/date.ts'
import { type LoadedCase, lockCase } from '../store/case-store.ts'
import { dropPublicEntry, putPublicEntries } from '../store/public-entries.ts'
import {
  publicationContext,
  publicationOfCase,
  type PublicationRow,
  replaceFiles,
  storeChecked,
  storePrepared,
  storeWithdrawn,
} from '../store/publication-store.ts'
import { sealJson } from '../store/sealing.ts'
import { type Actor, type Context, type OrganRef } from './context.ts'
import { Invalid, NotFound, StaleForm } from './errors.ts'
import { checkPublicText } from './publication-check.ts'
import { copyToPublic, filesToPublish, mendedToPublish } from './publication-files.ts'
import {
  caseOfPublication,
  deliveredWith,
  type Draft,
  draftToken,
  firstDay,
  openDraft,
  replyOf,
} from './publication-view.ts'
import { recordRelease, type ReleaseReasons } from './release-service.ts'
import { transact } from './transact.ts'

/**
 * Prepares a reply for publication. Nothing of it can be read by the public before somebody has checked it.
 * @throws Invalid for personal data left in the words, or a reply that may not be published; FilesHeld
 */
export async function preparePublication(
  context: Context,
  organ: OrganRef,
  number: string,
  input: PublicText & { fileIds: readonly string[]; mendedIds?: readonly string[] },
  reasons: ReleaseReasons,
  actor: Actor,
): Promise<void> {
  const gone = await transact(context, actor, 'REPLY_PREPARED', async (tx) => {
    const loaded = await caseOfPublication(context, tx, organ, number, lockCase)
    const reply = replyOf(loaded)
    if (!reply) throw new Invalid([{ field: 'form', text: NOT_PUBLISHABLE }])
    const offered = await deliveredWith(tx, loaded, reply)
    const chosen = offered.filter(({ fileId }) => input.fileIds.includes(fileId))
    const { title, question, answer } = input
    const mended = await mendedToPublish(context, tx, organ, input.mendedIds ?? [])
    const files = [
      ...chosen.map(({ fileId, name }) => ({ fileId, name })),
      ...mended.map(({ outgoingId, content }) => ({
        ...{ fileId: outgoingId, name: content.result?.name ?? content.name, mended: true },
      })),
    ]
    const draft: Draft = { title, question, answer, files }
    checkPublicText(draft, loaded.content)
    const checked = await filesToPublish(context, organ, loaded, chosen, mended, reasons)
    const before = await publicationOfCase(tx, organ.organId, loaded.row.caseId)
    const replyId = before?.replyId ?? randomUUID()
    await storePrepared(tx, organ.organId, {
      ...sealDraft(context, organ, replyId, draft),
      replyId,
      caseId: loaded.row.caseId,
      replySeq: reply.seq,
      outcome: loaded.row.outcome!,
      repliedOn: reply.on,
      publicOn: await firstDay(context, organ, reply.on),
      preparedAt: context.clock.now(),
      preparedBy: actor.id,
    })
    await recordRelease(context, tx, organ, loaded, reply.seq, actor, checked)
    const result = await takeDown(tx, organ, replyId)
    return { result, subject: number, facts: { files: draft.files.length } }
  })
  await discard(context, gone)
}

const NOT_PUBLISHABLE = '只有已经答复、并且答复为予以公开、部分公开或者已主动公开的申请可以公开答复'

function sealDraft(context: Context, { organId }: OrganRef, replyId: string, draft: Draft) {
  const sealContext = publicationContext(organId, replyId)
  const { key, wrapped } = context.sealer.newKey(sealContext)
  return { sealedKey: wrapped, draft: sealJson(key, draft, sealContext) }
}

/**
 * Opens a prepared reply to everybody from its day on: the person who does so has read the words and the files.
 * @throws StaleForm where the words have changed since they were shown, NotFound where nothing waits
 */
export async function confirmPublication(
  context: Context,
  organ: OrganRef,
  number: string,
  seen: number,
  actor: Actor,
): Promise<void> {
  await transact(context, actor, 'REPLY_CHECKED', async (tx) => {
    const loaded = await caseOfPublication(context, tx, organ, number, lockCase)
    const row = await publicationOfCase(tx, organ.organId, loaded.row.caseId)
    if (!row || row.checkedAt !== null || row.withdrawnAt !== null) throw new NotFound('publication')
    if (draftToken(row) !== seen || replyOf(loaded)?.seq !== row.replySeq) throw new StaleForm(loaded.row.version)
    const draft = openDraft(context, organ, row)
    checkPublicText(draft, loaded.content)
    const publicOn = await open(context, tx, organ, loaded, row, draft, actor)
    return { result: undefined, subject: number, facts: { publicOn, files: draft.files.length } }
  })
}

/** Words into the plain columns and the index, files under the reply's own key; gives the day it is public from. */
async function open(
  context: Context,
  tx: EntityManager,
  organ: OrganRef,
  loaded: LoadedCase,
  row: PublicationRow,
  draft: Draft,
  actor: Actor,
): Promise<LocalDate> {
  const { replyId } = row
  const today = context.clock.today()
  const publicOn = row.publicOn < today ? today : row.publicOn
  await replaceFiles(tx, organ.organId, replyId, await copyToPublic(context, organ, tx, loaded, row, draft.files))
  await storeChecked(tx, organ.organId, replyId, draft, { publicOn, at: context.clock.now(), by: actor.id })
  const body = `${draft.question} ${draft.answer}`
  await putPublicEntries(tx, organ.organId, [{ kind: 'reply', entryId: replyId, publicOn, title: draft.title, body }])
  return publicOn
}

/** Takes a published (or prepared) reply back. @throws NotFound */
export async function withdrawPublication(
  context: Context,
  organ: OrganRef,
  number: string,
  actor: Actor,
): Promise<void> {
  const gone = await transact(context, actor, 'REPLY_TAKEN_BACK', async (tx) => {
    const loaded = await caseOfPublication(context, tx, organ, number, lockCase)
    const row = await publicationOfCase(tx, organ.organId, loaded.row.caseId)
    if (!row || row.withdrawnAt !== null) throw new NotFound('publication')
    await storeWithdrawn(tx, organ.organId, row.replyId, context.clock.now(), actor.id)
    return { result: await takeDown(tx, organ, row.replyId), subject: number }
  })
  await discard(context, gone)
}

/** An entry was declared void: where it was the reply that was published, it is public no longer. */
export async function withdrawVoided(
  context: Context,
  tx: EntityManager,
  organ: OrganRef,
  caseId: string,
  seq: number,
  actor: Actor,
): Promise<void> {
  const row = await publicationOfCase(tx, organ.organId, caseId)
  if (!row || row.replySeq !== seq || row.withdrawnAt !== null) return
  await storeWithdrawn(tx, organ.organId, row.replyId, context.clock.now(), actor.id)
  await dropPublicEntry(tx, organ.organId, 'reply', row.replyId)
}

/** Out of the index, and without files; gives the ids of the files to be removed once this has committed. */
async function takeDown(tx: EntityManager, { organId }: OrganRef, replyId: string): Promise<string[]> {
  await dropPublicEntry(tx, organId, 'reply', replyId)
  return replaceFiles(tx, organId, replyId, [])
}

const discard = (context: Context, fileIds: readonly string[]): Promise<unknown> =>
  Promise.all(fileIds.map((fileId) => context.files.discard(fileId)))
