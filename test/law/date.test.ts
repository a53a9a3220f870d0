import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { daysBetween, isLocalDate, localDate, plusDays, plusMonths, weekday } from '../../src/law/date.ts'

test('only real days written YYYY-MM-DD are days', () => {
  for (const good of ['2024-02-29', '2026-12-31', '1900-01-01']) assert.ok(isLocalDate(good), good)
  const bad = ['2025-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '2026-04-31', '2026-01-01T00:00', '', '0026-01-01']
  for (const each of [...bad, '9999-12-31', null, 20260101]) assert.ok(!isLocalDate(each), String(each))
  assert.throws(() => localDate('2025-02-29'), RangeError)
})

test('months end on the last day where the month is short', () => {
  assert.equal(plusMonths(localDate('2025-08-31'), 6), '2026-02-28')
  assert.equal(plusMonths(localDate('2023-08-31'), 6), '2024-02-29')
  assert.equal(plusMonths(localDate('2026-11-30'), 2), '2027-01-30')
  assert.equal(plusMonths(localDate('2026-01-31'), -1), '2025-12-31')
})

test('weekdays', () => {
  assert.equal(weekday(localDate('2026-11-22')), 0)
  assert.equal(weekday(localDate('2026-11-28')), 6)
  assert.equal(weekday(localDate('1949-10-01')), 6)
})

const anyDay = fc.integer({ min: 0, max: 80_000 }).map((n) => plusDays(localDate('1950-01-01'), n))

test('days add up and stay in order', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -2000, max: 2000 }), (day, n) => {
      const later = plusDays(day, n)
      assert.equal(daysBetween(day, later), n)
      assert.equal(Math.sign(n), later > day ? 1 : later < day ? -1 : 0)
      assert.equal((((weekday(day) + n) % 7) + 7) % 7, weekday(later))
    }),
  )
})
