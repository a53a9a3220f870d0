import { isLocalDate, plusDays, type LocalDate } from '../law/date.ts'

/** The order a register writes year, month and day in. Year first is read always, the others only where told. */
export type DayOrder = 'ymd' | 'mdy' | 'dmy'

/** First and last day that make sense, both counted. */
export type DayBounds = { from: LocalDate; to: LocalDate }

/** The day in a text, or why there is none. 'month-only': no day of the month; 'no-such-day': 2023-02-30. */
export type DayReading =
  { day: LocalDate } | { problem: 'blank' | 'unreadable' | 'month-only' | 'no-such-day' | 'out-of-range' }

const TIME = String.raw`(?:[\sT]*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?`
const WEEKDAY = String.raw`(?:\s*\(?(?:星期|礼拜|周)[一二三四五六日天]\)?)?`
const whole = (day: string) => new RegExp(`^${day}${WEEKDAY}${TIME}$`)
const YEAR_FIRST = whole(String.raw`(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?`)
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const YEAR_LAST = whole(String.raw`(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})`)
const MONTH_ONLY = /^\d{4}\s*(?:年|[-/.年]\s*\d{1,2}\s*月?|\d{2})?$/
/** Days counted from 1899-12-30, as spreadsheets keep them; five digits cover 1927-2173. */
const SERIAL = /^(\d{5})(?:\.\d+)?$/
const SERIAL_ORIGIN = '1899-12-30' as LocalDate

/** Reads a day as registers write it: 2025-03-07, 2025/3/7, 2025.3.7, 2025年3月7日, 20250307, 45723, full-width too. */
export function readDay(text: string, order: DayOrder = 'ymd', bounds?: DayBounds): DayReading {
  const plain = plainText(text)
  if (plain === '') return { problem: 'blank' }
  const day = dayIn(plain, order)
  if (day === null) return { problem: MONTH_ONLY.test(plain) ? 'month-only' : 'unreadable' }
  if (!isLocalDate(day)) return { problem: yearOutside(day) ? 'out-of-range' : 'no-such-day' }
  if (bounds !== undefined && (day < bounds.from || day > bounds.to)) return { problem: 'out-of-range' }
  return { day }
}

/** The day in a text, or null. */
export function parseDay(text: string, order: DayOrder = 'ymd'): LocalDate | null {
  const reading = readDay(text, order)
  return 'day' in reading ? reading.day : null
}

function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u200b\ufeff]/g, '')
    .trim()
}

/** Whether only the year keeps it from being a day: the 1st of January of that year is none either. */
function yearOutside(day: string): boolean {
  return !isLocalDate(`${day.slice(0, 4)}-01-01`) && isLocalDate(`2000${day.slice(4)}`)
}

/** YYYY-MM-DD, which need not be a real day; null when the text has not the shape of a day. */
function dayIn(text: string, order: DayOrder): string | null {
  const first = YEAR_FIRST.exec(text) ?? COMPACT.exec(text)
  if (first !== null) return written(first[1], first[2], first[3])
  const last = order === 'ymd' ? null : YEAR_LAST.exec(text)
  if (last !== null) return order === 'mdy' ? written(last[3], last[1], last[2]) : written(last[3], last[2], last[1])
  const serial = SERIAL.exec(text)
  return serial === null ? null : plusDays(SERIAL_ORIGIN, Number(serial[1]))
}

function written(year = '', month = '', day = ''): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
