import { type BarCode } from '../../../cases/ruling.ts'
import { BarredByLaw, BarredInDispute, Invalid } from '../../../services/errors.ts'
import { type ErrorItem } from '../../components/index.ts'
import { type ActPage } from './act-page.ts'

/** The field a bar is about, where it is not the act as a whole. */
const FIELD_OF: Partial<Record<BarCode, string>> = {
  'future-day': 'on',
  'before-filing': 'on',
  'against-history': 'on',
  'correction-notice-late': 'on',
  'correction-period-missing': 'correctBy',
  'extension-too-long': 'workdays',
  'past-deadline': 'on',
  'party-open': 'partyName',
  'party-unknown': 'party',
  'delivery-before-sending': 'receivedOn',
  'fee-not-positive': 'feeCount',
  'nothing-to-void': 'seq',
  'void-breaks-history': 'seq',
}

/** Facts that a letter lacks, by the name our form has for them. */
const FIELD_OF_FACT: Record<string, string> = { consultedParty: 'partyName', withheld: 'withheldWhat1' }

/** Facts of the organ and the record, which no field of an act's form can mend. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'organ',
  'bodies',
  'applicant',
  'caseNumber',
  'documentNumber',
  'receivedOn',
  'writtenOn',
  'subject',
  'text',
])

/** What refuses an act, each thing linked to its field. @throws the error itself when it is no refusal */
export function actErrors(error: unknown, page: Pick<ActPage, 'name'>): ErrorItem[] {
  if (error instanceof BarredByLaw) return [{ text: error.message, href: `#${FIELD_OF[error.bar.code] ?? 'form'}` }]
  if (error instanceof BarredInDispute) return [{ text: error.message, href: '#on' }]
  if (error instanceof Invalid)
    return error.problems.map(({ field, text }) => ({ text, href: `#${fieldOf(field, page)}` }))
  throw error
}

function fieldOf(field: string, { name }: Pick<ActPage, 'name'>): string {
  if (field === 'receivedOn' && (name.endsWith('consultation') || name === 'fee-notice')) return field
  return ELSEWHERE.has(field) ? 'form' : (FIELD_OF_FACT[field] ?? field)
}
