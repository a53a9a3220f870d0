import { type EntityManager } from '@mikro-orm/postgresql'
import { replay } from '../cases/case.ts'
import { type HolidayNotice, type WorkCalendar } from '../law/work-calendar.ts'
import { type LocalDate } from '../law/date.ts'
import { openCaseHistories } from '../store/open-cases.ts'
import { updateSummary } from '../store/case-store.ts'
import { EnteredNotice } from '../store/tables/holiday-notice.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { calendarWith, enteredNotices } from './calendar-reader.ts'
import { summaryOf } from './case-summary.ts'
import { recountItemDues } from './item-dues.ts'
import { listOrgans } from './organ-service.ts'
import { transact } from './transact.ts'

/** An open case whose date a notice would move. */
export type MovedDate = {
  number: string
  caseId: string
  from: LocalDate | null
  to: LocalDate | null
  provisional: boolean
}

/** Which open cases of an organ a notice would touch, before anybody confirms it. */
export async function previewNotice(context: Context, organ: OrganRef, notice: HolidayNotice): Promise<MovedDate[]> {
  const calendar = calendarWith(await noticesWith(context, notice), organ.settings.regionalDays?.days ?? [])
  return movedDates(context, reading(context), organ, calendar)
}

/**
 * Enters a notice for the whole installation and recounts every open case of every organ; each organ's recount is
 * logged with the dates it moved. Closed cases keep the dates they were judged by.
 */
export async function enterNotice(context: Context, notice: HolidayNotice, actor: Actor): Promise<number> {
  const notices = await noticesWith(context, notice)
  await transact(context, actor, 'HOLIDAY_NOTICE_ENTERED', async (tx) => {
    await tx.upsert(EnteredNotice, {
      year: notice.year,
      title: notice.title,
      documentNumber: notice.documentNumber,
      source: notice.source,
      offDays: [...notice.off],
      makeUpDays: [...notice.makeUp],
      enteredAt: context.clock.now(),
      enteredBy: actor.id,
    })
    return { result: undefined, subject: `notice/${notice.year}`, facts: { off: notice.off, makeUp: notice.makeUp } }
  })
  let moved = 0
  for (const organ of await listOrgans(context)) {
    const calendar = calendarWith(notices, organ.settings.regionalDays?.days ?? [])
    moved += await recount(context, organ, calendar, actor)
  }
  return moved
}

/** The notices entered, this one in place of an earlier one of its year. */
const noticesWith = async (context: Context, notice: HolidayNotice): Promise<HolidayNotice[]> => [
  ...(await enteredNotices(context)).filter((each) => each.year !== notice.year),
  notice,
]

async function recount(context: Context, organ: OrganRef, calendar: WorkCalendar, actor: Actor): Promise<number> {
  const by: Actor = { id: actor.id, organId: organ.organId, role: actor.role }
  return transact(context, by, 'DEADLINES_RECOUNTED', async (tx) => {
    const moved = await movedDates(context, tx, organ, calendar, true)
    const items = await recountItemDues(tx, organ, calendar)
    const facts = { moved: moved.map(({ number, from, to }) => ({ number, from, to })), items }
    return { result: moved.length, subject: `organ/${organ.slug}`, facts }
  })
}

/** Compares the stored dates with those the calendar gives; with `write`, stores the new ones under lock. */
export async function movedDates(
  context: Context,
  em: EntityManager,
  organ: OrganRef,
  calendar: WorkCalendar,
  write = false,
): Promise<MovedDate[]> {
  const today = context.clock.today()
  const moved: MovedDate[] = []
  for (const { row, history } of await openCaseHistories(em, organ.organId, write)) {
    const kase = replay(organ.regime, history, organ.settings.school)
    const summary = summaryOf(kase, calendar, today)
    if (summary.dueOn === row.dueOn && summary.dueProvisional === row.dueProvisional && summary.nextOn === row.nextOn)
      continue
    moved.push({
      number: row.number,
      caseId: row.caseId,
      from: row.dueOn,
      to: summary.dueOn,
      provisional: summary.dueProvisional,
    })
    if (write) await updateSummary(em, { organId: organ.organId, caseId: row.caseId }, summary, row.version)
  }
  return moved
}
