import { type Decision } from './remedy-decisions.ts'

/** Taken before acceptance: 行政复议法 art. 30; 行政诉讼法 art. 51. */
export const DECLINING_DECISIONS: ReadonlySet<Decision> = new Set<Decision>([
  'reconsideration-not-accepted',
  'court-not-docketed',
])

/** A second instance's own: 行政诉讼法 art. 89 (1)(1). */
export const SECOND_INSTANCE_DECISIONS: ReadonlySet<Decision> = new Set<Decision>(['court-appeal-dismissed'])

/** Rulings (裁定) rather than judgments, and whether one may appeal (行政诉讼法 arts. 51, 85; 法释〔2018〕1号 art. 101). */
const RULINGS: Partial<Record<Decision, { appealable: boolean }>> = {
  'court-not-docketed': { appealable: true },
  'court-action-dismissed': { appealable: true },
  'court-withdrawn': { appealable: false },
  'court-ended': { appealable: false },
  'court-transferred': { appealable: false },
}

/** The appeal period of a first-instance paper; null where there is none. Without a kind or form: a judgment [E]. */
export function appealLimit(
  decision: Decision | null,
  paper: 'judgment' | 'ruling' | null,
): 'appeal-judgment' | 'appeal-ruling' | null {
  const ruling = decision && RULINGS[decision]
  if (ruling) return ruling.appealable ? 'appeal-ruling' : null
  return paper === 'ruling' ? 'appeal-ruling' : 'appeal-judgment'
}

/** Ends that leave no reconsideration decision behind: settled, mediated, ended (行政复议法 arts. 41, 73, 74). */
export const UNDECIDED_ENDS: ReadonlySet<Decision> = new Set<Decision>([
  'reconsideration-ended',
  'reconsideration-mediated',
  'reconsideration-settled',
])
