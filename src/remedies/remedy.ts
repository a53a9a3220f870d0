import { type LocalDate } from '../law/date.ts'
import { type RemedyKind, type RemedyResult } from '../law/remedies.ts'
import { decideDispute, replayDispute } from './dispute.ts'
import { type RecordedRemedyEvent, type RemedyEvent } from './events.ts'
import { latestDecided } from './progress.ts'
import { type RemedyRuling } from './ruling.ts'

/** A dispute as the report counts it: its kind, the day it counts from, its latest result. */
export type Remedy = {
  kind: RemedyKind
  openedOn: LocalDate
  ended: { on: LocalDate; result: RemedyResult } | null
  history: readonly RecordedRemedyEvent[]
}

/**
 * Rebuilds a dispute; with `asOf`, only what was known on that day. It counts from its acceptance or docketing; a
 * complaint from the day it came; one declined without acceptance from the day it was declined. Null before that.
 */
export function replayRemedy(history: readonly RecordedRemedyEvent[], asOf?: LocalDate): Remedy | null {
  const dispute = replayDispute(history, asOf)
  const counted = dispute?.instances[0]
  if (!dispute || !counted) return null
  const decided = latestDecided(dispute)
  return {
    kind: dispute.kind,
    openedOn: counted.from,
    ended: decided && { on: decided.on, result: decided.result },
    history: dispute.history,
  }
}

/** Judges an act on a dispute: the event to record, or why not. */
export const decideRemedy = (remedy: Pick<Remedy, 'history'>, act: RemedyEvent, today: LocalDate): RemedyRuling =>
  decideDispute(remedy.history, act, today, {})
