import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { localDate, plusDays } from '../../src/law/date.ts'
import { noticeOf } from '../../src/law/holidays/notice.ts'
import { officialCalendar } from '../../src/law/work-calendar.ts'

const calendar = officialCalendar()
const day = localDate

const NOTICE_2027 = noticeOf({
  year: 2027,
  title: '（测试用）2027年放假通知',
  documentNumber: null,
  source: 'https://www.example.org/2027',
  off: ['2026-12-31', '2027-01-01', '2027-01-02'],
  makeUp: ['2026-12-27'],
})

describe('kinds of day', () => {
  test('of a year with a notice', () => {
    assert.equal(calendar.dayKind(day('2026-10-10')), 'make-up')
    assert.equal(calendar.dayKind(day('2026-10-03')), 'holiday')
    assert.equal(calendar.dayKind(day('2026-11-22')), 'weekend')
    assert.equal(calendar.dayKind(day('2026-11-23')), 'workday')
  })

  test('of a year without one: statutory days are assumed, nothing else', () => {
    assert.equal(calendar.dayKind(day('2027-02-08')), 'assumed-holiday')
    assert.equal(calendar.dayKind(day('2027-02-09')), 'workday')
    assert.equal(calendar.dayKind(day('2027-10-04')), 'workday')
    assert.ok(!calendar.isWorkday(day('2027-02-08')))
  })
})

describe('what is settled', () => {
  test('ends where the next notice may begin', () => {
    assert.equal(calendar.lastSettledYear, 2026)
    assert.ok(calendar.isSettled(day('2026-12-25')))
    assert.ok(!calendar.isSettled(day('2026-12-26')))
    assert.ok(!calendar.isSettled(day('2027-03-01')))
    assert.ok(!calendar.isSettledBetween(day('2026-12-01'), day('2027-01-05')))
    assert.ok(calendar.isSettledBetween(day('2025-12-01'), day('2026-01-05')))
  })

  test('grows with an entered notice, which may move days of the December before', () => {
    const entered = officialCalendar([NOTICE_2027])
    assert.ok(entered.isSettled(day('2026-12-31')))
    assert.equal(entered.dayKind(day('2026-12-31')), 'holiday')
    assert.equal(entered.dayKind(day('2026-12-27')), 'make-up')
    assert.equal(entered.dayKind(day('2027-02-08')), 'workday')
    assert.equal(calendar.dayKind(day('2026-12-31')), 'workday')
  })

  test('an entered notice replaces the built-in ones of its year', () => {
    const replaced = officialCalendar([{ ...NOTICE_2027, year: 2020, off: [], makeUp: [] }])
    assert.equal(replaced.dayKind(day('2020-01-24')), 'workday')
    assert.equal(replaced.dayKind(day('2021-01-01')), 'holiday')
  })
})

test('the built-in calendar is made once', () => {
  assert.equal(officialCalendar(), officialCalendar())
})

test('only whole numbers of working days can be counted', () => {
  assert.equal(calendar.plusWorkdays(day('2026-10-03'), 0), '2026-10-03')
  for (const n of [-1, 1.5, NaN, Infinity]) assert.throws(() => calendar.plusWorkdays(day('2026-10-03'), n), RangeError)
})

test('counting agrees with going through the days one by one', () => {
  const start = fc.integer({ min: 0, max: 8500 }).map((n) => plusDays(day('2006-06-01'), n))
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 300 }), (from, n) => {
      let at = from
      for (let left = n; left > 0;) {
        at = plusDays(at, 1)
        if (calendar.isWorkday(at)) left -= 1
      }
      assert.equal(calendar.plusWorkdays(from, n), at)
      assert.equal(calendar.workdaysBetween(from, at), n)
      assert.equal(calendar.workdaysBetween(at, from), 0)
    }),
  )
})
