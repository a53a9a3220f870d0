import { type LocalDate } from '../law/date.ts'
import { DECLINING_DECISIONS, UNDECIDED_ENDS } from '../law/dispute-decisions.ts'
import { disputeDeadline } from '../law/dispute-deadline.ts'
import { limitRule } from '../law/dispute-limits.ts'
import { type RemedyKind } from '../law/remedies.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { lapsedOn } from './lawsuit-kind.ts'
import { type OpenRemedy, openUntil, standingOnly } from './open-remedy.ts'
import { currentInstance, type Decided, type Progress } from './progress.ts'

/** What has already been done against the reply. */
export type Taken = { disputes: readonly Progress[]; today: LocalDate; calendar: WorkCalendar }

const decidedOf = (at: Progress | undefined): Decided | null => (at && currentInstance(at)?.decided) ?? null

/** The latest reconsideration of the reply. */
export const reconsiderationOf = ({ disputes }: Taken): Progress | undefined =>
  disputes.findLast(({ kind }) => kind === 'reconsideration')

/** The latest lawsuit of a kind that a court has let in: neither declined nor dismissed as inadmissible. */
export const lawsuitOf = ({ disputes }: Taken, kind: RemedyKind): Progress | undefined =>
  disputes.findLast((each) => each.kind === kind && !isShutOut(each))

const isShutOut = (at: Progress): boolean => {
  const decision = decidedOf(at)?.decision
  return decision != null && (DECLINING_DECISIONS.has(decision) || decision === 'court-action-dismissed')
}

/** Whether a way was taken, and is still being gone; null: not taken. */
export function takenStanding(at: Progress | undefined): 'under-way' | 'used' | null {
  if (at === undefined) return null
  return decidedOf(at) || at.withdrawnOn !== null ? 'used' : 'under-way'
}

/** The latest complaint of a kind. */
export const complaintOf = ({ disputes }: Taken, kind: RemedyKind): Progress | undefined =>
  disputes.findLast((each) => each.kind === kind)

/** How a reconsideration bears on the suit: none, still running, ended without a decision, or decided (or overdue). */
export function reconsiderationState(taken: Taken): 'none' | 'running' | 'ended' | 'decided' {
  const at = reconsiderationOf(taken)
  if (at === undefined) return 'none'
  const decided = decidedOf(at)
  if (decided) return decided.decision !== null && UNDECIDED_ENDS.has(decided.decision) ? 'ended' : 'decided'
  if (at.withdrawnOn !== null) return 'ended'
  return lapsedOn(at, taken.today, taken.calendar) === null ? 'running' : 'decided'
}

/** Whether the reconsideration body refused to accept the application (行政复议法 art. 30). */
export const wasDeclined = (taken: Taken): boolean =>
  decidedOf(reconsiderationOf(taken))?.decision === 'reconsideration-not-accepted'

type SuitAfter = Omit<OpenRemedy, 'order'>

/** The suit after reconsideration. 行政诉讼法 art. 45; where reconsideration came first, 行政复议法 art. 34. */
export function suitAfterReconsideration(taken: Taken, mandatory: boolean): SuitAfter {
  const kind = 'lawsuit-after-reconsideration' as const
  const shared = { kind, article: limitRule(kind).article, notes: [] }
  const suit = takenStanding(lawsuitOf(taken, kind))
  if (suit) return { ...shared, ...standingOnly(suit) }
  switch (reconsiderationState(taken)) {
    case 'none':
      return { ...shared, ...standingOnly('not-yet'), notes: mandatory ? ['reconsideration-first'] : [] }
    case 'running':
      return { ...shared, ...standingOnly('not-yet'), notes: ['reconsideration-pending'] }
    case 'ended':
      return { ...shared, ...standingOnly('barred') }
    case 'decided':
      return { kind, ...fromDecision(taken, mandatory) }
  }
}

/** Fifteen days from the decision's service, or from the end of the period nobody decided in. */
function fromDecision(taken: Taken, mandatory: boolean): Omit<SuitAfter, 'kind'> {
  const { today, calendar } = taken
  const at = reconsiderationOf(taken)!
  const decided = decidedOf(at)
  const served = decided?.served.applicant
  const from = served ?? decided?.on ?? lapsedOn(at, today, calendar)!
  const assumed = decided !== null && served === undefined
  const refused = mandatory && (decided === null || REFUSED.has(decided.decision ?? ''))
  const limit = refused ? 'lawsuit-after-refused-reconsideration' : 'lawsuit-after-reconsideration'
  const due = disputeDeadline(limit, from, calendar, { assumed })
  return {
    ...openUntil(due, today),
    article: limitRule(limit).article,
    notes: [
      ...(assumed ? (['decision-service-unknown'] as const) : []),
      ...(due === null ? (['earlier-law'] as const) : []),
    ],
  }
}

/** Not accepted, or dismissed after acceptance. */
const REFUSED: ReadonlySet<string> = new Set(['reconsideration-not-accepted', 'reconsideration-application-dismissed'])
