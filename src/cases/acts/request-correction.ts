import { type ClockEvent } from '../../law/clock-events.ts'
import { type Bar } from '../ruling.ts'
import { barBy, barIfClosed, barUnlessRunning, type Situation } from './situation.ts'

type Requested = Extract<ClockEvent, { type: 'correction-requested' }>

/** The one correction notice, within seven working days of receipt, with a reasonable period. 条例 art. 30. */
export function requestCorrection(situation: Situation, event: Requested): Bar | null {
  const articles = { ogi: '三十', college: '十八' }
  if (situation.kase.standing.some((each) => each.type === 'correction-requested'))
    return barIfClosed(situation) ?? barBy(situation, 'correction-noticed-before', articles)
  const stopped = barUnlessRunning(situation)
  if (stopped) return stopped
  const lastDay = situation.clock.correctionNoticeDueOn
  if (lastDay !== null && event.on > lastDay) return barBy(situation, 'correction-notice-late', articles)
  if (!event.correctBy || event.correctBy < event.on) return barBy(situation, 'correction-period-missing', articles)
  return null
}

/** The corrected text arrives: the period counts afresh from that day. 条例 art. 30, law of the restart. */
export function receiveCorrection(situation: Situation): Bar | null {
  const closed = barIfClosed(situation)
  if (closed) return closed
  return situation.clock.state === 'awaiting-correction'
    ? null
    : barBy(situation, 'no-correction-awaited', { ogi: '三十', college: '十八' })
}
