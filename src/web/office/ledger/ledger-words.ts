import { type LedgerWords } from '../../../services/ledger-export.ts'
import { type LedgerPeople } from '../../../services/ledger-people.ts'
import { type Language } from '../../messages/language.ts'
import { officeMessages } from '../../messages/office/messages.ts'

/** The words of those cells that are the same on the page and in a file. */
export function ledgerWords(people: LedgerPeople, lang: Language): Omit<LedgerWords['cells'], 'state'> {
  const { media, deliveries } = officeMessages(lang).casePage
  return {
    officer: ({ assignedTo }) => (assignedTo === null ? null : (people.officers.get(assignedTo) ?? null)),
    department: ({ departmentId }) => (departmentId === null ? null : (people.departments.get(departmentId) ?? null)),
    medium: ({ medium }) => medium && media[medium],
    delivery: ({ delivery }) => delivery && deliveries[delivery],
  }
}
