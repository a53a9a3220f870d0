import { daysBetween, type LocalDate, plusDays, plusMonths } from './date.ts'
import { type DisputeLimit, LIMIT_STARTS, limitRule, type LimitStart } from './dispute-limits.ts'
import { type TimeLimitUnit } from './time-limits.ts'
import { type WorkCalendar } from './work-calendar.ts'

/** Days that do not count: after `from`, up to and including `to`. */
export type DaysOut = { from: LocalDate; to: LocalDate }

/** One line of how a deadline was found; `on` is the day it leads to. */
export type DeadlineStep = { on: LocalDate; article: string } & (
  | { code: 'started'; start: LimitStart; assumed: boolean }
  | { code: 'counted'; amount: number; unit: TimeLimitUnit }
  | { code: 'extended'; days: number }
  | { code: 'not-counted'; from: LocalDate; days: number }
  | { code: 'rolled-over'; from: LocalDate }
  | { code: 'provisional' }
)

export type Due = { dueOn: LocalDate; provisional: boolean; rolledOver: boolean; steps: readonly DeadlineStep[] }

/** A period, and what it starts from, is named after and rests on. */
export type Period = { amount: number; unit: TimeLimitUnit; start: LimitStart; article: string }

/** What lengthens a period of natural days or months, and whether its first day is only assumed. */
export type Lengthening = { extendedDays?: number; daysOut?: readonly DaysOut[]; assumed?: boolean }

/** Natural days that end on a day off run on (法释〔2018〕1号 art. 48; 民事诉讼法 art. 85, by 行政复议法 art. 88). */
const ROLL_OVER_ARTICLE = '民法典第二百零三条'

/**
 * The last day of a period; `from` is day 0. Working days end on a working day by themselves; natural days and months
 * are lengthened by extensions and by days that do not count, and then run on over days off. CNT-2, CNT-4, CNT-5.
 */
export function lastDayOf(period: Period, from: LocalDate, calendar: WorkCalendar, more: Lengthening = {}): Due {
  const { amount, unit, start, article } = period
  const steps: DeadlineStep[] = [
    { code: 'started', on: from, article, start, assumed: more.assumed ?? false },
    { code: 'counted', on: plainEnd(period, from, calendar), article, amount, unit },
  ]
  if (unit !== 'workdays') steps.push(...lengthened(steps.at(-1)!.on, article, more))
  const end = steps.at(-1)!.on
  const dueOn = unit === 'workdays' || calendar.isWorkday(end) ? end : calendar.nextWorkday(end)
  if (dueOn !== end) steps.push({ code: 'rolled-over', on: dueOn, article: ROLL_OVER_ARTICLE, from: end })
  const provisional = !calendar.isSettledBetween(unit === 'workdays' ? from : end, dueOn)
  if (provisional) steps.push({ code: 'provisional', on: dueOn, article })
  return { dueOn, provisional, rolledOver: dueOn !== end, steps }
}

function plainEnd({ amount, unit }: Period, from: LocalDate, calendar: WorkCalendar): LocalDate {
  if (unit === 'workdays') return calendar.plusWorkdays(from, amount)
  return unit === 'days' ? plusDays(from, amount) : plusMonths(from, amount)
}

function lengthened(end: LocalDate, article: string, { extendedDays = 0, daysOut = [] }: Lengthening): DeadlineStep[] {
  const steps: DeadlineStep[] = []
  let on = end
  if (extendedDays > 0) {
    on = plusDays(on, extendedDays)
    steps.push({ code: 'extended', on, article, days: extendedDays })
  }
  for (const { from, to } of daysOut) {
    const days = Math.max(0, daysBetween(from, to))
    on = plusDays(on, days)
    steps.push({ code: 'not-counted', on, article, from, days })
  }
  return steps
}

/** A limit's last day; null when it started before the act it is taken from was in force, which is not modelled. */
export function disputeDeadline(
  limit: DisputeLimit,
  from: LocalDate,
  calendar: WorkCalendar,
  more: Lengthening = {},
): Due | null {
  const rule = limitRule(limit)
  return from < rule.from ? null : lastDayOf(rule, from, calendar, more)
}

const UNIT_LABELS: Record<TimeLimitUnit, string> = { workdays: '个工作日', days: '日', months: '个月' }

/** The step as a plain Chinese sentence, without its article. */
export function deadlineStepText(step: DeadlineStep): string {
  switch (step.code) {
    case 'started':
      return `${step.on}${LIMIT_STARTS[step.start]}${step.assumed ? '（送达日尚未登记，暂按此日推算）' : ''}，当日不计入`
    case 'counted':
      return `${step.amount}${UNIT_LABELS[step.unit]}，至${step.on}`
    case 'extended':
      return `延长${step.days}日，至${step.on}`
    case 'not-counted':
      return `自${step.from}起有${step.days}日不计入，顺延至${step.on}`
    case 'rolled-over':
      return `${step.from}是休息日，顺延至${step.on}`
    case 'provisional':
      return '相关年份放假通知尚未发布，日期待定'
  }
}
