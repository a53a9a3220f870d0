import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { type ClockEvent } from '../../src/law/clock-events.ts'
import { localDate } from '../../src/law/date.ts'
import { replyClock } from '../../src/law/reply-clock.ts'
import { type Regime } from '../../src/law/rules.ts'
import { at, calendar, codes, collegeClock, handedIn, organClock } from './clock-cases.ts'

type Vector = { id: string; regime: Regime; events: ClockEvent[]; expect: { dueOn: string }; why: string }
const VECTORS = JSON.parse(readFileSync('../shared/vectors/reply-deadlines.json', 'utf8')) as Vector[]

describe('reply deadlines of the reference cases', () => {
  for (const { id, regime, events, expect, why } of VECTORS) {
    test(`${id}: ${why}`, () => {
      const clock = replyClock(regime, events, calendar)
      assert.equal(clock.dueOn, expect.dueOn)
      assert.equal(clock.provisional, false)
      assert.deepEqual(clock.warnings, [])
    })
  }

  test('limits beside the reply: V07, V17a, V23a', () => {
    assert.equal(organClock(handedIn('2026-09-29')).correctionNoticeDueOn, '2026-10-14')
    const asked = at('third-party-consulted', '2025-09-22', { party: '甲', receivedOn: '2025-09-24' })
    assert.equal(organClock(handedIn('2025-09-15'), asked).consultations[0]?.lapsesOn, '2025-10-21')
    const charged = at('fee-charged', '2026-06-30', { receivedOn: '2026-07-01' })
    assert.equal(organClock(handedIn('2026-06-29'), charged).paymentDueOn, '2026-07-29')
  })
})

describe('receipt (条例 art. 31)', () => {
  test('waits for confirmation where the channel asks for it', () => {
    for (const channel of ['ordinary-post', 'online', 'fax', 'email']) {
      const clock = organClock(at('submitted', '2026-01-01', { channel }))
      assert.deepEqual([clock.state, clock.receivedOn, clock.dueOn, clock.act], ['unconfirmed', null, null, null])
    }
  })

  test('is the day itself when handed in or signed for; confirming adds nothing', () => {
    const clock = organClock(handedIn('2026-09-07'), at('receipt-confirmed', '2026-09-10'))
    assert.deepEqual([clock.receivedOn, clock.dueOn], ['2026-09-07', '2026-10-10'])
    assert.deepEqual(codes(clock), ['confirmation-not-needed'])
  })

  test('a safe date counts the day of receipt', () => {
    assert.equal(organClock(handedIn('2026-09-07')).safeDueOn, '2026-10-09')
  })
})

describe('the act in force on the day of receipt', () => {
  test('changes the period on 2019-05-15', () => {
    assert.deepEqual(
      [organClock(handedIn('2019-05-14')).act, organClock(handedIn('2019-05-14')).dueOn],
      ['ogi-2008', '2019-06-04'],
    )
    assert.deepEqual(
      [organClock(handedIn('2019-05-15')).act, organClock(handedIn('2019-05-15')).dueOn],
      ['ogi-2019', '2019-06-13'],
    )
  })

  test('does not exist before 2008-05-01', () => {
    const clock = organClock(handedIn('2008-04-30'), at('extended', '2008-05-05', { workdays: 5 }))
    assert.deepEqual([clock.act, clock.dueOn, clock.startedOn], [null, null, null])
    assert.deepEqual(codes(clock), ['no-act-in-force'])
  })

  test('authorised organisations reply as organs do', () => {
    const clock = replyClock('authorised', [handedIn('2026-09-07')], calendar)
    assert.equal(clock.dueOn, '2026-10-10')
  })
})

describe('correction (条例 art. 30)', () => {
  const request = at('correction-requested', '2026-09-16', { correctBy: '2026-10-16' })

  test('stops the clock on the seventh working day still', () => {
    const clock = organClock(handedIn('2026-09-07'), request)
    assert.deepEqual([clock.state, clock.dueOn, clock.correctBy], ['awaiting-correction', null, '2026-10-16'])
  })

  test('sent late leaves the original clock running, also when the text arrives', () => {
    const late = at('correction-requested', '2026-09-17', { correctBy: '2026-10-16' })
    const clock = organClock(handedIn('2026-09-07'), late, at('correction-received', '2026-09-20'))
    assert.deepEqual([clock.state, clock.dueOn], ['running', '2026-10-10'])
    assert.deepEqual(codes(clock), ['correction-notice-late', 'correction-without-notice'])
  })

  test('can be asked once only', () => {
    const events = [handedIn('2026-09-07'), request, at('correction-received', '2026-09-18')]
    const clock = organClock(...events, at('correction-requested', '2026-09-21'))
    assert.deepEqual([clock.state, clock.dueOn], ['running', '2026-10-22'])
    assert.deepEqual(codes(clock), ['second-correction-notice'])
    assert.equal(clock.warnings[0]?.article, '条例第三十条')
  })

  test('text after its date still restarts the clock, with a warning', () => {
    const clock = organClock(handedIn('2026-09-07'), request, at('correction-received', '2026-10-19'))
    assert.equal(clock.startedOn, '2026-10-19')
    assert.deepEqual(codes(clock), ['correction-late'])
  })

  test('text on its last day is in time', () => {
    assert.deepEqual(codes(organClock(handedIn('2026-09-07'), request, at('correction-received', '2026-10-16'))), [])
  })

  test('has no time limit under the act of 2008', () => {
    const clock = organClock(handedIn('2016-01-18'), at('correction-requested', '2016-02-05'))
    assert.deepEqual([clock.state, clock.correctionNoticeDueOn], ['awaiting-correction', null])
  })
})

