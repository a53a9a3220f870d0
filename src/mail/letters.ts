import { APPLICANT_MAILS } from '../../emails/applicant.ts'
import { composeMail, type Mail, type MailFacts, type MailLanguage, type MailTemplate } from '../../emails/layout.ts'
import { STAFF_MAILS } from '../../emails/staff.ts'

const MAILS: Record<string, MailTemplate> = { ...APPLICANT_MAILS, ...STAFF_MAILS }

/** The mail of an outbox row, in the language of whoever reads it. @throws RangeError for a letter no template has */
export function mailOf(letter: string, facts: MailFacts, language: MailLanguage = 'zh-CN'): Mail {
  const template = MAILS[letter]
  if (!template) throw new RangeError(`no mail template: ${letter}`)
  return composeMail(template, language, facts)
}

export const MAIL_NAMES: readonly string[] = Object.keys(MAILS)
