import { localDate, type LocalDate } from './law/date.ts'

/** Where the program learns the time. One comes from main; tests bring their own. */
export type Clock = {
  /** The day in China, whatever zone the machine is set to. */
  today(): LocalDate
  /** This instant. */
  now(): Date
}

const CHINESE_DAY = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day in Asia/Shanghai on which an instant falls. */
export function chineseDay(instant: Date): LocalDate {
  return localDate(CHINESE_DAY.format(instant))
}

/** The hour of the day in Asia/Shanghai (no summer time since 1991). */
export const chineseHour = (instant: Date): number => (instant.getUTCHours() + 8) % 24

/** The machine's clock. */
export const systemClock: Clock = { today: () => chineseDay(new Date()), now: () => new Date() }

/**
 * A clock that stands still, at noon China time of a day 'YYYY-MM-DD' or at an exact instant.
 * @throws RangeError when the day or the instant is none
 */
export function clockAt(moment: string | Date): Clock {
  const instant = typeof moment === 'string' ? new Date(`${localDate(moment)}T12:00:00+08:00`) : moment
  if (Number.isNaN(instant.getTime())) throw new RangeError('clockAt: not an instant')
  return { today: () => chineseDay(instant), now: () => new Date(instant) }
}
