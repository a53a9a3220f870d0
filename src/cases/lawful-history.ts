import { replyClock, type WarningCode } from '../law/reply-clock.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { type Case } from './case.ts'

/**
 * Whether a change makes the history say something impossible that it did not say before: an answer without a
 * consultation, a payment without a notice, an act after the case was closed. The clock computes on regardless and
 * warns; here a new warning of those kinds is a bar.
 */
export function breaksHistory(before: Case, after: Case, calendar: WorkCalendar): boolean {
  const old = contradictions(before, calendar)
  return [...contradictions(after, calendar)].some(([code, count]) => count > (old.get(code) ?? 0))
}

function contradictions(kase: Case, calendar: WorkCalendar): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { code } of replyClock(kase.regime, kase.standing, calendar, undefined, kase.school).warnings) {
    if (LATENESS.has(code)) continue
    counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return counts
}

/** Warnings about being late or unsure describe a possible history; they do not contradict it. */
const LATENESS: ReadonlySet<WarningCode> = new Set<WarningCode>([
  'correction-late',
  'party-receipt-unknown',
  'fee-receipt-unknown',
  'payment-late',
  'replied-late',
])
