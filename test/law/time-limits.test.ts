import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { localDate } from '../../src/law/date.ts'
import { TIME_LIMITS, type TimeLimit, timeLimit } from '../../src/law/time-limits.ts'
import { officialCalendar } from '../../src/law/work-calendar.ts'

type Vector = { id: string; limit: TimeLimit; from: string; expect: { dueOn: string } }
const VECTORS = JSON.parse(readFileSync('../shared/vectors/time-limits.json', 'utf8')) as Vector[]
const calendar = officialCalendar()

describe('time limits of the reference cases', () => {
  for (const { id, limit, from, expect } of VECTORS) {
    test(id, () => {
      const { dueOn, provisional, article } = timeLimit(limit, localDate(from), calendar)
      assert.equal(dueOn, expect.dueOn)
      assert.equal(provisional, false)
      assert.equal(article, TIME_LIMITS[limit].article)
    })
  }
})

test('every limit of the contract is known', () => {
  const names = `correction-notice, third-party-opinion, co-producer-opinion, fee-payment, proactive-publication,
    reconsideration-filing, reconsideration-acceptance, reconsideration-answer, reconsideration-answer-simplified,
    reconsideration-decision, reconsideration-decision-simplified, lawsuit-direct, lawsuit-after-reconsideration,
    lawsuit-answer, lawsuit-first-instance, appeal-judgment, appeal-ruling`
  assert.deepEqual(Object.keys(TIME_LIMITS), names.split(/,\s*/))
})

test('the simplified reconsideration answer counts five working days', () => {
  // 2026-09-24: 9/28 29 30, 10/8 9
  assert.equal(timeLimit('reconsideration-answer-simplified', localDate('2026-09-24'), calendar).dueOn, '2026-10-09')
})

test('natural days roll over a weekend, but not from a make-up Saturday', () => {
  assert.equal(timeLimit('lawsuit-answer', localDate('2026-11-06'), calendar).dueOn, '2026-11-23')
  assert.equal(timeLimit('appeal-judgment', localDate('2026-09-25'), calendar).dueOn, '2026-10-10')
})

test('a limit that ends beyond the last notice is provisional', () => {
  assert.equal(timeLimit('reconsideration-filing', localDate('2026-11-23'), calendar).provisional, true)
  assert.equal(timeLimit('fee-payment', localDate('2026-11-23'), calendar).provisional, false)
})
