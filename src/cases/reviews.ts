import { type Outcome, outcomeRule } from '../law/outcomes.ts'
import { groupOf } from '../law/report/rows.ts'

/** What a reply may have to pass before it leaves, in this order: 条例 art. 17 (secrecy), the body's own rules (the others). */
export const REVIEW_KINDS = ['secrecy', 'legal', 'sign-off'] as const
export type ReviewKind = (typeof REVIEW_KINDS)[number]

/** Which replies a step is for: all, those that give something out, those that do not give all that was asked. */
export const REVIEW_SCOPES = ['every', 'disclosure', 'refusal'] as const
export type ReviewScope = (typeof REVIEW_SCOPES)[number]

/** One step as an office sets it. `reviewers`: account ids; empty: anybody who may review. */
export type ReviewStep = { kind: ReviewKind; scope: ReviewScope; reviewers: readonly string[] }

/** `fourEyes`: nobody agrees to a draft of their own, and nobody agrees twice in one round. */
export type ReviewRules = { steps: readonly ReviewStep[]; fourEyes: boolean }

/** The steps a reply must pass; none where the office has set none, or where the applicant has ended the case. */
export function stepsFor(rules: ReviewRules | undefined, outcome: Outcome): ReviewStep[] {
  if (!rules || outcome === 'withdrawn') return []
  return REVIEW_KINDS.flatMap((kind) => rules.steps.filter((step) => step.kind === kind && concerns(step, outcome)))
}

function concerns({ scope }: ReviewStep, outcome: Outcome): boolean {
  const group = groupOf(outcomeRule(outcome).row)
  if (scope === 'disclosure') return group === 'granted' || group === 'partial'
  if (scope === 'refusal') return group !== 'granted'
  return true
}

export type Opinion = { step: number; agrees: boolean; by: string }

/** How a round stands: at a step, returned by the first objection, or agreed to by all. */
export type RoundStanding = { state: 'waiting'; step: number } | { state: 'returned' } | { state: 'approved' }

export function roundStanding(steps: readonly ReviewStep[], opinions: readonly Opinion[]): RoundStanding {
  if (opinions.some(({ agrees }) => !agrees)) return { state: 'returned' }
  return opinions.length >= steps.length ? { state: 'approved' } : { state: 'waiting', step: opinions.length }
}

/** Why somebody may not give an opinion on a step; null where they may. */
export type OpinionBar = 'not-a-reviewer' | 'own-draft' | 'agreed-before'

/** @param person whose opinion it is: whoever gives it, or the reviewer they stand in for */
export function opinionBar(
  round: { steps: readonly ReviewStep[]; fourEyes: boolean; draftedBy: string; opinions: readonly Opinion[] },
  step: number,
  giver: string,
  person: string = giver,
): OpinionBar | null {
  const reviewers = round.steps[step]?.reviewers ?? []
  if (reviewers.length > 0 && !reviewers.includes(person)) return 'not-a-reviewer'
  if (!round.fourEyes) return null
  if (round.draftedBy === giver) return 'own-draft'
  return round.opinions.some(({ by }) => by === giver) ? 'agreed-before' : null
}
