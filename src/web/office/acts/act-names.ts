import { type ActType } from '../../../cases/decide.ts'

/** Acts in addresses: nouns, because every act is a thing one makes (a notice, a reply). */
export const ACT_NAMES = {
  'receipt-confirmed': 'receipt',
  'correction-requested': 'correction-notice',
  'correction-received': 'correction',
  'third-party-consulted': 'third-party-consultation',
  'third-party-answered': 'third-party-opinion',
  'co-producer-consulted': 'co-producer-consultation',
  'co-producer-answered': 'co-producer-opinion',
  'reasons-requested': 'reasons-request',
  'reasons-given': 'reasons',
  extended: 'extension',
  'fee-charged': 'fee-notice',
  'fee-paid': 'payment',
  replied: 'reply',
  'replied-anew': 'new-reply',
  authorised: 'public-power',
  withdrawn: 'withdrawal',
  'entry-voided': 'voiding',
} as const satisfies Record<ActType, string>

export type ActName = (typeof ACT_NAMES)[ActType]
