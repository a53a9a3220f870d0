import { type ClockEvent } from '../law/clock-events.ts'
import { type LocalDate } from '../law/date.ts'

/**
 * An entry declared void: the history keeps it, the case is judged as if it had not been made. The reason is
 * kept sealed beside the event, because officers write names into reasons.
 */
export type EntryVoided = { type: 'entry-voided'; on: LocalDate; seq: number }

/** Everything that can happen to a case, in the past tense, dated, without personal data. */
export type CaseEvent = ClockEvent | EntryVoided

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
