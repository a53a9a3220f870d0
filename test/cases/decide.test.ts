import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { openActs, openOutcomes, standingOf } from '../../src/cases/agenda.ts'
import { clockOf, endOf, receivedOn, replay, voidedEntries, type Case } from '../../src/cases/case.ts'
import { decide, withEvent, type Act } from '../../src/cases/decide.ts'
import { type CaseEvent } from '../../src/cases/events.ts'
import { reminderOwed } from '../../src/cases/reminders.ts'
import { localDate, plusDays, type LocalDate } from '../../src/law/date.ts'
import { OUTCOME_NAMES, OUTCOMES } from '../../src/law/outcomes.ts'
import { officialCalendar } from '../../src/law/work-calendar.ts'
import { type Regime } from '../../src/law/rules.ts'
import { summaryOf } from '../../src/services/case-summary.ts'

const calendar = officialCalendar()
const d = localDate

/** A case is its story. */
function given(regime: Regime, ...events: CaseEvent[]): Case {
  return replay(
    regime,
    events.map((event, at) => ({ seq: at + 1, event, knownOn: event.on, recordedAt: new Date(0), recordedBy: 'test' })),
  )
}
const handedIn = (on: string): CaseEvent => ({ type: 'submitted', on: d(on), channel: 'in-person' })

const ruling = (kase: Case, act: Act, today: string) => decide(kase, act, calendar, d(today))
function barOf(kase: Case, act: Act, today: string) {
  const result = ruling(kase, act, today)
  return 'bar' in result ? `${result.bar.code} ${result.bar.article}` : 'allowed'
}

const received = given('organ', handedIn('2026-03-02'))
const corrected = given(
  'organ',
  handedIn('2026-03-02'),
  { type: 'correction-requested', on: d('2026-03-05'), correctBy: d('2026-03-20') },
  { type: 'correction-received', on: d('2026-03-12') },
)
const waiting = given('organ', handedIn('2026-03-02'), {
  type: 'correction-requested',
  on: d('2026-03-05'),
  correctBy: d('2026-03-20'),
})

