import { type LocalDate } from '../law/date.ts'
import { type DetailName } from './letter-facts.ts'

/** The letters of a case. A reply's outcome is one of its details. */
export const LETTER_KINDS = {
  receipt: { label: '登记回执' },
  correction: { label: '补正告知书' },
  extension: { label: '延期答复告知书' },
  'third-party-consultation': { label: '第三方意见征询书' },
  'co-producer-consultation': { label: '共同制作机关意见征询书' },
  'consultation-notice': { label: '征求意见告知书' },
  'third-party-disclosure': { label: '告知第三方公开决定书' },
  'fee-notice': { label: '收费通知书' },
  'reasons-request': { label: '说明理由告知书' },
  reply: { label: '答复书' },
  rectification: { label: '更正答复书' },
} as const
export type LetterKind = keyof typeof LETTER_KINDS

/**
 * What a letter is called. A kind this program no longer writes keeps its place in the record: it opens and prints like
 * any other, under the general name.
 */
export const letterLabel = (kind: string): string =>
  Object.hasOwn(LETTER_KINDS, kind) ? LETTER_KINDS[kind as LetterKind].label : '文书'

export const LETTER_KIND_NAMES = Object.keys(LETTER_KINDS) as readonly LetterKind[]

/** A letter as a model, ready to be set on paper, on a page, or as plain text. */
export type LetterDocument = {
  kind: LetterKind
  /** One or two lines: the kind, and the result in brackets. */
  title: readonly string[]
  number: string
  addressee: string
  paragraphs: readonly string[]
  /** The remedies paragraph, sentence by sentence; empty in letters that decide nothing. */
  remedies: readonly string[]
  closing: string
  enclosures: readonly string[]
  /** The name in the red head it is printed with; none on plain paper. */
  head?: string
  signature: string
  date: LocalDate
}

/** What keeps a letter from being written, or should be mended: which fact, and what to do, for the officer. */
export type LetterProblem = { fact: DetailName | FactName; message: string }
export type FactName =
  'organ' | 'applicant' | 'caseNumber' | 'documentNumber' | 'receivedOn' | 'writtenOn' | 'subject' | 'bodies' | 'text'

/** A letter with what should still be mended, or why there is none. */
export type ComposedLetter =
  { letter: LetterDocument; advice: readonly LetterProblem[] } | { problems: readonly LetterProblem[] }
