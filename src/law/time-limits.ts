import { type LocalDate, plusDays, plusMonths } from './date.ts'
import { type WorkCalendar } from './work-calendar.ts'

/** How a limit is counted: working days, natural days (日) or months; the day it starts from is day 0 (CNT-2). */
export type TimeLimitUnit = 'workdays' | 'days' | 'months'

export type TimeLimitRule = { amount: number; unit: TimeLimitUnit; article: string; label: string }

/**
 * The statutory limits beside the reply period itself. In 行政复议法 periods of 3, 5, 7 and 10 日 are working days
 * (art. 88); in 行政诉讼法 all 日 are natural days.
 */
export const TIME_LIMITS = {
  'correction-notice': { amount: 7, unit: 'workdays', article: '条例第三十条', label: '告知补正' },
  'third-party-opinion': { amount: 15, unit: 'workdays', article: '条例第三十二条', label: '第三方提出意见' },
  'co-producer-opinion': { amount: 15, unit: 'workdays', article: '条例第三十四条', label: '共同制作机关提出意见' },
  'fee-payment': { amount: 20, unit: 'workdays', article: '国办函〔2020〕109号第六条', label: '缴纳信息处理费' },
  'proactive-publication': { amount: 20, unit: 'workdays', article: '条例第二十六条', label: '主动公开' },
  'reconsideration-filing': { amount: 60, unit: 'days', article: '行政复议法第二十条', label: '申请行政复议' },
  'reconsideration-acceptance': {
    amount: 5,
    unit: 'workdays',
    article: '行政复议法第三十条',
    label: '复议机关审查受理',
  },
  'reconsideration-answer': { amount: 10, unit: 'workdays', article: '行政复议法第四十八条', label: '复议答复' },
  'reconsideration-answer-simplified': {
    amount: 5,
    unit: 'workdays',
    article: '行政复议法第五十四条',
    label: '复议答复（简易程序）',
  },
  'reconsideration-decision': { amount: 60, unit: 'days', article: '行政复议法第六十二条', label: '作出复议决定' },
  'reconsideration-decision-simplified': {
    amount: 30,
    unit: 'days',
    article: '行政复议法第六十二条',
    label: '作出复议决定（简易程序）',
  },
  'lawsuit-direct': { amount: 6, unit: 'months', article: '行政诉讼法第四十六条', label: '直接提起行政诉讼' },
  'lawsuit-after-reconsideration': {
    amount: 15,
    unit: 'days',
    article: '行政诉讼法第四十五条',
    label: '复议后提起行政诉讼',
  },
  'lawsuit-answer': { amount: 15, unit: 'days', article: '行政诉讼法第六十七条', label: '诉讼答辩' },
  'lawsuit-first-instance': { amount: 6, unit: 'months', article: '行政诉讼法第八十一条', label: '一审判决' },
  'appeal-judgment': { amount: 15, unit: 'days', article: '行政诉讼法第八十五条', label: '不服判决上诉' },
  'appeal-ruling': { amount: 10, unit: 'days', article: '行政诉讼法第八十五条', label: '不服裁定上诉' },
} as const satisfies Record<string, TimeLimitRule>

export type TimeLimit = keyof typeof TIME_LIMITS

/**
 * The last day of a limit that starts from `from`. Working-day limits end on a working day by themselves; natural days
 * and months that end on a day off run on to the next working day (民法典 art. 203, CNT-4; a make-up weekend day counts
 * as a working day [E]). `provisional`: a holiday notice not out yet may move it.
 */
export function timeLimit(
  limit: TimeLimit,
  from: LocalDate,
  calendar: WorkCalendar,
): { dueOn: LocalDate; provisional: boolean; article: string } {
  const { amount, unit, article } = TIME_LIMITS[limit]
  if (unit === 'workdays') {
    const dueOn = calendar.plusWorkdays(from, amount)
    return { dueOn, provisional: !calendar.isSettledBetween(from, dueOn), article }
  }
  const raw = unit === 'days' ? plusDays(from, amount) : plusMonths(from, amount)
  const dueOn = calendar.isWorkday(raw) ? raw : calendar.nextWorkday(raw)
  return { dueOn, provisional: !calendar.isSettledBetween(raw, dueOn), article }
}
