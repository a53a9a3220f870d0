import { type ClockEvent } from '../../law/clock-events.ts'
import { type Bar } from '../ruling.ts'
import { barBy, barIfClosed, barUnlessRunning, type Situation } from './situation.ts'

type Consulted = Extract<ClockEvent, { type: 'third-party-consulted' | 'co-producer-consulted' }>
type Answered = Extract<ClockEvent, { type: 'third-party-answered' | 'co-producer-answered' }>

/** A third party (art. 32) or co-producing organ (art. 34) is asked; the time is excluded (art. 33 para. 3). */
export function consult(situation: Situation, event: Consulted): Bar | null {
  const stopped = barUnlessRunning(situation)
  if (stopped) return stopped
  const articles = articlesOf(event.type)
  if (openConsultation(situation, event)) return barBy(situation, 'party-open', articles)
  if (event.receivedOn && (event.receivedOn < event.on || event.receivedOn > situation.today))
    return barBy(situation, 'delivery-before-sending', articles)
  return null
}

/** The party's answer, whichever way it goes. */
export function recordAnswer(situation: Situation, event: Answered): Bar | null {
  const closed = barIfClosed(situation)
  if (closed) return closed
  return openConsultation(situation, event) ? null : barBy(situation, 'party-unknown', articlesOf(event.type))
}

const articlesOf = (type: Consulted['type'] | Answered['type']) => ({
  ogi: type.startsWith('third-party') ? '三十二' : '三十四',
})

/** Asked and not yet answered. A party whose period lapsed may still answer: the time is no longer excluded. */
function openConsultation(situation: Situation, event: Consulted | Answered): boolean {
  const kind = event.type.startsWith('third-party') ? 'third-party' : 'co-producer'
  return situation.clock.consultations.some(
    (each) => each.kind === kind && each.party === event.party && each.answeredOn === null,
  )
}
