import { dayOf, type LocalDate, localDate, plusDays } from './date.ts'

/** 全国年节及纪念日放假办法 (2024) art. 2: days off for everyone that stand on fixed days of the common calendar. */
const FIXED: readonly (readonly [month: number, day: number])[] = [
  [1, 1],
  [5, 1],
  [5, 2],
  [10, 1],
  [10, 2],
  [10, 3],
]

/** When a lunar day can fall in the common calendar: searched from here, for so many days. */
type Festival = { lunarDay: string; from: readonly [month: number, day: number]; span: number }

const SPRING_FESTIVAL: Festival = { lunarDay: '1-1', from: [1, 20], span: 33 }
const DRAGON_BOAT: Festival = { lunarDay: '5-5', from: [5, 24], span: 34 }
const MID_AUTUMN: Festival = { lunarDay: '8-15', from: [9, 6], span: 34 }

/**
 * Years in which the new moon falls within minutes of midnight in Beijing and the runtime's lunar calendar (ICU 78)
 * puts the Spring Festival on the wrong side of it.
 */
const SPRING_FESTIVAL_CORRECTED: Readonly<Record<number, string>> = { 2027: '2027-02-06', 2030: '2030-02-03' }

const LUNAR_DAY = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })

const known = new Map<number, readonly LocalDate[]>()

/**
 * The 13 statutory days off of a year (fewer where 国庆节 and 中秋节 coincide), in no order, as the 2024 text fixes
 * them: 元旦, 除夕 to 初三, 清明, 劳动节 (2), 端午, 中秋, 国庆节 (3). Adjoining rest days and make-up days are set by the
 * yearly notice and cannot be known from here.
 */
export function statutoryHolidays(year: number): readonly LocalDate[] {
  const days = known.get(year) ?? compute(year)
  known.set(year, days)
  return days
}

function compute(year: number): LocalDate[] {
  const newYear = springFestival(year)
  return [
    ...FIXED.map(([month, day]) => dayOf(year, month, day)),
    ...[-1, 0, 1, 2].map((shift) => plusDays(newYear, shift)),
    qingming(year),
    festivalDay(year, DRAGON_BOAT),
    festivalDay(year, MID_AUTUMN),
  ]
}

/** The first day of the lunar year (正月初一). */
export function springFestival(year: number): LocalDate {
  const corrected = SPRING_FESTIVAL_CORRECTED[year]
  return corrected === undefined ? festivalDay(year, SPRING_FESTIVAL) : localDate(corrected)
}

/**
 * 清明 by the rule of thumb floor(0.2422·Y + C) − floor(Y/4), Y the year within its century, C 4.81 for 2000-2099 and
 * 5.59 for 1900-1999 (寿星通用公式). Beyond 2099 it may be a day off.
 */
export function qingming(year: number): LocalDate {
  const inCentury = year % 100
  const constant = year < 2000 ? 5.59 : 4.81
  return dayOf(year, 4, Math.floor(inCentury * 0.2422 + constant) - Math.floor(inCentury / 4))
}

function festivalDay(year: number, festival: Festival): LocalDate {
  let day = dayOf(year, ...festival.from)
  for (let i = 1; i < festival.span && lunarDay(day) !== festival.lunarDay; i += 1) day = plusDays(day, 1)
  return day
}

/** 'month-day' in the lunar calendar; leap months carry a mark and so never match a festival. */
function lunarDay(day: LocalDate): string {
  const parts = LUNAR_DAY.formatToParts(new Date(`${day}T00:00:00Z`))
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('month')}-${part('day')}`
}
