import { type ClockEvent } from '../law/clock-events.ts'
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

/** Everything that can happen to a case, in the past tense, dated, without personal data. */
export type CaseEvent = ClockEvent | EntryVoided | RepliedAnew

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
