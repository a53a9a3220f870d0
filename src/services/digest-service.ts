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
  return lines.flatMap(({ accountId, ...counts }): Message[] => {
    const owed = dutiesFor(duties, accountId).length
    if (counts.overdue + counts.dueSoon + counts.unconfirmed + owed === 0) return []
    return [
      {
        letter: 'morning-digest',
        recipient: `officer:${accountId}`,
        caseId: null,
        facts: { counts: owed > 0 ? { ...counts, duties: owed } : counts },
        dedupeKey: `digest/${today}/${accountId}`,
      },
    ]
  })
}
