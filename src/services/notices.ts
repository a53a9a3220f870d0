import { type ActType } from '../cases/decide.ts'

/** Which mail tells the applicant of which act. The mail itself says only that there is news, never what. */
export const NOTICES: Partial<Record<ActType, string>> = {
  'receipt-confirmed': 'receipt-confirmed',
  'correction-requested': 'correction-requested',
  'correction-received': 'correction-received',
  'third-party-consulted': 'consultation-begun',
  'co-producer-consulted': 'consultation-begun',
  'reasons-requested': 'reasons-requested',
  extended: 'reply-extended',
  'fee-charged': 'fee-charged',
  'fee-paid': 'fee-paid',
  withdrawn: 'withdrawn',
  replied: 'reply-ready',
  'replied-anew': 'reply-ready',
}
