import { type ClockEvent } from '../../law/clock-events.ts'
import { isOutcome, outcomesFor, type Outcome } from '../../law/outcomes.ts'
import { type Regime } from '../../law/rules.ts'
import { type RepliedAnew } from '../events.ts'
import { type Bar } from '../ruling.ts'
import { barBy, barIfClosed, barUnlessRunning, type Situation } from './situation.ts'

type Replied = Extract<ClockEvent, { type: 'replied' }>

/**
 * The reply: one outcome, which is the case's one row in the report. 条例 arts. 30, 35-39; Order 29 art. 18.
 * A late reply is still a reply. A reply while a consultation runs is the organ's to give: silence binds nobody.
 */
export function reply(situation: Situation, event: Replied): Bar | null {
  if (!event.outcome || !isOutcome(event.outcome))
    return barBy(situation, 'outcome-missing', { ogi: '三十六', college: '十八' })
  if (!outcomesFor(situation.kase.regime).includes(event.outcome))
    return barBy(situation, 'outcome-not-for-regime', { ogi: '三十六', college: '十八' })
  return barByState(situation, event) ?? barByOutcome(situation, event.outcome, event)
}

/** Deemed abandonment closes a case that waits for the applicant; every other reply needs a running period. */
function barByState(situation: Situation, event: Replied): Bar | null {
  const { state } = situation.clock
  if (event.outcome === 'correction-lapsed' && state === 'awaiting-correction') return null
  if (event.outcome === 'fee-lapsed' && state === 'awaiting-payment') return null
  if (state === 'awaiting-correction' || state === 'awaiting-payment') {
    return ANY_TIME.has(event.outcome) ? null : barUnlessRunning(situation)
  }
  return barUnlessRunning(situation)
}

/** An application may be taken back, or prove to be none, whatever it waits for. */
const ANY_TIME: ReadonlySet<Outcome> = new Set(['withdrawn', 'other'])

function barByOutcome(situation: Situation, outcome: Outcome, event: Replied): Bar | null {
  const { clock, kase } = situation
  const happened = (type: ClockEvent['type']) => kase.standing.some((each) => each.type === type)
  switch (outcome) {
    case 'correction-lapsed':
      return clock.correctBy !== null && event.on > clock.correctBy && clock.state === 'awaiting-correction'
        ? null
        : barBy(situation, 'correction-not-lapsed', { ogi: '三十', college: '十八' })
    case 'fee-lapsed':
      return clock.paymentDueOn !== null && event.on > clock.paymentDueOn && clock.state === 'awaiting-payment'
        ? null
        : barBy(situation, 'fee-not-lapsed', { ogi: '四十二' })
    case 'still-unclear':
      return happened('correction-received')
        ? null
        : barBy(situation, 'unclear-without-correction', { ogi: '三十', college: '十八' })
    case 'excessive':
      return happened('reasons-requested') ? null : barBy(situation, 'reasons-not-asked', { ogi: '三十五' })
    default:
      return null
  }
}

/** Ends that the applicant's own doing brings about: no order can call for them. */
const NEVER_ORDERED: ReadonlySet<Outcome> = new Set(['withdrawn', 'correction-lapsed', 'fee-lapsed'])

/** The outcomes a reply given anew may have. */
export const outcomesAnew = (regime: Regime): Outcome[] =>
  outcomesFor(regime).filter((outcome) => !NEVER_ORDERED.has(outcome))

/** Once more, after a first reply, on the order of a decision. Whether there is one, the dispute's own rules say. */
export function replyAnew(situation: Situation, { outcome }: RepliedAnew): Bar | null {
  if (situation.clock.state !== 'closed')
    return barBy(situation, 'anew-before-reply', { ogi: '三十六', college: '十八' })
  return outcomesAnew(situation.kase.regime).includes(outcome)
    ? null
    : barBy(situation, 'outcome-not-for-regime', { ogi: '三十六', college: '十八' })
}

/** The applicant takes the application back, at any time before the reply. */
export const withdraw = (situation: Situation): Bar | null => barIfClosed(situation)
