import { yearOf } from '../law/date.ts'
import { type ReportPeriod } from '../law/report/filled-report.ts'
import { formFor, periodOf } from '../law/report/forms.ts'
import { firstReportedDay } from '../store/report-years.ts'
import { AnnualReport } from '../store/tables/annual-report.ts'
import { type Context, type OrganRef, reading } from './context.ts'

/** A year a report can be drawn up for: its period, the newest frozen version, the newest one published. */
export type ReportYear = { year: number; period: ReportPeriod; frozen: number | null; published: number | null }

/** The first year whose applications the program knows rules for (条例 of 2007, in force 2008). */
export const FIRST_REPORT_YEAR = 2008

/** Every year from the first case or dispute to the one that runs today, newest first. */
export async function reportYears(context: Context, organ: OrganRef): Promise<ReportYear[]> {
  const today = context.clock.today()
  const first = (await firstReportedDay(reading(context), organ.organId)) ?? today
  const versions = await reading(context).find(
    AnnualReport,
    { organId: organ.organId },
    { fields: ['year', 'version', 'publishedAt'], orderBy: { year: 'desc', version: 'desc' } },
  )
  const byYear = Map.groupBy(versions, (each) => each.year)
  const years = Array.from({ length: yearOf(today) + 2 - FIRST_REPORT_YEAR }, (_, at) => yearOf(today) + 1 - at)
  return years.flatMap((year) => {
    const period = reportPeriod(organ, year)
    const kept = byYear.get(year) ?? []
    if (kept.length === 0 && (period.from > today || period.to < first)) return []
    const published = kept.find((each) => each.publishedAt !== null)
    return [{ year, period, frozen: kept[0]?.version ?? null, published: published?.version ?? null }]
  })
}

/** First and last day of an organ's report of a year, in its own form. */
export const reportPeriod = (organ: OrganRef, year: number): ReportPeriod =>
  periodOf(formFor(organ.regime, year), year, organ.settings.reportYearStart)