describe('extension (条例 art. 33)', () => {
  const start = handedIn('2026-09-07')

  test('counts when told on the last day', () => {
    const clock = organClock(start, at('extended', '2026-10-10', { workdays: 20 }))
    assert.deepEqual([clock.dueOn, clock.extendedBy, codes(clock)], ['2026-11-06', 20, []])
  })

  test('has no effect a day later', () => {
    const clock = organClock(start, at('extended', '2026-10-11', { workdays: 20 }))
    assert.deepEqual([clock.dueOn, codes(clock)], ['2026-10-10', ['extension-late']])
  })

  test('is capped at twenty working days in total', () => {
    const once = organClock(start, at('extended', '2026-09-20', { workdays: 30 }))
    assert.deepEqual([once.extendedBy, codes(once)], [20, ['extension-too-long']])
    const twice = organClock(
      start,
      at('extended', '2026-09-20', { workdays: 15 }),
      at('extended', '2026-09-21', { workdays: 10 }),
    )
    assert.deepEqual([twice.extendedBy, codes(twice)], [20, ['second-extension', 'extension-too-long']])
  })

  test('does not exist for a college, unless its own rules grant one', () => {
    const events = [handedIn('2026-09-18'), at('extended', '2026-09-21', { workdays: 15 })]
    const clock = collegeClock(events)
    assert.deepEqual([clock.dueOn, codes(clock)], ['2026-10-15', ['extension-not-provided']])
    assert.equal(clock.warnings[0]?.article, '高等学校信息公开办法第十八条')
    assert.deepEqual(collegeClock(events, { extensionWorkdays: 15 }).warnings, [])
    assert.equal(collegeClock(events, { extensionWorkdays: 15 }).dueOn, '2026-11-05')
  })

  test('means nothing while the clock awaits the applicant', () => {
    const clock = organClock(
      start,
      at('correction-requested', '2026-09-08'),
      at('extended', '2026-09-09', { workdays: 5 }),
    )
    assert.deepEqual([clock.extendedBy, codes(clock)], [0, ['extension-not-running']])
  })
})

