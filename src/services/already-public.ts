import { plusDays } from '../law/date.ts'
import { type DoorName, doorsFor } from '../law/other-doors.ts'
import { countMoment, momentsBetween, type SearchMoment } from '../store/search-count.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { publishedReports } from './report-service.ts'

/** Something public: what it is, and what names it for the page that links it. */
export type PublicItem = { kind: 'report'; year: number }

/** What the subject of a request suggests before it is made. */
export type Suggestions = { doors: DoorName[]; items: PublicItem[] }

const MOST_ITEMS = 8
/** A subject names the annual report by one of these. */
const ABOUT_REPORTS = /年度?报告|年报|信息公开(?:工作)?(?:情况|统计)/

/** The doors and the public items that fit a subject. */
export async function suggestionsFor(context: Context, organ: OrganRef, subject: string): Promise<Suggestions> {
  if (subject.trim() === '') return { doors: [], items: [] }
  return { doors: doorsFor(subject), items: (await reportsAbout(context, organ, subject)).slice(0, MOST_ITEMS) }
}

/** Annual reports where the subject is about them; those of a year it names, where it names one that is published. */
async function reportsAbout(context: Context, organ: OrganRef, subject: string): Promise<PublicItem[]> {
  if (!ABOUT_REPORTS.test(subject)) return []
  const years = (await publishedReports(context, organ)).map(({ year }) => year)
  const named = years.filter((year) => subject.includes(String(year)))
  return (named.length > 0 ? named : years).map((year) => ({ kind: 'report', year }))
}

/** Counts what happened before filing, so that it is known how many people the search helps. */
export const countSearch = (context: Context, { organId }: OrganRef, what: SearchMoment): Promise<void> =>
  countMoment(reading(context), organId, context.clock.today(), what)

/** The share of people shown something public who needed no request, over the last so many days; null before anybody was. */
export async function searchHelp(context: Context, { organId }: OrganRef, days: number) {
  const to = context.clock.today()
  const times = await momentsBetween(reading(context), organId, plusDays(to, 1 - days), to)
  return { ...times, share: times.shown === 0 ? null : times.helped / times.shown }
}
