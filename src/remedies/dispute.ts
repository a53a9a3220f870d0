import { type LocalDate } from '../law/date.ts'
import { type DecisionResults } from '../law/remedies.ts'
import { officialCalendar, type WorkCalendar } from '../law/work-calendar.ts'
import { barTo } from './acts/rules.ts'
import { advance } from './advance.ts'
import { type RecordedRemedyEvent, type RemedyEvent, type StandingEvent } from './events.ts'
import { type Progress } from './progress.ts'
import { barredRemedy, type RemedyBar, type RemedyRuling } from './ruling.ts'

/** A dispute as its standing events say it is. */
export type Dispute = Progress & { history: readonly RecordedRemedyEvent[] }

/** What an act is judged with besides the record: the organ's holidays and its own reading of the report's columns. */
export type DisputeSettings = { calendar?: WorkCalendar; own?: DecisionResults }

type Standing = { seq: number; event: StandingEvent }

/** Rebuilds a dispute; with `asOf`, only what was known on that day. Null while nothing of its beginning is known. */
export function replayDispute(history: readonly RecordedRemedyEvent[], asOf?: LocalDate): Dispute | null {
  const known = asOf === undefined ? history : history.filter((entry) => entry.knownOn <= asOf)
  const progress = standingOf(known).reduce<Progress | null>((at, { event }) => advance(at, event), null)
  return progress && { ...progress, history: known }
}

/**
 * Judges an act on a dispute (or its beginning, on an empty history): the event to record, or the bar with its article.
 * Entries may come late, as long as the whole history stays possible.
 */
export function decideDispute(
  history: readonly RecordedRemedyEvent[],
  act: RemedyEvent,
  today: LocalDate,
  { calendar = officialCalendar(), own = {} }: DisputeSettings = {},
): RemedyRuling {
  if (act.on > today) return barredRemedy('future-day')
  const standing = standingOf(history)
  const judge = (entries: readonly Standing[]) => barsOf(entries, { calendar, own })
  if (act.type === 'entry-voided') return voiding(standing, act, judge)
  const first = standing[0]?.event.on
  if (first !== undefined && act.on < first && !BRINGING.has(act.type)) return barredRemedy('before-opening')
  const added: Standing = { seq: Number.MAX_SAFE_INTEGER, event: act }
  const bars = judge(inOrder([...standing, added]))
  const bar = bars.get(added.seq)
  if (bar) return { bar }
  return isWorse(bars, judge(standing)) ? barredRemedy('against-history') : { events: [act] }
}

type Judge = (entries: readonly Standing[]) => ReadonlyMap<number, RemedyBar>

/** Any entry but the first may be declared void, unless a later one rests on it. */
function voiding(
  standing: readonly Standing[],
  act: Extract<RemedyEvent, { type: 'entry-voided' }>,
  judge: Judge,
): RemedyRuling {
  const at = standing.findIndex(({ seq }) => seq === act.seq)
  if (at <= 0) return barredRemedy('nothing-to-void')
  const rest = judge(standing.toSpliced(at, 1))
  return isWorse(rest, judge(standing)) ? barredRemedy('void-breaks-history') : { events: [act] }
}

/** The entries not declared void, by day; on one day the bringing of the dispute comes first, then as recorded. */
function standingOf(history: readonly RecordedRemedyEvent[]): Standing[] {
  const voided = new Set(history.flatMap(({ event }) => (event.type === 'entry-voided' ? [event.seq] : [])))
  return inOrder(
    history.flatMap(({ seq, event }) => (event.type === 'entry-voided' || voided.has(seq) ? [] : [{ seq, event }])),
  )
}

const BRINGING: ReadonlySet<string> = new Set<StandingEvent['type']>(['applied', 'filed', 'received'])

/** A register may hold a result dated before the acceptance: the beginning comes first all the same. */
function inOrder(entries: readonly Standing[]): Standing[] {
  const sorted = entries.toSorted((a, b) => place(a, b) || a.seq - b.seq)
  const beginning = sorted.findIndex(({ event }) => BRINGING.has(event.type) || event.type === 'opened')
  return beginning <= 0 ? sorted : [sorted[beginning]!, ...sorted.toSpliced(beginning, 1)]
}

function place({ event: a }: Standing, { event: b }: Standing): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1
  return Number(BRINGING.has(b.type)) - Number(BRINGING.has(a.type))
}

/** The entries the rules would bar, each judged on what went before it. */
function barsOf(entries: readonly Standing[], judging: Parameters<typeof barTo>[2]): Map<number, RemedyBar> {
  const bars = new Map<number, RemedyBar>()
  let at: Progress | null = null
  for (const { seq, event } of entries) {
    const bar = barTo(event, at, judging)
    if (bar) bars.set(seq, bar)
    else at = advance(at, event)
  }
  return bars
}

/** Whether an entry is barred that was not before; an imported history may hold some from the start. */
const isWorse = (after: ReadonlyMap<number, RemedyBar>, before: ReadonlyMap<number, RemedyBar>): boolean =>
  [...after.keys()].some((seq) => !before.has(seq))
