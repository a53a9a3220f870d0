import { type ClockEvent, EVENT_LABELS } from '../law/clock-events.ts'
import { type LocalDate } from '../law/date.ts'
import { type Outcome } from '../law/outcomes.ts'

/**
 * An entry declared void: the history keeps it, the case is judged as if it had not been made. The reason is
 * kept sealed beside the event, because officers write names into reasons.
 */
export type EntryVoided = { type: 'entry-voided'; on: LocalDate; seq: number }

/**
 * A reply once more, as a decision in a dispute (`remedyId`) ordered. The first reply stays what it was: its outcome, its
 * day and its row in the report. 行政复议法 arts. 64, 66, 77; 行政诉讼法 arts. 70, 72, 94.
 */
export type RepliedAnew = {
  type: 'replied-anew'
  on: LocalDate
  outcome: Outcome
  remedyId: string
  /** As of the first reply. */
  withheld?: readonly Outcome[]
}

/**
 * The matter is one in which a statute gives a college public power (degrees, student status …), so reconsideration and
 * lawsuits are open. Which statute and why stand sealed beside it; the period to reply stays the college's. 条例 art. 54
 */
export type Authorised = { type: 'authorised'; on: LocalDate }

/** Everything that can happen to a case, in the past tense, dated, without personal data. */
export type CaseEvent = ClockEvent | EntryVoided | RepliedAnew | Authorised

/** The plain names of the entries. */
export const ENTRY_LABELS: Record<CaseEvent['type'], string> = {
  ...EVENT_LABELS,
  'entry-voided': '作废登记',
  'replied-anew': '重新答复',
  authorised: '认定为依法律授权办理的事项',
}

/**
 * An event as it stands in the case's history. `knownOn` is the day from which it counts in figures as of a day:
 * the later of its own day and the day it was recorded; for an imported register, its own day.
 */
export type RecordedEvent = {
  seq: number
  event: CaseEvent
  knownOn: LocalDate
  recordedAt: Date
  recordedBy: string
}
