import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../src/law/date.ts'
import { catalogue } from '../../src/web/messages/catalogue.ts'
import { formatDay, formatInstant, plainDay, shortDay } from '../../src/web/messages/dates.ts'
import { sharedMessages } from '../../src/web/messages/shared/messages.ts'

test('a day is written with its weekday', () => {
  const day = localDate('2026-03-05')
  assert.equal(formatDay(day, 'zh-CN'), '2026年3月5日（周四）')
  assert.equal(formatDay(day, 'en'), 'Thursday 5 March 2026')
  assert.equal(plainDay(localDate('2026-12-31'), 'zh-CN'), '2026年12月31日')
  assert.equal(shortDay(day, 'zh-CN'), '3月5日')
  assert.equal(shortDay(day, 'en'), '5 March')
})

test('an instant is shown by the clock of Shanghai, midnight as 00:00 of the new day', () => {
  assert.equal(formatInstant(new Date('2026-03-05T16:00:00Z'), 'zh-CN'), '2026年3月6日 00:00')
  assert.equal(formatInstant(new Date('2026-03-05T06:30:59Z'), 'en'), '5 March 2026, 14:30')
})

test('a slice without English speaks Chinese', () => {
  const messages = catalogue({ title: '台账' })
  assert.equal(messages('en').title, '台账')
  assert.equal(sharedMessages('en').light.overdue, 'Overdue')
  assert.equal(sharedMessages('zh-CN').light.overdue, '逾期')
})

test('no English text was left in Chinese, nor the other way round', () => {
  const texts = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : typeof value === 'object' && value ? Object.values(value).flatMap(texts) : []
  for (const text of texts(sharedMessages('en'))) assert.doesNotMatch(text, /[\u4e00-\u9fff]/)
  const chinese = texts(sharedMessages('zh-CN')).filter(Boolean)
  assert.ok(chinese.length > 60)
  for (const text of chinese) assert.match(text, /[\u4e00-\u9fff]/)
})
