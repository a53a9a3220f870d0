import { type Application, type ApplicationContent, type FilePurpose } from '../cases/application.ts'
import { replay } from '../cases/case.ts'
import { type CaseEvent, type RecordedEvent } from '../cases/events.ts'
import { type LocalDate } from '../law/date.ts'
import { caseExists, type FileToFile } from '../store/case-filing.ts'
import { sealCase } from '../store/case-to-file.ts'
import { caseContext } from '../store/case-row.ts'
import { sealJson } from '../store/sealing.ts'
import { type FileInput } from './attachment-service.ts'
import { type Actor, APPLICANT, type Context, type OrganRef, reading, SYSTEM } from './context.ts'
import { calendarOf } from './calendar-reader.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { summaryOf } from './case-summary.ts'
import { Invalid } from './errors.ts'
import { fileInTurn, type FilingReceipt, type PendingFiling } from './filing-batch.ts'
import { type Idempotency, idempotencyKeys } from './idempotency.ts'
import { newQueryCode, queryCodeHash } from './query-code.ts'

export { caseNumber, type FilingReceipt } from './filing-batch.ts'

/** What comes with an application: the applicant's files, and the numbers of other matters from the same letter. */
export type Enclosed = { files: readonly (FileInput & { purpose: FilePurpose })[]; sameLetter: readonly string[] }

const NOTHING_ENCLOSED: Enclosed = { files: [], sameLetter: [] }

/**
 * Files an application sent online by the applicant: acknowledged means numbered, durable and on the office's desk.
 * The same key again gives the same answer. @throws KeyReused when the key came before with another body
 */
export function fileOnline(
  context: Context,
  organ: OrganRef,
  application: Application,
  once: Idempotency,
  enclosed: Enclosed = NOTHING_ENCLOSED,
): Promise<FilingReceipt> {
  return fileCase(context, organ, application, APPLICANT(organ.organId), 'APPLICATION_FILED', once, enclosed)
}

/**
 * Files an application that came by e-mail, unconfirmed. The same letter again gives the same case.
 * @param receipt whether the sender is told of its number
 */
export function fileByMail(
  context: Context,
  organ: OrganRef,
  application: Application,
  once: Idempotency,
  files: Enclosed['files'],
  receipt: boolean,
): Promise<FilingReceipt> {
  const enclosed = { files, sameLetter: [] }
  const told = receipt ? 'mail-registered' : null
  return fileCase(context, organ, application, SYSTEM(organ.organId), 'APPLICATION_MAILED', once, enclosed, told)
}

/** Registers an application that came by post, fax or at the desk. 条例 art. 45: register first. */
export async function registerByOffice(
  context: Context,
  organ: OrganRef,
  application: Application,
  actor: Actor,
  once: Idempotency | null,
): Promise<FilingReceipt> {
  if (application.submittedOn > context.clock.today())
    throw new Invalid([{ field: 'submittedOn', text: '提交（签收）日期不能晚于今天' }])
  return fileCase(context, organ, application, actor, 'APPLICATION_REGISTERED', once)
}

async function fileCase(
  context: Context,
  organ: OrganRef,
  application: Application,
  actor: Actor,
  action: string,
  once: Idempotency | null,
  { files: given, sameLetter }: Enclosed = NOTHING_ENCLOSED,
  told: string | null = 'application-received',
): Promise<FilingReceipt> {
  const keys = once && idempotencyKeys(organ.organId, once)
  const queryCode = newQueryCode()
  const sealed = sealCase(context.sealer, organ.organId, contentOf(application))
  const history = firstEntries(application, actor, context.clock.now(), context.clock.today())
  const kase = caseOf(context, organ, application, { ...sealed, history }, queryCode, await calendarOf(context, organ))
  const mailed = application.applicant.email === undefined ? null : told
  const files = await storeFiles(context, sealed.key, caseContext(organ.organId, sealed.caseId), given)
  const pending = { context, organ, actor, action, keys, queryCode, kase, files, sameLetter, mailed }
  const { receipt, repeated } = await fileInTurn(pending)
  if (repeated) await discardCopies(context, kase, files)
  return receipt
}

/** Bytes are on disk, sealed under the case's key, before any row names them. */
async function storeFiles(context: Context, key: Buffer, sealContext: string, given: Enclosed['files']) {
  const stored: FileToFile[] = []
  for (const { name, contentType, bytes, purpose } of given) {
    const { fileId, contentHash } = await context.files.put(key, sealContext, bytes)
    const sealedName = sealJson(key, name, sealContext)
    stored.push({ fileId, contentHash, sealedName, contentType, size: bytes.length, purpose })
  }
  return stored
}

/**
 * Copies of a filing that was a repeat are of no use. An attempt that looked failed may have been written after all, so
 * the database is asked first: a file too many does no harm, one too few loses what an applicant sent.
 */
async function discardCopies(
  context: Context,
  { organId, caseId }: PendingFiling['kase'],
  files: readonly FileToFile[],
): Promise<void> {
  if (files.length === 0 || (await caseExists(reading(context), organId, caseId))) return
  await Promise.all(files.map(({ fileId }) => context.files.discard(fileId)))
}

type SealedWithHistory = ReturnType<typeof sealCase> & { history: readonly RecordedEvent[] }

function caseOf(
  context: Context,
  organ: OrganRef,
  application: Application,
  sealed: SealedWithHistory,
  queryCode: string,
  calendar: WorkCalendar,
): PendingFiling['kase'] {
  return {
    ...sealed,
    organId: organ.organId,
    regime: organ.regime,
    application: { ...application, applicantKind: application.applicant.kind },
    filedAt: context.clock.now(),
    codeHash: queryCodeHash(queryCode),
    imported: false,
    summary: summaryOf(replay(organ.regime, sealed.history, organ.settings.school), calendar, context.clock.today()),
  }
}

function firstEntries(application: Application, actor: Actor, at: Date, today: LocalDate): RecordedEvent[] {
  const event: CaseEvent = { type: 'submitted', on: application.submittedOn, channel: application.channel }
  return [{ seq: 1, event, knownOn: today, recordedAt: at, recordedBy: actor.id }]
}

/** The part that is sealed: all but how it came and how the answer is wanted. */
function contentOf(content: Application): ApplicationContent {
  const { applicant, title, description, documentNumber, purpose, privacyNotice } = content
  const { agent, features, help, feeWaiver, identityProof, language } = content
  const extras = Object.entries({ agent, features, help, feeWaiver, identityProof, language }).filter(
    ([, value]) => value,
  )
  return { applicant, title, description, documentNumber, purpose, privacyNotice, ...Object.fromEntries(extras) }
}
