import { type LocalDate } from '../law/date.ts'
import { type DaysOut, type Due } from '../law/dispute-deadline.ts'
import { type Outcome } from '../law/outcomes.ts'
import { type OpenRemedy, type OpenRemedyNote, openUntil, standingOnly } from './open-remedy.ts'
import {
  complaintOf,
  lawsuitOf,
  reconsiderationOf,
  reconsiderationState,
  type Taken,
  takenStanding,
  wasDeclined,
} from './taken-remedies.ts'

/**
 * What bears on the periods: grounds of a partial disclosure; whether the reply named remedies and periods (REC-5,
 * LIT-3; default: it did); times of obstacles, which do not count (行政复议法 art. 20; 行政诉讼法 art. 48).
 */
export type Circumstances = { withheld?: readonly Outcome[]; told?: boolean; obstacles?: readonly DaysOut[] }

/** When the periods run from, and what lengthens them. `from` null: not recorded yet. */
export type Running = Taken & { from: LocalDate | null; doneOn: LocalDate; circumstances: Circumstances }

type Way = Omit<OpenRemedy, 'kind' | 'article' | 'order'>

/** Once, and not beside a lawsuit. 行政复议法 art. 29. */
export function reconsiderationWay(running: Running, due: Due | null, notes: readonly OpenRemedyNote[]): Way {
  const taken = takenStanding(reconsiderationOf(running))
  if (taken) return { ...standingOnly(taken), notes }
  if (lawsuitOf(running, 'lawsuit-direct')) return { ...standingOnly('barred'), notes: [...notes, 'court-seized'] }
  return { ...openUntil(due, running.today), notes: [...notes, ...startNotes(running)] }
}

/**
 * Not while reconsideration runs (法释〔2018〕1号 art. 57); after its decision the other suit takes its place. One that was
 * never accepted decided nothing: where the choice was free, the direct suit stays open in its own period [E].
 */
export function directSuitWay(running: Running, due: Due | null, notes: readonly OpenRemedyNote[]): Way {
  const taken = takenStanding(lawsuitOf(running, 'lawsuit-direct'))
  if (taken) return { ...standingOnly(taken), notes }
  const before = reconsiderationState(running)
  if (before === 'running') return { ...standingOnly('barred'), notes: [...notes, 'reconsideration-pending'] }
  if (before === 'decided' && !wasDeclined(running)) return { ...standingOnly('barred'), notes }
  return { ...openUntil(due, running.today), notes: [...notes, ...startNotes(running)] }
}

function startNotes({ from, circumstances }: Running): OpenRemedyNote[] {
  const untold = circumstances.told === false
  return [...(from === null ? ['service-unknown' as const] : []), ...(untold ? ['rights-not-told' as const] : [])]
}

/** Complaints have no period, and may be brought again while none is under way. */
export function complaintWay(kind: OpenRemedy['kind'], article: string, taken: Taken): OpenRemedy {
  const underWay = takenStanding(complaintOf(taken, kind)) === 'under-way'
  return { kind, article, order: 1, ...standingOnly(underWay ? 'under-way' : 'open'), notes: ['no-period'] }
}
