import { plusDays } from '../law/date.ts'
import { countMoment, momentsBetween, type SearchMoment } from '../store/search-count.ts'
import { type Context, type OrganRef, reading } from './context.ts'

/** Counts what happened before filing, so that it is known how many people the search helps. */
export const countSearch = (context: Context, { organId }: OrganRef, what: SearchMoment): Promise<void> =>
  countMoment(reading(context), organId, context.clock.today(), what)

/** `share`: of those shown something public, who then needed no request; null before anybody was shown anything. */
export type SearchHelp = Record<SearchMoment, number> & { share: number | null }

/** How far the search before filing helped over the last so many days. */
export async function searchHelp(context: Context, { organId }: OrganRef, days: number): Promise<SearchHelp> {
  const to = context.clock.today()
  const times = await momentsBetween(reading(context), organId, plusDays(to, 1 - days), to)
  return { ...times, share: times.shown === 0 ? null : times.helped / times.shown }
}
