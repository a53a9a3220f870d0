import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { localDate } from '../../src/law/date.ts'
import { decisionsFor, REMEDY_KIND_NAMES, resultOfDecision } from '../../src/law/remedies.ts'
import { decideDispute } from '../../src/remedies/dispute.ts'
import { type RemedyEvent } from '../../src/remedies/events.ts'
import { decideRemedy, replayRemedy } from '../../src/remedies/remedy.ts'
import { remedyBarText, type RemedyBarCode } from '../../src/remedies/ruling.ts'
import {
  ACCEPTED,
  APPEALED,
  APPLIED,
  COPY,
  did,
  DISMISSED,
  DOCKETED,
  FILED,
  historyOf,
  MAINTAINED,
  RECEIVED,
  REVOKED,
  SECOND,
} from './dispute-stories.ts'

const TODAY = localDate('2026-11-23')
const rule = (before: readonly RemedyEvent[], act: RemedyEvent) => decideDispute(historyOf(...before), act, TODAY)
const barOf = (before: readonly RemedyEvent[], act: RemedyEvent): string => {
  const ruling = rule(before, act)
  return 'bar' in ruling ? `${ruling.bar.code} ${ruling.bar.article}` : 'recorded'
}

type Row = readonly [code: RemedyBarCode, article: string, before: readonly RemedyEvent[], act: RemedyEvent]
const OWN = '条例第四十五条'
const reconsideration = { kind: 'reconsideration' } as const
const appealed = [DOCKETED, DISMISSED, APPEALED]
const petition = did('transferred-as-petition', '2026-09-20')
const simplified = did('opened', '2026-09-03', { ...reconsideration, procedure: 'simplified' })

