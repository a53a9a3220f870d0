import { type AnsweredEvent, type ClockEvent, type ConsultedEvent } from '../clock-events.ts'
import { laterOf } from '../date.ts'
import { type ConsultationKind } from '../rules.ts'
import { type Consulted, type RunningDraft, warn } from './draft.ts'

/** 条例 arts. 32, 34: a letter goes out; the party has 15 working days from receiving it, and that time is excluded. */
export function readConsulted(draft: RunningDraft, event: ConsultedEvent): void {
  const kind: ConsultationKind = event.type === 'third-party-consulted' ? 'third-party' : 'co-producer'
  const article = draft.rules.cite[kind]
  const limit = draft.rules.consultationWorkdays[kind]
  if (limit === 'none') return warn(draft, 'consultation-not-provided', event, article)
  const receivedOn = event.receivedOn ?? null
  if (limit !== null && receivedOn === null) warn(draft, 'party-receipt-unknown', event, article)
  const countedFrom = laterOf(event.on, receivedOn ?? event.on)
  const lapsesOn = limit === null ? null : draft.calendar.plusWorkdays(countedFrom, limit)
  draft.consultations.push({ kind, party: event.party, from: event.on, lapsesOn, answeredOn: null })
  draft.steps?.push({ on: event.on, code: 'consulted', article, kind, party: event.party, lapsesOn })
}

/** The opinion arrives: it ends the excluded time unless the limit has lapsed before. */
export function readAnswered(draft: RunningDraft, event: AnsweredEvent): void {
  const kind: ConsultationKind = event.type === 'third-party-answered' ? 'third-party' : 'co-producer'
  const article = draft.rules.cite[kind]
  const asked = consultationAnswered(draft, kind, event)
  if (asked === undefined) return warn(draft, 'answer-without-consultation', event, article)
  asked.answeredOn = event.on
  const late = hasLapsed(asked, event)
  draft.steps?.push({ on: event.on, code: 'answered', article, kind, party: event.party, late })
}

/** Explains each limit that lapsed unanswered: what silence means differs by kind. */
export function explainLapses(draft: RunningDraft): void {
  for (const { kind, party, lapsesOn, answeredOn } of draft.consultations) {
    if (lapsesOn === null || (answeredOn !== null && answeredOn <= lapsesOn)) continue
    draft.steps?.push({ on: lapsesOn, code: 'lapsed', article: draft.rules.cite[kind], kind, party })
  }
}

/** The consultation an answer belongs to: the first still open one of the party, else its last lapsed one. */
function consultationAnswered(draft: RunningDraft, kind: string, event: AnsweredEvent): Consulted | undefined {
  const waiting = draft.consultations.filter(
    (each) => each.kind === kind && each.party === event.party && each.answeredOn === null,
  )
  return waiting.find((each) => !hasLapsed(each, event)) ?? waiting.at(-1)
}

function hasLapsed(consulted: Consulted, event: ClockEvent): boolean {
  return consulted.lapsesOn !== null && event.on > consulted.lapsesOn
}
