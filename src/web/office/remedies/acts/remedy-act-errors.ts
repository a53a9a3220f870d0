import { type RemedyBarCode } from '../../../../remedies/ruling.ts'
import { BarredInDispute } from '../../../../services/errors.ts'
import { type ErrorItem } from '../../../components/index.ts'
import { formErrors } from '../../office-shell.ts'

/** The field a bar is about, where it is not the day. */
const FIELD_OF: Partial<Record<RemedyBarCode, string>> = {
  'simplified-not-extended': 'days',
  'extended-before': 'days',
  'extension-too-long': 'days',
  'extension-not-positive': 'days',
  'procedure-same': 'procedure',
  'no-return-to-simplified': 'procedure',
  'simplified-first-instance-only': 'procedure',
  'hearing-day-past': 'day',
  'hearing-time-wrong': 'time',
  'handler-same': 'officer',
  'papers-missing': 'files',
  'cost-not-an-amount': 'yuan',
  'decline-after-acceptance': 'decision',
  'second-instance-only': 'decision',
  'new-reply-without-correction': 'newReply',
  'served-before': 'party',
  'case-linked-before': 'number',
  'case-not-linked': 'number',
  'nothing-to-void': 'seq',
  'void-breaks-history': 'seq',
  'notice-received-before-sent': 'receivedOn',
}

/** What refuses an entry, each thing linked to its field. @throws the error itself when it is no refusal */
export function actErrors(error: unknown): ErrorItem[] {
  if (error instanceof BarredInDispute) return [{ text: error.message, href: `#${FIELD_OF[error.bar.code] ?? 'on'}` }]
  return formErrors(error)
}
