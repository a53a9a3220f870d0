import { type LocalDate } from '../law/date.ts'
import { disputeDeadline } from '../law/dispute-deadline.ts'
import { type DisputeLimit, limitRule, RECONSIDERATION_ACT_FROM } from '../law/dispute-limits.ts'
import { remediesFor } from '../law/remedies.ts'
import { type Regime } from '../law/rules.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { type OpenRemedy, type OpenRemedyNote } from './open-remedy.ts'
import { type Progress } from './progress.ts'
import { complaintWay, directSuitWay, reconsiderationWay, type Running } from './remedy-ways.ts'
import { reconsiderationState, suitAfterReconsideration } from './taken-remedies.ts'

/**
 * What the applicant may do when the reply period has ended (`expiredOn`, its last day) without a reply: complain at any
 * time; reconsideration or a suit from the end of the period. The act of 2023 puts reconsideration first, the
 * interpretation of 2025 speaks of both: both are given, and flagged (REC-3, REC-7, LIT-4). Empty while the period runs.
 */
export function openRemediesAfterSilence(
  regime: Regime,
  expiredOn: LocalDate,
  disputes: readonly Progress[],
  today: LocalDate,
  calendar: WorkCalendar,
): OpenRemedy[] {
  if (today <= expiredOn) return []
  const taken = { disputes, today, calendar }
  if (regime === 'college')
    return remediesFor('college', 'other', expiredOn).routes.map(({ kind, article }) =>
      complaintWay(kind, article, taken),
    )
  const running = { ...taken, from: expiredOn, doneOn: expiredOn, circumstances: {} }
  const flag: OpenRemedyNote[] = expiredOn >= RECONSIDERATION_ACT_FROM ? ['both-roads'] : []
  const ways: OpenRemedy[] = [
    silent('reconsideration-after-silence', running, flag),
    silent('lawsuit-after-silence', running, flag),
    complaintWay('complaint', '条例第五十一条', taken),
  ]
  return reconsiderationState(taken) === 'none'
    ? ways
    : [...ways, { ...suitAfterReconsideration(taken, true), order: 2 }]
}

function silent(limit: DisputeLimit, running: Running, flag: readonly OpenRemedyNote[]): OpenRemedy {
  const due = disputeDeadline(limit, running.from ?? running.doneOn, running.calendar)
  const notes: OpenRemedyNote[] = due === null ? [...flag, 'earlier-law'] : [...flag]
  const { article } = limitRule(limit)
  return limit === 'lawsuit-after-silence'
    ? { ...directSuitWay(running, due, notes), kind: 'lawsuit-direct', article, order: 1 }
    : { ...reconsiderationWay(running, due, notes), kind: 'reconsideration', article, order: 1 }
}
