import { type Bar } from '../ruling.ts'
import { barBy, barIfClosed, barUnlessRunning, type Situation } from './situation.ts'

/** Reasons may be asked of an applicant whose number or frequency of applications is clearly unreasonable. 条例 art. 35. */
export function askReasons(situation: Situation): Bar | null {
  return (
    barUnlessRunning(situation) ??
    (reasonsOpen(situation) ? barBy(situation, 'reasons-asked-before', { ogi: '三十五' }) : null)
  )
}

export function recordReasons(situation: Situation): Bar | null {
  return (
    barIfClosed(situation) ?? (reasonsOpen(situation) ? null : barBy(situation, 'no-reasons-asked', { ogi: '三十五' }))
  )
}

function reasonsOpen(situation: Situation): boolean {
  const last = situation.kase.standing.findLast(
    (event) => event.type === 'reasons-requested' || event.type === 'reasons-given',
  )
  return last?.type === 'reasons-requested'
}
