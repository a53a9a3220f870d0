import assert from 'node:assert/strict'
import { setImmediate as soon } from 'node:timers/promises'
import { test } from 'node:test'
import { localDate } from '../../src/law/date.ts'
import { reading } from '../../src/services/context.ts'
import { KeyReused } from '../../src/services/errors.ts'
import { fileOnline, registerByOffice } from '../../src/services/filing-service.ts'
import { inBatches } from '../../src/services/in-batches.ts'
import { verifyAudit } from '../../src/store/audit-log.ts'
import { query } from '../../src/store/query.ts'
import { anApplication, clerkOf, givenOrgan, testContext } from '../support/context.ts'

const context = await testContext('2026-09-07')
const online = (description: string) => anApplication({ channel: 'online', description })

test('the first goes at once; what comes meanwhile goes together, in order, never more than allowed', async () => {
  const batches: (readonly number[])[] = []
  const file = inBatches<number, number>(3, async (items) => {
    batches.push(items)
    await soon()
    return items.map((item) => item * 10)
  })
  const results = await Promise.all([1, 2, 3, 4, 5].map((item) => file('one', item)))
  assert.deepEqual(results, [10, 20, 30, 40, 50])
  assert.deepEqual(batches, [[1], [2, 3, 4], [5]])
  assert.equal(await file('one', 6), 60)
})

test('lanes do not wait for each other; a failed batch fails and the next one runs', async () => {
  let open = (): void => undefined
  const gate = new Promise<void>((done) => (open = done))
  const file = inBatches<string, string>(5, async (items) => {
    if (items.includes('waits')) await gate
    if (items.includes('fails')) throw new Error('this one')
    return items
  })
  const waiting = file('a', 'waits')
  const failing = file('a', 'fails')
  const after = failing.catch(() => file('a', 'goes on'))
  assert.equal(await file('b', 'passes'), 'passes')
  open()
  assert.equal(await waiting, 'waits')
  await assert.rejects(failing, /this one/)
  assert.equal(await after, 'goes on')
})

test('one filing that cannot be stored, one key twice and one key misused: the others are filed without a gap', async () => {
  const organ = await givenOrgan(context)
  await fileOnline(context, organ, online('earlier'), { key: 'earlier', body: 'earlier' })
  const impossible = { ...anApplication({ submittedOn: localDate('2026-09-07') }), medium: '\u0000' as 'paper' }
  const settled = await Promise.allSettled([
    fileOnline(context, organ, online('a'), { key: 'a', body: 'a' }),
    fileOnline(context, organ, online('b'), { key: 'b', body: 'b' }),
    registerByOffice(context, organ, impossible, clerkOf(organ), null),
    fileOnline(context, organ, online('b'), { key: 'b', body: 'b' }),
    fileOnline(context, organ, online('c'), { key: 'c', body: 'c' }),
    fileOnline(context, organ, online('c'), { key: 'c', body: 'other' }),
    fileOnline(context, organ, online('earlier'), { key: 'earlier', body: 'earlier' }),
    fileOnline(context, organ, online('earlier'), { key: 'earlier', body: 'other' }),
    registerByOffice(context, organ, anApplication(), clerkOf(organ), null),
  ])
  const numbers = settled.map((each) => (each.status === 'fulfilled' ? each.value.number : null))
  const [a, b, failed, sameB, c, otherC, earlier, misusedEarlier, counter] = numbers
  assert.deepEqual([failed, misusedEarlier], [null, null])
  assert.equal(sameB, b)
  assert.equal(earlier, '2026-00001')
  assert.ok(c === null || otherC === null, 'of two texts under one key, whichever comes first is filed')
  assert.deepEqual([a, b, c ?? otherC, counter].sort(), ['2026-00002', '2026-00003', '2026-00004', '2026-00005'])
  const reasons = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason as Error] : []))
  assert.equal(reasons.filter((reason) => reason instanceof KeyReused).length, 2)
  assert.deepEqual(await verifyAudit(reading(context), organ.organId), { entries: 6, fault: null })
})

test('two hundred at once for two organs: numbers without gap or repeat, and each its own text', async () => {
  for (const organ of [await givenOrgan(context), await givenOrgan(context)]) {
    const filings = Array.from({ length: 100 }, (_, at) =>
      fileOnline(context, organ, online(`第${at}件`), { key: `key-${at}`, body: String(at) }),
    )
    const numbers = (await Promise.all(filings)).map(({ number }) => number)
    assert.deepEqual(
      numbers.toSorted(),
      Array.from({ length: 100 }, (_, at) => `2026-${String(at + 1).padStart(5, '0')}`),
    )
    const [stored] = await query<{ cases: number; events: number; letters: number }>(
      reading(context),
      `select (select count(*)::int from case_file where organ_id = $1) as cases,
         (select count(*)::int from case_event where organ_id = $1) as events,
         (select count(*)::int from outbox where organ_id = $1) as letters`,
      [organ.organId],
    )
    assert.deepEqual(stored, { cases: 100, events: 100, letters: 100 })
  }
})
