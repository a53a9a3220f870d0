import { type LocalDate } from '../law/date.ts'
import { replyClock } from '../law/reply-clock.ts'
import { rulesFor } from '../law/rules.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { authorise } from './acts/authorise.ts'
import { askReasons, recordReasons } from './acts/ask-reasons.ts'
import { chargeFee, recordPayment } from './acts/charge-fee.ts'
import { confirmReceipt } from './acts/confirm-receipt.ts'
import { consult, recordAnswer } from './acts/consult.ts'
import { extend } from './acts/extend.ts'
import { receiveCorrection, requestCorrection } from './acts/request-correction.ts'
import { reply, replyAnew, withdraw } from './acts/reply.ts'
import { barBy, type Situation } from './acts/situation.ts'
import { voidEntry } from './acts/void-entry.ts'
import { notAnApplicationSince, replay, type Case } from './case.ts'
import { type CaseEvent } from './events.ts'
import { breaksHistory } from './lawful-history.ts'
import { type Bar, type Ruling } from './ruling.ts'

/** What may be done to a case that exists: every event but the filing itself. */
export type Act = Exclude<CaseEvent, { type: 'submitted' }>
export type ActType = Act['type']

/**
 * Judges an act on the case as it stood on the act's day: the events to record, or the bar with its article.
 * Entries may come late (an answer of last week is recorded today) as long as the whole history stays possible.
 */
export function decide(kase: Case, act: Act, calendar: WorkCalendar, today: LocalDate): Ruling {
  const situation = situationOn(kase, act.on, calendar, today)
  if (notAnApplicationSince(kase) !== null) return { bar: barBy(situation, 'not-an-application', { ogi: '二十九' }) }
  const bar = barByDay(situation, act) ?? barByRule(situation, act)
  if (bar) return { bar }
  if (act.type !== 'entry-voided' && breaksHistory(kase, withEvent(kase, act), calendar))
    return { bar: barBy(situation, 'against-history', { ogi: '四十五' }) }
  return { events: [act] }
}

function situationOn(kase: Case, day: LocalDate, calendar: WorkCalendar, today: LocalDate): Situation {
  const clock = replyClock(kase.regime, kase.standing, calendar, day, kase.school)
  const rules = clock.receivedOn === null ? null : rulesFor(kase.regime, clock.receivedOn, kase.school)
  return { kase, clock, rules, calendar, today }
}

function barByDay(situation: Situation, act: Act): Bar | null {
  if (act.on > situation.today) return barBy(situation, 'future-day', { ogi: '四十五' })
  const filed = situation.kase.standing[0]
  if (filed && act.on < filed.on) return barBy(situation, 'before-filing', { ogi: '三十一' })
  return null
}

function barByRule(situation: Situation, act: Act): Bar | null {
  switch (act.type) {
    case 'receipt-confirmed':
      return confirmReceipt(situation)
    case 'correction-requested':
      return requestCorrection(situation, act)
    case 'correction-received':
      return receiveCorrection(situation)
    case 'third-party-consulted':
    case 'co-producer-consulted':
      return consult(situation, act)
    case 'third-party-answered':
    case 'co-producer-answered':
      return recordAnswer(situation, act)
    case 'reasons-requested':
      return askReasons(situation)
    case 'reasons-given':
      return recordReasons(situation)
    case 'extended':
      return extend(situation, act)
    case 'fee-charged':
      return chargeFee(situation, act)
    case 'fee-paid':
      return recordPayment(situation)
    case 'replied':
      return reply(situation, act)
    case 'replied-anew':
      return replyAnew(situation, act)
    case 'authorised':
      return authorise(situation)
    case 'withdrawn':
      return withdraw(situation)
    case 'entry-voided':
      return voidEntry(situation, act)
  }
}

/** The case as it would be with one more event; for judging only. */
export function withEvent(kase: Case, event: CaseEvent): Case {
  const entry = { seq: kase.history.length + 1, event, knownOn: event.on, recordedAt: new Date(0), recordedBy: '' }
  return replay(kase.regime, [...kase.history, entry], kase.school)
}
