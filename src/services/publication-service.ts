import { randomUUID } from 'node:crypto'
import { type EntityManager } from '@mikro-orm/postgresql'
import { endOf } from '../cases/case.ts'
import { DEFAULT_PUBLICATION_DELAY, isPublishable, publicDay, type PublicText } from '../cases/publication.ts'
import { type LocalDate } from '../law/date.ts'
import { findCase, type LoadedCase, lockCase } from '../store/case-store.ts'
import { dropPublicEntry, putPublicEntries } from '../store/public-entries.ts'
import {
  publicationContext,
  publicationOfCase,
  publicationPage,
  type PublicationRow,
  replaceFiles,
  storeChecked,
  storePrepared,
  storeWithdrawn,
} from '../store/publication-store.ts'
import { openJson, sealJson } from '../store/sealing.ts'
import { attachmentsOf, type AttachmentLine } from './attachment-service.ts'
import { calendarOf } from './calendar-reader.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { Invalid, NotFound, StaleForm } from './errors.ts'
import { checkPublicText } from './publication-check.ts'
import { copyToPublic, filesToPublish } from './publication-files.ts'
import { recordRelease, type ReleaseReasons } from './release-service.ts'
import { transact } from './transact.ts'

export type { PublicationRow } from '../store/publication-store.ts'

/** What an officer wants everybody to read of a reply: words of one's own, and which of the delivered files. */
export type Draft = PublicText & { files: { fileId: string; name: string }[] }

/** A case's publication for the office: whether it may be published, how it stands, what may be chosen. */
export type Publication = {
  number: string
  /** The reply that may be published; null where the case has none, or none that may. */
  reply: { seq: number; on: LocalDate } | null
  row: PublicationRow | null
  draft: Draft | null
  /** The files the applicant got with the reply. */
  offered: AttachmentLine[]
  /** What the applicant asked, for the officer to write from. */
  asked: { title: string | null; description: string }
  /** First day it would be public, prepared today. */
  publicOn: LocalDate | null
}

/** How the publication of a case stands. @throws NotFound */
export async function showPublication(context: Context, organ: OrganRef, number: string): Promise<Publication> {
  const em = reading(context)
  const loaded = await load(context, em, organ, number, findCase)
  const row = await publicationOfCase(em, organ.organId, loaded.row.caseId)
  const reply = replyOf(loaded)
  const { title, description } = loaded.content
  return {
    number,
    reply,
    row,
    draft: row && openDraft(context, organ, row),
    offered: await deliveredWith(em, loaded, reply),
    asked: { title, description },
    publicOn: reply && (await firstDay(context, organ, reply.on)),
  }
}

/** A prepared reply in the office's list, its title opened. */
export type ListedPublication = PublicationRow & { title: string }

/** Everything prepared, newest first; `waitingOnly`: what somebody has to check. */
export async function listPublications(
  context: Context,
  organ: OrganRef,
  waitingOnly: boolean,
  after: { at: string; replyId: string } | null,
  limit: number,
): Promise<ListedPublication[]> {
  const rows = await publicationPage(reading(context), organ.organId, waitingOnly, after, limit)
  return rows.map((row) => ({ ...row, title: openDraft(context, organ, row).title }))
}

/** The reply that stands and may be published. */
function replyOf({ kase }: Pick<LoadedCase, 'kase'>): Publication['reply'] {
  const end = endOf(kase)
  if (!end || !isPublishable(end.outcome)) return null
  const entry = kase.history.findLast(({ event }) => event.type === 'replied' && event.on === end.on)
  return entry ? { seq: entry.seq, on: end.on } : null
}

async function deliveredWith(
  em: EntityManager,
  loaded: LoadedCase,
  reply: Publication['reply'],
): Promise<AttachmentLine[]> {
  return reply ? (await attachmentsOf(em, loaded)).filter(({ seq }) => seq === reply.seq) : []
}

async function firstDay(context: Context, organ: OrganRef, repliedOn: LocalDate): Promise<LocalDate> {
  const delay = organ.settings.publicationDelay ?? DEFAULT_PUBLICATION_DELAY
  return publicDay(repliedOn, delay, context.clock.today(), await calendarOf(context))
}

function openDraft(context: Context, { organId }: OrganRef, { replyId, sealedKey, draft }: PublicationRow): Draft {
  const sealContext = publicationContext(organId, replyId)
  return openJson<Draft>(context.sealer.unwrap(sealedKey, sealContext), draft, sealContext)
}

/**
 * Prepares a reply for publication. Nothing of it can be read by the public before somebody has checked it.
 * @throws Invalid for personal data left in the words, or a reply that may not be published; FilesHeld
 */
export async function preparePublication(
  context: Context,
  organ: OrganRef,
  number: string,
  input: PublicText & { fileIds: readonly string[] },
  reasons: ReleaseReasons,
  actor: Actor,
): Promise<void> {
  const gone = await transact(context, actor, 'REPLY_PREPARED', async (tx) => {
    const loaded = await load(context, tx, organ, number, lockCase)
    const reply = replyOf(loaded)
    if (!reply) throw new Invalid([{ field: 'form', text: NOT_PUBLISHABLE }])
    const offered = await deliveredWith(tx, loaded, reply)
    const chosen = offered.filter(({ fileId }) => input.fileIds.includes(fileId))
    const { title, question, answer } = input
    const draft: Draft = { title, question, answer, files: chosen.map(({ fileId, name }) => ({ fileId, name })) }
    checkPublicText(draft, loaded.content)
    const accepted = await filesToPublish(context, loaded, chosen, reasons)
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
    await recordRelease(context, tx, loaded, reply.seq, actor, accepted)
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

/** The moment a draft was prepared, as the token of the form that shows it. */
export const draftToken = ({ preparedAt }: Pick<PublicationRow, 'preparedAt'>): number => Date.parse(preparedAt)

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
    const loaded = await load(context, tx, organ, number, lockCase)
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
    const loaded = await load(context, tx, organ, number, lockCase)
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

async function load(
  context: Context,
  em: EntityManager,
  organ: OrganRef,
  number: string,
  by: typeof findCase,
): Promise<LoadedCase> {
  const loaded = await by(em, context.sealer, organ.organId, number, organ.settings.school ?? {})
  if (!loaded) throw new NotFound(number)
  return loaded
}