describe('consultation (条例 arts. 32-34)', () => {
  const start = handedIn('2025-09-15')
  const asked = at('third-party-consulted', '2025-09-22', { party: '甲', receivedOn: '2025-09-24' })

  test('pauses until answered, its last day included', () => {
    const on = (judgedOn: string) => replyClock('organ', [start, asked], calendar, { judgedOn: localDate(judgedOn) })
    assert.deepEqual([on('2025-10-21').state, on('2025-10-22').state], ['paused', 'running'])
    assert.equal(on('2025-10-22').dueOn, '2025-11-11')
    assert.deepEqual(
      [on('2025-10-21').consultations[0]?.openAsOf, on('2025-10-22').consultations[0]?.openAsOf],
      [true, false],
    )
  })

  test('an answer after the lapse does not lengthen the pause', () => {
    const clock = organClock(start, asked, at('third-party-answered', '2025-10-30', { party: '甲' }))
    assert.deepEqual([clock.dueOn, clock.state], ['2025-11-11', 'running'])
  })

  test('counts from the day sent while the day of receipt is unknown', () => {
    const clock = organClock(start, at('co-producer-consulted', '2025-09-22', { party: '甲' }))
    assert.deepEqual([clock.consultations[0]?.lapsesOn, codes(clock)], ['2025-10-17', ['party-receipt-unknown']])
  })

  test('ends on the day of the answer', () => {
    const clock = organClock(start, asked, at('third-party-answered', '2025-10-14', { party: '甲' }))
    assert.deepEqual([clock.state, clock.consultations[0]?.openAsOf], ['running', false])
  })

  test('a day of receipt before the day of sending is not believed', () => {
    const early = at('third-party-consulted', '2025-09-22', { party: '甲', receivedOn: '2025-09-15' })
    assert.equal(organClock(start, early).consultations[0]?.lapsesOn, '2025-10-17')
  })

  test('an answer belongs to the first letter to the party still open, else to the last lapsed', () => {
    const again = at('third-party-consulted', '2025-09-23', { party: '甲', receivedOn: '2025-09-25' })
    const answers = (on: string) =>
      organClock(start, asked, again, at('third-party-answered', on, { party: '甲' })).consultations.map(
        (each) => each.answeredOn,
      )
    assert.deepEqual(answers('2025-09-30'), ['2025-09-30', null])
    assert.deepEqual(answers('2025-10-22'), [null, '2025-10-22'])
    assert.deepEqual(answers('2025-11-03'), [null, '2025-11-03'])
  })

  test('over before a restart changes nothing after it', () => {
    const events = [
      handedIn('2026-03-02'),
      at('third-party-consulted', '2026-03-03', { party: '甲', receivedOn: '2026-03-03' }),
      at('third-party-answered', '2026-03-04', { party: '甲' }),
      at('correction-requested', '2026-03-05', { correctBy: '2026-03-20' }),
      at('correction-received', '2026-03-10'),
    ]
    assert.equal(organClock(...events).dueOn, organClock(handedIn('2026-03-10')).dueOn)
  })

  test('goes on excluding time across a restart', () => {
    const events = [
      handedIn('2026-03-02'),
      at('third-party-consulted', '2026-03-03', { party: '甲', receivedOn: '2026-03-04' }),
      at('correction-requested', '2026-03-04', { correctBy: '2026-03-20' }),
      at('correction-received', '2026-03-10'),
      at('third-party-answered', '2026-03-17', { party: '甲' }),
    ]
    assert.equal(organClock(...events).dueOn, organClock(handedIn('2026-03-17')).dueOn)
  })

  test('has no end under the act of 2008 until answered; co-producers are unknown to it', () => {
    const sent = at('third-party-consulted', '2016-01-20', { party: '甲', receivedOn: '2016-01-21' })
    const open = organClock(handedIn('2016-01-18'), sent)
    assert.deepEqual([open.state, open.dueOn, open.consultations[0]?.lapsesOn], ['paused', null, null])
    assert.equal(
      organClock(handedIn('2016-01-18'), sent, at('third-party-answered', '2016-01-25', { party: '甲' })).dueOn,
      '2016-02-16',
    )
    const other = organClock(handedIn('2016-01-18'), at('co-producer-consulted', '2016-01-20', { party: '甲' }))
    assert.deepEqual([other.state, other.dueOn, codes(other)], ['running', '2016-02-06', ['consultation-not-provided']])
  })

  test('an answer nobody asked for has no effect', () => {
    const clock = organClock(
      start,
      asked,
      at('third-party-answered', '2025-09-25', { party: '乙' }),
      at('co-producer-answered', '2025-09-25', { party: '甲' }),
    )
    assert.deepEqual(
      [clock.dueOn, codes(clock)],
      ['2025-11-11', ['answer-without-consultation', 'answer-without-consultation']],
    )
  })

  test('a college counts fifteen working days by analogy', () => {
    const clock = collegeClock([start, asked])
    assert.deepEqual([clock.consultations[0]?.lapsesOn, clock.dueOn], ['2025-10-21', '2025-11-04'])
  })
})

describe('fee (国办函〔2020〕109号)', () => {
  const start = handedIn('2026-06-29')
  const charged = at('fee-charged', '2026-06-30', { receivedOn: '2026-07-01', yuan: 100 })

  test('awaits payment, then counts afresh', () => {
    const waiting = organClock(start, charged)
    assert.deepEqual([waiting.state, waiting.dueOn, waiting.paymentDueOn], ['awaiting-payment', null, '2026-07-29'])
    const paid = organClock(start, charged, at('fee-paid', '2026-07-06'))
    assert.deepEqual([paid.state, paid.startedOn, paid.dueOn], ['running', '2026-07-06', '2026-08-03'])
  })

  test('paid late restarts with a warning', () => {
    assert.deepEqual(codes(organClock(start, charged, at('fee-paid', '2026-07-30'))), ['payment-late'])
  })

  test('does not concern colleges, nor the time before 2021', () => {
    const college = collegeClock([start, charged])
    assert.deepEqual(
      [college.state, college.dueOn, codes(college)],
      ['running', '2026-07-20', ['fee-not-for-colleges']],
    )
    const early = organClock(handedIn('2020-12-28'), at('fee-charged', '2020-12-31', { receivedOn: '2020-12-31' }))
    assert.deepEqual([early.state, codes(early)], ['running', ['fee-before-rules']])
  })

  test('may be charged from 2021-01-01 on, and paid on the last day', () => {
    const first = organClock(handedIn('2020-12-28'), at('fee-charged', '2021-01-01', { receivedOn: '2021-01-04' }))
    assert.deepEqual([first.state, codes(first)], ['awaiting-payment', []])
    assert.deepEqual(codes(organClock(start, charged, at('fee-paid', '2026-07-29'))), [])
  })

  test('charged after the deadline or twice has no effect', () => {
    assert.deepEqual(codes(organClock(start, at('fee-charged', '2026-07-28', { receivedOn: '2026-07-28' }))), [
      'fee-late',
    ])
    assert.deepEqual(codes(organClock(start, charged, charged)), ['second-fee-charge'])
    assert.deepEqual(codes(organClock(start, at('fee-paid', '2026-07-01'))), ['payment-without-charge'])
  })
})

