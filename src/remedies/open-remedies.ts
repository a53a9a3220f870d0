import { type LocalDate } from '../law/date.ts'
import { disputeDeadline, type Due, lastDayOf } from '../law/dispute-deadline.ts'
import { type Outcome } from '../law/outcomes.ts'
import { remediesFor, type RemedyAdvice, type RemedyRoute } from '../law/remedies.ts'
import { type Regime } from '../law/rules.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { type OpenRemedy, type OpenRemedyNote } from './open-remedy.ts'
import { type Progress } from './progress.ts'
import { reconsiderationState, suitAfterReconsideration } from './taken-remedies.ts'
import { type Circumstances, complaintWay, directSuitWay, reconsiderationWay, type Running } from './remedy-ways.ts'

export { type Circumstances } from './remedy-ways.ts'
export { type OpenRemedy, openRemedyNoteText } from './open-remedy.ts'

/**
 * What the applicant may still do against a reply, in order, until which day. The law of the day of the reply governs
 * which ways there are; their periods run from its receipt (`servedOn`; null: not known, so no last day). `disputes`:
 * those already brought over this reply.
 */
export function openRemediesAfterReply(
  regime: Regime,
  outcome: Outcome,
  repliedOn: LocalDate,
  servedOn: LocalDate | null,
  disputes: readonly Progress[],
  today: LocalDate,
  calendar: WorkCalendar,
  circumstances: Circumstances = {},
): OpenRemedy[] {
  const advice = remediesFor(regime, outcome, repliedOn, circumstances.withheld)
  const running = { disputes, today, calendar, from: servedOn, doneOn: repliedOn, circumstances }
  const ways = advice.routes.map((route) => wayOf(route, advice, running))
  const reconsidered = !['none', 'ended'].includes(reconsiderationState(running))
  return advice.variant === 'either' && reconsidered
    ? [...ways, { ...suitAfterReconsideration(running, false), order: 2 }]
    : ways
}

function wayOf(route: RemedyRoute, advice: RemedyAdvice, running: Running): OpenRemedy {
  const { kind, article } = route
  const notes: OpenRemedyNote[] = advice.withheldPartOnly ? ['withheld-part-first'] : []
  switch (kind) {
    case 'reconsideration':
      return { ...reconsiderationWay(running, periodDue(route, running), notes), kind, article, order: 1 }
    case 'lawsuit-direct':
      return { ...directSuitWay(running, periodDue(route, running), notes), kind, article, order: 1 }
    case 'lawsuit-after-reconsideration':
      return { ...suitAfterReconsideration(running, true), order: 2 }
    default:
      return complaintWay(kind, article, running)
  }
}

/** The last day by the way's own period or, where rights were not told, within a year; never after five years. */
function periodDue(route: RemedyRoute, running: Running): Due | null {
  const { from, doneOn, calendar, circumstances } = running
  const isSuit = route.kind === 'lawsuit-direct'
  const absolute = disputeDeadline(isSuit ? 'lawsuit-absolute' : 'reconsideration-absolute', doneOn, calendar)
  if (from === null || route.period === null)
    return absolute !== null && running.today > absolute.dueOn ? absolute : null
  const untold = circumstances.told === false
  const limit = isSuit ? 'lawsuit-not-told' : 'reconsideration-not-told'
  const longest = untold ? disputeDeadline(limit, from, calendar) : null
  const period = { ...route.period, start: 'reply-served', article: route.article } as const
  const due = longest ?? lastDayOf(period, from, calendar, { daysOut: circumstances.obstacles ?? [] })
  return absolute !== null && absolute.dueOn < due.dueOn ? absolute : due
}
