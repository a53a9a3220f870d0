import { type EntityManager } from '@mikro-orm/postgresql'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { type Message } from '../store/outbox.ts'
import { questionsDue } from '../store/question-store.ts'
import { accountOf } from './absence-service.ts'
import { type Context, type OrganRef } from './context.ts'
import { questionRecipients } from './question-recipients.ts'

/** Working days after its day at which an unanswered question is asked for again. [E] */
const LATE_WORKDAYS = [1, 3, 7] as const

/** Reminders owed for questions: to whoever was asked from the working day before; once late, to the asker too. */
export async function questionReminders(
  context: Context,
  tx: EntityManager,
  organ: OrganRef,
  calendar: WorkCalendar,
): Promise<Message[]> {
  const today = context.clock.today()
  const due = await questionsDue(tx, organ.organId, calendar.plusWorkdays(today, 1))
  const messages: Message[] = []
  for (const question of due) {
    const late = today > question.dueOn ? calendar.workdaysBetween(question.dueOn, today) : 0
    const stage = late === 0 ? 'soon' : LATE_WORKDAYS.findLast((days) => late >= days)
    if (stage === undefined) continue
    const asker = late > 0 && accountOf({ id: question.askedBy }) !== null ? [question.askedBy] : []
    const asked = await questionRecipients(tx, organ.organId, today, question)
    for (const recipient of [...asked, ...asker])
      messages.push({
        letter: late > 0 ? 'question-overdue' : 'question-due-soon',
        recipient,
        caseId: question.caseId,
        facts: {
          number: question.number,
          dueOn: question.dueOn,
          ...(recipient.startsWith('officer:') ? {} : { questionId: question.questionId }),
        },
        dedupeKey: `${question.questionId}/${stage}/${question.dueOn}/${recipient}`,
      })
  }
  return messages
}
