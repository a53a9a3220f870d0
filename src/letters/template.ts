import { type DetailName, type LetterDetails } from './letter-facts.ts'
import { type LetterProblem } from './letter.ts'
import { type ReceivedFacts } from './phrases.ts'

/** What a template gives; number, signature, remedies and date are the same in every letter. */
export type LetterBody = {
  title: readonly string[]
  addressee: string
  /** What was asked, when and how; none in letters to others than the applicant. */
  opening?: string
  /** What happened on the way. */
  history?: readonly string[]
  /** What this letter is for: what it finds, decides or asks, with its articles. */
  paragraphs: readonly string[]
  /** Where to turn with an answer. */
  contact?: readonly string[]
  closing?: string
}

/** One kind of letter: the details it cannot do without, what else bars it, and its words. */
export type Template<K extends DetailName> = {
  needs: readonly K[]
  bars?(facts: ReceivedFacts): LetterProblem[]
  compose(facts: ReceivedFacts, details: Partial<LetterDetails> & Pick<LetterDetails, K>): LetterBody
}

/** A template whose needs have been checked by the caller. */
export type AnyTemplate = {
  needs: readonly DetailName[]
  bars?(facts: ReceivedFacts): LetterProblem[]
  compose(facts: ReceivedFacts, details: Partial<LetterDetails>): LetterBody
}

/** Declares a template. `compose` gets the needed details as present: composeLetter refuses before it otherwise. */
export function template<K extends DetailName>(each: Template<K>): AnyTemplate {
  return { ...each, compose: (facts, details) => each.compose(facts, details as Pick<LetterDetails, K>) }
}
