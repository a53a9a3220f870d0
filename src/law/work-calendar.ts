import { dayOf, type LocalDate, plusDays, weekday, yearOf } from './date.ts'
import { NOTICES } from './holidays/index.ts'
import { type HolidayNotice } from './holidays/notice.ts'
import { statutoryHolidays } from './statutory-holidays.ts'

export { type HolidayNotice } from './holidays/notice.ts'

/** `assumed-holiday`: a statutory day off of a year whose notice is not out. */
export type DayKind = 'workday' | 'weekend' | 'holiday' | 'make-up' | 'assumed-holiday'

/**
 * From this day of December on, the next year's notice may still move days (its New Year block); no block has ever
 * reached further back [E].
 */
export const NEW_YEAR_BLOCK_FROM = '12-26'

/** One year laid out: kind of each day, its working days in order, and how many there are up to each day. */
type Year = { kinds: readonly DayKind[]; workdays: readonly LocalDate[]; upTo: readonly number[] }

/**
 * Working days (工作日): Monday to Friday unless a notice frees them, plus the weekend days on which a notice makes work
 * up (调休上班). School vacations and encouraged leave do not count as days off (放假办法 art. 3); festivals of an ethnic
 * area do there, by order of its government (art. 4).
 */
export class WorkCalendar {
  readonly lastSettledYear: number
  readonly #noticed = new Map<LocalDate, 'holiday' | 'make-up'>()
  readonly #noticeYears: ReadonlySet<number>
  readonly #years = new Map<number, Year>()

  /**
   * Of notices of the same year, the later in the list prevails for the days it names. `regional`: days off by a local
   * government's order; they free working days and settle no year.
   */
  constructor(notices: readonly HolidayNotice[], regional: readonly LocalDate[] = []) {
    for (const notice of [...notices].sort((a, b) => a.year - b.year)) {
      for (const day of notice.off) this.#noticed.set(day, 'holiday')
      for (const day of notice.makeUp) this.#noticed.set(day, 'make-up')
    }
    for (const day of regional) this.#noticed.set(day, 'holiday')
    this.#noticeYears = new Set(notices.map((notice) => notice.year))
    this.lastSettledYear = Math.max(0, ...this.#noticeYears)
  }

  /** What kind of day it is. */
  dayKind(day: LocalDate): DayKind {
    return this.#year(yearOf(day)).kinds[indexInYear(day)] ?? 'workday'
  }

  /** Whether the day is a working day. */
  isWorkday(day: LocalDate): boolean {
    return isWorking(this.dayKind(day))
  }

  /** False where a notice that is not out yet may still change the day: a deadline on it is provisional. */
  isSettled(day: LocalDate): boolean {
    return this.isSettledBetween(day, day)
  }

  /** Whether every day from `from` to `to` is settled. */
  isSettledBetween(from: LocalDate, to: LocalDate): boolean {
    const last = to.slice(5) >= NEW_YEAR_BLOCK_FROM ? yearOf(to) + 1 : yearOf(to)
    for (let year = yearOf(from); year <= last; year += 1) if (!this.#noticeYears.has(year)) return false
    return true
  }

  /** The first working day after `day`. */
  nextWorkday(day: LocalDate): LocalDate {
    return this.plusWorkdays(day, 1)
  }

  /** The n-th working day after `day`, which itself is day 0; `day` for n = 0. Throws RangeError for other n. */
  plusWorkdays(day: LocalDate, n: number): LocalDate {
    if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`not a number of working days: ${n}`)
    if (n === 0) return day
    let number = yearOf(day)
    let place = this.#countTo(day) + n
    for (;;) {
      const { workdays } = this.#year(number)
      const found = workdays[place - 1]
      if (found !== undefined) return found
      place -= workdays.length
      number += 1
    }
  }

  /** How many working days d there are with after < d ≤ upTo; 0 when `upTo` is not later. */
  workdaysBetween(after: LocalDate, upTo: LocalDate): number {
    if (upTo <= after) return 0
    let count = this.#countTo(upTo) - this.#countTo(after)
    for (let year = yearOf(after); year < yearOf(upTo); year += 1) count += this.#year(year).workdays.length
    return count
  }

  /** Working days of its own year up to and including the day. */
  #countTo(day: LocalDate): number {
    return this.#year(yearOf(day)).upTo[indexInYear(day)] ?? 0
  }

  #year(number: number): Year {
    const known = this.#years.get(number)
    if (known !== undefined) return known
    const made = this.#layOut(number)
    this.#years.set(number, made)
    return made
  }

  #layOut(number: number): Year {
    const assumed = new Set(this.#noticeYears.has(number) ? [] : statutoryHolidays(number))
    const kinds: DayKind[] = []
    const workdays: LocalDate[] = []
    const upTo: number[] = []
    for (let day = dayOf(number, 1, 1); yearOf(day) === number; day = plusDays(day, 1)) {
      const kind = this.#noticed.get(day) ?? (assumed.has(day) ? 'assumed-holiday' : plainKind(day))
      if (isWorking(kind)) workdays.push(day)
      // 29 February keeps its place in every year, so that a day's place follows from month and day alone
      kinds[indexInYear(day)] = kind
      upTo[indexInYear(day)] = workdays.length
    }
    return { kinds, workdays, upTo }
  }
}

/**
 * The calendar of the built-in notices (2007 on) plus `entered` ones; an entered notice replaces the built-in ones of
 * its year. `regional`: days off of an organ's own region. Called without argument it always gives the same object.
 */
export function officialCalendar(
  entered: readonly HolidayNotice[] = [],
  regional: readonly LocalDate[] = [],
): WorkCalendar {
  if (entered.length + regional.length === 0) return (builtIn ??= new WorkCalendar(NOTICES))
  const replaced = new Set(entered.map((notice) => notice.year))
  return new WorkCalendar([...NOTICES.filter((notice) => !replaced.has(notice.year)), ...entered], regional)
}

let builtIn: WorkCalendar | undefined

function plainKind(day: LocalDate): DayKind {
  const number = weekday(day)
  return number === 0 || number === 6 ? 'weekend' : 'workday'
}

function isWorking(kind: DayKind): boolean {
  return kind === 'workday' || kind === 'make-up'
}

const DAYS_BEFORE_MONTH = [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335]

/** The day's place in a leap year, 0-365. */
function indexInYear(day: LocalDate): number {
  return (DAYS_BEFORE_MONTH[Number(day.slice(5, 7)) - 1] ?? 0) + Number(day.slice(8)) - 1
}
