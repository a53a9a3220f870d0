import { SOON_WORKDAYS } from '../cases/agenda.ts'
import { type LedgerCursor, type LedgerDays, type LedgerFilter, type LedgerSort } from '../store/ledger-filter.ts'
import { ledgerCount, ledgerPage, type LedgerPage } from '../store/case-ledger.ts'
import { closeTask } from '../store/task-store.ts'
import { todayOf, type Today } from '../store/today.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { calendarOf } from './calendar-reader.ts'
import { NotFound } from './errors.ts'
import { transact } from './transact.ts'

export {
  type AwaitedAnswer,
  TODAY_CAP,
  TODAY_GROUPS,
  type Today,
  type TodayGroup,
  type TodayLine,
} from '../store/today.ts'
export { LEDGER_CAP, type LedgerLine, type LedgerPage } from '../store/case-ledger.ts'
export { type LedgerCursor, type LedgerFilter, type LedgerSort } from '../store/ledger-filter.ts'
/** A standing the ledger can be narrowed to. */
export type LedgerStanding = NonNullable<LedgerFilter['standing']>

/** One page of the ledger for staff. */
export async function readLedger(
  context: Context,
  organ: OrganRef,
  filter: LedgerFilter,
  sort: LedgerSort,
  after: LedgerCursor | null,
  limit: number,
): Promise<LedgerPage> {
  return ledgerPage(
    reading(context),
    context.sealer,
    organ.organId,
    filter,
    sort,
    await daysOf(context, organ),
    after,
    limit,
  )
}

/** How many lines a filter finds, up to LEDGER_CAP. */
export async function countLedger(context: Context, organ: OrganRef, filter: LedgerFilter): Promise<number> {
  return ledgerCount(reading(context), context.sealer, organ.organId, filter, await daysOf(context, organ))
}

/** The office's desk this morning: what is due, late, waited for, and what a machine could not finish. */
export async function readToday(context: Context, organ: OrganRef): Promise<{ today: Today; days: LedgerDays }> {
  const days = await daysOf(context, organ)
  return { today: await todayOf(reading(context), context.sealer, organ.organId, days), days }
}

async function daysOf(context: Context, organ: OrganRef): Promise<LedgerDays> {
  const today = context.clock.today()
  const calendar = await calendarOf(context, organ)
  return { today, soon: calendar.plusWorkdays(today, SOON_WORKDAYS) }
}

/** Closes a task after a person has dealt with it. @throws NotFound */
export function closeOfficeTask(context: Context, organ: OrganRef, taskId: string, actor: Actor): Promise<void> {
  return transact(context, actor, 'TASK_CLOSED', async (tx) => {
    const closed = await closeTask(tx, organ.organId, taskId, context.clock.now(), actor.id)
    if (!closed) throw new NotFound(taskId)
    return { result: undefined, subject: `task/${taskId}` }
  })
}
