import { officialCalendar, type HolidayNotice, type WorkCalendar } from '../law/work-calendar.ts'
import { query } from '../store/query.ts'
import { reading, type Context } from './context.ts'

/**
 * The working calendar in force: the built-in notices and those an administrator entered. The notices are read each
 * time (a handful of rows, other processes may have entered one); the calendar made of them is kept while they stay.
 */
export async function calendarOf(context: Context): Promise<WorkCalendar> {
  const entered = await enteredNotices(context)
  if (entered.length === 0) return officialCalendar()
  const key = JSON.stringify(entered)
  if (latest?.key !== key) latest = { key, calendar: officialCalendar(entered) }
  return latest.calendar
}

let latest: { key: string; calendar: WorkCalendar } | undefined

export function enteredNotices(context: Context): Promise<HolidayNotice[]> {
  return query<HolidayNotice>(
    reading(context),
    `select year, title, document_number as "documentNumber", source, off_days as off, make_up_days as "makeUp"
     from holiday_notice order by year`,
  )
}
