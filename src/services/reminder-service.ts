import { chineseHour } from '../clock.ts'
import { isDigestTime, mayRemind, USUAL_REMINDER_HOURS } from '../cases/quiet-hours.ts'
import { reminderOwed, type Reminder } from '../cases/reminders.ts'
import { type LocalDate } from '../law/date.ts'
import { openCaseHistories } from '../store/open-cases.ts'
import { appendAudit } from '../store/audit-log.ts'
import { replay } from '../cases/case.ts'
import { type Message, queueMessages } from '../store/outbox.ts'
import { updateSummary } from '../store/case-store.ts'
import { purgeHits } from '../store/rate-limit-store.ts'
import { purgeSessions } from '../store/session-store.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { calendarOf } from './calendar-reader.ts'
import { summaryOf } from './case-summary.ts'
import { listOrgans } from './organ-service.ts'
import { dutyReminders } from './duty-reminders.ts'
import { dutiesOwed } from './duty-service.ts'
import { morningDigests } from './digest-service.ts'
import { type NudgeRecipients, nudgeRecipients } from './nudge-recipients.ts'
import { questionReminders } from './question-reminders.ts'
import { sweepRemedies } from './remedy-desk.ts'

export type Swept = { organs: number; reminders: number; refreshed: number }

/**
 * The daily sweep of every organ: reminders owed are queued (each once, however often it runs and in however many
 * processes), summaries that time has moved on (a pause that ended) are refreshed, expired sessions are removed.
 */
export async function sweep(context: Context): Promise<Swept> {
  const total: Swept = { organs: 0, reminders: 0, refreshed: 0 }
  for (const organ of await listOrgans(context)) {
    const { reminders, refreshed } = await sweepOrgan(context, organ)
    total.organs += 1
    total.reminders += reminders
    total.refreshed += refreshed
  }
  const em = reading(context)
  await purgeSessions(em, context.clock.now())
  await purgeHits(em, context.clock.now())
  return total
}

async function sweepOrgan(context: Context, organ: OrganRef): Promise<{ reminders: number; refreshed: number }> {
  const calendar = await calendarOf(context, organ)
  return context.orm.em.fork().transactional(async (tx) => {
    const today = context.clock.today()
    const people = await nudgeRecipients(context, tx, organ)
    const hour = chineseHour(context.clock.now())
    const owed: Message[] = []
    let refreshed = 0
    for (const { row, history } of await openCaseHistories(tx, organ.organId, true)) {
      const summary = summaryOf(replay(organ.regime, history, organ.settings.school), calendar, today)
      if (summary.state !== row.state || summary.dueOn !== row.dueOn || summary.nextOn !== row.nextOn) {
        await updateSummary(tx, { organId: organ.organId, caseId: row.caseId }, summary, row.version)
        refreshed += 1
      }
      const reminder = reminderOwed(row.number, { ...summary, submittedOn: row.submittedOn }, today, calendar)
      if (reminder) owed.push(...messagesOf(reminder, row, people, calendar.workdaysBetween.bind(calendar), today))
    }
    // At night and on days off nothing is queued; what is owed is owed again at the next sweep.
    const hours = organ.settings.reminderHours ?? USUAL_REMINDER_HOURS
    const awake = mayRemind(today, hour, calendar, hours)
    const disputes = await sweepRemedies(context, tx, organ, awake ? people.all : [])
    if (awake) owed.push(...(await questionReminders(context, tx, organ, calendar)))
    const duties = awake ? await dutiesOwed(context, organ, tx) : []
    owed.push(...dutyReminders(duties, people, today))
    if (isDigestTime(today, hour, calendar, hours))
      owed.push(...(await morningDigests(context, tx, organ, calendar, duties)))
    const queued = awake ? await queueMessages(tx, organ.organId, context.clock.now(), owed) : 0
    const reminders = disputes.reminders + queued
    refreshed += disputes.refreshed
    if (reminders + refreshed > 0) {
      const entry = {
        actor: 'system',
        action: 'DAILY_SWEEP',
        subject: `organ/${organ.slug}`,
        facts: { reminders, refreshed },
      }
      await appendAudit(tx, organ.organId, context.clock.now(), entry)
    }
    return { reminders, refreshed }
  })
}

/** The mails of a reminder: to whoever has the case, once it is overdue to the heads as well. */
function messagesOf(
  { key, letter, dueOn }: Reminder,
  { number, caseId, assignedTo }: { number: string; caseId: string; assignedTo: string | null },
  people: NudgeRecipients,
  workdaysBetween: (from: LocalDate, to: LocalDate) => number,
  today: LocalDate,
): Message[] {
  const facts = { number, dueOn, workdaysLeft: dueOn === null ? 0 : workdaysBetween(today, dueOn) }
  return people.forCase(assignedTo, letter === 'reply-overdue').map((accountId) => ({
    letter,
    recipient: `officer:${accountId}`,
    caseId,
    facts,
    dedupeKey: `${key}/${accountId}`,
  }))
}
