import { type LocalDate } from '../law/date.ts'
import { UNDECIDED_ENDS } from '../law/dispute-decisions.ts'
import { type RemedyKind } from '../law/remedies.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { currentInstance, type Progress } from './progress.ts'
import { acceptedOn, decisionDue } from './time-of-decision.ts'

type LawsuitKind = Extract<RemedyKind, `lawsuit-${string}`>

/**
 * The block a lawsuit counts in, from the reconsideration it is linked to: after reconsideration where that was decided,
 * or its period lapsed, before the suit was filed; direct where there was none, or it was settled or withdrawn.
 * 行政诉讼法 arts. 44, 45; 行政复议法 art. 34.
 */
export function lawsuitKind(earlier: Progress | null, filedOn: LocalDate, calendar: WorkCalendar): LawsuitKind {
  if (earlier === null || earlier.kind !== 'reconsideration') return 'lawsuit-direct'
  const decided = currentInstance(earlier)?.decided
  const over = decided
    ? decided.on <= filedOn && !(decided.decision !== null && UNDECIDED_ENDS.has(decided.decision))
    : lapsedOn(earlier, filedOn, calendar) !== null
  return over ? 'lawsuit-after-reconsideration' : 'lawsuit-direct'
}

/** The day a reconsideration's period ended without a decision, if it has by `today`. 行政复议法 arts. 34, 62. */
export function lapsedOn(at: Progress, today: LocalDate, calendar: WorkCalendar): LocalDate | null {
  if (currentInstance(at)?.decided) return null
  const due = decisionDue(at, acceptedOn(at, calendar, today), calendar)
  return due !== null && today > due.dueOn ? due.dueOn : null
}