const BARRED: readonly Row[] = [
  ['future-day', OWN, [ACCEPTED], did('copy-received', '2026-11-24')],
  ['before-opening', OWN, [ACCEPTED], did('decided', '2026-09-02', { result: 'other' })],
  ['not-begun', OWN, [], COPY],
  ['already-begun', OWN, [ACCEPTED], did('applied', '2026-09-04', reconsideration)],
  ['not-for-this-kind', OWN, [], did('filed', '2026-09-04', reconsideration)],
  ['not-for-this-kind', OWN, [], did('opened', '2026-09-04', { ...reconsideration, coDefendant: 'us' })],
  ['kind-differs', OWN, [APPLIED], did('opened', '2026-09-03', { kind: 'lawsuit-direct' })],
  ['already-accepted', '行政复议法第三十条', [APPLIED, ACCEPTED], did('opened', '2026-09-04', reconsideration)],
  ['already-accepted', '行政诉讼法第五十一条', [DOCKETED], did('opened', '2026-03-06', { kind: 'lawsuit-direct' })],
  // the check ends on 2026-09-08
  [
    'deemed-day-differs',
    '行政复议法第三十条',
    [APPLIED],
    did('opened', '2026-09-07', { ...reconsideration, deemed: true }),
  ],
  ['not-for-this-kind', OWN, [FILED], did('correction-noticed', '2026-03-03')],
  ['already-accepted', '行政复议法第三十一条', [APPLIED, ACCEPTED], did('correction-noticed', '2026-09-04')],
  [
    'correction-noticed-before',
    '行政复议法第三十一条',
    [APPLIED, did('correction-noticed', '2026-09-02')],
    did('correction-noticed', '2026-09-03'),
  ],
  [
    'notice-received-before-sent',
    '行政复议法第三十一条',
    [APPLIED],
    did('correction-noticed', '2026-09-03', { receivedOn: localDate('2026-09-02') }),
  ],
  ['no-correction-awaited', '行政复议法第三十一条', [APPLIED], did('corrected', '2026-09-03')],
  ['not-accepted', '行政复议法第三十条', [APPLIED], COPY],
  ['not-accepted', '行政诉讼法第五十一条', [FILED], did('copy-received', '2026-03-04')],
  ['not-for-this-kind', OWN, [RECEIVED], did('copy-received', '2026-09-20')],
  ['copy-received-before', '行政复议法第四十八条', [ACCEPTED, COPY], did('copy-received', '2026-09-08')],
  ['copy-not-received', '行政复议法第四十八条', [ACCEPTED], did('answered', '2026-09-08')],
  ['copy-not-received', '行政诉讼法第六十七条', [DOCKETED], did('answered', '2026-03-10')],
  // the answer of an earlier day than the copy
  ['copy-not-received', '行政复议法第四十八条', [ACCEPTED, COPY], did('answered', '2026-09-04')],
  [
    'answered-before',
    '行政复议法第四十八条',
    [ACCEPTED, COPY, did('answered', '2026-09-10')],
    did('answered', '2026-09-11'),
  ],
  ['answered-before', OWN, [RECEIVED, did('answered', '2026-09-20')], did('answered', '2026-09-21')],
  ['already-decided', OWN, [ACCEPTED, COPY, MAINTAINED], did('answered', '2026-10-21')],
  [
    'already-suspended',
    '行政复议法第三十九条',
    [ACCEPTED, did('suspended', '2026-09-10', { ground: 'other' })],
    did('suspended', '2026-09-11', { ground: 'party' }),
  ],
  ['not-suspended', '行政复议法第三十九条', [ACCEPTED], did('resumed', '2026-09-10')],
  ['not-suspended', '行政诉讼法第一百零一条', [DOCKETED], did('resumed', '2026-03-10')],
  ['simplified-not-extended', '行政复议法第六十二条', [simplified], did('extended', '2026-09-10', { days: 10 })],
  [
    'simplified-not-extended',
    '行政诉讼法第八十三条',
    [DOCKETED, did('procedure-set', '2026-03-10', { procedure: 'simplified' })],
    did('extended', '2026-03-12', { days: 10 }),
  ],
  ['extension-too-long', '行政复议法第六十二条', [ACCEPTED], did('extended', '2026-09-10', { days: 31 })],
  ['extension-not-positive', '行政复议法第六十二条', [ACCEPTED], did('extended', '2026-09-10', { days: 0 })],
  [
    'extended-before',
    '行政复议法第六十二条',
    [ACCEPTED, did('extended', '2026-09-10', { days: 10 })],
    did('extended', '2026-09-11', { days: 10 }),
  ],
  // the sixty days end on 2026-11-02
  ['extension-past-due', '行政复议法第六十二条', [ACCEPTED], did('extended', '2026-11-03', { days: 10 })],
  ['only-petitions-extended', OWN, [RECEIVED], did('extended', '2026-09-20', { days: 10 })],
  ['extension-too-long', '信访工作条例第三十四条', [RECEIVED, petition], did('extended', '2026-09-21', { days: 31 })],
  ['transferred-before', '信访工作条例第二十三条', [RECEIVED, petition], did('transferred-as-petition', '2026-09-21')],
  [
    'procedure-same',
    '行政复议法第五十三条',
    [simplified],
    did('procedure-set', '2026-09-08', { procedure: 'simplified' }),
  ],
  [
    'no-return-to-simplified',
    '行政复议法第五十五条',
    [simplified, did('procedure-set', '2026-09-08', { procedure: 'ordinary' })],
    did('procedure-set', '2026-09-09', { procedure: 'simplified' }),
  ],
  [
    'simplified-first-instance-only',
    '行政诉讼法第八十二条',
    [...appealed, SECOND],
    did('procedure-set', '2026-06-26', { procedure: 'simplified' }),
  ],
  [
    'withdrawn-before',
    '行政复议法第七十四条',
    [ACCEPTED, did('withdrawn', '2026-09-10')],
    did('withdrawn', '2026-09-11'),
  ],
  [
    'hearing-day-past',
    '行政复议法第五十条',
    [ACCEPTED],
    did('hearing-set', '2026-09-10', { day: localDate('2026-09-09') }),
  ],
  ['already-decided', OWN, [ACCEPTED, MAINTAINED], did('decided', '2026-10-21', { result: 'other' })],
  ['not-accepted', '行政复议法第三十条', [APPLIED], did('decided', '2026-09-10', { result: 'upheld' })],
  [
    'decline-after-acceptance',
    '行政复议法第三十条',
    [APPLIED, ACCEPTED],
    did('decided', '2026-09-10', { result: 'other', decision: 'reconsideration-not-accepted' }),
  ],
  [
    'decision-of-other-forum',
    OWN,
    [ACCEPTED],
    did('decided', '2026-10-10', { result: 'corrected', decision: 'court-revoked' }),
  ],
  [
    'result-against-decision',
    '行政复议法第六十四条',
    [ACCEPTED],
    did('decided', '2026-10-10', { result: 'upheld', decision: 'reconsideration-revoked' }),
  ],
  [
    'second-instance-only',
    '行政诉讼法第八十九条',
    [DOCKETED],
    did('decided', '2026-05-06', { result: 'upheld', decision: 'court-appeal-dismissed' }),
  ],
  ['paper-of-courts-only', OWN, [ACCEPTED], did('decided', '2026-10-10', { result: 'other', paper: 'ruling' })],
  [
    'new-reply-without-correction',
    '行政复议法第六十四条',
    [ACCEPTED],
    did('decided', '2026-10-10', { result: 'upheld', newReply: null }),
  ],
  [
    'new-reply-not-positive',
    '行政诉讼法第七十条',
    [DOCKETED],
    did('decided', '2026-05-06', { result: 'corrected', newReply: { amount: 0, unit: 'days' } }),
  ],
  ['not-decided', OWN, [ACCEPTED], did('served', '2026-09-10', { party: 'applicant' })],
  [
    'served-before',
    '行政复议法第七十五条',
    [ACCEPTED, MAINTAINED, did('served', '2026-10-22', { party: 'applicant' })],
    did('served', '2026-10-23', { party: 'applicant' }),
  ],
  ['not-accepted', '行政复议法第七十六条', [APPLIED], did('opinion-letter-received', '2026-09-10')],
  ['no-opinion-letter', '行政复议法第七十六条', [ACCEPTED], did('opinion-letter-answered', '2026-09-10')],
  [
    'opinion-letter-before',
    '行政复议法第七十六条',
    [ACCEPTED, did('opinion-letter-received', '2026-09-10')],
    did('opinion-letter-received', '2026-09-11'),
  ],
  ['not-decided', '行政诉讼法第八十五条', [DOCKETED], did('appealed', '2026-03-10')],
  ['appealed-before', '行政诉讼法第八十五条', appealed, did('appealed', '2026-06-11')],
  [
    'not-appealable',
    '行政诉讼法第八十五条',
    [DOCKETED, did('decided', '2026-05-06', { result: 'other', decision: 'court-withdrawn' })],
    did('appealed', '2026-05-07'),
  ],
  [
    'not-appealable',
    '行政诉讼法第八十五条',
    [...appealed, SECOND, did('decided', '2026-08-03', { result: 'upheld', decision: 'court-appeal-dismissed' })],
    did('appealed', '2026-08-04'),
  ],
  ['not-appealed', '行政诉讼法第八十八条', [DOCKETED, DISMISSED], SECOND],
  ['not-in-second-instance', '行政诉讼法第八十九条', [DOCKETED], did('remanded', '2026-03-10')],
  ['not-decided', '行政诉讼法第九十条', [DOCKETED], did('retrial-opened', '2026-03-10')],
  ['appeal-pending', '行政诉讼法第九十条', appealed, did('retrial-opened', '2026-06-11')],
  ['no-new-reply-ordered', '行政复议法第七十七条', [ACCEPTED, MAINTAINED], did('replied-anew', '2026-10-30')],
  [
    'no-new-reply-ordered',
    '行政复议法第七十七条',
    [ACCEPTED, REVOKED, did('replied-anew', '2026-10-30')],
    did('replied-anew', '2026-10-31'),
  ],
  ['case-not-linked', OWN, [ACCEPTED], did('case-unlinked', '2026-09-04', { caseId: 'a' })],
  [
    'case-linked-before',
    OWN,
    [ACCEPTED, did('case-linked', '2026-09-04', { caseId: 'a' })],
    did('case-linked', '2026-09-05', { caseId: 'a' }),
  ],
  [
    'kind-differs',
    '行政诉讼法第四十五条',
    [DOCKETED],
    did('reconsideration-linked', '2026-03-06', { remedyId: 'r', kind: 'reconsideration' }),
  ],
  // a late entry that would make what follows impossible
  [
    'against-history',
    OWN,
    [ACCEPTED, COPY, did('answered', '2026-09-20')],
    did('decided', '2026-09-10', { result: 'other' }),
  ],
  ['nothing-to-void', OWN, [ACCEPTED], did('entry-voided', '2026-09-10', { seq: 1 })],
  ['nothing-to-void', OWN, [ACCEPTED], did('entry-voided', '2026-09-10', { seq: 9 })],
  [
    'nothing-to-void',
    OWN,
    [ACCEPTED, MAINTAINED, did('entry-voided', '2026-10-21', { seq: 2 })],
    did('entry-voided', '2026-10-22', { seq: 2 }),
  ],
  ['void-breaks-history', OWN, [APPLIED, ACCEPTED, COPY], did('entry-voided', '2026-09-10', { seq: 2 })],
  ['void-breaks-history', OWN, appealed, did('entry-voided', '2026-06-11', { seq: 2 })],
]

