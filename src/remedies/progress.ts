import { type LocalDate } from '../law/date.ts'
import { type Decision, type RemedyKind, type RemedyResult } from '../law/remedies.ts'
import { type CoDefendant, type CourtPaper, type NewReplyPeriod, type Procedure, type ServedParty } from './events.ts'
import { type CostKind } from './papers.ts'

/** Where a dispute is heard, and so which rules govern it. */
export type Forum = 'reconsideration' | 'court' | 'complaint'
export const forumOf = (kind: RemedyKind): Forum =>
  kind === 'reconsideration' ? 'reconsideration' : kind.startsWith('lawsuit') ? 'court' : 'complaint'

/** A time that does not count; null while it lasts. Ground 'party': 行政复议法 art. 39 (1)(1)(2)(4). */
export type Suspension = { from: LocalDate; to: LocalDate | null; ground: 'party' | 'other' }

/** A decision as recorded, with the days it reached the parties. */
export type Decided = {
  on: LocalDate
  result: RemedyResult
  decision: Decision | null
  paper: CourtPaper | null
  served: Partial<Record<ServedParty, LocalDate>>
  /** Absent: no new reply ordered; null: ordered without a period. */
  newReply?: NewReplyPeriod
}

/** One hearing of the matter. Reconsiderations and complaints have one; a lawsuit may go on. */
export type Instance = {
  name: 'first' | 'second' | 'remanded' | 'retrial'
  from: LocalDate
  procedure: Procedure | null
  suspensions: readonly Suspension[]
  /** Natural days added; null: not extended. */
  extendedDays: number | null
  decided: Decided | null
}

/** A hearing as summoned; `time` as the paper says it (09:30), null where it says none. */
export type Hearing = { day: LocalDate; time: string | null }

/** A dispute folded from its events: everything its rules and its agenda ask about. */
export type Progress = {
  kind: RemedyKind
  filedOn: LocalDate | null
  openedOn: LocalDate | null
  correction: { noticedOn: LocalDate; receivedOn: LocalDate | null; correctedOn: LocalDate | null } | null
  coDefendant: CoDefendant | null
  copyReceivedOn: LocalDate | null
  answeredOn: LocalDate | null
  mediatedOn: LocalDate | null
  withdrawnOn: LocalDate | null
  petitionOn: LocalDate | null
  hearings: readonly Hearing[]
  instances: readonly Instance[]
  appealedOn: LocalDate | null
  opinionLetter: { receivedOn: LocalDate; answeredOn: LocalDate | null } | null
  repliedAnewOn: LocalDate | null
  /** The cases in which the order in force has been followed. */
  anew: readonly string[]
  caseIds: readonly string[]
  reconsiderationId: string | null
  /** The account of the officer who conducts it. */
  handler: string | null
  costs: readonly { cost: CostKind; yuan: number }[]
}

/** A dispute that has begun and not yet been anything else. */
export const begun = (kind: RemedyKind): Progress => ({
  kind,
  filedOn: null,
  openedOn: null,
  correction: null,
  coDefendant: null,
  copyReceivedOn: null,
  answeredOn: null,
  mediatedOn: null,
  withdrawnOn: null,
  petitionOn: null,
  hearings: [],
  instances: [],
  appealedOn: null,
  opinionLetter: null,
  repliedAnewOn: null,
  anew: [],
  caseIds: [],
  reconsiderationId: null,
  handler: null,
  costs: [],
})

/** An instance that begins on a day. */
export const instance = (name: Instance['name'], from: LocalDate, procedure: Procedure | null = null): Instance => ({
  name,
  from,
  procedure,
  suspensions: [],
  extendedDays: null,
  decided: null,
})

/** The instance now before its court or body; undefined while nothing is accepted. */
export const currentInstance = (progress: Progress): Instance | undefined => progress.instances.at(-1)

/** Whether a decision is awaited: accepted and undecided, in whatever instance. */
export const isPending = (progress: Progress): boolean => currentInstance(progress)?.decided === null

/** The suspension that still lasts. */
export const openSuspension = (at: Instance | undefined): Suspension | undefined =>
  at?.suspensions.find(({ to }) => to === null)

/**
 * The latest decision, of whatever instance; what counts in the report. A decision appealed from, or under retrial, keeps
 * counting until the next one ("latest result", our convention: no filling note is known); a remand undoes it.
 */
export function latestDecided({ instances }: Progress): Decided | null {
  for (const { decided, name } of instances.toReversed()) {
    if (decided) return decided
    if (name === 'remanded') return null
  }
  return null
}
