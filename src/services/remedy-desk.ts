import { type EntityManager } from '@mikro-orm/postgresql'
import { REMEDY_KINDS } from '../law/remedies.ts'
import { deadlineLabel } from '../remedies/agenda.ts'
import { type DisputeReminder, disputeReminderOwed } from '../remedies/reminders.ts'
import { type Message, queueMessages } from '../store/outbox.ts'
import { type RemedyRow, type RemedySummary } from '../store/remedy-row.ts'
import { updateRemedy, waitingRemedies } from '../store/remedy-store.ts'
import { type Context, type OrganRef } from './context.ts'
import { remedySummaryOf, remedyView } from './remedy-summary.ts'

/**
 * The sweep's part for disputes, in its transaction: rows that time has moved on are refreshed, reminders owed are
 * queued once for whom they concern. Gives how many of both.
 */
export async function sweepRemedies(
  context: Context,
  tx: EntityManager,
  organ: OrganRef,
  officerIds: readonly string[],
): Promise<{ reminders: number; refreshed: number }> {
  const view = await remedyView(context, organ)
  const messages: Message[] = []
  let refreshed = 0
  for (const { row, dispute } of await waitingRemedies(tx, organ.organId)) {
    const summary = remedySummaryOf(dispute, view)
    if (hasMoved(row, summary)) {
      await updateRemedy(tx, row, summary, row.version)
      refreshed += 1
    }
    const reminder = disputeReminderOwed(row.remedyId, summary, view.today, view.calendar)
    if (reminder)
      messages.push(...toWhom(row, reminder, officerIds).map((each) => messageOf(row, summary, reminder, each)))
  }
  return { refreshed, reminders: await queueMessages(tx, organ.organId, context.clock.now(), messages) }
}

/** Whoever conducts the dispute is reminded; nobody in charge, or the day missed: everybody. */
const toWhom = ({ handler }: RemedyRow, { letter }: DisputeReminder, officers: readonly string[]): readonly string[] =>
  letter === 'dispute-due-soon' && handler !== null && officers.includes(handler) ? [handler] : officers

const MOVING = ['state', 'nextWhat', 'nextOn', 'nextProvisional'] as const satisfies readonly (keyof RemedySummary)[]
const hasMoved = (row: RemedySummary, fresh: RemedySummary): boolean => MOVING.some((key) => row[key] !== fresh[key])

function messageOf(
  { remedyId, kind, numbers }: RemedyRow,
  { nextWhat }: RemedySummary,
  { key, letter, dueOn, workdaysLeft }: DisputeReminder,
  officerId: string,
): Message {
  const matter = `${REMEDY_KINDS[kind].label}：${nextWhat ? deadlineLabel(nextWhat) : ''}`
  const number = numbers.length > 0 ? `${matter}（${numbers.join('、')}）` : matter
  return {
    letter,
    recipient: `officer:${officerId}`,
    caseId: null,
    facts: { remedyId, number, dueOn, workdaysLeft },
    dedupeKey: `${key}/${officerId}`,
  }
}
