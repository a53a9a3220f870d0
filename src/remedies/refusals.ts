import { outcomeRule, type Outcome } from '../law/outcomes.ts'
import { type RemedyResult } from '../law/remedies.ts'

/** Replies of a period alike in outcome; `contested`: how many of them any dispute is about. */
export type RepliesOfOutcome = { outcome: Outcome; replies: number; contested: number }
/** Disputes over replies of a period, alike in outcome and latest result; null: undecided. */
export type DisputesOfOutcome = { outcome: Outcome; result: RemedyResult | null; disputes: number }

/** What became of one ground in a period. */
export type RefusalLine = RepliesOfOutcome & { disputes: Record<RemedyResult | 'pending', number> }

/**
 * The grounds on which something was not given, the most used first, each with what was contested and how that ended.
 * A reply contested twice counts once as contested; each dispute counts by its latest result. Replies that gave
 * everything appear only where one was contested.
 */
export function refusalsOverview(
  replies: readonly RepliesOfOutcome[],
  disputes: readonly DisputesOfOutcome[],
): RefusalLine[] {
  return replies
    .filter(({ outcome, contested }) => outcomeRule(outcome).reasons || contested > 0)
    .map((line) => {
      const count = (result: RemedyResult | null) =>
        disputes.find((each) => each.outcome === line.outcome && each.result === result)?.disputes ?? 0
      const results = { upheld: count('upheld'), corrected: count('corrected'), other: count('other') }
      return { ...line, disputes: { ...results, pending: count(null) } }
    })
    .toSorted((a, b) => b.replies - a.replies)
}
