import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { localDate } from '../../src/law/date.ts'
import { officialCalendar } from '../../src/law/work-calendar.ts'
import { remedyGroupOf } from '../../src/remedies/counting.ts'
import { replayDispute } from '../../src/remedies/dispute.ts'
import { type RemedyEvent } from '../../src/remedies/events.ts'
import { lawsuitKind } from '../../src/remedies/lawsuit-kind.ts'
import { newReplyDuty } from '../../src/remedies/new-reply.ts'
import { replayRemedy } from '../../src/remedies/remedy.ts'
import { ACCEPTED, did, disputeOf, historyOf, MAINTAINED, REVOKED } from './dispute-stories.ts'

const calendar = officialCalendar()
const YEAR = (year: number) => ({ from: localDate(`${year}-01-01`), to: localDate(`${year}-12-31`) })

describe('the latest result counts', () => {
  const first = did('decided', '2025-11-20', { result: 'corrected', decision: 'court-revoked' })
  const opened = did('opened', '2025-05-12', { kind: 'lawsuit-direct' })
  const appealed = [did('appealed', '2025-12-01'), did('second-instance-opened', '2025-12-15')]
  const second = did('decided', '2026-03-10', { result: 'upheld', decision: 'court-claim-dismissed' })
  const history = historyOf(opened, first, ...appealed, second)
  const counted = (year: number, asOf: string) => remedyGroupOf(replayDispute(history, localDate(asOf))!, YEAR(year))

  test('as of the cut-off: the first instance in its year, the second in its own', () => {
    assert.deepEqual(counted(2025, '2026-01-20'), {
      kind: 'lawsuit-direct',
      opened: 'within',
      ended: 'within',
      result: 'corrected',
    })
    assert.deepEqual(counted(2026, '2027-01-20'), {
      kind: 'lawsuit-direct',
      opened: 'before',
      ended: 'within',
      result: 'upheld',
    })
    assert.equal(replayRemedy(history)?.ended?.result, 'upheld')
  })

  test('an appeal dismissed leaves the organ as the first instance left it', () => {
    const end = did('decided', '2026-03-10', { result: 'corrected', decision: 'court-appeal-dismissed' })
    assert.deepEqual(replayRemedy(historyOf(opened, first, ...appealed, end))?.ended, {
      on: '2026-03-10',
      result: 'corrected',
    })
  })

  test('a remand undoes the result: pending again', () => {
    assert.equal(replayRemedy(historyOf(opened, first, ...appealed, did('remanded', '2026-03-10')))?.ended, null)
  })

  test('joined as the reconsideration body we do not count; the organ sued beside one does', () => {
    const sued = (coDefendant: 'us' | 'reconsideration-body') =>
      disputeOf(did('opened', '2025-05-12', { kind: 'lawsuit-after-reconsideration', coDefendant }))
    assert.equal(remedyGroupOf(sued('us'), YEAR(2025)), null)
    assert.equal(remedyGroupOf(sued('reconsideration-body'), YEAR(2025))?.opened, 'within')
  })
})

describe('the block of a lawsuit follows from the reconsideration before it', () => {
  const kindOn = (filed: string, ...earlier: RemedyEvent[]) =>
    lawsuitKind(earlier.length > 0 ? disputeOf(...earlier) : null, localDate(filed), calendar)

  test('none, still running, settled: direct', () => {
    assert.equal(kindOn('2026-10-01'), 'lawsuit-direct')
    assert.equal(kindOn('2026-10-01', ACCEPTED), 'lawsuit-direct')
    const settled = did('decided', '2026-09-20', { result: 'other', decision: 'reconsideration-settled' })
    assert.equal(kindOn('2026-10-01', ACCEPTED, settled), 'lawsuit-direct')
  })

  test('decided, or its period over: after reconsideration', () => {
    assert.equal(kindOn('2026-10-30', ACCEPTED, MAINTAINED), 'lawsuit-after-reconsideration')
    assert.equal(kindOn('2026-10-19', ACCEPTED, MAINTAINED), 'lawsuit-direct', 'filed before the decision')
    assert.equal(kindOn('2026-11-02', ACCEPTED), 'lawsuit-direct', 'its last day')
    assert.equal(kindOn('2026-11-03', ACCEPTED), 'lawsuit-after-reconsideration')
  })

  test('a link changes the block of a suit that is already on record', () => {
    const kind = 'lawsuit-after-reconsideration' as const
    const linked = replayRemedy(
      historyOf(
        did('opened', '2026-11-04', { kind: 'lawsuit-direct' }),
        did('reconsideration-linked', '2026-11-05', { remedyId: 'r', kind }),
      ),
    )
    assert.equal(linked?.kind, kind)
  })
})

describe('an order to reply anew', () => {
  test('is a duty with the period the decision sets, from its service', () => {
    const served = did('served', '2026-10-23', { party: 'respondent' })
    const duty = newReplyDuty(disputeOf(ACCEPTED, REVOKED, served), calendar)
    assert.deepEqual([duty?.due?.dueOn, duty?.assumed, duty?.repliedOn], ['2026-11-20', false, null])
    const done = newReplyDuty(disputeOf(ACCEPTED, REVOKED, served, did('replied-anew', '2026-11-10')), calendar)
    assert.equal(done?.repliedOn, '2026-11-10')
  })

  test('runs from the decision while its service is not recorded', () => {
    const duty = newReplyDuty(disputeOf(ACCEPTED, REVOKED), calendar)
    assert.deepEqual([duty?.due?.dueOn, duty?.assumed], ['2026-11-17', true])
  })

  test('a new reply satisfies the order it was given on, not the next', () => {
    const ordered = (on: string) => did('decided', on, { result: 'corrected', newReply: null })
    const events = [
      did('opened', '2026-03-05', { kind: 'lawsuit-direct' }),
      ordered('2026-04-01'),
      did('replied-anew', '2026-04-10'),
      did('retrial-opened', '2026-05-06'),
      ordered('2026-08-03'),
    ]
    assert.equal(newReplyDuty(disputeOf(...events), calendar)?.repliedOn, null)
  })

  test('none where none is ordered', () => {
    assert.equal(newReplyDuty(disputeOf(ACCEPTED, MAINTAINED), calendar), null)
    assert.equal(newReplyDuty(disputeOf(ACCEPTED), calendar), null)
  })
})
