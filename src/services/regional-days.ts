import { type LocalDate } from '../law/date.ts'
import { Organ } from '../store/tables/organ.ts'
import { calendarWith, enteredNotices } from './calendar-reader.ts'
import { movedDates, type MovedDate } from './calendar-service.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { transact } from './transact.ts'

/** Days off by order of a local government (放假办法 art. 4), and which order it is; no days: the region has none. */
export type RegionalDays = { basis: string; days: LocalDate[] }

/** Which open cases of the organ its region's days would move, before anybody confirms them. */
export async function previewRegionalDays(
  context: Context,
  organ: OrganRef,
  { days }: RegionalDays,
): Promise<MovedDate[]> {
  return movedDates(context, reading(context), organ, calendarWith(await enteredNotices(context), days))
}

/** Sets the days of the organ's region and recounts its open cases; both are one entry in the log. Gives how many moved. */
export function setRegionalDays(
  context: Context,
  organ: OrganRef,
  regional: RegionalDays,
  actor: Actor,
): Promise<number> {
  return transact(context, actor, 'REGIONAL_DAYS_SET', async (tx) => {
    const stored = await tx.findOneOrFail(Organ, { organId: organ.organId })
    const settings = { ...stored.settings, regionalDays: regional }
    if (regional.days.length === 0) delete (settings as { regionalDays?: RegionalDays }).regionalDays
    stored.settings = settings
    const calendar = calendarWith(await enteredNotices(context), regional.days)
    const moved = await movedDates(context, tx, organ, calendar, true)
    const facts = { ...regional, moved: moved.map(({ number, from, to }) => ({ number, from, to })) }
    return { result: moved.length, subject: `organ/${organ.slug}`, facts }
  })
}
