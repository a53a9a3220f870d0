import { type LetterKind } from './letter.ts'

/** What is done to a case, as far as letters are concerned: the type of its event. */
type Act = { type: string }

const CALLED_FOR: Readonly<Record<string, readonly LetterKind[]>> = {
  'receipt-confirmed': ['receipt'],
  'correction-requested': ['correction'],
  'third-party-consulted': ['third-party-consultation', 'consultation-notice'],
  'co-producer-consulted': ['co-producer-consultation', 'consultation-notice'],
  'reasons-requested': ['reasons-request'],
  extended: ['extension'],
  'fee-charged': ['fee-notice'],
  replied: ['reply'],
  'replied-anew': ['reply'],
}

/** Which letters an act calls for, in the order they are numbered. 条例 arts. 30-36; law of each in its template. */
export const lettersCalledFor = (act: Act): readonly LetterKind[] => CALLED_FOR[act.type] ?? []

/** Letters to somebody else than the applicant, who must not see them: they name the third party. */
const TO_OTHERS: ReadonlySet<LetterKind> = new Set([
  'third-party-consultation',
  'co-producer-consultation',
  'third-party-disclosure',
])

export const isToApplicant = (kind: LetterKind): boolean => !TO_OTHERS.has(kind)

/**
 * Letters that no entry of a case calls for by itself: the office writes them when they are due. A third party is told of
 * the decision to disclose once it was consulted (条例 art. 32); a record is corrected after it was given (art. 41).
 */
export const FURTHER_LETTERS = ['third-party-disclosure', 'rectification'] as const satisfies readonly LetterKind[]
export type FurtherLetter = (typeof FURTHER_LETTERS)[number]

const DUE_AFTER: Record<FurtherLetter, string> = {
  'third-party-disclosure': 'third-party-consulted',
  rectification: 'replied',
}

/** The further letters that may be written after what happened. */
export const furtherLettersOpen = (events: readonly Act[]): FurtherLetter[] =>
  FURTHER_LETTERS.filter((kind) => events.some(({ type }) => type === DUE_AFTER[kind]))

/** The entry a further letter belongs to: of the party told, else the latest of its kind. */
export const isAbout = (kind: FurtherLetter, event: Act & { party?: string }, party: string | null): boolean =>
  event.type === DUE_AFTER[kind] && (party === null || event.party === party)
