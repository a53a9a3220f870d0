import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { localDate, type LocalDate, plusDays } from '../../src/law/date.ts'
import { REMEDY_BLOCKS, REMEDY_COLUMNS } from '../../src/law/report/filled-report.ts'
import { type OrganRef, reading, SYSTEM } from '../../src/services/context.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { addDepartment } from '../../src/services/department-service.ts'
import { examine } from '../../src/services/doctor-service.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { importRuns, undoImport } from '../../src/services/import-runs.ts'
import { importRemedies } from '../../src/services/import-service.ts'
import { refusalsOf } from '../../src/services/refusal-service.ts'
import { remedyFile } from '../../src/services/remedy-export.ts'
import { handleRemedy, listRemedies, openRemedy, showRemedy } from '../../src/services/remedy-service.ts'
import { draftReport, openCell } from '../../src/services/report-service.ts'
import { query } from '../../src/store/query.ts'
import { insertRemedies } from '../../src/store/remedy-insert.ts'
import { replayDispute } from '../../src/remedies/dispute.ts'
import { remedySummaryOf, remedyView } from '../../src/services/remedy-summary.ts'
import { randomUUID } from 'node:crypto'
import { anyHistory, END } from '../remedies/random-histories.ts'
import { anApplication, clerkOf, givenOrgan, testContext } from '../support/context.ts'

const context = await testContext('2026-09-07')
const day = localDate

async function exported(organ: OrganRef): Promise<Buffer> {
  const file = await remedyFile(context, organ, clerkOf(organ), {}, 'csv')
  assert.ok(!Buffer.isBuffer(file))
  const parts: string[] = []
  for await (const part of file) parts.push(part)
  return Buffer.from(parts.join(''))
}

test('the register of disputes goes out and comes in again whole: days, cases, result', async () => {
  const organ = await givenOrgan(context)
  const clerk = clerkOf(organ)
  const { number } = await registerByOffice(context, organ, anApplication(), clerk, null)
  const texts = [
    { kind: 'docket-number', text: '示政复〔2026〕9号' },
    { kind: 'body', text: '示例市人民政府' },
  ]
  const opening = { kind: 'reconsideration', on: day('2026-08-03'), number, texts } as const
  const id = await openRemedy(context, organ, opening, clerk)
  await handleRemedy(
    context,
    organ,
    id,
    { type: 'decided', on: day('2026-09-01'), decision: 'reconsideration-maintained' },
    clerk,
  )
  await openRemedy(
    context,
    organ,
    { kind: 'lawsuit-direct', on: day('2026-09-02'), number: null, brought: true },
    clerk,
  )
  const file = await exported(organ)

  const other = await givenOrgan(context)
  const refused = await importRemedies(context, other, file, 'r.csv', {}, SYSTEM(other.organId))
  assert.deepEqual([refused.imported, refused.rejected.map(({ column }) => column)], [0, ['涉及的申请']])
  assert.match(refused.rejected[0]!.reason, new RegExp(number))
  const twin = await registerByOffice(context, other, anApplication(), clerkOf(other), null)
  assert.equal(twin.number, number)
  const { imported } = await importRemedies(context, other, file, 'r.csv', {}, SYSTEM(other.organId))
  assert.equal(imported, 2)
  assert.match(String(file), /示政复〔2026〕9号,示例市人民政府/)
  assert.equal(String(await exported(other)), String(file))
  const figures = async (body: OrganRef) => (await draftReport(context, body, { year: 2026 })).report.remedies
  assert.deepEqual(await figures(other), await figures(organ))
  const rows = await listRemedies(context, other, {}, null, 10)
  const decided = await showRemedy(context, other, rows.find(({ kind }) => kind === 'reconsideration')!.remedyId)
  assert.deepEqual([decided.row.numbers, decided.row.result], [[number], 'upheld'])
  assert.deepEqual(
    (await examine(context)).faults.filter(({ check }) => check === 'summaries'),
    [],
  )

  // The run can be taken back whole, sealed words and all; then it may come again.
  const { runs } = await importRuns(context, other)
  const [run] = runs
  await undoImport(context, other, run!.importId, clerkOf(other))
  assert.deepEqual(await listRemedies(context, other, {}, null, 10), [])
  assert.equal((await importRemedies(context, other, file, 'r.csv', {}, SYSTEM(other.organId))).imported, 2)
})

