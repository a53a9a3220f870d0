import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentDocx } from '../../src/documents/document-docx.ts'
import { reportPages } from '../../src/documents/report-pages.ts'
import { documentOfSentences } from '../../src/law/report/report-document.ts'
import { type FilledReport } from '../../src/law/report/filled-report.ts'
import { sumReports } from '../../src/law/report/sum-reports.ts'
import { publishedReports } from '../law/report-facts.ts'
import { testApp, type Officer } from '../support/app.ts'
import { clerkOf } from '../support/context.ts'
import { publishYear } from '../support/report.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2024-02-01' })
const [suqian2023, , , jinhu] = publishedReports.map(({ report }) => report)

const LIST = '/office/roll-up-bodies'
const linkOf = (text: string, name: string) => {
  const found = new RegExp(`href="(${LIST}/[0-9a-f-]{36})"[^>]*>${name}<`).exec(text)
  assert.ok(found, `no link to ${name}`)
  return found[1]!
}
const send = (officer: Officer, path: string, fields: Record<string, string>, file?: Buffer) => {
  const test = officer.agent.post(path)
  for (const [name, value] of Object.entries({ _csrf: officer.csrf, ...fields })) test.field(name, value)
  return file ? test.attach('file', file, 'report.docx') : test
}
const docxOf = (report: FilledReport) => documentDocx(reportPages(documentOfSentences(report, [])))

test('bodies of this installation and others, two levels down, each counted once; the sum equals a recount', async () => {
  const [province, city, bureau] = [await givenOrgan(), await givenOrgan(), await givenOrgan()]
  const [above, below] = [await signIn(province, 'clerk'), await signIn(city, 'clerk')]
  assert.match((await above.get('/office/roll-up/2023').expect(200)).text, /还没有汇总的单位/)
  await send(above, LIST, {
    step: 'add',
    bodies: `示例市教育局，示例市，${city.slug}\n示例县教育局,示例县\n示例市财政局\t示例市`,
  }).expect(303)
  await send(below, LIST, { step: 'add', bodies: `示例区教育局，示例区，${bureau.slug}\n示例区财政局，示例区` }).expect(
    303,
  )
  // The bureau is listed twice, by city and province: it counts once.
  await send(above, LIST, { step: 'add', bodies: `示例区教育局，示例区，${bureau.slug}` }).expect(303)
  assert.match((await above.get('/office/roll-up/2023')).text, /共5个单位，已报告0个，未报告5个/)

  await publishYear(context, city, 2023, clerkOf(city))
  await publishYear(context, bureau, 2023, clerkOf(bureau))
  const county = linkOf((await above.get(LIST)).text, '示例县教育局')
  await send(above, county, { year: '2023' }, await docxOf(suqian2023!)).expect(303)
  const district = linkOf((await below.get(LIST)).text, '示例区财政局')
  const json = Buffer.from(JSON.stringify({ ...suqian2023!, body: '示例区财政局' }))
  await send(below, district, { year: '2023' }, json).expect(303)

  const page = (await above.get('/office/roll-up/2023').expect(200)).text
  assert.match(page, /共5个单位，已报告4个，未报告1个/)
  assert.match(page, /示例市财政局[\s\S]*未报告/)
  const sum = (await above.get('/office/roll-up/2023/export/json').expect(200)).body as FilledReport
  const twice = sumReports(sum, [suqian2023!, suqian2023!])
  assert.deepEqual(sum.applications.received, { ...twice.applications.received })
  assert.deepEqual(sum.remedies.reconsideration, twice.remedies.reconsideration)
  for (const what of ['tables', 'bodies']) {
    const { body } = await above.get(`/office/roll-up/2023/export/${what}`).responseType('blob').expect(200)
    assert.equal((body as Buffer).subarray(0, 2).toString(), 'PK')
  }
  await above.get('/office/roll-up/2023/export/exe').expect(404)
  const opened = (await above.get(`${county}/reports/2023`).expect(200)).text
  assert.match(opened, /勾稽关系全部成立/)
  assert.match(opened, /3402/)
  // What is not beneath is not there.
  await below.get(`${county}/reports/2023`).expect(404)
  await below.get(county).expect(404)
})

test('a report with faults is refused with them, and taken in only when somebody says so', async () => {
  const province = await givenOrgan()
  const [clerk, auditor] = [await signIn(province, 'clerk'), await signIn(province, 'auditor')]
  await send(clerk, LIST, { step: 'add', bodies: '金湖县，淮安市' }).expect(303)
  const body = linkOf((await clerk.get(LIST)).text, '金湖县')
  await send(auditor, body, { year: '2023' }, await docxOf(jinhu!)).expect(403)
  const refused = await send(clerk, body, { year: '2023' }, await docxOf(jinhu!)).expect(422)
  assert.match(refused.text, /没有收入/)
  assert.match(refused.text, /按勾稽关系应为3/)
  assert.match((await clerk.get('/office/roll-up/2023')).text, /已报告0个/)
  await send(clerk, body, { year: '2023', despite: 'yes' }, await docxOf(jinhu!)).expect(303)
  const page = (await clerk.get('/office/roll-up/2023?show=faulty')).text
  assert.match(page, /已报告1个/)
  assert.match(page, /金湖县/)
  for (const [fields, file, words] of [
    [{ year: '23' }, await docxOf(jinhu!), /年度应是四位数字/],
    [{ year: '2023' }, undefined, /请选择文件/],
    [{ year: '2023' }, Buffer.from('nothing'), /认不出这个文件/],
    [{ year: '2022' }, Buffer.from(JSON.stringify(jinhu)), /是2023年度的，要收入的是2022年度/],
  ] as const)
    assert.match((await send(clerk, body, fields, file).expect(422)).text, words)
  await clerk.post(`${body}/removing`).expect(303)
  assert.match((await clerk.get('/office/roll-up/2023')).text, /还没有汇总的单位/)
})

