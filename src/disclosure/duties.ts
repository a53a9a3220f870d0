import { dayOf, type LocalDate, plusDays, yearOf } from '../law/date.ts'
import { type Regime } from '../law/rules.ts'

/** How often something is to be published. */
export const RHYTHMS = { month: '每月', 'half-year': '每半年', year: '每年' } as const
export type Rhythm = keyof typeof RHYTHMS
export const RHYTHM_NAMES = Object.keys(RHYTHMS) as Rhythm[]

/**
 * Something to be published again and again. Due on `dueDay` of a month: each month; `dueMonth` of each half-year (1-6);
 * `dueMonth` of each year (1-12). A day the month does not have is its last day.
 */
export type Duty = {
  title: string
  basis: string
  rhythm: Rhythm
  dueMonth: number
  dueDay: number
  entry: string | null
  department: string
  /** Whose account is reminded; null: everybody who handles disclosure. */
  handler: string | null
  /** Occurrences due before this day are not asked for. */
  from: LocalDate
  /** No longer asked for after this day. */
  until: LocalDate | null
}

/** One time a duty falls due: `period` names it ('2026-08', '2026-H1', '2026'). */
export type Occurrence = { period: string; dueOn: LocalDate }

export type OccurrenceStanding = 'done' | 'done-late' | 'overdue' | 'due-soon' | 'to-come'
export const OCCURRENCE_LABELS: Record<OccurrenceStanding, string> = {
  done: '按时完成',
  'done-late': '逾期完成',
  overdue: '逾期未完成',
  'due-soon': '即将到期',
  'to-come': '未到期',
}

/** From so many days before it is due a duty is shown and reminded of. [E] */
export const SOON_DAYS = 7

/** Every time a duty falls due from one day to another, both counted, in order. */
export function occurrencesOf(duty: Duty, from: LocalDate, to: LocalDate): Occurrence[] {
  const found: Occurrence[] = []
  for (let year = yearOf(from); year <= yearOf(to); year += 1) found.push(...inYear(duty, year))
  const first = duty.from > from ? duty.from : from
  const last = duty.until !== null && duty.until < to ? duty.until : to
  return found.filter(({ dueOn }) => dueOn >= first && dueOn <= last)
}

function inYear({ rhythm, dueMonth, dueDay }: Duty, year: number): Occurrence[] {
  switch (rhythm) {
    case 'month':
      return months(12).map((month) => ({ period: `${year}-${two(month)}`, dueOn: dayIn(year, month, dueDay) }))
    case 'half-year':
      return [1, 2].map((half) => ({
        period: `${year}-H${half}`,
        dueOn: dayIn(year, (half - 1) * 6 + dueMonth, dueDay),
      }))
    case 'year':
      return [{ period: String(year), dueOn: dayIn(year, dueMonth, dueDay) }]
  }
}

const months = (count: number) => Array.from({ length: count }, (_, at) => at + 1)
const two = (number: number) => String(number).padStart(2, '0')

function dayIn(year: number, month: number, day: number): LocalDate {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return dayOf(year, month, Math.min(day, last))
}

/** How an occurrence stands on a day. @param doneOn when it was done; null when it was not */
export function occurrenceStanding(
  { dueOn }: Occurrence,
  doneOn: LocalDate | null,
  today: LocalDate,
  soon: LocalDate,
): OccurrenceStanding {
  if (doneOn !== null) return doneOn <= dueOn ? 'done' : 'done-late'
  if (today > dueOn) return 'overdue'
  return dueOn <= soon ? 'due-soon' : 'to-come'
}

/** A reminder that is owed; `key` says once and for all which. */
export type DutyReminder = { key: 'soon' | 'tomorrow' | 'overdue'; letter: 'duty-due-soon' | 'duty-overdue' }

/** Before a duty is due twice, from a week and from the day before; once when its day has passed. */
export function dutyReminderOwed(
  standing: OccurrenceStanding,
  dueOn: LocalDate,
  today: LocalDate,
): DutyReminder | null {
  if (standing === 'overdue') return { key: 'overdue', letter: 'duty-overdue' }
  if (standing !== 'due-soon') return null
  return { key: dueOn <= plusDays(today, 1) ? 'tomorrow' : 'soon', letter: 'duty-due-soon' }
}

/** How a duty was kept: times done in time, done late, and not done though due. */
export type DutyRecord = { inTime: number; late: number; missed: number }

/** Counts what has fallen due. */
export const dutyRecord = (standings: readonly OccurrenceStanding[]): DutyRecord => {
  const of = (wanted: OccurrenceStanding) => standings.filter((each) => each === wanted).length
  return { inTime: of('done'), late: of('done-late'), missed: of('overdue') }
}

/** What a period is called: 2026年8月, 2026年上半年, 2026年. */
export function periodText(period: string): string {
  const [year, part] = period.split('-')
  if (part === undefined) return `${year}年`
  return part.startsWith('H') ? `${year}年${part === 'H1' ? '上' : '下'}半年` : `${year}年${Number(part)}月`
}

type StartingDuty = Omit<Duty, 'from' | 'until' | 'department' | 'handler'>

/** What an office of this kind has to publish again and again; it may change every line. */
export const startingDuties = (regime: Regime): readonly StartingDuty[] => (regime === 'college' ? COLLEGE : ORGAN)

const COLLEGE: readonly StartingDuty[] = [
  {
    title: '公布上月“三公”经费支出',
    basis: '学校制度',
    rhythm: 'month',
    dueMonth: 1,
    dueDay: 10,
    entry: 'finance-spending',
  },
  {
    title: '公布科研经费使用情况',
    basis: '学校制度',
    rhythm: 'half-year',
    dueMonth: 1,
    dueDay: 31,
    entry: 'research-funds',
  },
  { title: '公布年度预算', basis: '清单第19项', rhythm: 'year', dueMonth: 4, dueDay: 30, entry: 'finance-budget' },
  { title: '公布年度决算', basis: '清单第20项', rhythm: 'year', dueMonth: 10, dueDay: 31, entry: 'finance-accounts' },
  {
    title: '公布毕业生就业质量年度报告',
    basis: '清单第33项',
    rhythm: 'year',
    dueMonth: 12,
    dueDay: 31,
    entry: 'admission-quality',
  },
  {
    title: '公布信息公开年度报告',
    basis: '高等学校信息公开办法第二十五条',
    rhythm: 'year',
    dueMonth: 10,
    dueDay: 31,
    entry: 'planning-reports',
  },
]

const ORGAN: readonly StartingDuty[] = [
  {
    title: '公布部门预算',
    basis: '条例第二十条第七项',
    rhythm: 'year',
    dueMonth: 3,
    dueDay: 31,
    entry: 'money-budget',
  },
  {
    title: '公布部门决算',
    basis: '条例第二十条第七项',
    rhythm: 'year',
    dueMonth: 9,
    dueDay: 30,
    entry: 'money-budget',
  },
  {
    title: '公布政府信息公开年度报告',
    basis: '条例第四十九条',
    rhythm: 'year',
    dueMonth: 1,
    dueDay: 31,
    entry: 'institution-report',
  },
]
