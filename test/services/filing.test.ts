import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileOnline, registerByOffice } from '../../src/services/filing-service.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { showCase, trackCase } from '../../src/services/case-view.ts'
import { BarredByLaw, KeyReused, NotFound, StaleForm } from '../../src/services/errors.ts'
import { localDate } from '../../src/law/date.ts'
import { reading } from '../../src/services/context.ts'
import { query } from '../../src/store/query.ts'
import { verifyAudit } from '../../src/store/audit-log.ts'
import { anApplication, clerkOf, givenOrgan, testContext } from '../support/context.ts'

const context = await testContext('2026-09-07')

test('an application handed in is numbered, dated and on the desk', async () => {
  const organ = await givenOrgan(context)
  const receipt = await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)
  assert.equal(receipt.number, '2026-00001')
  assert.equal(receipt.dueOn, '2026-10-10')
  const shown = await showCase(context, organ, receipt.number)
  assert.equal(shown.content.applicant.name, '李明')
  assert.equal(shown.clock.dueOn, '2026-10-10')
  assert.ok(shown.openActs.includes('extended'))
})

test('the same key files once, in parallel and later; another body is refused', async () => {
  const organ = await givenOrgan(context)
  const application = anApplication({ channel: 'online' })
  const once = { key: 'k'.repeat(24), body: 'one' }
  const receipts = await Promise.all(Array.from({ length: 8 }, () => fileOnline(context, organ, application, once)))
  const again = await fileOnline(context, organ, application, once)
  assert.equal(new Set([...receipts, again].map((each) => JSON.stringify(each))).size, 1)
  const [count] = await query<{ n: number }>(
    reading(context),
    'select count(*)::int n from case_file where organ_id=$1',
    [organ.organId],
  )
  assert.equal(count?.n, 1)
  await assert.rejects(fileOnline(context, organ, application, { ...once, body: 'two' }), KeyReused)
  const next = await fileOnline(context, organ, application, { key: 'other key', body: 'one' })
  assert.equal(next.number, '2026-00002')
})

test('many at once: numbers without gap or repeat, one unbroken audit chain', async () => {
  const organ = await givenOrgan(context)
  const filings = Array.from({ length: 40 }, (_, at) =>
    at % 5 === 0
      ? registerByOffice(
          context,
          organ,
          anApplication({ submittedOn: localDate('2026-09-08') }),
          clerkOf(organ),
          null,
        ).catch(() => null)
      : fileOnline(context, organ, anApplication({ channel: 'online' }), { key: `key-${at}`, body: 'x' }),
  )
  const numbers = (await Promise.all(filings)).flatMap((each) => (each ? [each.number] : [])).sort()
  assert.deepEqual(
    numbers,
    Array.from({ length: 32 }, (_, at) => `2026-${String(at + 1).padStart(5, '0')}`),
  )
  assert.deepEqual(await verifyAudit(reading(context), organ.organId), { entries: 33, fault: null })
})

test('acts: decided by law, one winner, stale forms detected, nothing readable at rest', async () => {
  const organ = await givenOrgan(context)
  const clerk = clerkOf(organ)
  const { number, queryCode } = await registerByOffice(context, organ, anApplication(), clerk, null)
  const extension = { type: 'extended', on: localDate('2026-09-07'), workdays: 10 } as const
  const tries = await Promise.allSettled(
    [1, 2, 3].map(() => handleCase(context, organ, number, extension, clerk, 'CASE_EXTENDED')),
  )
  assert.deepEqual(tries.map((each) => each.status).sort(), ['fulfilled', 'rejected', 'rejected'])
  const lost = tries.find((each) => each.status === 'rejected')
  assert.ok(lost?.reason instanceof BarredByLaw)
  assert.match(lost.reason.message, /第三十三条/)
  await assert.rejects(
    handleCase(context, organ, number, { type: 'withdrawn', on: localDate('2026-09-07') }, clerk, 'X', 1),
    StaleForm,
  )
  assert.equal(
    (await trackCase(context, organ, number, queryCode.toLowerCase().replaceAll('-', ' '))).row.number,
    number,
  )
  await assert.rejects(trackCase(context, organ, number, 'WRONG'), NotFound)
  const [row] = await query<{ all: string }>(
    reading(context),
    `select case_file::text as all from case_file where number=$1 and organ_id=$2`,
    [number, organ.organId],
  )
  for (const secret of ['李明', '11010519491231002X', '13800138000', '科研经费', queryCode])
    assert.ok(!row?.all.includes(secret))
})