describe('reasons (条例 art. 35)', () => {
  test('leave the clock alone', () => {
    const clock = organClock(
      handedIn('2026-09-07'),
      at('reasons-requested', '2026-09-08'),
      at('reasons-given', '2026-09-20'),
    )
    assert.deepEqual([clock.state, clock.dueOn, codes(clock)], ['running', '2026-10-10', []])
    assert.deepEqual(codes(organClock(handedIn('2026-09-07'), at('reasons-given', '2026-09-08'))), [
      'reasons-without-request',
    ])
  })
})

describe('the end', () => {
  test('a reply closes the case and keeps the day it was due', () => {
    const clock = organClock(handedIn('2026-09-07'), at('replied', '2026-10-10', { outcome: 'granted' }))
    assert.deepEqual(
      [clock.state, clock.dueOn, clock.replyDueOn, clock.safeDueOn],
      ['closed', null, '2026-10-10', null],
    )
    assert.deepEqual(codes(clock), [])
  })

  test('a reply a day late is said to be late', () => {
    const clock = organClock(handedIn('2026-09-07'), at('replied', '2026-10-11', { outcome: 'granted' }))
    assert.deepEqual(clock.warnings, [{ code: 'replied-late', article: '条例第三十三条第二款', on: '2026-10-11' }])
  })

  test('nothing after it counts', () => {
    const clock = organClock(
      handedIn('2026-09-07'),
      at('withdrawn', '2026-09-08'),
      at('extended', '2026-09-09', { workdays: 5 }),
    )
    assert.deepEqual([clock.state, clock.extendedBy, codes(clock)], ['closed', 0, ['after-closing']])
  })

  test('an applicant may withdraw before receipt is confirmed', () => {
    const clock = organClock(at('submitted', '2026-09-07', { channel: 'online' }), at('withdrawn', '2026-09-08'))
    assert.deepEqual([clock.state, clock.replyDueOn], ['closed', null])
  })
})

describe('order and view', () => {
  test('events are read by day; on one day in the order given', () => {
    const [a, b] = [handedIn('2026-09-07'), at('extended', '2026-09-08', { workdays: 5 })]
    assert.deepEqual(organClock(b, a), organClock(a, b))
    const online = at('submitted', '2026-09-07', { channel: 'online' })
    const confirmed = at('receipt-confirmed', '2026-09-07')
    assert.equal(organClock(online, confirmed).state, 'running')
    assert.deepEqual(
      [organClock(confirmed, online).state, codes(organClock(confirmed, online))],
      ['unconfirmed', ['confirmation-without-submission']],
    )
  })

  test('before receipt nothing counts', () => {
    const clock = organClock(
      at('submitted', '2026-09-07', { channel: 'fax' }),
      at('extended', '2026-09-08', { workdays: 5 }),
    )
    assert.deepEqual([clock.state, codes(clock)], ['unconfirmed', ['before-receipt']])
    assert.deepEqual(organClock().state, 'unconfirmed')
  })

  test('asOf leaves later events out', () => {
    const events = [handedIn('2026-09-07'), at('replied', '2026-09-20', { outcome: 'granted' })]
    assert.equal(replyClock('organ', events, calendar, localDate('2026-09-19')).state, 'running')
    assert.equal(replyClock('organ', events, calendar, { judgedOn: localDate('2026-09-19') }).state, 'closed')
  })

  test('a deadline beyond the last notice is provisional', () => {
    const clock = organClock(handedIn('2026-11-30'))
    assert.deepEqual([clock.dueOn, clock.provisional], ['2026-12-28', true])
    assert.equal(organClock(handedIn('2026-11-23')).provisional, false)
  })
})
