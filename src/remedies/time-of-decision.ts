import { type LocalDate } from '../law/date.ts'
import { type DaysOut, disputeDeadline, type Due } from '../law/dispute-deadline.ts'
import { type DisputeLimit } from '../law/dispute-limits.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { currentInstance, forumOf, type Instance, openSuspension, type Progress } from './progress.ts'

/** Whether the applicant was told to correct the application and has not done so. 行政复议法 art. 31. */
export const awaitsCorrection = ({ correction }: Progress): boolean =>
  correction !== null && correction.correctedOn === null

/**
 * When the reconsideration body must have decided on acceptance: five working days from the application, or from the
 * corrected one. Null for other disputes, once accepted or declined, while a correction is awaited, before the act of 2023.
 */
export function acceptanceDue(at: Progress, calendar: WorkCalendar): Due | null {
  if (at.kind !== 'reconsideration' || at.filedOn === null || at.instances.length > 0 || at.withdrawnOn !== null)
    return null
  if (awaitsCorrection(at)) return null
  return disputeDeadline('reconsideration-acceptance', at.correction?.correctedOn ?? at.filedOn, calendar)
}

/** The day of acceptance, recorded or by silence: with the end of the period it is taken as accepted (art. 30). */
export function acceptedOn(at: Progress, calendar: WorkCalendar, today: LocalDate): LocalDate | null {
  if (at.openedOn !== null) return at.openedOn
  const due = acceptanceDue(at, calendar)
  return due !== null && today > due.dueOn ? due.dueOn : null
}

export type DecisionDue = Due & { limit: DisputeLimit }

/**
 * When the decision is due; null where no number is known (complaints, retrials) or the dispute is suspended. Suspended
 * days do not count (行政复议法 art. 39; 法释〔2018〕1号 art. 87; that they are added day by day is our convention).
 */
export function decisionDue(at: Progress, accepted: LocalDate | null, calendar: WorkCalendar): DecisionDue | null {
  const now = currentInstance(at)
  const limit = decisionLimit(at, now)
  const from = decisionStart(at, now, accepted)
  if (limit === null || from === null || openSuspension(now)) return null
  const due = disputeDeadline(limit, from, calendar, {
    extendedDays: now?.extendedDays ?? 0,
    daysOut: daysSuspended(now),
  })
  return due && { ...due, limit }
}

/** Simplified or ordinary as it now stands; a switch leaves the start where it was (行政复议法 art. 55) [E]. */
function decisionLimit(at: Progress, now: Instance | undefined): DisputeLimit | null {
  const simplified = now?.procedure === 'simplified'
  switch (forumOf(at.kind)) {
    case 'reconsideration':
      return simplified ? 'reconsideration-decision-simplified' : 'reconsideration-decision'
    case 'court':
      return now ? courtLimit(now.name, simplified) : null
    case 'complaint':
      return at.petitionOn === null ? null : 'petition-completion'
  }
}

/** A remanded case is heard again in the first instance. Which instance a retrial follows is not recorded. */
function courtLimit(name: Instance['name'], simplified: boolean): DisputeLimit | null {
  if (name === 'retrial') return null
  if (name === 'second') return 'lawsuit-second-instance'
  return simplified ? 'lawsuit-first-instance-simplified' : 'lawsuit-first-instance'
}

function decisionStart(at: Progress, now: Instance | undefined, accepted: LocalDate | null): LocalDate | null {
  if (at.petitionOn !== null) return at.openedOn !== null && at.openedOn > at.petitionOn ? at.openedOn : at.petitionOn
  return at.kind === 'reconsideration' ? accepted : (now?.from ?? null)
}

const daysSuspended = (now: Instance | undefined): DaysOut[] =>
  (now?.suspensions ?? []).flatMap(({ from, to }) => (to === null ? [] : [{ from, to }]))
