import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { localDate as d } from '../../src/law/date.ts'
import {
  postalNumber,
  RECORDED_KINDS,
  serviceBar,
  serviceStanding,
  type ServiceEntry,
  type ServiceKind,
} from '../../src/letters/service.ts'

const entries = (...given: [ServiceKind, string, number?][]): ServiceEntry[] =>
  given.map(([kind, on, voids], at) => ({ seq: at + 1, kind, on: d(on), ...(voids ? { voids } : {}) }))

test('posting is sending, signature is both, receipt starts the periods', () => {
  assert.deepEqual(serviceStanding([]), { state: 'not-sent', sentOn: null, receivedOn: null })
  assert.deepEqual(serviceStanding(entries(['posted', '2026-09-08'])), {
    state: 'sent',
    sentOn: '2026-09-08',
    receivedOn: null,
  })
  const signed = serviceStanding(entries(['posted', '2026-09-08'], ['received', '2026-09-11']))
  assert.deepEqual(signed, { state: 'received', sentOn: '2026-09-08', receivedOn: '2026-09-11' })
  const handed = serviceStanding(entries(['handed-over', '2026-09-08']))
  assert.deepEqual(handed, { state: 'received', sentOn: '2026-09-08', receivedOn: '2026-09-08' })
})

test('a letter that came back is undelivered until it is sent again', () => {
  const back = entries(['posted', '2026-09-08'], ['undelivered', '2026-09-14'])
  assert.equal(serviceStanding(back).state, 'undelivered')
  assert.equal(serviceStanding([...back, { seq: 3, kind: 'posted', on: d('2026-09-15') }]).state, 'sent')
})

test('first opening counts as receipt, unless an earlier day is proved', () => {
  const opened = entries(['online', '2026-09-08'], ['opened', '2026-09-10'], ['received', '2026-09-09'])
  assert.equal(serviceStanding(opened).receivedOn, '2026-09-09')
})

test('an entry taken back counts no more', () => {
  const taken = entries(['posted', '2026-09-08'], ['received', '2026-09-09'], ['voided', '2026-09-10', 2])
  assert.equal(serviceStanding(taken).receivedOn, null)
  assert.equal(serviceStanding(taken).state, 'sent')
})

test('no day in the future, before the letter, before it was sent; nothing received that was not sent', () => {
  const bar = (kind: ServiceKind, on: string, before: ServiceEntry[] = []) =>
    serviceBar({ kind, on: d(on) }, before, d('2026-09-07'), d('2026-09-20'))
  assert.equal(bar('posted', '2026-09-21'), 'future')
  assert.equal(bar('posted', '2026-09-06'), 'before-letter')
  assert.equal(bar('received', '2026-09-08'), 'nothing-sent')
  assert.equal(bar('received', '2026-09-08', entries(['posted', '2026-09-09'])), 'before-sending')
  assert.equal(bar('received', '2026-09-09', entries(['posted', '2026-09-09'])), null)
})

test('whatever is recorded, a letter is received only if an entry says so, and never before it was sent or opened', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((n) => d(`2026-09-${String(n).padStart(2, '0')}`))
  const entry = fc.tuple(fc.constantFrom(...RECORDED_KINDS, 'opened' as const), day)
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 8 }), (given) => {
      const all: ServiceEntry[] = []
      for (const [kind, on] of given)
        if (serviceBar({ kind, on }, all, d('2026-09-01'), d('2026-09-28')) === null)
          all.push({ seq: all.length + 1, kind, on })
      const { state, sentOn, receivedOn } = serviceStanding(all)
      const receipts = all.filter(({ kind }) => ['received', 'handed-over', 'opened'].includes(kind))
      assert.equal(receivedOn !== null, receipts.length > 0)
      assert.equal(state === 'received', receivedOn !== null)
      if (state === 'not-sent') assert.equal(sentOn, null)
    }),
  )
})

test('postal numbers: blanks and full width are understood, the check digit of S10 is checked', () => {
  assert.equal(postalNumber(' ra 473124829 cn '), 'RA473124829CN')
  assert.equal(postalNumber('ＲＡ４７３１２４８２９ＣＮ'), 'RA473124829CN')
  assert.equal(postalNumber('RA473124828CN'), null)
  assert.equal(postalNumber('1234567890123'), '1234567890123')
  for (const wrong of ['', '12345', 'RA47312482CN', '顺丰123']) assert.equal(postalNumber(wrong), null, wrong)
})
