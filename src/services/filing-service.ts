import { type Application } from '../cases/application.ts'
import { replay } from '../cases/case.ts'
import { type CaseEvent, type RecordedEvent } from '../cases/events.ts'
import { type LocalDate } from '../law/date.ts'
import { sealCase } from '../store/case-filing.ts'
import { type Actor, APPLICANT, type Context, type OrganRef } from './context.ts'
import { calendarOf } from './calendar-reader.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { summaryOf } from './case-summary.ts'
import { Invalid } from './errors.ts'
import { fileInTurn, type FilingReceipt, type FilingToDo } from './filing-batch.ts'
import { type Idempotency, idempotencyKeys } from './idempotency.ts'
import { newQueryCode, queryCodeHash } from './query-code.ts'

export { caseNumber, type FilingReceipt } from './filing-batch.ts'

/**
 * Files an application sent online by the applicant: acknowledged means numbered, durable and on the office's desk.
 * The same key again gives the same answer. @throws KeyReused when the key came before with another body
 */
export function fileOnline(
  context: Context,
  organ: OrganRef,
  application: Application,
  once: Idempotency,
): Promise<FilingReceipt> {
  return fileCase(context, organ, application, APPLICANT(organ.organId), 'APPLICATION_FILED', once)
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
): Promise<FilingReceipt> {
  const keys = once && idempotencyKeys(organ.organId, once)
  const queryCode = newQueryCode()
  const kase = prepareCase(context, organ, application, actor, queryCode, await calendarOf(context))
  const mailed = application.applicant.email !== undefined
  return fileInTurn({ context, organ, actor, action, keys, queryCode, kase, mailed })
}

function prepareCase(
  context: Context,
  organ: OrganRef,
  application: Application,
  actor: Actor,
  queryCode: string,
  calendar: WorkCalendar,
): FilingToDo['kase'] {
  const [now, today] = [context.clock.now(), context.clock.today()]
  const history = firstEntries(application, actor, now, today)
  return {
    ...sealCase(context.sealer, organ.organId, contentOf(application)),
    organId: organ.organId,
    regime: organ.regime,
    application: { ...application, applicantKind: application.applicant.kind },
    filedAt: now,
    codeHash: queryCodeHash(queryCode),
    imported: false,
    history,
    summary: summaryOf(replay(organ.regime, history, organ.settings.school), calendar, today),
  }
}

function firstEntries(application: Application, actor: Actor, at: Date, today: LocalDate): RecordedEvent[] {
  const event: CaseEvent = { type: 'submitted', on: application.submittedOn, channel: application.channel }
  return [{ seq: 1, event, knownOn: today, recordedAt: at, recordedBy: actor.id }]
}

function contentOf({ applicant, title, description, documentNumber, purpose, privacyNotice }: Application) {
  return { applicant, title, description, documentNumber, purpose, privacyNotice }
}
