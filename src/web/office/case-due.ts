import { type StandingFacts } from '../../cases/agenda.ts'
import { shortDay } from '../messages/dates.ts'
import { type Language } from '../messages/language.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { type CaseLight } from './case-light.ts'

/** The next date of a case in words: 3月27日前答复, 补正至4月1日. Nothing for a closed case. */
export function dueText(
  { standing }: Pick<CaseLight, 'standing'>,
  { dueOn, nextOn, dueProvisional }: StandingFacts & { dueProvisional: boolean },
  lang: Language,
): string | undefined {
  const t = officeMessages(lang)
  const on = (day: typeof dueOn, words: (day: string) => string) =>
    day === null ? undefined : words(shortDay(day, lang))
  switch (standing) {
    case 'closed':
      return undefined
    case 'unconfirmed':
      return on(nextOn, t.due.confirm)
    case 'paused':
      return on(nextOn, t.due.opinion) ?? t.due.open
    case 'awaiting-correction':
    case 'correction-lapsed':
      return on(nextOn, t.due.correction)
    case 'awaiting-payment':
    case 'payment-lapsed':
      return on(nextOn, t.due.payment)
    case 'overdue':
      return on(dueOn, t.due.replyWas)
    default: {
      const reply = on(dueOn, t.due.reply)
      return reply && dueProvisional ? reply + t.provisionalMark : reply
    }
  }
}
