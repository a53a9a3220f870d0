import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { localDate } from '../../src/law/date.ts'
import { type Outcome } from '../../src/law/outcomes.ts'
import { type Regime } from '../../src/law/rules.ts'
import { officialCalendar } from '../../src/law/work-calendar.ts'
import { type Dispute } from '../../src/remedies/dispute.ts'
import { openRemediesAfterSilence } from '../../src/remedies/open-remedies-after-silence.ts'
import {
  openRemediesAfterReply,
  openRemedyNoteText,
  type Circumstances,
  type OpenRemedy,
} from '../../src/remedies/open-remedies.ts'
import { did, disputeOf } from './dispute-stories.ts'

const calendar = officialCalendar()
const line = ({ kind, order, standing, lastDay, notes }: OpenRemedy) =>
  [order, kind, standing, lastDay ?? '-', ...notes].join(' ')

type Given = {
  regime?: Regime
  outcome?: Outcome
  replied?: string
  served?: string | null
  disputes?: Dispute[]
  circumstances?: Circumstances
}
const after = (today: string, given: Given = {}) => {
  const { regime = 'organ', outcome = 'deliberative', replied = '2026-02-12', served = '2026-02-24' } = given
  const servedOn = served === null ? null : localDate(served)
  return openRemediesAfterReply(
    regime,
    outcome,
    localDate(replied),
    servedOn,
    given.disputes ?? [],
    localDate(today),
    calendar,
    given.circumstances,
  )
}
const lines = (today: string, given?: Given) => after(today, given).map(line)

const accepted = did('opened', '2026-03-16', { kind: 'reconsideration' })
const upheld = did('decided', '2026-05-08', { result: 'upheld', decision: 'reconsideration-maintained' })
const served = did('served', '2026-05-11', { party: 'applicant' })

