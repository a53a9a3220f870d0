import { type ActType } from '../cases/decide.ts'

/** The name under which each act stands in the audit log. */
export const ACT_AUDITS: Record<ActType, Uppercase<string>> = {
  'receipt-confirmed': 'RECEIPT_CONFIRMED',
  'correction-requested': 'CORRECTION_REQUESTED',
  'correction-received': 'CORRECTION_RECEIVED',
  'third-party-consulted': 'THIRD_PARTY_CONSULTED',
  'third-party-answered': 'THIRD_PARTY_ANSWERED',
  'co-producer-consulted': 'CO_PRODUCER_CONSULTED',
  'co-producer-answered': 'CO_PRODUCER_ANSWERED',
  'reasons-requested': 'REASONS_REQUESTED',
  'reasons-given': 'REASONS_RECEIVED',
  extended: 'CASE_EXTENDED',
  'fee-charged': 'FEE_CHARGED',
  'fee-paid': 'FEE_PAID',
  replied: 'CASE_REPLIED',
  'replied-anew': 'CASE_REPLIED_ANEW',
  authorised: 'CASE_AUTHORISED',
  withdrawn: 'APPLICATION_WITHDRAWN',
  'entry-voided': 'ENTRY_VOIDED',
}
