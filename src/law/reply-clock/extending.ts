import { type ClockEvent } from '../clock-events.ts'
import { awaitsApplicant, type RunningDraft, warn } from './draft.ts'
import { dueDay } from './due.ts'
import { type WarningCode } from './warnings.ts'

type Extended = Extract<ClockEvent, { type: 'extended' }>

/**
 * 条例 art. 33 para. 2: at most 20 working days more in total, told to the applicant no later than the day then due [E].
 * A college has no extension unless its own rules grant one (Order 29 art. 18).
 */
export function readExtended(draft: RunningDraft, event: Extended): void {
  const article = draft.rules.cite.extension
  const bar = barOf(draft, event)
  if (bar !== null) return warn(draft, bar, event, article)
  if (draft.extendedBy > 0) warn(draft, 'second-extension', event, article)
  const room = draft.rules.longestExtension - draft.extendedBy
  if (event.workdays > room) warn(draft, 'extension-too-long', event, article)
  const workdays = Math.min(event.workdays, room)
  draft.extendedBy += workdays
  const total = draft.rules.replyWorkdays + draft.extendedBy
  draft.steps?.push({ on: event.on, code: 'extended', article, workdays, total })
}

function barOf(draft: RunningDraft, event: Extended): WarningCode | null {
  if (!Number.isSafeInteger(event.workdays) || event.workdays < 1) return 'extension-invalid'
  if (draft.rules.longestExtension === 0) return 'extension-not-provided'
  if (awaitsApplicant(draft)) return 'extension-not-running'
  const due = dueDay(draft)
  return due !== null && event.on > due ? 'extension-late' : null
}
