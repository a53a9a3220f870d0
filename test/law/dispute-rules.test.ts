import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { localDate, plusDays } from '../../src/law/date.ts'
import { deadlineStepText, disputeDeadline, lastDayOf, type Lengthening } from '../../src/law/dispute-deadline.ts'
import { DISPUTE_LIMITS, type DisputeLimit, limitRule, limitsOfRule } from '../../src/law/dispute-limits.ts'
import { DISPUTE_RULES, RULES_OF_DISPUTES, type RuleOfDisputes } from '../../src/law/dispute-rules.ts'
import { TIME_LIMITS, type TimeLimit, timeLimit } from '../../src/law/time-limits.ts'
import { officialCalendar } from '../../src/law/work-calendar.ts'

const calendar = officialCalendar()
const LIMITS = Object.keys(DISPUTE_LIMITS) as DisputeLimit[]

/** Each limit worked out by hand on the calendars of 2025 and 2026: the rule, the day it starts, its last day. */
const WORKED: Record<DisputeLimit, readonly [rule: RuleOfDisputes, from: string, dueOn: string]> = {
  'reconsideration-filing': ['REC-4', '2026-02-24', '2026-04-27'],
  'reconsideration-not-told': ['REC-5', '2025-10-03', '2026-10-08'],
  'reconsideration-absolute': ['REC-6', '2024-05-15', '2029-05-15'],
  'reconsideration-after-silence': ['REC-7', '2026-03-12', '2026-05-11'],
  'reconsideration-acceptance': ['REC-8', '2026-09-28', '2026-10-10'],
  // 5/6 7 8, Sat 5/9, 5/11
  'reconsideration-correction-notice': ['REC-9', '2026-04-30', '2026-05-11'],
  // 2/11 12 13, Sat 2/14, 2/24 25 26 27, Sat 2/28, 3/2
  'reconsideration-correction': ['REC-9', '2026-02-10', '2026-03-02'],
  'reconsideration-copy': ['REC-10', '2026-09-24', '2026-10-12'],
  'reconsideration-copy-simplified': ['REC-10', '2026-09-30', '2026-10-10'],
  'reconsideration-answer': ['REC-11', '2026-09-24', '2026-10-15'],
  'reconsideration-answer-simplified': ['REC-11', '2026-09-24', '2026-10-09'],
  'reconsideration-decision': ['REC-13', '2026-08-03', '2026-10-08'],
  'reconsideration-decision-simplified': ['REC-14', '2026-09-01', '2026-10-08'],
  'reconsideration-termination': ['REC-15', '2026-03-05', '2026-05-06'],
  'opinion-letter-answer': ['REC-18', '2026-08-01', '2026-09-30'],
  'lawsuit-after-refused-reconsideration': ['REC-19', '2026-09-20', '2026-10-08'],
  'lawsuit-direct': ['LIT-1', '2025-08-31', '2026-02-28'],
  'lawsuit-after-reconsideration': ['LIT-2', '2026-09-20', '2026-10-08'],
  // the last day is a Saturday made a working day
  'lawsuit-not-told': ['LIT-3', '2025-02-28', '2026-02-28'],
  'lawsuit-after-silence': ['LIT-4', '2026-03-12', '2026-09-14'],
  'lawsuit-absolute': ['LIT-5', '2021-10-05', '2026-10-08'],
  'lawsuit-docketing': ['LIT-6', '2026-09-28', '2026-10-08'],
  'lawsuit-copy': ['LIT-7', '2026-04-27', '2026-05-06'],
  'lawsuit-answer': ['LIT-8', '2026-11-06', '2026-11-23'],
  'lawsuit-first-instance': ['LIT-9', '2026-04-03', '2026-10-08'],
  'lawsuit-first-instance-simplified': ['LIT-10', '2026-08-20', '2026-10-08'],
  'appeal-judgment': ['LIT-11', '2026-09-25', '2026-10-10'],
  'appeal-ruling': ['LIT-11', '2026-09-22', '2026-10-08'],
  'lawsuit-second-instance': ['LIT-12', '2025-11-30', '2026-02-28'],
  'complaint-answer': ['CMP-2', '2026-09-18', '2026-10-15'],
  'petition-acceptance': ['CMP-4', '2026-09-16', '2026-10-08'],
  'petition-completion': ['CMP-4', '2026-08-03', '2026-10-08'],
  'petition-review-request': ['CMP-4', '2026-04-03', '2026-05-06'],
  'petition-review': ['CMP-4', '2026-09-03', '2026-10-08'],
  'petition-recheck-request': ['CMP-4', '2026-11-06', '2026-12-07'],
  'petition-recheck': ['CMP-4', '2026-01-16', '2026-02-24'],
}

