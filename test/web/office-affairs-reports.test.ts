import assert from 'node:assert/strict'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import { APPLICANT_KIND_NAMES } from '../../src/law/applicants.ts'
import { localDate, plusDays, type LocalDate } from '../../src/law/date.ts'
import { outcomesFor } from '../../src/law/outcomes.ts'
import { COLUMNS, REMEDY_COLUMNS, type FilledReport } from '../../src/law/report/filled-report.ts'
import { FORMS } from '../../src/law/report/forms.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { reading, type OrganRef } from '../../src/services/context.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { handleRemedy, openRemedy } from '../../src/services/remedy-service.ts'
import { freezeReport } from '../../src/services/report-closing.ts'
import { query } from '../../src/store/query.ts'
import { testApp, type Officer } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'
import { confirmAll } from '../support/report.ts'

const { context, givenOrgan, signIn, agent } = await testApp({ today: '2025-11-01' })

/** Cases and disputes over two years, some open at each year's end. */
async function givenYears(organ: OrganRef): Promise<void> {
  const barred = ['still-unclear', 'excessive', 'correction-lapsed', 'fee-lapsed', 'does-not-exist']
  const outcomes = outcomesFor(organ.regime).filter((each) => !barred.includes(each))
  const clerk = clerkOf(organ)
  for (let at = 0; at < 40; at++) {
    const on = plusDays(localDate('2025-11-03'), at * 3)
    context.clock.set(on)
    const applicant = { ...anApplication().applicant, kind: APPLICANT_KIND_NAMES[(at * 7) % 6]! }
    const { number } = await registerByOffice(
      context,
      organ,
      anApplication({ applicant, submittedOn: on }),
      clerk,
      null,
    )
    if (at % 4 === 0) continue
    const act = { type: 'replied', on, outcome: outcomes[at % outcomes.length]! } as const
    // A program records what was decided elsewhere: no search has to be written down before.
    await handleCase(context, organ, number, act, { ...clerk, id: 'token:register' }, 'CASE_REPLIED')
    if (at % 5 !== 1) continue
    const kind = (['reconsideration', 'lawsuit-direct', 'violation-report'] as const)[at % 3]!
    if (organ.regime === 'college' && kind !== 'violation-report') await sayPublicPower(organ, number, on)
    const id = await openRemedy(context, organ, { kind, on, number }, clerk)
    if (at % 2 === 0) await handleRemedy(context, organ, id, { type: 'decided', on, result: 'upheld' }, clerk)
  }
}

/** Without it a college's case has no way to the courts. */
const sayPublicPower = (organ: OrganRef, number: string, on: LocalDate) => {
  const texts = [
    { kind: 'statute', text: '学位法第五条' },
    { kind: 'authorised', text: '授予学位时形成' },
  ]
  return handleCase(context, organ, number, { type: 'authorised', on }, clerkOf(organ), 'CASE_AUTHORISED', null, {
    texts,
  })
}

const json = async (officer: Officer, path: string): Promise<FilledReport> =>
  JSON.parse(String((await officer.get(path).responseType('blob').expect(200)).body)) as FilledReport
const linksIn = (text: string) =>
  [...text.matchAll(/href="(\/office\/reports\/\d+\/cells\/[^"]+)"/g)].map((each) => each[1]!.replaceAll('&amp;', '&'))

