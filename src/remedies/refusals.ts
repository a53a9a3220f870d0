import { outcomeRule, OUTCOME_NAMES, type Outcome } from '../law/outcomes.ts'
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
    .filter(({ outcome, contested }) => isRefusal(outcome) || contested > 0)
    .map((line) => {
      const count = (result: RemedyResult | null) =>
        disputes.find((each) => each.outcome === line.outcome && each.result === result)?.disputes ?? 0
      const results = { upheld: count('upheld'), corrected: count('corrected'), other: count('other') }
      return { ...line, disputes: { ...results, pending: count(null) } }
    })
    .toSorted((a, b) => b.replies - a.replies)
}

/** Refusals of a period alike in something: an article, a department, an officer. `overturned`: replies a dispute corrected. */
export type RefusalShare = { key: string | null; replies: number; contested: number; overturned: number }

/** Whether an outcome gives less than was asked for, and so has to say why. */
const isRefusal = (outcome: Outcome): boolean => outcomeRule(outcome).reasons

/** The outcomes that count as refusals here. */
export const REFUSAL_OUTCOMES: readonly Outcome[] = OUTCOME_NAMES.filter(isRefusal)

/** The grounds by the article they rest on, the most used first; `articleOf` null: the law names none. */
export function refusalsByArticle(
  shares: readonly (Omit<RefusalShare, 'key'> & { outcome: Outcome })[],
  articleOf: (outcome: Outcome) => string | null,
): RefusalShare[] {
  const byArticle = Map.groupBy(shares, ({ outcome }) => articleOf(outcome))
  const sum = (some: typeof shares, what: 'replies' | 'contested' | 'overturned') =>
    some.reduce((total, each) => total + each[what], 0)
  return [...byArticle]
    .map(([key, some]) => ({
      key,
      replies: sum(some, 'replies'),
      contested: sum(some, 'contested'),
      overturned: sum(some, 'overturned'),
    }))
    .toSorted((a, b) => b.replies - a.replies)
}