describe('limits of disputes on the real calendar', () => {
  for (const limit of LIMITS) {
    const [rule, from, dueOn] = WORKED[limit]
    test(`${rule} ${limit}`, () => {
      assert.equal(limitRule(limit).rule, rule)
      assert.equal(disputeDeadline(limit, localDate(from), calendar)?.dueOn, dueOn)
    })
  }
})

describe('the rules', () => {
  const numbered = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name}-${at + 1}`)

  test('stand all there, in order', () => {
    assert.deepEqual(RULES_OF_DISPUTES, [...numbered('REC', 19), ...numbered('LIT', 12), ...numbered('CMP', 4)])
  })

  test('each names an article of its act, and those with a period have a limit', () => {
    const without: RuleOfDisputes[] = ['REC-1', 'REC-2', 'REC-3', 'REC-12', 'REC-16', 'REC-17', 'CMP-1', 'CMP-3']
    for (const rule of RULES_OF_DISPUTES) {
      const { article, says } = DISPUTE_RULES[rule]
      assert.match(article, /第.+条/)
      assert.ok(says.length > 5, rule)
      assert.equal(limitsOfRule(rule).length === 0, without.includes(rule), rule)
    }
  })

  test('in reconsideration 3, 5, 7 and 10 日 are working days, longer ones natural days (art. 88); in court all are natural', () => {
    for (const limit of LIMITS) {
      const { rule, amount, unit } = limitRule(limit)
      if (unit === 'months' || rule.startsWith('CMP')) continue
      const expected = rule.startsWith('REC') && [3, 5, 7, 10].includes(amount) ? 'workdays' : 'days'
      assert.equal(unit, expected, limit)
    }
  })

  test('agree with the limits of the contract, on any day', () => {
    const shared = LIMITS.filter((limit): limit is DisputeLimit & TimeLimit => limit in TIME_LIMITS)
    assert.equal(shared.length, 12)
    fc.assert(
      fc.property(fc.constantFrom(...shared), fc.nat(1000), (limit, days) => {
        const from = plusDays(localDate('2024-01-01'), days)
        const due = disputeDeadline(limit, from, calendar)
        const { dueOn, provisional } = timeLimit(limit, from, calendar)
        assert.deepEqual([due?.dueOn, due?.provisional], [dueOn, provisional])
      }),
    )
  })

  test('what started before the act was in force is not modelled', () => {
    assert.equal(disputeDeadline('reconsideration-answer', localDate('2023-12-31'), calendar), null)
    assert.ok(disputeDeadline('reconsideration-answer', localDate('2024-01-01'), calendar))
    assert.equal(disputeDeadline('lawsuit-answer', localDate('2015-04-30'), calendar), null)
    assert.equal(disputeDeadline('petition-completion', localDate('2022-04-30'), calendar), null)
  })
})

describe('how a day was found', () => {
  const explained = (limit: DisputeLimit, from: string, more?: Lengthening) =>
    disputeDeadline(limit, localDate(from), calendar, more)!.steps.map(deadlineStepText)

  test('extension and roll-over, step by step', () => {
    assert.deepEqual(explained('reconsideration-decision', '2026-08-03', { extendedDays: 30 }), [
      '2026-08-03受理，当日不计入',
      '60日，至2026-10-02',
      '延长30日，至2026-11-01',
      '2026-11-01是休息日，顺延至2026-11-02',
    ])
  })

  test('days that do not count are added before the roll-over', () => {
    const daysOut = [{ from: localDate('2026-08-10'), to: localDate('2026-08-20') }]
    assert.deepEqual(explained('reconsideration-decision', '2026-08-03', { daysOut }), [
      '2026-08-03受理，当日不计入',
      '60日，至2026-10-02',
      '自2026-08-10起有10日不计入，顺延至2026-10-12',
    ])
  })

  test('an assumed start and an unsettled year are said', () => {
    const steps = explained('lawsuit-after-reconsideration', '2026-12-20', { assumed: true })
    assert.match(steps[0]!, /送达日尚未登记/)
    assert.match(steps.at(-1)!, /日期待定/)
  })

  test('working days neither roll over nor lengthen, and end on a working day', () => {
    fc.assert(
      fc.property(fc.nat(900), fc.integer({ min: 1, max: 20 }), (days, amount) => {
        const from = plusDays(localDate('2024-01-01'), days)
        const period = { amount, unit: 'workdays', start: 'applied', article: '' } as const
        const due = lastDayOf(period, from, calendar, { extendedDays: 9 })
        assert.ok(calendar.isWorkday(due.dueOn))
        assert.equal(calendar.workdaysBetween(from, due.dueOn), amount)
        assert.equal(due.rolledOver, false)
      }),
    )
  })
})
