import { type EntityManager } from '@mikro-orm/postgresql'
import { replay } from '../cases/case.ts'
import { type Reminder, reminderOwed } from '../cases/reminders.ts'
import { type LocalDate } from '../law/date.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { updateSummary } from '../store/case-store.ts'
import { openCaseHistories } from '../store/open-cases.ts'
import { type Message } from '../store/outbox.ts'
import { summaryOf } from './case-summary.ts'
import { type Context, type OrganRef } from './context.ts'
import { type NudgeRecipients } from './nudge-recipients.ts'

/** Brings the rows of open cases up to today where time has moved them on, and tells which reminders are owed. */
export async function sweepCases(
  context: Context,
  tx: EntityManager,
  organ: OrganRef,
  calendar: WorkCalendar,
  people: NudgeRecipients,
): Promise<{ refreshed: number; owed: Message[] }> {
  const today = context.clock.today()
  const owed: Message[] = []
  let refreshed = 0
  for (const { row, history } of await openCaseHistories(tx, organ.organId, true)) {
    const summary = summaryOf(replay(organ.regime, history, organ.settings.school), calendar, today)
    if (summary.state !== row.state || summary.dueOn !== row.dueOn || summary.nextOn !== row.nextOn) {
      await updateSummary(tx, { organId: organ.organId, caseId: row.caseId }, summary, row.version)
      refreshed += 1
    }
    const reminder = reminderOwed(row.number, { ...summary, submittedOn: row.submittedOn }, today, calendar)
    if (reminder) owed.push(...messagesOf(reminder, row, people, calendar, today))
  }
  return { refreshed, owed }
}

/** The mails of a reminder: to whoever has the case, once it is overdue to the heads as well. */
function messagesOf(
  { key, letter, dueOn }: Reminder,
  { number, caseId, assignedTo }: { number: string; caseId: string; assignedTo: string | null },
  people: NudgeRecipients,
  calendar: WorkCalendar,
  today: LocalDate,
): Message[] {
  const facts = { number, dueOn, workdaysLeft: dueOn === null ? 0 : calendar.workdaysBetween(today, dueOn) }
  return people.forCase(assignedTo, letter === 'reply-overdue').map((accountId) => ({
    letter,
    recipient: `officer:${accountId}`,
    caseId,
    facts,
    dedupeKey: `${key}/${accountId}`,
  }))
}
