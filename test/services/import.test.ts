import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { type FilledReport } from '../../src/law/report/filled-report.ts'
import { showCase } from '../../src/services/case-view.ts'
import { reading, SYSTEM } from '../../src/services/context.ts'
import { Invalid } from '../../src/services/errors.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { readLedger } from '../../src/services/ledger-service.ts'
import { importCases, importRemedies } from '../../src/services/import-service.ts'
import { draftReport, openCell } from '../../src/services/report-service.ts'
import { verifyAudit } from '../../src/store/audit-log.ts'
import { anApplication, clerkOf, givenOrgan, testContext } from '../support/context.ts'
import { processorSeconds } from '../support/processor-time.ts'

const REAL = join(import.meta.dirname, '../../../shared/real')
const context = await testContext('2026-09-07')
const real = (name: string) => readFile(join(REAL, name))

test('a city’s register of a year, imported, is the report that was really published', async () => {
  const organ = await givenOrgan(context)
  const actor = SYSTEM(organ.organId)
  const seconds = await processorSeconds(async () => {
    const cases = await importCases(context, organ, await real('register-suqian-2023.csv'), 'r.csv', {}, actor)
    assert.deepEqual(cases, { read: 3607, sound: 3607, imported: 3607, rejected: [], ignored: [] })
  })
  const remedies = await importRemedies(context, organ, await real('remedies-suqian-2023.csv'), 'm.csv', {}, actor)
  assert.equal(remedies.imported, 553)
  const [published, next] = JSON.parse(String(await real('reports.json'))) as FilledReport[]
  const { report, discrepancies } = await draftReport(context, organ, { year: 2023 })
  assert.deepEqual(report.applications, published!.applications)
  assert.deepEqual(report.remedies, published!.remedies)
  assert.deepEqual(discrepancies, [])
  assert.deepEqual(report.applications.carriedOut, next!.applications.carriedIn, 'carried over into the next report')
  const { numbers } = await openCell(context, organ, { year: 2023 }, 'refused.2', 'total')
  assert.equal(numbers.length, 27)
  assert.deepEqual(await verifyAudit(reading(context), organ.organId), { entries: 3, fault: null })
  assert.ok(seconds <= 15, `${seconds} s`)
})

const HEAD = '申请编号,申请人类型,申请人,接收渠道,收到日期,申请内容,答复日期,办理结果,备注'
const csv = (...lines: string[]) => Buffer.from([HEAD, ...lines].join('\n'))

test('nothing is imported while a line is rejected, unless the good ones are asked for; numbers go on after them', async () => {
  const organ = await givenOrgan(context)
  const actor = clerkOf(organ)
  const own = await registerByOffice(context, organ, anApplication(), actor, null)
  const register = csv(
    `${own.number},自然人,甲,当面,2026-03-02,一,,,`,
    '2026-00007,自然人,乙,网络,2026年3月2日,二,2026/3/20,予以公开,x',
    '2026-00007,自然人,丙,当面,2026-03-02,三,,,',
    '2026-00008,自然人,丁,当面,2026-03-02,四,2026-03-01,予以公开,',
    '沪信公〔2026〕3号,企业,戊,信函,2026.3.2,五,2026-03-09,撤回,',
    '2026-00009,自然人,己,当面,2026-03-02,六,2026-03-05,学校规定不予公开,',
    '2026-00010,自然人,己,当面,2026-09-08,七,,,',
    '2026-00011,自然人,庚\u0001,当面,2026-03-02,八,,,',
  )
  const refused = await importCases(context, organ, register, 'r.csv', {}, actor)
  assert.equal(refused.imported, 0)
  assert.deepEqual([refused.read, refused.sound, refused.ignored], [8, 2, ['备注']])
  assert.deepEqual(
    refused.rejected.map(({ line, column }) => [line, column]),
    [
      [2, '申请编号'],
      [4, '申请编号'],
      [5, '答复日期'],
      [7, '办理结果'],
      [8, '收到日期'],
      [9, ''],
    ],
  )
  assert.match(refused.rejected[0]!.reason, /已经存在/)
  assert.equal(
    (await importCases(context, organ, register, 'r.csv', { dryRun: true, acceptGood: true }, actor)).imported,
    0,
  )
  assert.equal((await importCases(context, organ, register, 'r.csv', { acceptGood: true }, actor)).imported, 2)
  const shown = await showCase(context, organ, '2026-00007')
  assert.deepEqual(
    shown.kase.history.map(({ event, knownOn }) => [event.type, event.on, knownOn]),
    [
      ['submitted', '2026-03-02', '2026-03-02'],
      ['receipt-confirmed', '2026-03-02', '2026-03-02'],
      ['replied', '2026-03-20', '2026-03-20'],
    ],
  )
  assert.equal(shown.content.applicant.name, '乙')
  assert.deepEqual((await showCase(context, organ, '沪信公〔2026〕3号')).row.outcome, 'withdrawn')
  const found = await readLedger(context, organ, { words: '2026-00007' }, 'submitted', null, 10)
  assert.deepEqual(
    found.lines.map(({ number }) => number),
    ['2026-00007'],
  )
  assert.equal((await registerByOffice(context, organ, anApplication(), actor, null)).number, '2026-00008')
})

test('files that are no register, and disputes a second time, are refused in words', async () => {
  const organ = await givenOrgan(context)
  const actor = clerkOf(organ)
  const reasons = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => assert.fail('imported'),
      (thrown: unknown) => thrown,
    )
    assert.ok(error instanceof Invalid)
    return error.message
  }
  assert.match(await reasons(importCases(context, organ, Buffer.from(''), 'r.csv', {}, actor)), /空的/)
  assert.match(await reasons(importCases(context, organ, Buffer.from('a,b\n1,2'), 'r.csv', {}, actor)), /申请编号/)
  const disputes = Buffer.from(
    '类型,受理日期,结果,结案日期\n行政复议,2026-03-01,结果维持,2026-04-01\n举报,2026-03-01,,\n',
  )
  assert.equal((await importRemedies(context, organ, disputes, 'd.csv', {}, actor)).imported, 2)
  assert.match(await reasons(importRemedies(context, organ, disputes, 'd.csv', {}, actor)), /以前导入过/)
})
