import { type ClockEvent } from './clock-events.ts'
import { type LocalDate } from './date.ts'
import { explainLapses } from './reply-clock/consulting.ts'
import { countingSteps } from './reply-clock/counting.ts'
import { type ClockDraft, type Consulted, emptyDraft } from './reply-clock/draft.ts'
import { dueDay, hasClock } from './reply-clock/due.ts'
import { replay } from './reply-clock/replay.ts'
import { type Step } from './reply-clock/steps.ts'
import { type Warning } from './reply-clock/warnings.ts'
import { type ActId, type Regime, type SchoolRules } from './rules.ts'
import { type WorkCalendar } from './work-calendar.ts'

export { stepText } from './reply-clock/step-text.ts'
export { type Step } from './reply-clock/steps.ts'
export { type Warning, type WarningCode, warningText } from './reply-clock/warnings.ts'

export type ClockState = 'unconfirmed' | 'running' | 'paused' | 'awaiting-correction' | 'awaiting-payment' | 'closed'

/** A consultation as the clock sees it; `openAsOf`: neither answered nor lapsed on the day of judging. */
export type Consultation = Consulted & { openAsOf: boolean }

/**
 * Where a request stands. `dueOn` is the last day to reply in time: null while no clock counts, closed cases included
 * (`replyDueOn` keeps it for them); while a consultation runs it is the day if nobody answers. `safeDueOn` counts the
 * day of receipt (CNT-3). `provisional`: a holiday notice not out yet may move the date. `correctionNoticeDueOn`,
 * `correctBy` and `paymentDueOn` stay once known; they bind only while the state says so.
 */
export type ReplyClock = {
  state: ClockState
  act: ActId | null
  receivedOn: LocalDate | null
  startedOn: LocalDate | null
  dueOn: LocalDate | null
  replyDueOn: LocalDate | null
  provisional: boolean
  safeDueOn: LocalDate | null
  extendedBy: number
  correctionNoticeDueOn: LocalDate | null
  correctBy: LocalDate | null
  paymentDueOn: LocalDate | null
  consultations: Consultation[]
  warnings: Warning[]
}

/**
 * How to look at the events: those after `asOf` are left out; `judgedOn` says on which day the state is judged without
 * leaving any out. A bare day is an `asOf`. Without both, the state is that of the last event's day.
 */
export type ClockView = LocalDate | { asOf?: LocalDate | undefined; judgedOn?: LocalDate | undefined }

/**
 * The clock of a request from its events (条例 arts. 29-35; colleges: Order 29 art. 18). Never throws for events of
 * valid shape: what the law does not allow comes as a warning with its article.
 */
export function replyClock(
  regime: Regime,
  events: readonly ClockEvent[],
  calendar: WorkCalendar,
  view?: ClockView,
  school?: Partial<SchoolRules>,
): ReplyClock {
  const { asOf, judgedOn } = typeof view === 'object' ? view : { asOf: view }
  const draft = emptyDraft(regime, calendar, school, false)
  replay(draft, events, asOf)
  return reading(draft, judgedOn ?? asOf ?? lastDay(events))
}

/** The same clock day by day: what happened, which day counted as which, what did not count and why, in order of days. */
export function explainReplyClock(
  regime: Regime,
  events: readonly ClockEvent[],
  calendar: WorkCalendar,
  view?: ClockView,
  school?: Partial<SchoolRules>,
): Step[] {
  const { asOf } = typeof view === 'object' ? view : { asOf: view }
  const draft = emptyDraft(regime, calendar, school, true)
  replay(draft, events, asOf)
  if (!hasClock(draft)) return draft.steps ?? []
  explainLapses(draft)
  // counting first: on its own day a counted day stands before what was done on it
  return [...countingSteps(draft), ...(draft.steps ?? [])].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

function reading(draft: ClockDraft, judgedOn: LocalDate | undefined): ReplyClock {
  const { calendar, rules, receivedOn, startedOn, closed } = draft
  const consultations = draft.consultations.map((each) => ({ ...each, openAsOf: isOpen(each, judgedOn) }))
  const replyDueOn = hasClock(draft) ? dueDay(draft) : null
  const noticeWorkdays = rules?.correctionNoticeWorkdays ?? null
  return {
    state: stateOf(draft, consultations),
    act: rules?.act ?? null,
    receivedOn,
    startedOn,
    dueOn: closed ? null : replyDueOn,
    replyDueOn,
    provisional: replyDueOn !== null && startedOn !== null && !calendar.isSettledBetween(startedOn, replyDueOn),
    safeDueOn: !closed && replyDueOn !== null && hasClock(draft) ? dueDay(draft, 1) : null,
    extendedBy: draft.extendedBy,
    correctionNoticeDueOn:
      receivedOn === null || noticeWorkdays === null ? null : calendar.plusWorkdays(receivedOn, noticeWorkdays),
    correctBy: draft.correctBy,
    paymentDueOn: draft.paymentDueOn,
    consultations,
    warnings: draft.warnings,
  }
}

function stateOf(draft: ClockDraft, consultations: readonly Consultation[]): ClockState {
  if (draft.closed) return 'closed'
  if (draft.receivedOn === null) return 'unconfirmed'
  if (draft.correctionNotice === 'in-time') return 'awaiting-correction'
  if (draft.payment === 'awaited') return 'awaiting-payment'
  return consultations.some((each) => each.openAsOf) ? 'paused' : 'running'
}

/** Open from the day the letter went out; the last day of its limit still belongs to it. */
function isOpen(consulted: Consulted, judgedOn: LocalDate | undefined): boolean {
  if (judgedOn === undefined || judgedOn < consulted.from) return false
  if (consulted.answeredOn !== null && judgedOn >= consulted.answeredOn) return false
  return consulted.lapsesOn === null || judgedOn <= consulted.lapsesOn
}

function lastDay(events: readonly ClockEvent[]): LocalDate | undefined {
  return events.reduce<LocalDate | undefined>(
    (last, { on }) => (last === undefined || on > last ? on : last),
    undefined,
  )
}
