import { type EntityManager } from '@mikro-orm/postgresql'
import { digestCounts } from '../store/digest.ts'
import { type Message } from '../store/outbox.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { SOON_WORKDAYS } from '../cases/agenda.ts'
import { dutiesFor } from './duty-reminders.ts'
import { type ShownOccurrence } from './duty-service.ts'
import { type Context, type OrganRef } from './context.ts'
import { rolesWith } from './rights.ts'

/** The morning's mail to each officer who wants it: how much waits, in numbers only; nothing where nothing does. */
export async function morningDigests(
  context: Context,
  tx: EntityManager,
  organ: OrganRef,
  calendar: WorkCalendar,
  duties: readonly ShownOccurrence[],
): Promise<Message[]> {
  const today = context.clock.today()
  const soon = calendar.plusWorkdays(today, SOON_WORKDAYS)
  const lines = await digestCounts(tx, organ.organId, today, soon, rolesWith('handle-cases'))
  return lines
    .map((line) => ({ ...line, duties: dutiesFor(duties, line.accountId).length }))
    .filter(({ overdue, dueSoon, unconfirmed, duties: owed }) => overdue + dueSoon + unconfirmed + owed > 0)
    .map(({ accountId, ...counts }) => ({
      letter: 'morning-digest',
      recipient: `officer:${accountId}`,
      caseId: null,
      facts: { counts },
      dedupeKey: `digest/${today}/${accountId}`,
    }))
}
