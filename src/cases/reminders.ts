import { type LocalDate } from '../law/date.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { type Standing, type StandingFacts, standingOf } from './agenda.ts'

/** Working days before the deadline at which staff are reminded. [E] */
const REMINDER_WORKDAYS = [7, 3, 1] as const

export type ReminderLetter = 'reply-due-soon' | 'reply-overdue' | 'receipt-unconfirmed'

/** A reminder is owed until sent: the key holds the due day, so an extension arms it anew and a missed night loses nothing. */
export type Reminder = { key: string; letter: ReminderLetter; dueOn: LocalDate | null }

/** @param submittedOn the filing day, for receipts that nobody confirmed within one working day (条例 art. 31) */
export function reminderOwed(
  number: string,
  facts: StandingFacts & { submittedOn: LocalDate },
  today: LocalDate,
  calendar: WorkCalendar,
): Reminder | null {
  const standing: Standing = standingOf(facts, today, calendar)
  if (standing === 'unconfirmed')
    return calendar.workdaysBetween(facts.submittedOn, today) >= 1
      ? { key: `${number}/unconfirmed`, letter: 'receipt-unconfirmed', dueOn: null }
      : null
  if (standing === 'overdue')
    return { key: `${number}/overdue/${facts.dueOn}`, letter: 'reply-overdue', dueOn: facts.dueOn }
  if (facts.dueOn === null || standing === 'closed' || standing === 'paused') return null
  const left = calendar.workdaysBetween(today, facts.dueOn)
  const threshold = REMINDER_WORKDAYS.findLast((days) => left <= days)
  return threshold === undefined
    ? null
    : { key: `${number}/due-in-${threshold}/${facts.dueOn}`, letter: 'reply-due-soon', dueOn: facts.dueOn }
}
