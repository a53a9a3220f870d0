import { type EntityManager } from '@mikro-orm/postgresql'
import { type LocalDate } from '../law/date.ts'
import { query } from './query.ts'

/**
 * What happened before filing, counted by day without knowing whom: a subject was looked for, something public was
 * shown, it helped, or the applicant went on.
 */
export type SearchMoment = 'searched' | 'shown' | 'helped' | 'went-on'

/** Counts one. */
export async function countMoment(
  em: EntityManager,
  organId: number,
  day: LocalDate,
  what: SearchMoment,
): Promise<void> {
  await query(
    em,
    `insert into public_search_count (organ_id, on_day, what, times) values ($1, $2, $3, 1)
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
  const times = Object.fromEntries(rows.map((row) => [row.what, row.times]))
  return { searched: 0, shown: 0, helped: 0, 'went-on': 0, ...times }
}
