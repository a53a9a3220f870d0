import { type Act } from '../cases/decide.ts'
import { stepsFor } from '../cases/reviews.ts'
import { type LocalDate } from '../law/date.ts'
import { type Outcome } from '../law/outcomes.ts'
import { type LetterDetails } from '../letters/letter-facts.ts'
import { type OrganRef } from './context.ts'
import { isReply } from './reply-gates.ts'

/** A reply as drafted: what the form held, what the officer's reading of it was, whether the letter leaves from here. */
export type ReplyDraft = {
  values: Record<string, unknown>
  outcome: Outcome
  texts: { kind: string; text: string }[]
  /** Null: the letter was made elsewhere and is not made here. */
  details: Partial<LetterDetails> | null
  /** The dispute whose decision orders the reply anew; absent for a first reply. */
  remedyId?: string
}

/** The act a draft comes to on a day. */
export const actOfDraft = ({ outcome, remedyId }: ReplyDraft, on: LocalDate): Act =>
  remedyId === undefined ? { type: 'replied', on, outcome } : { type: 'replied-anew', on, outcome, remedyId }

/** Whether a reply must be reviewed before it leaves. */
export const needsReview = (organ: OrganRef, act: Act): boolean =>
  isReply(act) && stepsFor(organ.settings.reviews, act.outcome).length > 0
