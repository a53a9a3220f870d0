import { localDate } from '../../law/date.ts'
import { type ClockEvent } from '../../law/clock-events.ts'
import { type Bar } from '../ruling.ts'
import { barBy, barIfClosed, barUnlessRunning, type Situation } from './situation.ts'

/** 国办函〔2020〕109号 is in force from this day. */
const FEE_RULES_FROM = localDate('2021-01-01')

type Charged = Extract<ClockEvent, { type: 'fee-charged' }>

/** Notice of the information-processing fee, within the processing period. 条例 art. 42, 国办函〔2020〕109号. */
export function chargeFee(situation: Situation, event: Charged): Bar | null {
  const { kase, clock } = situation
  if (kase.regime === 'college') return barBy(situation, 'fee-not-for-college', { ogi: '四十二', college: '二十' })
  if (clock.state === 'awaiting-payment') return barBy(situation, 'fee-charged-before', { ogi: '四十二' })
  const stopped = barUnlessRunning(situation)
  if (stopped) return stopped
  if (event.on < FEE_RULES_FROM) return barBy(situation, 'fee-not-yet-law', { ogi: '四十二' })
  return event.yuan !== undefined && event.yuan > 0 ? null : barBy(situation, 'fee-not-positive', { ogi: '四十二' })
}

export function recordPayment(situation: Situation): Bar | null {
  const closed = barIfClosed(situation)
  if (closed) return closed
  return situation.clock.state === 'awaiting-payment' ? null : barBy(situation, 'no-fee-awaited', { ogi: '四十二' })
}
