import { type ReportOfYear } from '../law/report/year-series.ts'
import { newestReports } from '../store/report-series.ts'
import { type Context, type OrganRef, reading } from './context.ts'

/** A body's reports over the years, oldest first: of each year the newest version, published or frozen at least. */
export const reportSeries = (
  context: Context,
  organ: OrganRef,
  which: 'published' | 'frozen',
): Promise<ReportOfYear[]> => newestReports(reading(context), organ.organId, which === 'published')
