import { type LocalDate } from '../law/date.ts'
import { replyClock, type ClockState, type ReplyClock } from '../law/reply-clock.ts'
import { outcomesFor, type Outcome } from '../law/outcomes.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { type Case } from './case.ts'
import { decide, type Act, type ActType } from './decide.ts'

/** How a case stands today; computed when shown, never stored. */
export type Standing =
  | 'unconfirmed'
  | 'in-time'
  | 'due-soon'
  | 'due-today'
  | 'overdue'
  | 'paused'
  | 'awaiting-correction'
  | 'correction-lapsed'
  | 'awaiting-payment'
  | 'payment-lapsed'
  | 'closed'

/** A reply is due soon when at most this many working days are left. [E] */
export const SOON_WORKDAYS = 3

/**
 * What the standing of a case depends on: the summary kept beside each case, or the same taken from its clock.
 * `nextOn` is the last day of whatever the case waits for: the pause, the correction, the payment, the reply.
 */
export type StandingFacts = { state: ClockState; dueOn: LocalDate | null; nextOn: LocalDate | null }

/** The one place where "late" is decided: a reply is late from the day after it fell due. */
export function standingOf(facts: StandingFacts, today: LocalDate, calendar: WorkCalendar): Standing {
  const waitIsOver = facts.nextOn !== null && today > facts.nextOn
  switch (facts.state) {
    case 'closed':
    case 'unconfirmed':
      return facts.state
    case 'paused':
      return waitIsOver ? runningStanding(facts.dueOn, today, calendar) : 'paused'
    case 'awaiting-correction':
      return waitIsOver ? 'correction-lapsed' : 'awaiting-correction'
    case 'awaiting-payment':
      return waitIsOver ? 'payment-lapsed' : 'awaiting-payment'
    case 'running':
      return runningStanding(facts.dueOn, today, calendar)
  }
}

function runningStanding(dueOn: LocalDate | null, today: LocalDate, calendar: WorkCalendar): Standing {
  if (dueOn === null) return 'in-time'
  if (today > dueOn) return 'overdue'
  if (today === dueOn) return 'due-today'
  return calendar.workdaysBetween(today, dueOn) <= SOON_WORKDAYS ? 'due-soon' : 'in-time'
}

/** The last day of what the case waits for now; null when closed, or when a pause has no known end. */
export function nextDay(clock: ReplyClock, submittedOn: LocalDate, calendar: WorkCalendar): LocalDate | null {
  switch (clock.state) {
    case 'closed':
      return null
    case 'unconfirmed':
      return calendar.plusWorkdays(submittedOn, 1)
    case 'awaiting-correction':
      return clock.correctBy
    case 'awaiting-payment':
      return clock.paymentDueOn
    case 'paused':
      return pauseEnd(clock)
    case 'running':
      return clock.dueOn
  }
}

/**
 * The last day to reply where both sides confirm receipt on `on`: what an applicant can reckon with before anybody has
 * confirmed (条例 art. 31(3)). Null for a case whose receipt is known.
 */
export function expectedDueOn(kase: Case, on: LocalDate, calendar: WorkCalendar): LocalDate | null {
  const { regime, standing, school } = kase
  if (replyClock(regime, standing, calendar, undefined, school).state !== 'unconfirmed') return null
  return replyClock(regime, [...standing, { type: 'receipt-confirmed', on }], calendar, on, school).dueOn
}

/** Overlapping consultations are one pause: it ends with the last of them. CNT-7 */
function pauseEnd(clock: ReplyClock): LocalDate | null {
  const open = clock.consultations.filter((each) => each.openAsOf)
  if (open.some((each) => each.lapsesOn === null)) return null
  return (
    open
      .map((each) => each.lapsesOn as LocalDate)
      .sort()
      .at(-1) ?? null
  )
}

/** What may be done next: the very rules that will judge the act, asked with its mildest form. 条例 arts. 30-36. */
export function openActs(kase: Case, today: LocalDate, calendar: WorkCalendar): ActType[] {
  const types = mildestActs(kase, today).flatMap((act) =>
    'events' in decide(kase, act, calendar, today) ? [act.type] : [],
  )
  return [...new Set(types)]
}

/** The outcomes the rules would accept today, for the reply page. */
export function openOutcomes(kase: Case, today: LocalDate, calendar: WorkCalendar): Outcome[] {
  return outcomesFor(kase.regime).filter(
    (outcome) => 'events' in decide(kase, { type: 'replied', on: today, outcome }, calendar, today),
  )
}

function mildestActs(kase: Case, today: LocalDate): Act[] {
  const parties = (type: 'third-party-consulted' | 'co-producer-consulted') =>
    kase.standing.flatMap((event) => (event.type === type && 'party' in event ? [event.party] : []))
  const lapsed: Outcome[] = ['withdrawn', 'correction-lapsed', 'fee-lapsed']
  const lastEntry = kase.history.findLast((entry) => entry.event.type !== 'entry-voided')
  return [
    { type: 'receipt-confirmed', on: today },
    { type: 'correction-requested', on: today, correctBy: today },
    { type: 'correction-received', on: today },
    { type: 'third-party-consulted', on: today, party: NEW_PARTY, receivedOn: today },
    { type: 'co-producer-consulted', on: today, party: NEW_PARTY, receivedOn: today },
    ...parties('third-party-consulted').map((party): Act => ({ type: 'third-party-answered', on: today, party })),
    ...parties('co-producer-consulted').map((party): Act => ({ type: 'co-producer-answered', on: today, party })),
    { type: 'reasons-requested', on: today },
    { type: 'reasons-given', on: today },
    { type: 'extended', on: today, workdays: 1 },
    { type: 'fee-charged', on: today, receivedOn: today, yuan: 1 },
    { type: 'fee-paid', on: today },
    ...lapsed.map((outcome): Act => ({ type: 'replied', on: today, outcome })),
    { type: 'withdrawn', on: today },
    { type: 'authorised', on: today },
    ...(lastEntry ? [{ type: 'entry-voided', on: today, seq: lastEntry.seq } satisfies Act] : []),
  ]
}

/** Stands for a party not consulted before. */
const NEW_PARTY = '—'

/** The consultations that still await an answer. */
export function awaitedParties(clock: ReplyClock): ReplyClock['consultations'] {
  return clock.consultations.filter((each) => each.answeredOn === null)
}
