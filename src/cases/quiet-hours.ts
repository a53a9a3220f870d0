import { type LocalDate } from '../law/date.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'

/** Reminders leave between these hours, on working days. [E] */
const FIRST_HOUR = 8
const LAST_HOUR = 20
/** The digest is for the morning: later it would say what everybody has seen. */
const LAST_DIGEST_HOUR = 11

/** Whether people may be reminded now; what is owed waits, and is sent when they may. `hour`: of the day in China. */
export const mayRemind = (today: LocalDate, hour: number, calendar: WorkCalendar): boolean =>
  calendar.isWorkday(today) && hour >= FIRST_HOUR && hour < LAST_HOUR

/** Whether it is the time of the morning's digest. */
export const isDigestTime = (today: LocalDate, hour: number, calendar: WorkCalendar): boolean =>
  mayRemind(today, hour, calendar) && hour < LAST_DIGEST_HOUR