describe('what is barred, with its article', () => {
  for (const [code, article, before, act] of BARRED) {
    test(`${code}: ${act.type} after ${before.map(({ type }) => type).join(', ') || 'nothing'}`, () => {
      assert.equal(barOf(before, act), `${code} ${article}`)
      const text = remedyBarText({ code, article })
      assert.equal(text.includes(article), article !== OWN, 'a special article is told')
      assert.match(text, /。$/)
    })
  }
})

describe('whole histories pass', () => {
  const passes = (events: readonly RemedyEvent[]) =>
    events.forEach((event, at) => assert.equal(barOf(events.slice(0, at), event), 'recorded', `${at} ${event.type}`))

  test('reconsideration: corrected application, switch, suspension, extension, order to reply anew', () =>
    passes([
      did('applied', '2026-06-01', reconsideration),
      did('correction-noticed', '2026-06-03', { receivedOn: localDate('2026-06-04') }),
      did('corrected', '2026-06-10'),
      did('opened', '2026-06-12', { ...reconsideration, procedure: 'simplified' }),
      did('procedure-set', '2026-06-15', { procedure: 'ordinary' }),
      did('copy-received', '2026-06-16'),
      did('answered', '2026-06-24'),
      did('hearing-set', '2026-06-25', { day: localDate('2026-07-10') }),
      did('mediated', '2026-07-10'),
      did('suspended', '2026-07-13', { ground: 'party' }),
      did('resumed', '2026-07-20'),
      did('extended', '2026-08-03', { days: 30 }),
      did('opinion-letter-received', '2026-08-20'),
      did('opinion-letter-answered', '2026-09-01'),
      did('decided', '2026-09-02', { result: 'corrected', decision: 'reconsideration-revoked', newReply: null }),
      did('served', '2026-09-03', { party: 'respondent' }),
      did('served', '2026-09-04', { party: 'applicant' }),
      did('replied-anew', '2026-09-10'),
      did('case-linked', '2026-09-10', { caseId: 'c' }),
      did('case-unlinked', '2026-09-11', { caseId: 'c' }),
    ]))

  test('lawsuit: two instances, remand, judgment, appeal, end, retrial', () =>
    passes([
      FILED,
      did('opened', '2026-03-05', { kind: 'lawsuit-direct', coDefendant: 'reconsideration-body' }),
      did('reconsideration-linked', '2026-03-06', { remedyId: 'r', kind: 'lawsuit-after-reconsideration' }),
      did('copy-received', '2026-03-09'),
      did('answered', '2026-03-20'),
      did('extended', '2026-03-20', { days: 60 }),
      did('extended', '2026-03-21', { days: 60 }),
      did('decided', '2026-04-01', { result: 'corrected', decision: 'court-revoked', paper: 'judgment' }),
      did('served', '2026-04-03', { party: 'respondent' }),
      did('appealed', '2026-04-10'),
      did('second-instance-opened', '2026-04-20'),
      did('remanded', '2026-05-20'),
      did('decided', '2026-06-20', { result: 'upheld', decision: 'court-claim-dismissed' }),
      did('appealed', '2026-06-25'),
      did('second-instance-opened', '2026-07-01'),
      did('decided', '2026-08-20', { result: 'upheld', decision: 'court-appeal-dismissed' }),
      did('retrial-opened', '2026-10-20'),
      did('decided', '2026-11-20', { result: 'corrected', decision: 'court-unlawful' }),
    ]))

  test('complaint: as a petition', () =>
    passes([
      RECEIVED,
      petition,
      did('opened', '2026-09-25', { kind: 'violation-report' }),
      did('extended', '2026-09-28', { days: 30 }),
      did('decided', '2026-10-20', { result: 'corrected', decision: 'complaint-substantiated' }),
      did('answered', '2026-10-21'),
    ]))

  test('accepted by silence on the day the check ends', () =>
    passes([APPLIED, did('opened', '2026-09-08', { ...reconsideration, deemed: true })]))

  test('extended on the last day of the period', () => passes([ACCEPTED, did('extended', '2026-11-02', { days: 30 })]))

  test('declined without acceptance, by its body', () =>
    passes([APPLIED, did('decided', '2026-09-04', { result: 'other', decision: 'reconsideration-not-accepted' })]))

  test('entries may come late as long as the order holds', () => {
    assert.equal(barOf([ACCEPTED, COPY, MAINTAINED], did('answered', '2026-09-15')), 'recorded')
    assert.equal(barOf([ACCEPTED, MAINTAINED], did('applied', '2026-09-01', reconsideration)), 'recorded')
  })

  test('every decision of every kind, with the column it counts in', () => {
    const opening = { reconsideration: 'applied', court: 'filed', complaint: 'received' } as const
    for (const kind of REMEDY_KIND_NAMES) {
      const forum = kind === 'reconsideration' ? kind : kind.startsWith('lawsuit') ? 'court' : 'complaint'
      for (const decision of decisionsFor(kind).filter((each) => each !== 'court-appeal-dismissed')) {
        const declines = /not-accepted|not-docketed/.test(decision)
        const start = [did(declines ? opening[forum] : 'opened', '2026-09-01', { kind })]
        for (const result of ['upheld', 'corrected', 'other'] as const) {
          const isRight = result === resultOfDecision(decision)
          const ruling = barOf(start, did('decided', '2026-09-20', { decision, result }))
          assert.equal(ruling === 'recorded', isRight, `${kind} ${decision} ${result}: ${ruling}`)
        }
      }
    }
  })

  test('an organ’s own reading of the columns is followed', () => {
    const act = did('decided', '2026-10-10', { result: 'corrected', decision: 'reconsideration-mediated' })
    const settings = { own: { 'reconsideration-mediated': 'corrected' } } as const
    assert.ok('events' in decideDispute(historyOf(ACCEPTED), act, TODAY, settings))
    assert.match(barOf([ACCEPTED], act), /^result-against-decision/)
  })
})

