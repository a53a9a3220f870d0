import { plusDays, type LocalDate } from '../law/date.ts'
import { countMoments, momentsBetween, type SearchMoment } from '../store/search-count.ts'
import { type Context, type OrganRef, reading } from './context.ts'

/** So long after being shown something public somebody who files has not been helped by it: the life of a draft. */
export const SEEKING_DAYS = 7

/** Somebody who was shown something public, known to their own browser alone: since when, and whether they opened it. */
export type Seeker = { since: LocalDate; opened: boolean }

/** A subject was looked for. */
export const countSearch = (context: Context, organ: OrganRef): Promise<void> =>
  count(context, organ, context.clock.today(), ['searched'])

/** Something public was shown; counted once a person. */
export async function countShown(context: Context, organ: OrganRef, seeker: Seeker | null): Promise<Seeker> {
  if (seeker) return seeker
  const since = context.clock.today()
  await count(context, organ, since, ['shown'])
  return { since, opened: false }
}

/** Some of it was opened; counted once a person. */
export async function countOpened(context: Context, organ: OrganRef, seeker: Seeker): Promise<Seeker> {
  if (!seeker.opened) await count(context, organ, seeker.since, ['opened'])
  return { ...seeker, opened: true }
}

/** Seeking has ended: it helped, as they said themselves, or they filed. */
export async function countEnd(
  context: Context,
  organ: OrganRef,
  seeker: Seeker | null,
  end: 'helped' | 'filed',
): Promise<void> {
  const since = seeker?.since ?? context.clock.today()
  await count(context, organ, since, seeker?.opened ? [end, `opened-${end}`] : [end])
}

const count = (context: Context, { organId }: OrganRef, day: LocalDate, what: readonly SearchMoment[]): Promise<void> =>
  countMoments(reading(context), organId, day, what)

/**
 * How many people the search before filing helped. `told`: said so; `left`: opened something and did not file within
 * `SEEKING_DAYS`; `filed`: filed nevertheless. `share`: told and left of those shown something; null before anybody was.
 */
export type SearchHelp = {
  from: LocalDate
  to: LocalDate
  searched: number
  shown: number
  told: number
  left: number
  filed: number
  share: number | null
}

/** Over so many days, the last of which is so long ago that nobody counted may still be about to file. */
export async function searchHelp(context: Context, { organId }: OrganRef, days: number): Promise<SearchHelp> {
  const to = plusDays(context.clock.today(), -1 - SEEKING_DAYS)
  const from = plusDays(to, 1 - days)
  const times = await momentsBetween(reading(context), organId, from, to)
  const { searched, shown, helped: told, filed } = times
  const left = Math.max(0, times.opened - times['opened-helped'] - times['opened-filed'])
  return { from, to, searched, shown, told, left, filed, share: shown === 0 ? null : (told + left) / shown }
}
