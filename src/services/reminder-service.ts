import { type EntityManager } from '@mikro-orm/postgresql'
import { isDigestTime, mayRemind, reminderHours } from '../cases/quiet-hours.ts'
import { chineseHour } from '../clock.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { type Message, queueMessages } from '../store/outbox.ts'
import { purgeHits } from '../store/rate-limit-store.ts'
import { purgeSessions } from '../store/session-store.ts'
import { calendarOf } from './calendar-reader.ts'
import { sweepCases } from './case-reminders.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { morningDigests } from './digest-service.ts'
import { dutyReminders } from './duty-reminders.ts'
import { dutiesOwed } from './duty-service.ts'
import { type NudgeRecipients, nudgeRecipients } from './nudge-recipients.ts'
import { listOrgans } from './organ-service.ts'
import { questionReminders } from './question-reminders.ts'
import { sweepRemedies } from './remedy-desk.ts'
import { noteSwept } from './sweep-entry.ts'

type Counts = { reminders: number; refreshed: number }
export type Swept = Counts & { organs: number }

/**
 * The daily sweep of every organ: reminders owed are queued (each once, however often it runs and in however many
 * processes), summaries that time has moved on (a pause that ended) are refreshed, expired sessions are removed.
 * @throws AggregateError after everything else was done, where a part failed: what it owes is owed again next time
 */
export async function sweep(context: Context): Promise<Swept> {
  const total: Swept = { organs: 0, reminders: 0, refreshed: 0 }
  const failures: unknown[] = []
  for (const organ of await listOrgans(context)) {
    total.organs += 1
    const count = await sweepOrgan(context, organ, failures).catch((error: unknown) => void failures.push(error))
    total.reminders += count?.reminders ?? 0
    total.refreshed += count?.refreshed ?? 0
  }
  const em = reading(context)
  // Sessions end by the machine's own clock, by which they were begun.
  await purgeSessions(em, new Date())
  await purgeHits(em, context.clock.now())
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} parts of the daily sweep failed`)
  return total
}

/** What the parts of one organ's sweep work with. `isAwake`: reminders may leave at this hour. */
type Sweeping = {
  context: Context
  organ: OrganRef
  calendar: WorkCalendar
  people: NudgeRecipients
  isAwake: boolean
  isDigestTime: boolean
}

/** What a part of the sweep found: rows brought up to today, mails owed (queued by day only), mails queued already. */
type Found = { refreshed?: number; owed?: readonly Message[]; queued?: number }

/** A part of the sweep: in a transaction of its own, so that none holds the rows of another, nor fails with it. */
type Part = (at: Sweeping, tx: EntityManager) => Promise<Found>

/** What time moves on at any hour. */
const PARTS: Readonly<Record<string, Part>> = {
  cases: ({ context, organ, calendar, people }, tx) => sweepCases(context, tx, organ, calendar, people),
  disputes: async ({ context, organ, isAwake, people }, tx) => {
    const { refreshed, reminders } = await sweepRemedies(context, tx, organ, isAwake ? people.all : [])
    return { refreshed, queued: reminders }
  },
}

/** What only reminds: looked through when people may be reminded. */
const REMINDERS: Readonly<Record<string, Part>> = {
  questions: async ({ context, organ, calendar }, tx) => ({
    owed: await questionReminders(context, tx, organ, calendar),
  }),
  duties: async ({ context, organ, people }, tx) => ({
    owed: dutyReminders(await dutiesOwed(context, organ, tx), people, context.clock.today()),
  }),
  digests: async ({ context, organ, calendar, isDigestTime }, tx) =>
    isDigestTime
      ? { owed: await morningDigests(context, tx, organ, calendar, await dutiesOwed(context, organ, tx)) }
      : {},
}

async function sweepOrgan(context: Context, organ: OrganRef, failures: unknown[]): Promise<Counts> {
  const calendar = await calendarOf(context, organ)
  const [today, hour] = [context.clock.today(), chineseHour(context.clock.now())]
  const hours = reminderHours(organ.settings.reminderHours)
  const sweeping: Sweeping = {
    context,
    organ,
    calendar,
    people: await nudgeRecipients(context, reading(context), organ),
    isAwake: mayRemind(today, hour, calendar, hours),
    isDigestTime: isDigestTime(today, hour, calendar, hours),
  }
  const total: Counts = { reminders: 0, refreshed: 0 }
  for (const [name, part] of Object.entries(sweeping.isAwake ? { ...PARTS, ...REMINDERS } : PARTS)) {
    const count = await sweepPart(sweeping, name, part).catch((error: unknown) => void failures.push(error))
    total.reminders += count?.reminders ?? 0
    total.refreshed += count?.refreshed ?? 0
  }
  return total
}

function sweepPart(sweeping: Sweeping, name: string, part: Part): Promise<Counts> {
  const { context, organ, isAwake } = sweeping
  return context.orm.em.fork().transactional(async (tx) => {
    const { refreshed = 0, owed = [], queued = 0 } = await part(sweeping, tx)
    // At night and on days off nothing is queued; what is owed is owed again at the next sweep.
    const fresh = isAwake ? await queueMessages(tx, organ.organId, context.clock.now(), owed) : 0
    const count = { reminders: queued + fresh, refreshed }
    if (count.reminders + count.refreshed > 0) {
      await noteSwept(context, tx, organ, { part: name, ...count })
    }
    return count
  })
}
