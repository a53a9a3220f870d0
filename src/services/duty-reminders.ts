import { dutyReminderOwed, periodText } from '../disclosure/duties.ts'
import { type LocalDate } from '../law/date.ts'
import { type Message } from '../store/outbox.ts'
import { type ShownOccurrence } from './duty-service.ts'
import { type NudgeRecipients } from './nudge-recipients.ts'

/** The mails about duties that fall due: to whoever answers for each, once it is overdue to the heads as well. */
export const dutyReminders = (owed: readonly ShownOccurrence[], people: NudgeRecipients, today: LocalDate): Message[] =>
  owed.flatMap(({ duty, period, dueOn, standing }) => {
    const reminder = dutyReminderOwed(standing, dueOn, today)
    if (!reminder) return []
    const { key, letter } = reminder
    const { dutyId, handler } = duty
    const facts = { dutyId, period, number: `${duty.title}（${periodText(period)}）`, dueOn }
    return people.forCase(handler, letter === 'duty-overdue').map((accountId) => ({
      letter,
      recipient: `officer:${accountId}`,
      caseId: null,
      facts,
      dedupeKey: `duty/${dutyId}/${period}/${key}/${accountId}`,
    }))
  })

/** What an officer's digest counts: their own duties and those nobody in particular answers for. */
export const dutiesFor = (owed: readonly ShownOccurrence[], accountId: string): ShownOccurrence[] =>
  owed.filter(({ duty: { handler } }) => handler === null || handler === accountId)
