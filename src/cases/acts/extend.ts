import { type ClockEvent } from '../../law/clock-events.ts'
import { type Bar } from '../ruling.ts'
import { barBy, barUnlessRunning, type Situation } from './situation.ts'

type Extended = Extract<ClockEvent, { type: 'extended' }>

/** Extension by at most twenty working days, once, before the period ends. 条例 art. 33 para. 2. */
export function extend(situation: Situation, event: Extended): Bar | null {
  const stopped = barUnlessRunning(situation)
  if (stopped) return stopped
  const { clock, rules } = situation
  const articles = { ogi: '三十三', college: '十八' }
  if (!rules || rules.longestExtension === 0) return barBy(situation, 'extension-not-allowed', articles)
  if (clock.extendedBy > 0) return barBy(situation, 'already-extended', articles)
  if (event.workdays < 1 || event.workdays > rules.longestExtension)
    return barBy(situation, 'extension-too-long', articles)
  if (clock.dueOn !== null && event.on > clock.dueOn) return barBy(situation, 'past-deadline', articles)
  return null
}