describe('after a refusal: reconsideration first (REC-2)', () => {
  test('V25: sixty days from receipt, then a suit against the decision', () => {
    assert.deepEqual(lines('2026-03-02'), [
      '1 reconsideration open 2026-04-27',
      '2 lawsuit-after-reconsideration not-yet - reconsideration-first',
    ])
    const [first] = after('2026-03-02')
    assert.equal(first?.article, '《中华人民共和国行政复议法》第二十条')
    assert.deepEqual(
      first?.steps.map(({ code }) => code),
      ['started', 'counted', 'rolled-over'],
    )
  })

  test('open on its last day, lapsed on the next', () => {
    assert.match(lines('2026-04-27')[0]!, /open/)
    assert.match(lines('2026-04-28')[0]!, /lapsed/)
  })

  test('receipt not recorded: no last day, and that is said', () => {
    assert.match(lines('2026-04-28', { served: null })[0]!, /^1 reconsideration open - service-unknown$/)
  })

  test('REC-6: after five years nothing is open, received or not', () => {
    const old = { replied: '2024-05-15', today: '2029-05-16' }
    assert.match(lines(old.today, { replied: old.replied, served: null })[0]!, /lapsed 2029-05-15/)
    assert.match(lines('2029-05-10', { replied: old.replied, served: '2029-05-01' })[0]!, /open 2029-05-15/)
  })

  test('REC-5, LIT-3: rights not told: a year', () => {
    const circumstances = { told: false }
    assert.match(lines('2026-06-01', { circumstances })[0]!, /open 2027-02-24 rights-not-told/)
    assert.match(lines('2026-10-01', { circumstances, outcome: 'granted' })[1]!, /lawsuit-direct open 2027-02-24/)
  })

  test('REC-4: the time of an obstacle does not count', () => {
    const obstacles = [{ from: localDate('2026-03-02'), to: localDate('2026-03-12') }]
    // 2026-04-25 and ten days: 2026-05-05, a holiday
    assert.match(lines('2026-04-28', { circumstances: { obstacles } })[0]!, /open 2026-05-06/)
  })

  test('under way: wait; decided: LIT-2, fifteen days from its receipt', () => {
    assert.deepEqual(lines('2026-03-20', { disputes: [disputeOf(accepted)] }), [
      '1 reconsideration under-way -',
      '2 lawsuit-after-reconsideration not-yet - reconsideration-pending',
    ])
    assert.deepEqual(lines('2026-05-12', { disputes: [disputeOf(accepted, upheld, served)] }), [
      '1 reconsideration used -',
      '2 lawsuit-after-reconsideration open 2026-05-26',
    ])
    assert.deepEqual(
      lines('2026-05-27', { disputes: [disputeOf(accepted, upheld, served)] })[1],
      ['2 lawsuit-after-reconsideration lapsed 2026-05-26'][0],
    )
    assert.match(
      lines('2026-05-12', { disputes: [disputeOf(accepted, upheld)] })[1]!,
      /open 2026-05-25 decision-service/,
    )
  })

  test('REC-19: not accepted, dismissed or overdue: the suit is open by art. 34', () => {
    const declined = [
      did('applied', '2026-03-16', { kind: 'reconsideration' }),
      did('decided', '2026-03-20', { result: 'other', decision: 'reconsideration-not-accepted' }),
      did('served', '2026-03-23', { party: 'applicant' }),
    ]
    const [, suit] = after('2026-03-25', { disputes: [disputeOf(...declined)] })
    assert.deepEqual([suit?.standing, suit?.lastDay, suit?.article], ['open', '2026-04-07', '行政复议法第三十四条'])
    // accepted on 2026-03-16, sixty days end on 2026-05-15
    const [, lapse] = after('2026-05-18', { disputes: [disputeOf(accepted)] })
    assert.deepEqual([lapse?.standing, lapse?.lastDay, lapse?.article], ['open', '2026-06-01', '行政复议法第三十四条'])
  })

  test('a suit after reconsideration is shown as such; one declined leaves the way open', () => {
    const kind = 'lawsuit-after-reconsideration' as const
    const before = disputeOf(accepted, upheld, served)
    const suit = disputeOf(did('opened', '2026-05-20', { kind }))
    assert.match(lines('2026-05-21', { disputes: [before, suit] })[1]!, /under-way/)
    const declined = disputeOf(
      did('filed', '2026-05-18', { kind }),
      did('decided', '2026-05-20', { result: 'other', decision: 'court-not-docketed' }),
    )
    assert.match(lines('2026-05-21', { disputes: [before, declined] })[1]!, /open 2026-05-26/)
  })

  test('partial disclosure: first for the withheld part, a choice for the rest', () => {
    assert.deepEqual(lines('2026-03-02', { outcome: 'partial' }), [
      '1 reconsideration open 2026-04-27 withheld-part-first',
      '2 lawsuit-after-reconsideration not-yet - reconsideration-first',
      '1 lawsuit-direct open 2026-08-24 withheld-part-first',
    ])
    assert.deepEqual(
      lines('2026-03-02', { outcome: 'partial', circumstances: { withheld: ['special-query'] } }).map((each) =>
        each.slice(0, 18),
      ),
      ['1 reconsideration ', '1 lawsuit-direct o'],
    )
  })
})

