import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../src/law/date.ts'
import { rulesFor, rulesInForce } from '../../src/law/rules.ts'

const day = localDate

test('the act in force on the day of receipt governs', () => {
  assert.equal(rulesFor('organ', day('2019-05-14')).act, 'ogi-2008')
  assert.equal(rulesFor('organ', day('2019-05-15')).act, 'ogi-2019')
  assert.equal(rulesFor('college', day('2010-08-31')).act, 'ogi-2008')
  assert.equal(rulesFor('college', day('2010-09-01')).act, 'order-29')
  assert.equal(rulesFor('college', day('2026-01-05')).act, 'order-29')
})

test('periods', () => {
  const [old, now, college] = [
    rulesFor('organ', day('2010-01-05')),
    rulesFor('authorised', day('2026-01-05')),
    rulesFor('college', day('2026-01-05')),
  ]
  assert.deepEqual([old.replyWorkdays, old.longestExtension, old.correctionNoticeWorkdays], [15, 15, null])
  assert.deepEqual([now.replyWorkdays, now.longestExtension, now.correctionNoticeWorkdays], [20, 20, 7])
  assert.deepEqual([college.replyWorkdays, college.longestExtension, college.correctionNoticeWorkdays], [15, 0, 7])
})

test('why an act applies by reference is said', () => {
  assert.equal(rulesFor('organ', day('2026-01-05')).basis, null)
  assert.equal(rulesFor('authorised', day('2026-01-05')).basis, '条例第五十四条')
  assert.equal(rulesFor('college', day('2009-01-05')).basis, '原条例第三十七条')
})

test('before any act there are no rules', () => {
  assert.throws(() => rulesFor('organ', day('2008-04-30')), /no-act-in-force/)
  assert.equal(rulesInForce('college', day('2008-04-30')), null)
})

test('a school may set its own periods; other bodies may not', () => {
  const own = { extensionWorkdays: 15, replyWorkdays: 10 }
  const college = rulesFor('college', day('2026-01-05'), own)
  assert.deepEqual([college.replyWorkdays, college.longestExtension], [10, 15])
  assert.deepEqual(college.consultationWorkdays, { 'third-party': 15, 'co-producer': 15 })
  assert.equal(rulesFor('organ', day('2026-01-05'), own).replyWorkdays, 20)
})
