import { mayRemind, reminderHours } from '../cases/quiet-hours.ts'
import { chineseHour } from '../clock.ts'
import { arrivalsToTell, markTold } from '../store/arrivals.ts'
import { queueMessages } from '../store/outbox.ts'
import { Account } from '../store/tables/account.ts'
import { accountOf } from './absence-service.ts'
import { calendarOf } from './calendar-reader.ts'
import { type Actor, type Context, type OrganRef } from './context.ts'
import { listOrgans } from './organ-service.ts'
import { rolesWith } from './rights.ts'
import { noteSwept } from './sweep-entry.ts'
import { transact } from './transact.ts'

/** What is still being written when we look is told next time. */
const SLACK_MS = 60_000

/**
 * Tells staff who want it what has newly come in: the first at once, what follows in one mail an hour, numbers only, in the
 * organ's own hours; the night's in the morning. Gives how many mails were queued.
 */
export async function tellArrivals(context: Context): Promise<number> {
  let told = 0
  for (const organ of await listOrgans(context)) told += await tellOrgan(context, organ)
  return told
}

async function tellOrgan(context: Context, organ: OrganRef): Promise<number> {
  const { clock } = context
  const hours = reminderHours(organ.settings.reminderHours)
  const calendar = await calendarOf(context, organ)
  if (!mayRemind(clock.today(), chineseHour(clock.now()), calendar, hours)) return 0
  const { organId } = organ
  return context.orm.em.fork().transactional(async (tx) => {
    const until = new Date(clock.now().getTime() - SLACK_MS)
    const lines = await arrivalsToTell(tx, organId, until, rolesWith('read-cases'))
    if (lines.length === 0) return 0
    const messages = lines.map(({ accountId, ...arrivals }) => ({
      letter: 'new-arrivals',
      recipient: `officer:${accountId}`,
      caseId: null,
      facts: { arrivals },
      dedupeKey: `arrivals/${accountId}/${until.toISOString()}`,
    }))
    const reminders = await queueMessages(tx, organId, clock.now(), messages)
    await markTold(
      tx,
      organId,
      lines.map(({ accountId }) => accountId),
      until,
    )
    await noteSwept(context, tx, organ, { part: 'arrivals', reminders })
    return reminders
  })
}

/** Whether somebody is told what newly comes in, from now on. */
export function setArrivals(context: Context, organ: OrganRef, wanted: boolean, actor: Actor): Promise<void> {
  return transact(context, actor, 'ARRIVALS_SET', async (tx) => {
    const account = await tx.findOneOrFail(Account, { organId: organ.organId, accountId: accountOf(actor) ?? '' })
    account.arrivalsTold = wanted ? (account.arrivalsTold ?? context.clock.now()) : null
    return { result: undefined, subject: `account/${account.accountId}`, facts: { wanted } }
  })
}