test('reports by the hundred, all or none; a list that is wrong says where', async () => {
  const province = await givenOrgan()
  const clerk = await signIn(province, 'clerk')
  const names = Array.from({ length: 120 }, (_, at) => `示例县${String(at).padStart(3, '0')}局`)
  for (const [bodies, words] of [
    ['', /请填写单位/],
    ['甲，乙，丙，丁', /第1行应写成/],
    ['甲\n\n乙，丙，不存在的', /没有网址简称为 不存在的/],
    [`甲，乙，${province.slug}`, /不能把本单位/],
  ] as const)
    assert.match((await send(clerk, LIST, { step: 'add', bodies }).expect(422)).text, words)
  await send(clerk, LIST, { step: 'add', bodies: names.join('\n') }).expect(303)
  assert.match(
    (await send(clerk, LIST, { step: 'add', bodies: `新局\n${names[3]}` }).expect(422)).text,
    /已在名单里：示例县003局/,
  )
  const reports = names.map((body) => ({ ...suqian2023!, body }))
  const all = (list: unknown) => send(clerk, LIST, { step: 'receive' }, Buffer.from(JSON.stringify(list)))
  assert.match((await all([...reports, { ...suqian2023!, body: '别处' }]).expect(422)).text, /名单里没有“别处”/)
  assert.match((await all([reports[0], reports[0]]).expect(422)).text, /有两份/)
  assert.match((await clerk.get('/office/roll-up/2023')).text, /已报告0个/)
  await all(reports).expect(303)
  const page = (await clerk.get('/office/roll-up/2023')).text
  assert.match(page, /已报告120个/)
  assert.match(page, /第1页，共3页/)
  assert.ok(page.length < 120_000)
  const sum = (await clerk.get('/office/roll-up/2023/export/json')).body as FilledReport
  assert.equal(sum.applications.total.total, 120 * suqian2023!.applications.total.total!)
})

test('reports taken in together pass the whole checker: their words, and the year before, sent along or kept', async () => {
  const province = await givenOrgan()
  const clerk = await signIn(province, 'clerk')
  await send(clerk, LIST, { step: 'add', bodies: '甲县局\n乙县局\n丙县局' }).expect(303)
  const all = (list: unknown) => send(clerk, LIST, { step: 'receive' }, Buffer.from(JSON.stringify(list))).expect(303)
  const of = (body: string, more: object = {}) => ({ ...suqian2023!, body, ...more })
  const before = { year: 2022, period: { from: '2022-01-01', to: '2022-12-31' }, asOf: '2023-01-10' }
  const wrongWords = [{ key: 'overview', title: '一、总体情况', paragraphs: ['全年新收政府信息公开申请9件。'] }]
  await all([of('丙县局', before)])
  await all([of('甲县局', { sections: wrongWords }), of('乙县局', before), of('乙县局'), of('丙县局')])
  const faultsOf = async (name: string) => {
    const page = (await clerk.get(linkOf((await clerk.get(LIST)).text, name)).expect(200)).text
    return /第1版<\/td\s*>\s*<td[^>]*>\s*(\d+)/.exec(page)?.[1]
  }
  assert.equal(await faultsOf('甲县局'), '1')
  const carried = await faultsOf('乙县局')
  assert.ok(Number(carried) > 0)
  assert.equal(await faultsOf('丙县局'), carried)
})

test('the checker reads what is uploaded or pasted, tells every fault and keeps nothing', async () => {
  const organ = await givenOrgan()
  const auditor = await signIn(organ, 'auditor')
  const path = '/office/report-checker'
  assert.match((await auditor.get(path).expect(200)).text, /报告核对/)
  assert.match((await send(auditor, path, {}).expect(422)).text, /请选择文件，或者粘贴报告/)
  assert.match(
    (await send(auditor, path, { year: '二〇二三' }, await docxOf(jinhu!)).expect(422)).text,
    /年度应是四位数字/,
  )
  const checked = (await send(auditor, path, {}, await docxOf(jinhu!)).expect(200)).text
  assert.match(checked, /金湖县/)
  assert.match(checked, /发现1处错误/)
  assert.match(checked, /行政诉讼－未经复议直接起诉，总计/)
  const pasted = (await send(auditor, path, { pasted: JSON.stringify(suqian2023) }).expect(200)).text
  assert.match(pasted, /没有发现问题/)
})