describe('after any other reply: reconsideration or a suit (LIT-1)', () => {
  const outcome = 'does-not-exist'

  test('both, until their days; V31: the last day a Saturday made a working day', () => {
    assert.deepEqual(lines('2025-09-08', { outcome, replied: '2025-08-25', served: '2025-08-31' }), [
      '1 reconsideration open 2025-10-30',
      '1 lawsuit-direct open 2026-02-28',
    ])
  })

  test('while reconsideration runs no suit; then the suit against its decision', () => {
    assert.deepEqual(lines('2026-03-20', { outcome, disputes: [disputeOf(accepted)] }), [
      '1 reconsideration under-way -',
      '1 lawsuit-direct barred - reconsideration-pending',
      '2 lawsuit-after-reconsideration not-yet - reconsideration-pending',
    ])
    assert.deepEqual(lines('2026-05-12', { outcome, disputes: [disputeOf(accepted, upheld, served)] }), [
      '1 reconsideration used -',
      '1 lawsuit-direct barred -',
      '2 lawsuit-after-reconsideration open 2026-05-26',
    ])
  })

  test('reconsideration withdrawn: the direct suit is open again', () => {
    const settled = did('decided', '2026-04-01', { result: 'other', decision: 'reconsideration-settled' })
    assert.deepEqual(lines('2026-04-02', { outcome, disputes: [disputeOf(accepted, settled)] }), [
      '1 reconsideration used -',
      '1 lawsuit-direct open 2026-08-24',
    ])
  })

  test('a court seized bars reconsideration; a suit dismissed as inadmissible does not', () => {
    const docketed = did('opened', '2026-03-16', { kind: 'lawsuit-direct' })
    assert.deepEqual(lines('2026-03-20', { outcome, disputes: [disputeOf(docketed)] }), [
      '1 reconsideration barred - court-seized',
      '1 lawsuit-direct under-way -',
    ])
    const dismissed = did('decided', '2026-03-30', { result: 'other', decision: 'court-action-dismissed' })
    assert.match(lines('2026-04-01', { disputes: [disputeOf(docketed, dismissed)] })[0]!, /open 2026-04-27/)
  })

  test('before 2024 a refusal left the choice', () => {
    const given = { replied: '2023-12-20', served: '2023-12-22' }
    assert.deepEqual(lines('2024-01-10', given), [
      '1 reconsideration open 2024-02-20',
      '1 lawsuit-direct open 2024-06-24',
    ])
  })
})

describe('a college', () => {
  test('report and appeal, without invented periods', () => {
    assert.deepEqual(lines('2026-03-02', { regime: 'college', outcome: 'school-rule' }), [
      '1 violation-report open - no-period',
      '1 institutional-appeal open - no-period',
    ])
    const report = disputeOf(did('received', '2026-03-02', { kind: 'violation-report' }))
    assert.match(lines('2026-03-03', { regime: 'college', disputes: [report] })[0]!, /under-way/)
  })
})

describe('no reply (law of late replies)', () => {
  const silent = (today: string, disputes: Dispute[] = [], regime: Regime = 'organ', expired = '2026-03-12') =>
    openRemediesAfterSilence(regime, localDate(expired), disputes, localDate(today), calendar)

  test('REC-3, REC-7, V33, LIT-4: both ways from the end of the period, flagged; complaint any time', () => {
    assert.deepEqual(silent('2026-03-13').map(line), [
      '1 reconsideration open 2026-05-11 both-roads',
      '1 lawsuit-direct open 2026-09-14 both-roads',
      '1 complaint open - no-period',
    ])
    assert.deepEqual(
      silent('2026-03-13').map(({ article }) => article),
      ['行政复议法实施条例第十六条', '法释〔2018〕1号第六十六条', '条例第五十一条'],
    )
  })

  test('nothing while the period runs, its last day included', () => {
    assert.deepEqual(silent('2026-03-12'), [])
  })

  test('no flag before the act of 2023; a college: report and appeal', () => {
    assert.doesNotMatch(silent('2023-04-03', [], 'organ', '2023-03-31').map(line).join(), /both-roads/)
    assert.deepEqual(
      silent('2026-03-13', [], 'college').map(({ kind }) => kind),
      ['violation-report', 'institutional-appeal'],
    )
  })

  test('reconsideration asked for: it goes on in the usual way', () => {
    assert.deepEqual(silent('2026-05-12', [disputeOf(accepted, upheld, served)]).map(line), [
      '1 reconsideration used - both-roads',
      '1 lawsuit-direct barred - both-roads',
      '1 complaint open - no-period',
      '2 lawsuit-after-reconsideration open 2026-05-26',
    ])
  })

  test('each note is a sentence', () => {
    const notes = silent('2026-03-13').flatMap((each) => each.notes)
    assert.ok(notes.length >= 3)
    for (const note of notes) assert.match(openRemedyNoteText(note), /。$/)
  })
})
