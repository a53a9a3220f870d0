import { type ClockEvent } from '../law/clock-events.ts'
import { type LocalDate } from '../law/date.ts'
import { type Outcome } from '../law/outcomes.ts'
import { CHANNELS } from '../law/receipt.ts'
import { replyClock, type ReplyClock } from '../law/reply-clock.ts'
import { type Regime, type SchoolRules } from '../law/rules.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { type Authorised, type RecordedEvent, type RepliedAnew } from './events.ts'

/** A case is what its standing events say; nothing else about it is decided anywhere. */
export type Case = {
  regime: Regime
  school: Partial<SchoolRules>
  history: readonly RecordedEvent[]
  /** The events that stand: not voided, in the order of their days. */
  standing: readonly ClockEvent[]
  /** Replies given anew on an order, that stand; the clock and the report know only the first reply. */
  newReplies: readonly RepliedAnew[]
  /** Whose remedies are open: those of an authorised organisation where a college acts by public power. */
  remedyRegime: Regime
}

/** Rebuilds a case from its history. With `asOf`, only what was known on that day. */
export function replay(
  regime: Regime,
  history: readonly RecordedEvent[],
  school: Partial<SchoolRules> = {},
  asOf?: LocalDate,
): Case {
  const known = asOf === undefined ? history : history.filter((entry) => entry.knownOn <= asOf)
  const standing = standingEvents(known)
  const anew = standing.filter((event) => event.type === 'replied-anew')
  const isAuthorised = standing.some((event) => event.type === 'authorised')
  return {
    regime,
    school,
    history: known,
    standing: standing.filter((event) => event.type !== 'replied-anew' && event.type !== 'authorised'),
    newReplies: anew,
    remedyRegime: isAuthorised ? 'authorised' : regime,
  }
}

/** The case's clock, judged on `today`; events of later days are not yet counted. */
export function clockOf(kase: Case, calendar: WorkCalendar, today: LocalDate): ReplyClock {
  const clock = replyClock(kase.regime, kase.standing, calendar, today, kase.school)
  return notAnApplicationSince(kase) === null ? clock : { ...clock, state: 'closed' }
}

/** The day on which the filing itself was declared void: what came was no application. Null for every other case. */
export function notAnApplicationSince(kase: Case): LocalDate | null {
  const filed = kase.standing.some(({ type }) => type === 'submitted')
  if (filed) return null
  return kase.history.findLast(({ event }) => event.type === 'entry-voided')?.event.on ?? null
}

/** The seqs of entries declared void; a void entry cannot itself be voided. */
export function voidedEntries(history: readonly RecordedEvent[]): ReadonlySet<number> {
  return new Set(history.flatMap(({ event }) => (event.type === 'entry-voided' ? [event.seq] : [])))
}

function standingEvents(history: readonly RecordedEvent[]): (ClockEvent | RepliedAnew | Authorised)[] {
  const voided = voidedEntries(history)
  return history
    .flatMap(({ seq, event }) => (event.type === 'entry-voided' || voided.has(seq) ? [] : [event]))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

/** The day the application counts as received (条例 art. 31); null while receipt is unconfirmed. */
export function receivedOn(kase: Case): LocalDate | null {
  const submitted = kase.standing.find((event) => event.type === 'submitted')
  if (!submitted) return null
  if (!CHANNELS[submitted.channel].needsConfirmation) return submitted.on
  return kase.standing.find((event) => event.type === 'receipt-confirmed')?.on ?? null
}

/** The event that closed the case, and its one outcome: its row in the report. */
export function endOf(kase: Case): { on: LocalDate; outcome: Outcome } | null {
  for (const event of kase.standing) {
    if (event.type === 'replied') return { on: event.on, outcome: event.outcome }
    if (event.type === 'withdrawn') return { on: event.on, outcome: 'withdrawn' }
  }
  return null
}