test('words of an imported dispute cannot be deleted while its run stands', async () => {
  const organ = await givenOrgan(context)
  const register = '类型,受理日期,案号,受理机关,结果,结案日期\n行政复议,2026-03-02,示政复〔2026〕1号,示例市人民政府,,\n'
  await importRemedies(context, organ, Buffer.from(register), 'r.csv', {}, SYSTEM(organ.organId))
  const deleting = query(reading(context), 'delete from remedy_text where organ_id = $1', [organ.organId])
  await assert.rejects(deleting, /append-only/)
})

test('refusals by ground, article, department and officer, those overturned with what was learnt', async () => {
  const organ = await givenOrgan(context)
  const clerk = clerkOf(organ)
  const departmentId = await addDepartment(context, organ, { name: '人事处', fromDay: day('2026-01-01') }, clerk)
  const refused = async (outcome: 'internal' | 'deliberative') => {
    const { number } = await registerByOffice(context, organ, anApplication(), clerk, null)
    await handleCase(context, organ, number, { type: 'replied', on: day('2026-09-07'), outcome }, clerk, 'CASE_REPLIED')
    return number
  }
  const [first] = [await refused('internal'), await refused('internal'), await refused('deliberative')]
  await query(reading(context), 'update case_file set department_id = $2 where organ_id = $1 and number = $3', [
    organ.organId,
    departmentId,
    first,
  ])
  const id = await openRemedy(context, organ, { kind: 'reconsideration', on: day('2026-09-07'), number: first }, clerk)
  await handleRemedy(
    context,
    organ,
    id,
    { type: 'decided', on: day('2026-09-07'), decision: 'reconsideration-revoked' },
    clerk,
    null,
    { texts: [{ kind: 'lesson', text: '内部事务信息要逐项说明理由' }] },
  )
  const period = { from: day('2026-01-01'), to: day('2026-12-31') }
  const { articles, departments, officers, overturned } = await refusalsOf(context, organ, period)
  const share = (key: string | null, replies: number, contested: number, corrected: number) => ({
    key,
    replies,
    contested,
    overturned: corrected,
  })
  assert.deepEqual(
    articles.map(({ key, ...rest }) => [/第十六条第(.)款/.exec(key ?? '')?.[1], rest.replies, rest.overturned]),
    [
      ['一', 2, 1],
      ['二', 1, 0],
    ],
  )
  assert.deepEqual(departments, [share(null, 2, 0, 0), share('人事处', 1, 1, 1)])
  assert.deepEqual(officers, [share(null, 3, 1, 1)])
  assert.deepEqual(
    overturned.map(({ number, lesson }) => [number, lesson]),
    [[first, '内部事务信息要逐项说明理由']],
  )
})

test('random disputes in the database: table four balances at any cut-off, and each cell opens exactly its disputes', async () => {
  const organ = await givenOrgan(context, 'organ')
  const view = await remedyView(context, organ)
  const histories = fc.sample(anyHistory, { numRuns: 80, seed: 26 })
  const remedies = histories.map((history) => {
    // Cases and neighbours of random histories exist nowhere.
    const own = history.filter(({ event }) => !event.type.startsWith('case-') && event.type !== 'handler-set')
    const kept = own
      .filter(({ event }) => event.type !== 'entry-voided')
      .map((entry, at) => ({ ...entry, seq: at + 1 }))
    return {
      remedyId: randomUUID(),
      imported: false,
      caseIds: [],
      history: kept,
      summary: remedySummaryOf(replayDispute(kept)!, view),
    }
  })
  await context.orm.em.fork().transactional((tx) => insertRemedies(tx, organ.organId, remedies))
  const cutOffs: LocalDate[] = [200, 420, 800].map((days) => plusDays(day('2024-02-01'), days))
  for (const asOf of [...cutOffs, END])
    for (const year of [2024, 2025, 2026]) {
      if (asOf < `${year}-01-01`) continue
      const { report, discrepancies } = await draftReport(context, organ, { year, asOf })
      assert.deepEqual(
        discrepancies.filter(({ where }) => REMEDY_BLOCKS.some((block) => where.includes(block))),
        [],
      )
      for (const block of REMEDY_BLOCKS) {
        const cells = report.remedies[block]
        const { upheld, corrected, other, pending, total } = cells
        assert.equal(
          (upheld ?? 0) + (corrected ?? 0) + (other ?? 0) + (pending ?? 0),
          total,
          `${block} ${year} ${asOf}`,
        )
        for (const column of REMEDY_COLUMNS) {
          const opened = await openCell(context, organ, { year, asOf }, block, column)
          assert.equal(opened.remedies.length, cells[column], `${block} ${column} ${year} ${asOf}`)
        }
      }
    }
})
