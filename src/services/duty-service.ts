import { randomUUID } from 'node:crypto'
import { type EntityManager } from '@mikro-orm/postgresql'
import {
  type Duty,
  type Occurrence,
  type OccurrenceStanding,
  occurrencesOf,
  occurrenceStanding,
  SOON_DAYS,
  startingDuties,
} from '../disclosure/duties.ts'
import { type LocalDate, plusDays } from '../law/date.ts'
import { dutiesDone, dutiesOf, type DutyDone, type DutyRow, putDuty, putDutyDone } from '../store/duty-store.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { demandDepartment } from './department-names.ts'
import { Invalid, NotFound } from './errors.ts'
import { transact } from './transact.ts'

export { type DutyRow } from '../store/duty-store.ts'

export type ShownOccurrence = Occurrence & { duty: DutyRow; done: DutyDone | null; standing: OccurrenceStanding }

/** Every time a duty falls due between two days, the earliest first, with how it stands today. */
export async function occurrencesBetween(
  context: Context,
  { organId }: OrganRef,
  from: LocalDate,
  to: LocalDate,
  em: EntityManager = reading(context),
): Promise<ShownOccurrence[]> {
  const duties = await dutiesOf(em, organId)
  const done = new Map((await dutiesDone(em, organId, from, to)).map((each) => [`${each.dutyId} ${each.period}`, each]))
  const today = context.clock.today()
  return duties
    .flatMap((duty) =>
      occurrencesOf(duty, from, to).map((occurrence) => {
        const mark = done.get(`${duty.dutyId} ${occurrence.period}`) ?? null
        const standing = occurrenceStanding(occurrence, mark?.doneOn ?? null, today, plusDays(today, SOON_DAYS))
        return { ...occurrence, duty, done: mark, standing }
      }),
    )
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
}

const LOOK_BACK_DAYS = 400
const LOOK_AHEAD_DAYS = 120

/** What is owed now and soon: overdue, about to fall due, and what comes in the next months. */
export const dutyAgenda = (context: Context, organ: OrganRef): Promise<ShownOccurrence[]> => {
  const today = context.clock.today()
  return occurrencesBetween(context, organ, plusDays(today, -LOOK_BACK_DAYS), plusDays(today, LOOK_AHEAD_DAYS))
}

/** What has not been done and is due within days, or was due within the last year; for the desk and for reminders. */
export async function dutiesOwed(context: Context, organ: OrganRef, em = reading(context)): Promise<ShownOccurrence[]> {
  const today = context.clock.today()
  const days = await occurrencesBetween(
    context,
    organ,
    plusDays(today, -LOOK_BACK_DAYS),
    plusDays(today, SOON_DAYS),
    em,
  )
  return days.filter(({ standing }) => standing === 'overdue' || standing === 'due-soon')
}

/** The duties of an organ, ended ones last. */
export const listDuties = (context: Context, { organId }: OrganRef): Promise<DutyRow[]> =>
  dutiesOf(reading(context), organId)

/** Adds the duties every office of its kind has and this one has not yet, from today on. */
export function adoptStartingDuties(context: Context, organ: OrganRef, actor: Actor, from: LocalDate): Promise<number> {
  return transact(context, actor, 'DUTIES_ADOPTED', async (tx) => {
    const known = new Set((await dutiesOf(tx, organ.organId)).map(({ title }) => title))
    const fresh = startingDuties(organ.regime).filter(({ title }) => !known.has(title))
    for (const each of fresh)
      await putDuty(tx, organ.organId, {
        ...each,
        dutyId: randomUUID(),
        department: '',
        handler: null,
        from,
        until: null,
      })
    return { result: fresh.length, subject: `organ/${organ.slug}`, facts: { duties: fresh.length } }
  })
}

/** Adds a duty, or changes one. @throws NotFound for an id that is none of the organ's, Invalid for its department */
export async function saveDuty(
  context: Context,
  organ: OrganRef,
  dutyId: string | null,
  duty: Duty,
  actor: Actor,
): Promise<string> {
  const { organId } = organ
  await demandDepartment(context, organ, duty.department, context.clock.today())
  return transact(context, actor, 'DUTY_SAVED', async (tx) => {
    if (dutyId !== null && !(await dutiesOf(tx, organId)).some((each) => each.dutyId === dutyId))
      throw new NotFound(dutyId)
    const id = dutyId ?? randomUUID()
    await putDuty(tx, organId, { ...duty, dutyId: id })
    return { result: id, subject: `duty/${id}`, facts: { rhythm: duty.rhythm } }
  })
}

/** Records that a duty was done. @throws NotFound for no such occurrence, Invalid for a day to come */
export function recordDuty(context: Context, { organId }: OrganRef, done: DutyDone, actor: Actor): Promise<void> {
  if (done.doneOn > context.clock.today()) throw new Invalid([{ field: 'doneOn', text: '完成日期不能晚于今天' }])
  return transact(context, actor, 'DUTY_DONE', async (tx) => {
    const duty = (await dutiesOf(tx, organId)).find(({ dutyId }) => dutyId === done.dutyId)
    const occurrence = duty && occurrenceNamed(duty, done.period)
    if (!occurrence) throw new NotFound(done.period)
    await putDutyDone(tx, organId, done, occurrence.dueOn, context.clock.now(), actor.id)
    return { result: undefined, subject: `duty/${done.dutyId}`, facts: { period: done.period, on: done.doneOn } }
  })
}

/** The occurrence of that name. */
export function occurrenceNamed(duty: DutyRow, period: string): Occurrence | null {
  const year = /^(20\d\d)(?:-|$)/.exec(period)?.[1]
  if (year === undefined) return null
  const [from, to] = [`${year}-01-01`, `${year}-12-31`] as [LocalDate, LocalDate]
  return occurrencesOf(duty, from, to).find((each) => each.period === period) ?? null
}
