import { type ActType } from '../cases/decide.ts'

/** Acts by which the office turns to the applicant; files attached to others are its own. */
const TO_APPLICANT: ReadonlySet<string> = new Set<ActType>([
  'receipt-confirmed',
  'correction-requested',
  'reasons-requested',
  'extended',
  'fee-charged',
  'replied',
  'replied-anew',
])

/** Whether what is attached to such an entry is the applicant's to read. */
export const reachesApplicant = (type: string): boolean => TO_APPLICANT.has(type)
