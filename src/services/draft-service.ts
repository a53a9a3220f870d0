import { createHmac } from 'node:crypto'
import { type FilePurpose } from '../cases/application.ts'
import { findDraft, insertDraft, removeEndedDrafts, replaceDraft } from '../store/draft-store.ts'
import { openJson, sealJson } from '../store/sealing.ts'
import { type FileInput } from './attachment-service.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { NotFound } from './errors.ts'
import { type FilingReceipt } from './filing-batch.ts'
import { asGivenOut, newQueryCode, plainCode } from './query-code.ts'

/** A draft may be taken up again for so many days after it was last saved. */
export const DRAFT_DAYS = 7
const DAY_MS = 24 * 60 * 60 * 1000

/** A file of a draft; its bytes are sealed under the draft's key. */
export type DraftFile = { fileId: string; name: string; contentType: string; size: number; purpose: FilePurpose }

/** What was typed so far, as typed: texts by field, those of each matter apart. Checked only when it is filed. */
export type DraftContent = {
  typed: Readonly<Record<string, string>>
  matters: readonly Readonly<Record<string, string>>[]
  files: readonly DraftFile[]
  /** How often the applicant was asked whether a changed draft shall be filed once more; part of the filing's key. */
  round: number
  /** Once filed nothing is left but the receipts, so that coming back shows them again. */
  receipts: readonly FilingReceipt[] | null
}

/** A draft opened with its code. `draftId` names it in addresses and gives nothing away. */
export type OpenDraft = DraftContent & { code: string; draftId: string; expiresAt: Date }

/** A draft before anything was typed: one matter, still empty. */
export const EMPTY_DRAFT: DraftContent = { typed: {}, matters: [{}], files: [], round: 0, receipts: null }

type Keys = { draftId: string; key: Buffer }

/** Name and key of a draft, both from its code only: the database alone opens nothing. */
export function draftKeys({ organId }: OrganRef, code: string): Keys {
  const derive = (purpose: string) => createHmac('sha256', plainCode(code)).update(`${organId}/${purpose}`).digest()
  return { draftId: derive('draft-id').toString('base64url').slice(0, 22), key: derive('draft-key') }
}

const contextOf = ({ organId }: OrganRef, draftId: string) => `draft/${organId}/${draftId}`

/** Begins a draft; gives its code, which is kept nowhere. */
export async function beginDraft(
  context: Context,
  organ: OrganRef,
  content: DraftContent = EMPTY_DRAFT,
): Promise<{ code: string; draftId: string }> {
  const code = newQueryCode()
  const { draftId, key } = draftKeys(organ, code)
  const saved = savedNow(context, organ, { draftId, key }, content)
  await insertDraft(reading(context), { organId: organ.organId, draftId }, saved)
  return { code, draftId }
}

/** @throws NotFound where no draft has this code, or it has ended */
export async function openDraft(context: Context, organ: OrganRef, code: string): Promise<OpenDraft> {
  return (await read(context, organ, code)).draft
}

async function read(context: Context, organ: OrganRef, code: string) {
  const keys = draftKeys(organ, code)
  const whose = { organId: organ.organId, draftId: keys.draftId }
  const stored = await findDraft(reading(context), whose, context.clock.now())
  if (!stored) throw new NotFound('draft')
  const content = openJson<DraftContent>(keys.key, stored.sealed, contextOf(organ, keys.draftId))
  const draft: OpenDraft = {
    ...content,
    code: asGivenOut(code),
    draftId: keys.draftId,
    expiresAt: new Date(stored.expiresAt),
  }
  return { keys, whose, stored, draft }
}

/** Changes a draft; what another request saved meanwhile is changed, not overwritten. @throws NotFound */
export async function changeDraft(
  context: Context,
  organ: OrganRef,
  code: string,
  change: (draft: DraftContent) => DraftContent,
): Promise<OpenDraft> {
  for (;;) {
    const { keys, whose, stored, draft } = await read(context, organ, code)
    const { typed, matters, files, round, receipts } = draft
    const content = change({ typed, matters, files, round, receipts })
    const saved = savedNow(context, organ, keys, content)
    if (await replaceDraft(reading(context), whose, stored.sealed, saved))
      return { ...content, code: draft.code, draftId: keys.draftId, expiresAt: saved.expiresAt }
  }
}

function savedNow(context: Context, organ: OrganRef, { draftId, key }: Keys, content: DraftContent) {
  const savedAt = context.clock.now()
  return {
    sealed: sealJson(key, content, contextOf(organ, draftId)),
    fileIds: content.files.map(({ fileId }) => fileId),
    savedAt,
    expiresAt: new Date(savedAt.getTime() + DRAFT_DAYS * DAY_MS),
  }
}

/** Adds files to a draft, each sealed under its key. @throws NotFound */
export async function addDraftFiles(
  context: Context,
  organ: OrganRef,
  code: string,
  files: readonly (FileInput & { purpose: FilePurpose })[],
): Promise<OpenDraft> {
  const { draftId, key } = draftKeys(organ, code)
  const added: DraftFile[] = []
  for (const { name, contentType, bytes, purpose } of files) {
    const { fileId } = await context.files.put(key, contextOf(organ, draftId), bytes)
    added.push({ fileId, name, contentType, size: bytes.length, purpose })
  }
  return changeDraft(context, organ, code, (draft) => ({ ...draft, files: [...draft.files, ...added] }))
}

/** Takes a file out of a draft; one that is not there is gone already. */
export async function removeDraftFile(context: Context, organ: OrganRef, code: string, fileId: string): Promise<void> {
  const { draft } = await read(context, organ, code)
  if (!draft.files.some((file) => file.fileId === fileId)) return
  await changeDraft(context, organ, code, (now) => ({ ...now, files: now.files.filter((f) => f.fileId !== fileId) }))
  await context.files.discard(fileId)
}

/** The files of a draft with their bytes, as they are filed. */
export async function draftFiles(context: Context, organ: OrganRef, { code, draftId, files }: OpenDraft) {
  const { key } = draftKeys(organ, code)
  const read: (FileInput & { purpose: FilePurpose })[] = []
  for (const { fileId, name, contentType, purpose } of files) {
    const bytes = await context.files.get(key, contextOf(organ, draftId), fileId)
    read.push({ name, contentType, purpose, bytes })
  }
  return read
}

const A_BATCH = 200

/** Takes away drafts that have ended, with their files; gives how many. */
export async function discardEndedDrafts(context: Context): Promise<number> {
  let removed = 0
  for (;;) {
    const ended = await removeEndedDrafts(reading(context), context.clock.now(), A_BATCH)
    await Promise.all(ended.flat().map((fileId) => context.files.discard(fileId)))
    removed += ended.length
    if (ended.length < A_BATCH) return removed
  }
}
