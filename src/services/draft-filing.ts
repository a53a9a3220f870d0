import { type Application } from '../cases/application.ts'
import { type Context, type OrganRef } from './context.ts'
import { changeDraft, type DraftFile, draftFiles, openDraft, type OpenDraft } from './draft-service.ts'
import { KeyReused } from './errors.ts'
import { type FilingReceipt } from './filing-batch.ts'
import { fileOnline } from './filing-service.ts'

/** `again`: the draft had been filed before, these are the receipts of then. */
export type DraftFiled = { receipts: readonly FilingReceipt[]; again: boolean }

/**
 * Files a draft, once however often it is asked for: every matter as a case of its own, linked with those before it.
 * A filing cut off half-way goes on where it stopped, because each matter has a key of its own.
 * @throws KeyReused where it was filed before with other content and the receipts were lost: the draft then has a new
 *   key, and asking once more files another case
 */
export async function fileDraft(
  context: Context,
  organ: OrganRef,
  code: string,
  applications: readonly Application[],
): Promise<DraftFiled> {
  const draft = await openDraft(context, organ, code)
  if (draft.receipts) return { receipts: draft.receipts, again: true }
  try {
    const receipts = await fileMatters(context, organ, draft, applications)
    await keepReceipts(context, organ, draft, receipts)
    return { receipts, again: false }
  } catch (error) {
    // The same submission, sent twice, may have been filed by the other request meanwhile.
    const { receipts, round } = await openDraft(context, organ, code)
    if (receipts) return { receipts, again: true }
    if (error instanceof KeyReused) await changeDraft(context, organ, code, (now) => ({ ...now, round: round + 1 }))
    throw error
  }
}

async function fileMatters(
  context: Context,
  organ: OrganRef,
  draft: OpenDraft,
  applications: readonly Application[],
): Promise<FilingReceipt[]> {
  const files = await draftFiles(context, organ, draft)
  const receipts: FilingReceipt[] = []
  for (const [at, application] of applications.entries()) {
    const once = { key: `${draft.code}/${draft.round}/${at}`, body: bodyOf(application, draft.files) }
    const sameLetter = receipts.map(({ number }) => number)
    receipts.push(await fileOnline(context, organ, application, once, { files, sameLetter }))
  }
  return receipts
}

/** What makes two filings the same; the day is not part of it, so that a repeat after midnight stays one. */
const bodyOf = (application: Application, files: readonly DraftFile[]): string =>
  JSON.stringify([{ ...application, submittedOn: null }, files.map(({ fileId }) => fileId)])

/** What was typed is the case's now; the draft keeps the receipts until it ends. */
async function keepReceipts(
  context: Context,
  organ: OrganRef,
  { code, files }: OpenDraft,
  receipts: readonly FilingReceipt[],
): Promise<void> {
  await changeDraft(context, organ, code, ({ round }) => ({ typed: {}, matters: [], files: [], round, receipts }))
  await Promise.all(files.map(({ fileId }) => context.files.discard(fileId)))
}
