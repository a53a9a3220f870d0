import { chineseDay, type Clock } from '../clock.ts'
import { localDate, type LocalDate } from '../law/date.ts'
import { type Actor, type Context, type OrganRef } from '../services/context.ts'

/** A clock that the story moves from one moment to the next. */
export type StageClock = Clock & { set(moment: Date): void }

export function stageClock(from: Date): StageClock {
  let moment = from
  return { now: () => moment, today: () => chineseDay(moment), set: (next) => void (moment = next) }
}

/** The people of a body who appear in its story. */
export type Cast = Record<'clerk' | 'head' | 'contact', Actor>

/** Where the story of one body is played: its services, on a clock of its own. */
export type Stage = { context: Context & { clock: StageClock }; organ: OrganRef; cast: Cast }

/** Something that happens on a day; beats of one day happen in the order given. */
export type Beat = { on: LocalDate; play: (stage: Stage) => Promise<void> }

/** One body's story, by its days. */
export type Story = { stage: Stage; days: ReadonlyMap<LocalDate, readonly Beat[]> }

export const storyOf = (stage: Stage, beats: readonly Beat[]): Story => ({
  stage,
  days: Map.groupBy(beats, ({ on }) => on),
})

/** Plays one day of a body: through office hours, or for today between midnight and now. */
export async function playDay({ stage, days }: Story, day: LocalDate, now: Date): Promise<void> {
  const beats = days.get(day) ?? []
  const [from, to] = hours(day, now)
  for (const [at, beat] of beats.entries()) {
    stage.context.clock.set(new Date(from + ((at + 1) * (to - from)) / (beats.length + 1)))
    await beat.play(stage)
  }
}

function hours(day: LocalDate, now: Date): [from: number, to: number] {
  if (day === chineseDay(now)) return [momentOf(day, '00:00').getTime(), now.getTime()]
  return [momentOf(day, '09:00').getTime(), momentOf(day, '17:00').getTime()]
}

/** A time of a day in China. */
export const momentOf = (day: string, time: string): Date => new Date(`${localDate(day)}T${time}:00+08:00`)
