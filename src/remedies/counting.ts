import { type RemedyGroup, phaseOf } from '../law/report/count.ts'
import { type ReportPeriod } from '../law/report/filled-report.ts'
import { type Dispute } from './dispute.ts'
import { latestDecided } from './progress.ts'

/**
 * How a dispute counts in a period: once, in the block of its kind, by its latest result as of the cut-off it was
 * replayed with. Null before it counts; a suit in which we are joined as the reconsideration body counts in the report
 * of the organ whose reply it is about (our convention).
 */
export function remedyGroupOf(dispute: Dispute, period: ReportPeriod): RemedyGroup | null {
  const first = dispute.instances[0]
  if (first === undefined || dispute.coDefendant === 'us') return null
  const decided = latestDecided(dispute)
  return {
    kind: dispute.kind,
    opened: phaseOf(first.from, period),
    ended: decided && phaseOf(decided.on, period),
    result: decided?.result ?? null,
  }
}
