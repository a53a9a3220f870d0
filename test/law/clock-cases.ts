import fc from 'fast-check'
import { type ClockEvent } from '../../src/law/clock-events.ts'
import { localDate, type LocalDate, plusDays } from '../../src/law/date.ts'
import { type Channel, CHANNELS } from '../../src/law/receipt.ts'
import { replyClock, type ReplyClock } from '../../src/law/reply-clock.ts'
import { type Regime, type SchoolRules } from '../../src/law/rules.ts'
import { officialCalendar } from '../../src/law/work-calendar.ts'

export const calendar = officialCalendar()

/** An event written short: `at('extended', '2026-03-01', { workdays: 5 })`. */
export function at(type: ClockEvent['type'], on: string, more: object = {}): ClockEvent {
  return { type, on: localDate(on), ...more } as ClockEvent
}

export function handedIn(on: string): ClockEvent {
  return at('submitted', on, { channel: 'in-person' })
}

export function organClock(...events: ClockEvent[]): ReplyClock {
  return replyClock('organ', events, calendar)
}

export function collegeClock(events: ClockEvent[], school?: Partial<SchoolRules>): ReplyClock {
  return replyClock('college', events, calendar, undefined, school)
}

export function codes(clock: ReplyClock): string[] {
  return clock.warnings.map((warning) => warning.code)
}

/** Any day of some years around the acts and the last notice. */
export const anyDay = fc.integer({ min: 0, max: 7500 }).map((n) => plusDays(localDate('2007-06-01'), n))

export const anyRegime = fc.constantFrom<Regime>('organ', 'authorised', 'college')

const party = fc.constantFrom('甲', '乙')

function eventOn(on: LocalDate): fc.Arbitrary<ClockEvent> {
  const soon = fc.option(fc.integer({ min: -3, max: 40 }).map((n) => plusDays(on, n)))
  const workdays = fc.oneof(fc.integer({ min: -2, max: 30 }), fc.constantFrom(1.5, NaN))
  return fc.oneof(
    fc.constantFrom(...(Object.keys(CHANNELS) as Channel[])).map((channel) => at('submitted', on, { channel })),
    fc.constant(at('receipt-confirmed', on)),
    soon.map((correctBy) => at('correction-requested', on, { correctBy })),
    fc.constant(at('correction-received', on)),
    fc.record({ party, receivedOn: soon }).map((more) => at('third-party-consulted', on, more)),
    fc.record({ party, receivedOn: soon }).map((more) => at('co-producer-consulted', on, more)),
    fc.record({ party }).map((more) => at('third-party-answered', on, more)),
    fc.record({ party }).map((more) => at('co-producer-answered', on, more)),
    workdays.map((n) => at('extended', on, { workdays: n })),
    soon.map((receivedOn) => at('fee-charged', on, { receivedOn, yuan: 100 })),
    fc
      .constantFrom(...(['reasons-requested', 'reasons-given', 'fee-paid', 'withdrawn'] as const))
      .map((t) => at(t, on)),
    fc.constant(at('replied', on, { outcome: 'granted' })),
  )
}

/** A list of events of valid shape within some months, mostly begun by a submission, in no order. */
export const anyEvents: fc.Arbitrary<ClockEvent[]> = anyDay.chain((start) => {
  const anywhere = fc.integer({ min: 0, max: 90 }).chain((n) => eventOn(plusDays(start, n)))
  const submission = fc
    .constantFrom<Channel>('in-person', 'online')
    .map((channel) => at('submitted', start, { channel }))
  return fc
    .tuple(fc.array(submission, { maxLength: 1 }), fc.array(anywhere, { maxLength: 12 }))
    .map(([first, rest]) => [...first, ...rest])
})
