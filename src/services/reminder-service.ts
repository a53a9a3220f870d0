import { reminderOwed, type Reminder } from '../cases/reminders.ts'
import { openCaseHistories } from '../store/open-cases.ts'
import { appendAudit } from '../store/audit-log.ts'
import { replay } from '../cases/case.ts'
import { queueMessages } from '../store/outbox.ts'
import { updateSummary } from '../store/case-store.ts'
import { purgeHits } from '../store/rate-limit-store.ts'
import { purgeSessions } from '../store/session-store.ts'
import { Account } from '../store/tables/account.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { calendarOf } from './calendar-reader.ts'
import { summaryOf } from './case-summary.ts'
import { listOrgans } from './organ-service.ts'
import { sweepRemedies } from './remedy-desk.ts'

export type Swept = { organs: number; reminders: number; refreshed: number }

/**
 * The daily sweep of every organ: reminders owed are queued (each once, however often it runs and in however many
 * processes), summaries that time has moved on (a pause that ended) are refreshed, expired sessions are removed.
 */
export async function sweep(context: Context): Promise<Swept> {
  const total: Swept = { organs: 0, reminders: 0, refreshed: 0 }
  for (const organ of await listOrgans(context)) {
    const { reminders, refreshed } = await sweepOrgan(context, organ)
    total.organs += 1
    total.reminders += reminders
    total.refreshed += refreshed
  }
  const em = reading(context)
  await purgeSessions(em, context.clock.now())
  await purgeHits(em, context.clock.now())
  return total
}

async function sweepOrgan(context: Context, organ: OrganRef): Promise<{ reminders: number; refreshed: number }> {
  const calendar = await calendarOf(context)
  return context.orm.em.fork().transactional(async (tx) => {
    const today = context.clock.today()
    const officers = await tx.find(Account, {
      organId: organ.organId,
      disabledAt: null,
      email: { $ne: null },
      role: { $ne: 'auditor' },
    })
    const owed: { reminder: Reminder; number: string; caseId: string }[] = []
    let refreshed = 0
    for (const { row, history } of await openCaseHistories(tx, organ.organId, true)) {
      const summary = summaryOf(replay(organ.regime, history, organ.settings.school), calendar, today)
      if (summary.state !== row.state || summary.dueOn !== row.dueOn || summary.nextOn !== row.nextOn) {
        await updateSummary(tx, { organId: organ.organId, caseId: row.caseId }, summary, row.version)
        refreshed += 1
      }
      const reminder = reminderOwed(row.number, { ...summary, submittedOn: row.submittedOn }, today, calendar)
      if (reminder) owed.push({ reminder, number: row.number, caseId: row.caseId })
    }
    const messages = owed.flatMap(({ reminder, number, caseId }) =>
      officers.map(({ accountId }) => ({
        letter: reminder.letter,
        recipient: `officer:${accountId}`,
        caseId,
        facts: {
          number,
          dueOn: reminder.dueOn,
          workdaysLeft: reminder.dueOn === null ? 0 : calendar.workdaysBetween(today, reminder.dueOn),
        },
        dedupeKey: `${reminder.key}/${accountId}`,
      })),
    )
    const officerIds = officers.map(({ accountId }) => accountId)
    const disputes = await sweepRemedies(context, tx, organ, officerIds)
    const reminders = disputes.reminders + (await queueMessages(tx, organ.organId, context.clock.now(), messages))
    refreshed += disputes.refreshed
    if (reminders + refreshed > 0) {
      const entry = {
        actor: 'system',
        action: 'DAILY_SWEEP',
        subject: `organ/${organ.slug}`,
        facts: { reminders, refreshed },
      }
      await appendAudit(tx, organ.organId, context.clock.now(), entry)
    }
    return { reminders, refreshed }
  })
}
