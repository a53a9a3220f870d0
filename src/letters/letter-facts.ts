import { type LocalDate } from '../law/date.ts'
import { type FeeMode } from '../law/fee.ts'
import { type Outcome } from '../law/outcomes.ts'
import { type Channel } from '../law/receipt.ts'
import { type RemedyBodies } from '../law/remedies.ts'
import { type ConsultationKind, type Regime, type SchoolRules } from '../law/rules.ts'

/** Who signs: the organ itself, not its office (quality of a letter as an act of the organ). */
export type LetterOrgan = {
  name: string
  regime: Regime
  /** Whose remedies are open, where not its own: a college acting by public power. */
  remedyRegime?: Regime
  bodies: RemedyBodies
  school?: Partial<SchoolRules>
  /** Title of a college's own 实施细则, without which it may not extend. */
  ownRules?: string | null
  /** The name in the red head (红头) of its letters; none where they are on plain paper. */
  redHead?: string | null
  /** Where to answer or ask: printed in letters that want an answer. */
  contact?: { office: string; address: string; phone: string } | null
}

/** What happened on the way, told in the reply. */
export type LetterHistory = {
  what:
    'correction-requested' | 'corrected' | 'extended' | 'consulted' | 'opinion-received' | 'fee-charged' | 'fee-paid'
  on: LocalDate
}

/** Who ordered a new reply and when, under which number, and when the reply was that it replaces. */
export type OrderedAnew = {
  forum: 'reconsideration' | 'court'
  on: LocalDate
  number: string | null
  earlierOn: LocalDate
}

/** Which right of a third party disclosure would harm. 条例 art. 15; Order 29 art. 10 (2) (3) */
export const INTERESTS = {
  'trade-secret': { label: '商业秘密', collegeItem: '第（二）项' },
  privacy: { label: '个人隐私', collegeItem: '第（三）项' },
} as const
export type Interest = keyof typeof INTERESTS

/**
 * A part not disclosed: what it is, on which ground, and the facts behind it; the harm to be feared, or the very rule
 * that closes it, where the ground has to be shown with it.
 */
export type WithheldPart = {
  what: string
  ground: Outcome
  reason: string
  harm?: string
  rule?: string
  interest?: Interest
}

/** What only this letter says. Which of it is needed, the letter's template tells; blank texts count as missing. */
export type LetterDetails = {
  /** Last day to reply. */
  dueOn: LocalDate
  /** What is unclear, item by item, and how to mend it. */
  unclear: readonly string[]
  howToCorrect: string
  correctBy: LocalDate
  /** Facts and reasons in the officer's words. */
  reason: string
  /** Working days of an extension. */
  workdays: number
  /** How many applications of which kind since when. */
  volume: string
  answerBy: LocalDate
  /** A third party or another organ; never shown to the applicant. */
  consultedParty: string
  consultation: ConsultationKind
  /** The information a third party or another organ is asked about. */
  information: string
  sentOn: LocalDate
  feeMode: FeeMode
  feeCount: number
  /** Items of the month that an earlier notice was about; none unless said. */
  feeEarlier: number
  /** Account, desk, deadline of the bank: how to pay. */
  payment: string
  outcome: Outcome
  /** What is given, item by item; way and, when not with the letter, day. */
  given: readonly string[]
  way: string
  givenOn: LocalDate
  withheld: readonly WithheldPart[]
  /** Which right of a third party is concerned, where one alone is. */
  interest: Interest
  /** What harm disclosure would do. */
  harm: string
  /** Title and article of the act, or of the school's rule, that governs this information. */
  rule: string
  searchedIn: readonly string[]
  keywords: readonly string[]
  competentBody: string
  competentBodyContact: string
  earlierNumber: string
  earlierOn: LocalDate
  noticeOn: LocalDate
  withdrawnOn: LocalDate
  rectification: 'corrected' | 'unchanged' | 'transferred' | 'referred'
  /** When the applicant asked for the correction of an own record. */
  askedOn: LocalDate
  enclosures: readonly string[]
  /** The order this reply is given anew on, and the reply before it. */
  orderedAnew: OrderedAnew
}
export type DetailName = keyof LetterDetails

/** Everything a letter is composed from; all of it stands in the record or is written by the officer. */
export type LetterFacts = {
  organ: LetterOrgan
  /** The letter's own number, such as ××公复〔2026〕3号. */
  documentNumber: string
  writtenOn: LocalDate
  applicant: { name: string; organisation: boolean }
  caseNumber: string
  channel: Channel
  submittedOn: LocalDate
  /** Null while the applicant has not confirmed: no letter can be written then. */
  receivedOn: LocalDate | null
  /** What was asked for. */
  subject: string
  history?: readonly LetterHistory[]
  details: Partial<LetterDetails>
}
