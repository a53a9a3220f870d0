import { type LocalDate } from '../law/date.ts'
import { officialCalendar, type HolidayNotice, type WorkCalendar } from '../law/work-calendar.ts'
import { reading, type Context, type OrganRef } from './context.ts'
import { noticesEntered } from '../store/holiday-notices.ts'

/**
 * The working calendar in force: the built-in notices, those an administrator entered, and the days off of the organ's
 * own region (放假办法 art. 4); without an organ the country's. The notices are read each time (a handful of rows, other
 * processes may have entered one); the calendars made of them are kept while they stay.
 */
export async function calendarOf(context: Context, organ?: Pick<OrganRef, 'settings'>): Promise<WorkCalendar> {
  return calendarWith(await enteredNotices(context), organ?.settings.regionalDays?.days ?? [])
}

/** The calendar of these notices and these days off of a region. */
export function calendarWith(entered: readonly HolidayNotice[], regional: readonly LocalDate[]): WorkCalendar {
  if (entered.length + regional.length === 0) return officialCalendar()
  const key = JSON.stringify([entered, regional])
  const known = kept.get(key)
  if (known) return known
  if (kept.size >= MOST_KEPT) kept.clear()
  const made = officialCalendar(entered, regional)
  kept.set(key, made)
  return made
}

/** Regions of one installation are few. */
const MOST_KEPT = 100
const kept = new Map<string, WorkCalendar>()

/** The notices an administrator entered, one a year. */
export const enteredNotices = (context: Context): Promise<HolidayNotice[]> => noticesEntered(reading(context))
