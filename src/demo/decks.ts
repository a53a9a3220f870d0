import { type Outcome } from '../law/outcomes.ts'
import {
  answered,
  answeredAgain,
  answeredLate,
  CO_PRODUCER,
  corrected,
  enteredLate,
  enteredWrongly,
  excessive,
  extended,
  notCorrected,
  notPaid,
  paid,
  partyAnswered,
  partySilent,
  takenBack,
  THIRD_PARTY,
} from './courses.ts'
import { type Course } from './scene.ts'

/** A case to be told: how it ends, and by which way. */
export type Card = { outcome: Outcome; course: Course }

type Ways = (outcome: Outcome) => Course
const cards = (count: number, outcome: Outcome, way: Ways = answered): Card[] =>
  Array.from({ length: count }, () => ({ outcome, course: way(outcome) }))

/** Cases closed at a college: what a school of this size sees in two years. */
export const COLLEGE_DECK: readonly Card[] = [
  ...cards(24, 'granted'),
  ...cards(9, 'already-public'),
  ...cards(8, 'partial'),
  ...cards(3, 'granted', corrected),
  ...cards(2, 'granted', answeredLate),
  ...cards(1, 'granted', enteredLate),
  ...cards(1, 'granted', enteredWrongly),
  ...cards(2, 'third-party-rights'),
  ...cards(3, 'third-party-rights', (outcome) => partyAnswered(THIRD_PARTY, outcome)),
  ...cards(2, 'partial', (outcome) => partyAnswered(THIRD_PARTY, outcome)),
  ...cards(2, 'partial', (outcome) => partySilent(THIRD_PARTY, outcome)),
  ...cards(1, 'granted', (outcome) => partySilent(CO_PRODUCER, outcome)),
  ...cards(1, 'state-secret'),
  ...cards(1, 'forbidden-by-law'),
  ...cards(4, 'school-rule'),
  ...cards(6, 'does-not-exist'),
  ...cards(5, 'not-ours'),
  ...cards(2, 'needs-creating'),
  ...cards(1, 'still-unclear', corrected),
  ...cards(3, 'petition'),
  ...cards(2, 'repeat', () => answeredAgain('示职院公')),
  ...cards(1, 'publication'),
  ...cards(1, 'reissue'),
  ...cards(2, 'not-needed'),
  ...cards(3, 'correction-lapsed', () => notCorrected),
  ...cards(4, 'withdrawn', () => takenBack),
  ...cards(1, 'other'),
]

/** Cases closed at an administrative organ: every row of the report's table. */
export const BUREAU_DECK: readonly Card[] = [
  ...cards(24, 'granted'),
  ...cards(10, 'already-public'),
  ...cards(8, 'partial'),
  ...cards(3, 'granted', corrected),
  ...cards(3, 'granted', extended),
  ...cards(2, 'partial', extended),
  ...cards(2, 'granted', paid),
  ...cards(1, 'granted', answeredLate),
  ...cards(1, 'partial', answeredLate),
  ...cards(1, 'partial', enteredLate),
  ...cards(1, 'granted', enteredWrongly),
  ...cards(2, 'granted', (outcome) => partyAnswered(CO_PRODUCER, outcome)),
  ...cards(1, 'granted', (outcome) => partySilent(CO_PRODUCER, outcome)),
  ...cards(4, 'third-party-rights', (outcome) => partyAnswered(THIRD_PARTY, outcome)),
  ...cards(3, 'partial', (outcome) => partySilent(THIRD_PARTY, outcome)),
  ...cards(1, 'state-secret'),
  ...cards(1, 'forbidden-by-law'),
  ...cards(1, 'security'),
  ...cards(4, 'internal'),
  ...cards(4, 'deliberative'),
  ...cards(2, 'enforcement-file'),
  ...cards(2, 'special-query'),
  ...cards(8, 'does-not-exist'),
  ...cards(7, 'not-ours'),
  ...cards(3, 'needs-creating'),
  ...cards(2, 'still-unclear', corrected),
  ...cards(4, 'petition'),
  ...cards(3, 'repeat', () => answeredAgain('示教公')),
  ...cards(1, 'publication'),
  ...cards(2, 'excessive', () => excessive),
  ...cards(1, 'reissue'),
  ...cards(4, 'correction-lapsed', () => notCorrected),
  ...cards(1, 'fee-lapsed', () => notPaid),
  ...cards(5, 'withdrawn', () => takenBack),
  ...cards(1, 'other'),
]
