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