describe('the small history of a dispute: opened, decided, voided', () => {
  const remedy = (...events: RemedyEvent[]) => replayRemedy(historyOf(...events))!
  const plain = did('decided', '2026-10-20', { result: 'upheld' })

  test('counts from its opening to its result', () => {
    const { kind, openedOn, ended } = remedy(ACCEPTED, plain)
    assert.deepEqual([kind, openedOn, ended], ['reconsideration', '2026-09-03', { on: '2026-10-20', result: 'upheld' }])
  })

  test('as of a day only what was known then', () => {
    const history = historyOf(ACCEPTED, plain)
    assert.equal(replayRemedy(history, localDate('2026-10-19'))?.ended, null)
    assert.equal(replayRemedy(history, localDate('2026-10-20'))?.ended?.on, '2026-10-20')
    assert.equal(replayRemedy(history, localDate('2026-09-02')), null)
    assert.equal(replayRemedy(historyOf(APPLIED)), null, 'an application alone counts nowhere')
  })

  test('a voided result opens it again; the next counts', () => {
    const open = remedy(ACCEPTED, plain, did('entry-voided', '2026-10-21', { seq: 2, reason: 'wrong-result' }))
    assert.equal(open.ended, null)
    const act = did('decided', '2026-10-22', { result: 'corrected' })
    assert.deepEqual(decideRemedy(open, act, TODAY), { events: [act] })
  })

  test('a result dated before the opening, as registers hold, still counts', () => {
    assert.equal(remedy(ACCEPTED, did('decided', '2026-09-01', { result: 'other' })).ended?.on, '2026-09-01')
  })

  test('a complaint counts from the day it came, a declined application from the day it was declined', () => {
    assert.equal(remedy(RECEIVED, did('opened', '2026-09-25', { kind: 'violation-report' })).openedOn, '2026-09-18')
    const declined = remedy(
      APPLIED,
      did('decided', '2026-09-04', { result: 'other', decision: 'reconsideration-not-accepted' }),
    )
    assert.deepEqual([declined.openedOn, declined.ended?.result], ['2026-09-04', 'other'])
  })
})
