import { type DecisionResults } from '../../law/remedies.ts'
import { type WorkCalendar } from '../../law/work-calendar.ts'
import { type StandingEvent } from '../events.ts'
import { currentInstance, type Forum, forumOf, type Progress } from '../progress.ts'
import { type RemedyBar, remedyBar, type RemedyBarCode } from '../ruling.ts'

/** What a rule judges with: the calendar, and the organ's own reading of the report's columns. */
export type Judging = { calendar: WorkCalendar; own: DecisionResults }

export type EventOf<T extends StandingEvent['type']> = Extract<StandingEvent, { type: T }>
/** A rule: the bar to an event as the dispute stands on its day, or null. */
export type Rule<T extends StandingEvent['type']> = (
  event: EventOf<T>,
  at: Progress,
  judging: Judging,
) => RemedyBar | null

export const barIf = (condition: boolean, code: RemedyBarCode, article?: string): RemedyBar | null =>
  condition ? remedyBar(code, article) : null

export const firstBar = (...bars: readonly (RemedyBar | null)[]): RemedyBar | null =>
  bars.find((bar) => bar !== null) ?? null

/** The article of the act that governs the dispute: a number of 行政复议法 or of 行政诉讼法; none for complaints. */
export function articleBy(at: Progress, reconsideration: string, court: string): string | undefined {
  const forum = forumOf(at.kind)
  if (forum === 'complaint') return undefined
  return forum === 'court' ? `行政诉讼法第${court}条` : `行政复议法第${reconsideration}条`
}

export const outside = (at: Progress, ...forums: readonly Forum[]): RemedyBar | null =>
  barIf(!forums.includes(forumOf(at.kind)), 'not-for-this-kind')

/** What belongs to the hearing of a dispute needs it accepted and undecided. 行政复议法 art. 30; 行政诉讼法 art. 51. */
export function unlessPending(at: Progress): RemedyBar | null {
  const now = currentInstance(at)
  return firstBar(
    barIf(now === undefined, 'not-accepted', articleBy(at, '三十', '五十一')),
    barIf(now != null && now.decided !== null, 'already-decided'),
  )
}