for (const regime of ['organ', 'college'] as const)
  test(`${regime}: every figure that is not zero opens exactly as many cases or disputes`, async () => {
    const organ = await givenOrgan(regime)
    await givenYears(organ)
    context.clock.set('2026-04-01')
    const auditor = await signIn(organ, 'auditor')
    const page = (await auditor.get('/office/reports/2026').expect(200)).text
    const report = await json(auditor, '/office/reports/2026/export/json')
    const { rows, remedyBlocks, complaintBlocks } = FORMS[report.form]
    const wanted: [string, number][] = [
      ...rows.flatMap(({ key, sums }) =>
        COLUMNS.map((column): [string, number] => [
          `${key}/${column}`,
          sums.reduce((sum, row) => sum + (report.applications[row][column] ?? 0), 0),
        ]),
      ),
      ...remedyBlocks.flatMap(({ key }) =>
        REMEDY_COLUMNS.map((column): [string, number] => [`${key}/${column}`, report.remedies[key][column] ?? 0]),
      ),
      ...complaintBlocks.flatMap(({ key }) =>
        REMEDY_COLUMNS.map((column): [string, number] => [`${key}/${column}`, report.complaints?.[key][column] ?? 0]),
      ),
    ].filter((each): each is [string, number] => each[1] !== 0)
    assert.ok(wanted.length > 40)
    assert.deepEqual(linksIn(page).sort(), wanted.map(([cell]) => `/office/reports/2026/cells/${cell}`).sort())
    for (const [cell, value] of wanted) {
      const list = (await auditor.get(`/office/reports/2026/cells/${cell}`).expect(200)).text
      const table = list.slice(list.indexOf('<tbody'))
      const behind = new Set(
        [...table.matchAll(/<th[^>]*>\s*<a class="govuk-link[^"]*" href="([^"]+)"/g)].map((each) => each[1]),
      )
      assert.equal(behind.size, value, cell)
    }
    assert.match(
      (await auditor.get('/office/reports/2026/cells/refused.1/total?asOf=2025-01-01').expect(200)).text,
      /这一格是0/,
    )
    for (const none of ['nothing/total', 'received/nothing', 'constructor/total', 'reconsideration/business'])
      await auditor.get(`/office/reports/2026/cells/${none}`).expect(404)
  })

test('frozen, published, seen by the public; later records show as differences and not in the frozen figures', async () => {
  const organ = await givenOrgan('organ')
  await givenYears(organ)
  context.clock.set('2026-01-12')
  const [head, clerk] = [await signIn(organ, 'head'), await signIn(organ, 'clerk')]
  await confirmAll(context, organ, 2025, clerkOf(organ))
  const before = (await head.get('/office/reports/2025').expect(200)).text
  assert.match(before, /勾稽关系全部成立/)
  assert.match(before, /还没有固化的版本/)
  assert.doesNotMatch((await clerk.get('/office/reports/2025').expect(200)).text, /freezing"/)
  await clerk.post('/office/reports/2025/freezing', { asOf: '2026-01-12' }).expect(403)
  await head.post('/office/reports/2025/freezing', { asOf: '2026-01-13' }).expect(422)
  await head.post('/office/reports/2025/freezing', { asOf: '2026-01-12' }).expect(303)
  const frozen = (await head.get('/office/reports/2025?done=frozen').expect(200)).text
  assert.match(frozen, /第1版/)
  assert.match(frozen, /王head，2026年1月12日/)
  assert.match(frozen, /与现在统计的完全相同/)
  await agent().get(`/o/${organ.slug}/reports/2025`).expect(404)
  await clerk.post('/office/reports/2025/versions/1/publishing').expect(403)
  await head.post('/office/reports/2025/versions/9/publishing').expect(404)
  assert.match((await head.post('/office/reports/2025/versions/1/publishing').expect(422)).text, /还没有审批/)
  await clerk.post('/office/reports/2025/versions/1/approving').expect(403)
  await head.post('/office/reports/2025/versions/9/approving').expect(404)
  await head.post('/office/reports/2025/versions/1/approving').expect(303)
  await head.post('/office/reports/2025/versions/1/publishing').expect(303)
  await agent().get(`/o/${organ.slug}/reports/2025`).expect(200)
  const kept = await json(head, '/office/reports/2025/export/json?version=1')
  const late = anApplication({ submittedOn: localDate('2025-12-30') })
  const { number } = await registerByOffice(context, organ, late, clerkOf(organ), null)
  assert.ok(number)
  const after = (await head.get('/office/reports/2025').expect(200)).text
  assert.match(after, /第1版与现在的差异/)
  assert.match(after, /「一、本年新收政府信息公开申请数量，自然人」/)
  assert.deepEqual(await json(head, '/office/reports/2025/export/json?version=1'), kept)
  const now = await json(head, '/office/reports/2025/export/json')
  assert.equal(now.applications.received.total, (kept.applications.received.total ?? 0) + 1)
})

test('a carry-over that does not fit last year blocks freezing, on the page and on the server', async () => {
  const organ = await givenOrgan('organ')
  await givenYears(organ)
  context.clock.set('2026-01-12')
  const head = await signIn(organ, 'head')
  await freezeReport(context, organ, { year: 2025 }, clerkOf(organ))
  await query(
    reading(context),
    `update annual_report set filled = jsonb_set(jsonb_set(filled, '{applications,carriedOut,total}', '99'),
       '{applications,carriedOut,business}', '77') where organ_id = $1`,
    [organ.organId],
  )
  const page = (await head.get('/office/reports/2026').expect(200)).text
  assert.doesNotMatch(page, /action="[^"]*freezing"/)
  assert.match(page, /改正之前不能固化和发布/)
  assert.match(page, /与上一年度结转的差异/)
  assert.match(page, /按勾稽关系应为99/)
  assert.match(page, /不成立<\/strong/)
  const refused = await head.post('/office/reports/2026/freezing', { asOf: '2026-01-12' }).expect(422)
  assert.match(refused.text, /勾稽关系不成立/)
  assert.match((await head.get('/office/reports').expect(200)).text, /未固化/)
})

test('years from the first case on; an academic year for colleges; days and forms that do not fit are said', async () => {
  const organ = await givenOrgan('organ')
  const college = await givenOrgan('college')
  context.clock.set('2026-11-02')
  for (const body of [organ, college]) {
    const on = localDate('2018-10-08')
    await registerByOffice(context, body, anApplication({ submittedOn: on }), clerkOf(body), null)
  }
  const [ours, theirs] = [await signIn(organ, 'auditor'), await signIn(college, 'auditor')]
  const years = (text: string) =>
    [...text.matchAll(/href="\/office\/reports\/(\d{4})"/g)].map((each) => Number(each[1]))
  assert.deepEqual(
    years((await ours.get('/office/reports').expect(200)).text),
    [2026, 2025, 2024, 2023, 2022, 2021, 2020, 2019, 2018],
  )
  const list = (await theirs.get('/office/reports').expect(200)).text
  assert.deepEqual(years(list), [2027, 2026, 2025, 2024, 2023, 2022, 2021, 2020, 2019])
  assert.match(list, /2026—2027学年/)
  assert.match((await theirs.get('/office/reports/2019').expect(200)).text, /2018年9月1日至2019年8月31日/)
  const trial = (await ours.get('/office/reports/2020').expect(200)).text
  assert.match(trial, /（六）其他处理/)
  assert.doesNotMatch(trial, /逾期未按收费通知/)
  const other = (await ours.get('/office/reports/2020?form=organ-2021').expect(200)).text
  assert.match(other, /逾期未按收费通知/)
  const head = await signIn(organ, 'head')
  assert.match((await head.get('/office/reports/2020?form=organ-2021').expect(200)).text, /请改回本单位的格式/)
  assert.doesNotMatch(
    (await ours.get('/office/reports/2020?form=college').expect(200)).text,
    /高等学校信息公开年度报告/,
  )
  assert.match(
    (await ours.get('/office/reports/2020?asOf=2026-02-30').expect(200)).text,
    /href="#asOf"[^>]*>数据截至不是有效日期/,
  )
  assert.match((await ours.get('/office/reports/2020?asOf=2027-02-03').expect(200)).text, /不能晚于今天/)
  for (const none of ['1999', '2029', '20x6', '02026']) await ours.get(`/office/reports/${none}`).expect(404)
})

test('the files say what the page says', async () => {
  const organ = await givenOrgan('college')
  await givenYears(organ)
  context.clock.set('2026-04-01')
  const clerk = await signIn(organ, 'clerk')
  const report = await json(clerk, '/office/reports/2026/export/json')
  const received = report.applications.received.total
  assert.ok(received)
  const csv = String((await clerk.get('/office/reports/2026/export/csv').responseType('blob').expect(200)).body)
  assert.match(csv, new RegExp(`^received,.*,${received}$`, 'm'))
  const xlsx = await clerk.get('/office/reports/2026/export/xlsx').responseType('blob').expect(200)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(xlsx.body as never)
  const values = new Set<unknown>()
  book.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => void values.add(cell.value))))
  assert.ok(values.has(received))
  const docx = await clerk.get('/office/reports/2026/export/docx').responseType('blob').expect(200)
  assert.equal((docx.body as Buffer).subarray(0, 2).toString(), 'PK')
  assert.match(String(docx.headers['content-disposition']), /filename/)
  await clerk.get('/office/reports/2026/export/exe').expect(404)
  await clerk.get('/office/reports/2026/export/csv?version=3').expect(404)
})
