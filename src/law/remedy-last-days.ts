import { type LocalDate } from './date.ts'
import { lastDayOf } from './dispute-deadline.ts'
import { type RemedyAdvice } from './remedy-advice.ts'
import { type RemedyKind } from './remedy-kinds.ts'
import { type WorkCalendar } from './work-calendar.ts'

/** The last day of one way; null where the act sets no period, or where it runs from a decision yet to come. */
export type RemedyLastDay = { kind: RemedyKind; lastDay: LocalDate | null; provisional: boolean }

/**
 * The day each period of the remedies ends, once it is known when the letter was received. 行政复议法 art. 20;
 * 行政诉讼法 art. 46 (39 of 1989). CNT-4: a last day off runs on to the next working day.
 */
export function remedyLastDays(advice: RemedyAdvice, receivedOn: LocalDate, calendar: WorkCalendar): RemedyLastDay[] {
  return advice.routes.map(({ kind, period, article }) => {
    if (period === null || period.from !== 'reply') return { kind, lastDay: null, provisional: false }
    const { dueOn, provisional } = lastDayOf({ ...period, start: 'reply-served', article }, receivedOn, calendar)
    return { kind, lastDay: dueOn, provisional }
  })
}
