import { type LocalDate } from '../law/date.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { type DisputeDeadline } from './agenda.ts'

/** Working days before our own next day at which staff are reminded. [E] */
const REMINDER_WORKDAYS = [7, 3, 1] as const

/** A reminder is owed until sent: the key holds the day, so a new day arms it anew and a missed night loses nothing. */
export type DisputeReminder = {
  key: string
  letter: 'dispute-due-soon' | 'dispute-overdue'
  dueOn: LocalDate
  workdaysLeft: number
}

/** The reminder owed today for what is ours to do next in a dispute; null for what has no day or is far off. */
export function disputeReminderOwed(
  remedyId: string,
  next: { nextWhat: DisputeDeadline['what'] | null; nextOn: LocalDate | null },
  today: LocalDate,
  calendar: WorkCalendar,
): DisputeReminder | null {
  const { nextWhat, nextOn: dueOn } = next
  if (nextWhat === null || dueOn === null) return null
  const key = (stage: string) => `remedy/${remedyId}/${nextWhat}/${stage}/${dueOn}`
  if (today > dueOn) return { key: key('overdue'), letter: 'dispute-overdue', dueOn, workdaysLeft: 0 }
  const workdaysLeft = calendar.workdaysBetween(today, dueOn)
  const threshold = REMINDER_WORKDAYS.findLast((days) => workdaysLeft <= days)
  if (threshold === undefined) return null
  return { key: key(`due-in-${threshold}`), letter: 'dispute-due-soon', dueOn, workdaysLeft }
}
