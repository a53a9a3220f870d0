import { type LocalDate, plusDays } from '../law/date.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'

/** The working day from which `n` working days lead to `day`; with n = 0 the day itself, or the last working day before it. */
export function workdaysBefore(day: LocalDate, n: number, calendar: WorkCalendar): LocalDate {
  let found = lastWorkday(day, calendar)
  for (let left = n; left > 0; left -= 1) found = lastWorkday(plusDays(found, -1), calendar)
  return found
}

/** The day itself where it is a working day, else the last one before. */
export function lastWorkday(day: LocalDate, calendar: WorkCalendar): LocalDate {
  let found = day
  while (!calendar.isWorkday(found)) found = plusDays(found, -1)
  return found
}

/** The day itself where it is a working day, else the next one. */
export const workdayFrom = (day: LocalDate, calendar: WorkCalendar): LocalDate =>
  calendar.isWorkday(day) ? day : calendar.nextWorkday(day)
