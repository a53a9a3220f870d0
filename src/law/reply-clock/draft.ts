import { type ClockEvent } from '../clock-events.ts'
import { type LocalDate } from '../date.ts'
import { type Channel } from '../receipt.ts'
import { type ConsultationKind, type Regime, type RequestRules, type SchoolRules } from '../rules.ts'
import { type WorkCalendar } from '../work-calendar.ts'
import { type RestartCause, type Step } from './steps.ts'
import { type Warning, type WarningCode } from './warnings.ts'

/** One letter of consultation: sent on `from`, open until answered or its time limit lapses (null: no limit). */
export type Consulted = {
  kind: ConsultationKind
  party: string
  from: LocalDate
  lapsesOn: LocalDate | null
  answeredOn: LocalDate | null
}

/**
 * The clock of one request while its events are read one after another. Lives inside one replay only; the functions
 * beside it each read one kind of event into it. `steps` is null when nobody asked for an explanation.
 */
export type ClockDraft = {
  readonly regime: Regime
  readonly calendar: WorkCalendar
  readonly school: Partial<SchoolRules> | undefined
  channel: Channel | null
  rules: RequestRules | null
  receivedOn: LocalDate | null
  startedOn: LocalDate | null
  extendedBy: number
  correctionNotice: 'none' | 'in-time' | 'late' | 'done'
  correctBy: LocalDate | null
  payment: 'none' | 'awaited' | 'done'
  paymentDueOn: LocalDate | null
  reasonsRequested: boolean
  consultations: Consulted[]
  closed: boolean
  readonly warnings: Warning[]
  readonly steps: Step[] | null
}

/** A draft whose application has been received under an act in force: what most events presuppose. */
export type RunningDraft = ClockDraft & { rules: RequestRules; receivedOn: LocalDate; startedOn: LocalDate }

export function emptyDraft(
  regime: Regime,
  calendar: WorkCalendar,
  school: Partial<SchoolRules> | undefined,
  explain: boolean,
): ClockDraft {
  return {
    regime,
    calendar,
    school,
    channel: null,
    rules: null,
    receivedOn: null,
    startedOn: null,
    extendedBy: 0,
    correctionNotice: 'none',
    correctBy: null,
    payment: 'none',
    paymentDueOn: null,
    reasonsRequested: false,
    consultations: [],
    closed: false,
    warnings: [],
    steps: explain ? [] : null,
  }
}

/** Whether the clock stands still until the applicant corrects or pays. */
export function awaitsApplicant(draft: ClockDraft): boolean {
  return draft.correctionNotice === 'in-time' || draft.payment === 'awaited'
}

/** Records that `event` goes against `article`. */
export function warn(draft: ClockDraft, code: WarningCode, event: ClockEvent, article: string): void {
  draft.warnings.push({ code, article, on: event.on })
  draft.steps?.push({ on: event.on, code: 'warned', article, warning: code, event: event.type })
}

/**
 * Counts afresh with `on` as day 0. Days used and an extension granted before are forgotten; time taken by
 * consultations stays excluded.
 */
export function restart(draft: RunningDraft, on: LocalDate, cause: RestartCause, article: string): void {
  const forgotten = draft.calendar.workdaysBetween(draft.startedOn, on)
  draft.steps?.push({ on, code: 'restarted', article, cause, forgotten }, { on, code: 'day-zero' })
  draft.startedOn = on
  draft.extendedBy = 0
}
