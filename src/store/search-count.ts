import { type EntityManager } from '@mikro-orm/postgresql'
import { type LocalDate } from '../law/date.ts'
import { query } from './query.ts'

/**
 * What happened before filing, counted by day without knowing whom: a subject was looked for; somebody was shown
 * something public, opened some of it, said that it helped, filed nevertheless. `opened-…`: by somebody who had opened
 * something. Whatever follows is counted on the day on which that person was first shown something.
 */
const MOMENTS = ['searched', 'shown', 'opened', 'helped', 'opened-helped', 'filed', 'opened-filed'] as const
export type SearchMoment = (typeof MOMENTS)[number]

/** Counts one of each. */
export async function countMoments(
  em: EntityManager,
  organId: number,
  day: LocalDate,
  what: readonly SearchMoment[],
): Promise<void> {
  await query(
    em,
    `insert into public_search_count (organ_id, on_day, what, times) select $1, $2, unnest($3::text[]), 1
     on conflict (organ_id, on_day, what) do update set times = public_search_count.times + 1`,
    [organId, day, what],
  )
}

/** How often each happened from one day to another, both included. */
export async function momentsBetween(
  em: EntityManager,
  organId: number,
  from: LocalDate,
  to: LocalDate,
): Promise<Record<SearchMoment, number>> {
  const rows = await query<{ what: SearchMoment; times: number }>(
    em,
    `select what, sum(times)::int as times from public_search_count
     where organ_id = $1 and on_day between $2 and $3 group by what`,
    [organId, from, to],
  )
  const none = Object.fromEntries(MOMENTS.map((what) => [what, 0])) as Record<SearchMoment, number>
  return { ...none, ...Object.fromEntries(rows.map((row) => [row.what, row.times])) }
}
