import { type LocalDate } from '../law/date.ts'
import { type Outcome } from '../law/outcomes.ts'
import { noRemedies, remediesFor, remediesOfThirdParty, type RemedyAdvice } from '../law/remedies.ts'
import { type Regime } from '../law/rules.ts'
import { type LetterKind } from './letter.ts'

/** What a reply decided: its outcome, and the grounds of the parts it holds back. */
export type Decided = { outcome: Outcome; withheld: readonly Outcome[] }

/**
 * What may be done against a letter: replies have the remedies of their outcome, decisions told to a third party its own,
 * letters on the way none.
 */
export function remediesOfLetter(
  kind: LetterKind,
  regime: Regime,
  writtenOn: LocalDate,
  reply: Decided | null,
): RemedyAdvice {
  if (kind === 'third-party-disclosure') return remediesOfThirdParty(regime, writtenOn)
  if (kind === 'rectification') return remediesFor(regime, 'other', writtenOn)
  if (kind !== 'reply' || reply === null) return noRemedies(regime, writtenOn)
  return remediesFor(regime, reply.outcome, writtenOn, reply.withheld)
}
