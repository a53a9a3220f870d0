import { type Bar } from '../ruling.ts'
import { barBy, type Situation } from './situation.ts'

/** Once, and only of a college: organs and authorised organisations are open to reconsideration as they are. 条例 arts. 54, 55 */
export function authorise(situation: Situation): Bar | null {
  const { regime, remedyRegime } = situation.kase
  if (regime !== 'college') return barBy(situation, 'authorised-already', { ogi: '五十四' })
  return remedyRegime === 'authorised' ? barBy(situation, 'authorised-before', { ogi: '五十四' }) : null
}
