import { type LocalDate } from '../law/date.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'

/** Whole hours of the day in China between which reminders leave on working days: from the first, until before the last. */
export type ReminderHours = { from: number; until: number }

/** Unless the organ sets its own. [E] */
export const USUAL_REMINDER_HOURS: ReminderHours = { from: 8, until: 20 }

/** An organ's hours, as far as it has set any. */
export const reminderHours = (own: ReminderHours | undefined): ReminderHours => own ?? USUAL_REMINDER_HOURS

/** Hours after the first in which the digest is for the morning: later it would say what everybody has seen. */
const DIGEST_HOURS = 3

/** Whether people may be reminded now; what is owed waits, and is sent when they may. `hour`: of the day in China. */
export const mayRemind = (today: LocalDate, hour: number, calendar: WorkCalendar, hours: ReminderHours): boolean =>
  calendar.isWorkday(today) && hour >= hours.from && hour < hours.until

/** Whether it is the time of the morning's digest. */
export const isDigestTime = (today: LocalDate, hour: number, calendar: WorkCalendar, hours: ReminderHours): boolean =>
  mayRemind(today, hour, calendar, hours) && hour < hours.from + DIGEST_HOURS

/** The day on which reminders may leave next, from its first hour; called when they may not leave now. */
export function nextReminderDay(
  today: LocalDate,
  hour: number,
  calendar: WorkCalendar,
  hours: ReminderHours,
): LocalDate {
  if (calendar.isWorkday(today) && hour < hours.from) return today
  return calendar.plusWorkdays(today, 1)
}
