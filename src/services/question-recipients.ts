import { type EntityManager } from '@mikro-orm/postgresql'
import { type LocalDate } from '../law/date.ts'
import { contactsOf } from '../store/department-store.ts'
import { type Question } from '../store/question-store.ts'

/**
 * Who gets the mails of a question, as the outbox names them: the contact it was put to, or all contacts the department
 * has today; a party by the address kept sealed with the question.
 */
export async function questionRecipients(
  em: EntityManager,
  organId: number,
  today: LocalDate,
  { questionId, departmentId, contactId, party }: Pick<Question, 'questionId' | 'departmentId' | 'contactId' | 'party'>,
): Promise<string[]> {
  if (party !== null) return [`question:${questionId}`]
  const contacts = (await contactsOf(em, organId, today)).filter((each) => each.departmentId === departmentId)
  // A contact who no longer serves is followed by whoever does.
  const named = contacts.filter((each) => each.contactId === contactId)
  return (named.length > 0 ? named : contacts).map((each) => `contact:${each.contactId}`)
}