const TABLE: [string, Case, Act, string, string][] = [
  [
    'first correction notice',
    received,
    { type: 'correction-requested', on: d('2026-03-05'), correctBy: d('2026-03-20') },
    '2026-03-05',
    'allowed',
  ],
  [
    'second correction notice',
    corrected,
    { type: 'correction-requested', on: d('2026-03-16'), correctBy: d('2026-03-30') },
    '2026-03-16',
    'correction-noticed-before 条例第三十条',
  ],
  [
    'late correction notice',
    received,
    { type: 'correction-requested', on: d('2026-03-13'), correctBy: d('2026-03-30') },
    '2026-03-13',
    'correction-notice-late 条例第三十条',
  ],
  [
    'correction notice without a period',
    received,
    { type: 'correction-requested', on: d('2026-03-05') },
    '2026-03-05',
    'correction-period-missing 条例第三十条',
  ],
  ['extension in time', received, { type: 'extended', on: d('2026-03-30'), workdays: 20 }, '2026-03-30', 'allowed'],
  [
    'extension after the deadline',
    received,
    { type: 'extended', on: d('2026-03-31'), workdays: 5 },
    '2026-03-31',
    'past-deadline 条例第三十三条',
  ],
  [
    'extension too long',
    received,
    { type: 'extended', on: d('2026-03-05'), workdays: 21 },
    '2026-03-05',
    'extension-too-long 条例第三十三条',
  ],
  [
    'second extension',
    given('organ', handedIn('2026-03-02'), { type: 'extended', on: d('2026-03-04'), workdays: 5 }),
    { type: 'extended', on: d('2026-03-05'), workdays: 5 },
    '2026-03-05',
    'already-extended 条例第三十三条',
  ],
  [
    'college extension',
    given('college', handedIn('2026-03-02')),
    { type: 'extended', on: d('2026-03-05'), workdays: 5 },
    '2026-03-05',
    'extension-not-allowed 高等学校信息公开办法第十八条',
  ],
  [
    'reply without outcome',
    received,
    { type: 'replied', on: d('2026-03-05'), outcome: '' as never },
    '2026-03-05',
    'outcome-missing 条例第三十六条',
  ],
  [
    'late reply is a reply',
    received,
    { type: 'replied', on: d('2026-05-05'), outcome: 'granted' },
    '2026-05-06',
    'allowed',
  ],
  [
    'reply while correction is awaited',
    waiting,
    { type: 'replied', on: d('2026-03-10'), outcome: 'granted' },
    '2026-03-10',
    'awaiting-correction 条例第三十条',
  ],
  [
    'deemed abandoned too early',
    waiting,
    { type: 'replied', on: d('2026-03-20'), outcome: 'correction-lapsed' },
    '2026-03-20',
    'correction-not-lapsed 条例第三十条',
  ],
  [
    'deemed abandoned after the period',
    waiting,
    { type: 'replied', on: d('2026-03-21'), outcome: 'correction-lapsed' },
    '2026-03-21',
    'allowed',
  ],
  [
    'unclear without correction',
    received,
    { type: 'replied', on: d('2026-03-10'), outcome: 'still-unclear' },
    '2026-03-10',
    'unclear-without-correction 条例第三十条',
  ],
  [
    'excessive without reasons asked',
    received,
    { type: 'replied', on: d('2026-03-10'), outcome: 'excessive' },
    '2026-03-10',
    'reasons-not-asked 条例第三十五条',
  ],
  ['act tomorrow', received, { type: 'withdrawn', on: d('2026-03-06') }, '2026-03-05', 'future-day 条例第四十五条'],
  [
    'act before filing',
    received,
    { type: 'withdrawn', on: d('2026-03-01') },
    '2026-03-05',
    'before-filing 条例第三十一条',
  ],
  [
    'school rule is no ground for an organ',
    received,
    { type: 'replied', on: d('2026-03-10'), outcome: 'school-rule' },
    '2026-03-10',
    'outcome-not-for-regime 条例第三十六条',
  ],
  [
    'fee for a college',
    given('college', handedIn('2026-03-02')),
    { type: 'fee-charged', on: d('2026-03-03'), yuan: 10 },
    '2026-03-03',
    'fee-not-for-college 高等学校信息公开办法第二十条',
  ],
  [
    'answer of nobody',
    received,
    { type: 'third-party-answered', on: d('2026-03-03'), party: 'A' },
    '2026-03-03',
    'party-unknown 条例第三十二条',
  ],
  [
    'confirming what was handed in',
    received,
    { type: 'receipt-confirmed', on: d('2026-03-03') },
    '2026-03-03',
    'no-confirmation-needed 条例第三十一条',
  ],
  [
    'voiding the filing',
    received,
    { type: 'entry-voided', on: d('2026-03-03'), seq: 1 },
    '2026-03-03',
    'filing-not-voidable 条例第四十五条',
  ],
  [
    'voiding a notice that was answered',
    corrected,
    { type: 'entry-voided', on: d('2026-03-13'), seq: 2 },
    '2026-03-13',
    'void-breaks-history 条例第四十五条',
  ],
  [
    'an act dated before a later one that needs it absent',
    given('organ', handedIn('2026-03-02'), { type: 'replied', on: d('2026-03-10'), outcome: 'granted' }),
    { type: 'extended', on: d('2026-03-05'), workdays: 5 },
    '2026-03-12',
    'allowed',
  ],
]
for (const [name, kase, act, today, expected] of TABLE)
  test(name, () => assert.equal(barOf(kase, act, today), expected))

test('voiding the reply reopens the case with its clock', () => {
  const closed = given('organ', handedIn('2026-03-02'), { type: 'replied', on: d('2026-03-10'), outcome: 'granted' })
  const act: Act = { type: 'entry-voided', on: d('2026-03-12'), seq: 2 }
  assert.equal(barOf(closed, act, '2026-03-12'), 'allowed')
  const reopened = withEvent(closed, act)
  assert.equal(clockOf(reopened, calendar, d('2026-03-12')).dueOn, '2026-03-30')
  assert.equal(endOf(reopened), null)
  assert.equal(barOf(reopened, act, '2026-03-12'), 'nothing-to-void 条例第四十五条')
})

test('known as of a day: a later voiding does not change what was known', () => {
  const closed = given('organ', handedIn('2026-03-02'), { type: 'replied', on: d('2026-03-10'), outcome: 'granted' })
  const reopened = withEvent(closed, { type: 'entry-voided', on: d('2026-04-12'), seq: 2 })
  assert.equal(endOf(replay('organ', reopened.history, {}, d('2026-04-11')))?.outcome, 'granted')
  assert.equal(endOf(replay('organ', reopened.history, {}, d('2026-04-12'))), null)
})

