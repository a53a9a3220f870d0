/** A calendar day at the organ's place, 'YYYY-MM-DD': no time of day, no time zone. Compares with `<` as text. */
export type LocalDate = string & { readonly __day: true }

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/
const DAY_MS = 86_400_000
const EARLIEST_YEAR = 1900
const LATEST_YEAR = 2199

/** Whether `text` is a real day written YYYY-MM-DD, in the years 1900-2199 (anything else is a slip of the pen). */
export function isLocalDate(text: unknown): text is LocalDate {
  const parts = typeof text === 'string' ? SHAPE.exec(text) : null
  if (parts === null) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  if (year < EARLIEST_YEAR || year > LATEST_YEAR || month < 1 || month > 12) return false
  return day >= 1 && day <= daysInMonth(year, month)
}

/** The day written in `text`. Throws RangeError when it is not a real day YYYY-MM-DD. */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`no such day: ${text}`)
  return text
}

/** The day `n` natural days after `day` (before it when negative). */
export function plusDays(day: LocalDate, n: number): LocalDate {
  return ofEpochDay(epochDay(day) + n)
}

/** The same day of the month `n` months later; where that month has no such day, its last day (民法典 art. 202). */
export function plusMonths(day: LocalDate, n: number): LocalDate {
  const months = yearOf(day) * 12 + monthOf(day) - 1 + n
  const year = Math.floor(months / 12)
  const month = months - year * 12 + 1
  return dayOf(year, month, Math.min(Number(day.slice(8)), daysInMonth(year, month)))
}

/** The first and the last day of the calendar month (自然月) a day is in. */
export function monthAround(day: LocalDate): { from: LocalDate; to: LocalDate } {
  const from = dayOf(yearOf(day), monthOf(day), 1)
  return { from, to: plusDays(plusMonths(from, 1), -1) }
}

/** 0 Sunday … 6 Saturday. */
export function weekday(day: LocalDate): number {
  return (((epochDay(day) + 4) % 7) + 7) % 7
}

/** The year of the day. */
export function yearOf(day: LocalDate): number {
  return Number(day.slice(0, 4))
}

/** The month of the day, 1-12. */
function monthOf(day: LocalDate): number {
  return Number(day.slice(5, 7))
}

/** Natural days from `from` to `to`: 1 for the next day, negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return epochDay(to) - epochDay(from)
}

/** The later of two days. */
export function laterOf(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b
}

/** The earlier of two days. */
export function earlierOf(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b
}

/** The day of these numbers, which must name a real day (month 1-12). */
export function dayOf(year: number, month: number, day: number): LocalDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as LocalDate
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function epochDay(day: LocalDate): number {
  return Date.UTC(yearOf(day), monthOf(day) - 1, Number(day.slice(8))) / DAY_MS
}

function ofEpochDay(days: number): LocalDate {
  return new Date(days * DAY_MS).toISOString().slice(0, 10) as LocalDate
}
