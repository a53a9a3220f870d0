import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseDay, readDay, type DayOrder } from '../../src/documents/read-day.ts'
import { localDate, plusDays } from '../../src/law/date.ts'

const SEVENTH_OF_MARCH = [
  '2025-03-07',
  '2025/3/7',
  '2025.3.7',
  '2025年3月7日',
  '20250307',
  ' 2025 年 3 月 7 日 ',
  '２０２５－０３－０７',
  '２０２５年３月７日',
  '2025．3．7',
  '2025年3月7日（星期五）',
  '2025-03-07 14:30',
  '2025-03-07T00:00:00',
  '2025年3月7号',
  '45723',
  '45723.604',
  '\ufeff2025–03–07',
]
for (const text of SEVENTH_OF_MARCH) {
  test(`${JSON.stringify(text)} is 2025-03-07`, () => assert.equal(parseDay(text), '2025-03-07'))
}

const NO_DAY: [string, ReturnType<typeof readDay>][] = [
  ['', { problem: 'blank' }],
  ['　', { problem: 'blank' }],
  ['2013-01', { problem: 'month-only' }],
  ['2013年5月', { problem: 'month-only' }],
  ['201305', { problem: 'month-only' }],
  ['2013年', { problem: 'month-only' }],
  ['2023-02-30', { problem: 'no-such-day' }],
  ['2023-02-29', { problem: 'no-such-day' }],
  ['2025-13-01', { problem: 'no-such-day' }],
  ['1301-01-01', { problem: 'out-of-range' }],
  ['3101-01-01', { problem: 'out-of-range' }],
  ['25.3.7', { problem: 'unreadable' }],
  ['三月七日', { problem: 'unreadable' }],
  ['07/03/2025', { problem: 'unreadable' }],
  ['2025-03-07 至 2025-03-09', { problem: 'unreadable' }],
  ['=TODAY()', { problem: 'unreadable' }],
]
for (const [text, expected] of NO_DAY) {
  test(`${JSON.stringify(text)}: ${JSON.stringify(expected)}`, () => assert.deepEqual(readDay(text), expected))
}

test('the order of month and day is a matter of the mapping, never guessed', () => {
  assert.equal(parseDay('07/03/2017', 'mdy'), '2017-07-03')
  assert.equal(parseDay('07/03/2017', 'dmy'), '2017-03-07')
  assert.equal(parseDay('2017-07-03', 'dmy'), '2017-07-03', 'year first is read always')
  assert.equal(parseDay('13/03/2017', 'mdy'), null)
})

test('29 February outside a leap year does not exist, within one it may still be out of the bounds given', () => {
  const bounds = { from: localDate('2022-01-01'), to: localDate('2023-12-31') }
  assert.deepEqual(readDay('2023-02-29', 'ymd', bounds), { problem: 'no-such-day' })
  assert.deepEqual(readDay('2024-02-29', 'ymd', bounds), { problem: 'out-of-range' })
  assert.deepEqual(readDay('2022-01-01', 'ymd', bounds), { day: '2022-01-01' })
  assert.deepEqual(readDay('2023-12-31', 'ymd', bounds), { day: '2023-12-31' })
})

test('every day is read back from each way of writing it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000 }), fc.constantFrom<DayOrder>('ymd', 'mdy', 'dmy'), (n, order) => {
      const day = plusDays(localDate('1950-01-01'), n)
      const [year, month, date] = day.split('-').map(Number)
      const ways = [day, `${year}/${month}/${date}`, `${year}年${month}月${date}日`, day.replaceAll('-', '')]
      for (const way of ways) assert.equal(parseDay(way, order), day)
    }),
  )
})

test('no text makes it throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readDay(text, 'mdy')))
})