test('what is offered is what would be allowed', () => {
  const offered = openActs(waiting, d('2026-03-10'), calendar).sort()
  assert.deepEqual(offered, ['correction-received', 'entry-voided', 'replied', 'withdrawn'])
  assert.ok(openOutcomes(received, d('2026-03-10'), calendar).includes('state-secret'))
  assert.ok(!openOutcomes(received, d('2026-03-10'), calendar).includes('still-unclear'))
})

test('reminders are owed by threshold, keyed by the due day', () => {
  const facts = { ...summaryOf(received, calendar, d('2026-03-20')), submittedOn: d('2026-03-02') }
  const on = (day: string) => reminderOwed('2026-00001', facts, d(day), calendar)?.key
  assert.equal(on('2026-03-10'), undefined)
  assert.equal(on('2026-03-20'), '2026-00001/due-in-7/2026-03-30')
  assert.equal(on('2026-03-25'), '2026-00001/due-in-3/2026-03-30')
  assert.equal(on('2026-03-30'), '2026-00001/due-in-1/2026-03-30')
  assert.equal(on('2026-03-31'), '2026-00001/overdue/2026-03-30')
})

/** Random officers: any act on any day; what is allowed is recorded. */
const acts = fc.array(
  fc.record({
    after: fc.integer({ min: 0, max: 25 }),
    type: fc.constantFrom(
      'receipt-confirmed',
      'correction-requested',
      'correction-received',
      'third-party-consulted',
      'third-party-answered',
      'co-producer-consulted',
      'co-producer-answered',
      'reasons-requested',
      'reasons-given',
      'extended',
      'fee-charged',
      'fee-paid',
      'replied',
      'withdrawn',
      'authorised',
      'entry-voided',
    ),
    n: fc.integer({ min: 1, max: 25 }),
    party: fc.constantFrom('A', 'B'),
    outcome: fc.constantFrom(...OUTCOME_NAMES),
  }),
  { maxLength: 14 },
)

/** Whether an entry of public power stands, only ever a college's. */
const isAuthorised = ({ regime, history }: Case) => {
  const voided = voidedEntries(history)
  const standing = history.filter(({ event, seq }) => event.type === 'authorised' && !voided.has(seq))
  assert.ok(standing.length === 0 || (standing.length === 1 && regime === 'college'))
  return standing.length === 1
}

test('any history of allowed acts: one end at most, a day of receipt that never moves, summary equals replay', () => {
  fc.assert(
    fc.property(
      acts,
      fc.constantFrom<Regime>('organ', 'authorised', 'college'),
      fc.boolean(),
      (tries, regime, online) => {
        let kase = given(regime, { type: 'submitted', on: d('2025-01-06'), channel: online ? 'online' : 'in-person' })
        let today: LocalDate = d('2025-01-06')
        let firstReceived = receivedOn(kase)
        for (const { after, n, ...each } of tries) {
          today = plusDays(today, after)
          const act = {
            ...each,
            on: today,
            workdays: n,
            yuan: n,
            seq: n % 6,
            correctBy: plusDays(today, n),
            receivedOn: today,
          } as unknown as Act
          const result = decide(kase, act, calendar, today)
          if ('bar' in result) continue
          kase = withEvent(kase, act)
          if (act.type === 'entry-voided') firstReceived = receivedOn(kase)
          firstReceived ??= receivedOn(kase)
          assert.equal(receivedOn(kase), firstReceived)
          const clock = clockOf(kase, calendar, today)
          assert.equal(kase.remedyRegime === 'authorised', regime === 'authorised' || isAuthorised(kase))
          assert.equal(clock.state === 'closed', endOf(kase) !== null)
          const end = endOf(kase)
          if (end) assert.ok(OUTCOMES[end.outcome].regimes.includes(regime))
          const summary = summaryOf(kase, calendar, today)
          assert.equal(standingOf(summary, today, calendar) === 'closed', end !== null)
          if (clock.state === 'closed')
            assert.deepEqual(
              openActs(kase, today, calendar).filter((type) => type !== 'entry-voided'),
              kase.remedyRegime === 'college' ? ['authorised'] : [],
            )
          for (const type of openActs(kase, today, calendar)) assert.notEqual(type, undefined)
        }
      },
    ),
    { numRuns: 300 },
  )
})
