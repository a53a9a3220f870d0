import { type ClockEvent } from '../clock-events.ts'
import { restart, type RunningDraft, warn } from './draft.ts'

/**
 * What a correction notice sent after its 7 working days does. 条例 art. 30 does not say; our convention [E]: it leaves
 * the original clock running, and the corrected text does not restart it. 'stops-clock' treats it as sent in time.
 */
const LATE_CORRECTION_NOTICE: 'clock-runs-on' | 'stops-clock' = 'clock-runs-on'

/** 条例 art. 30: one notice, within 7 working days of receipt; from then the clock awaits the corrected text. */
export function readCorrectionRequested(
  draft: RunningDraft,
  event: Extract<ClockEvent, { type: 'correction-requested' }>,
): void {
  const article = draft.rules.cite.correction
  if (draft.correctionNotice !== 'none') return warn(draft, 'second-correction-notice', event, article)
  if (isLate(draft, event)) {
    draft.correctionNotice = 'late'
    return warn(draft, 'correction-notice-late', event, article)
  }
  draft.correctionNotice = 'in-time'
  draft.correctBy = event.correctBy ?? null
  draft.steps?.push({ on: event.on, code: 'correction-requested', article, by: draft.correctBy })
}

/** 条例 art. 30: the period counts afresh from the day the corrected text is received, also when it comes late. */
export function readCorrectionReceived(draft: RunningDraft, event: ClockEvent): void {
  const article = draft.rules.cite.correction
  if (draft.correctionNotice !== 'in-time') return warn(draft, 'correction-without-notice', event, article)
  draft.correctionNotice = 'done'
  if (draft.correctBy !== null && event.on > draft.correctBy) warn(draft, 'correction-late', event, article)
  restart(draft, event.on, 'correction', article)
}

function isLate(draft: RunningDraft, event: ClockEvent): boolean {
  const limit = draft.rules.correctionNoticeWorkdays
  if (limit === null || LATE_CORRECTION_NOTICE === 'stops-clock') return false
  return event.on > draft.calendar.plusWorkdays(draft.receivedOn, limit)
}
