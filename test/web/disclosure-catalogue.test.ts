import assert from 'node:assert/strict'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import supertest, { type Response } from 'supertest'
import { localDate } from '../../src/law/date.ts'
import { listWithStanding } from '../../src/services/catalogue-service.ts'
import { enterItems } from '../../src/services/disclosure-service.ts'
import { organById } from '../../src/services/organ-service.ts'
import { type OrganRef } from '../../src/services/context.ts'
import { testApp } from '../support/app.ts'
import { clerkOf } from '../support/context.ts'

const { app, context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })
const ENTRY = { refresh: 'none', unit: '条', roundTo: '0', department: '', listItems: '' }

async function givenItem(
  organ: OrganRef,
  listItem: number,
  on: string,
  link: string | null = 'https://www.example.org/1',
) {
  const fields = {
    title: `清单第${listItem}项`,
    entry: 'overview-profile',
    listItem,
    documentNumber: null,
    summary: '',
    department: '办公室',
    publisher: '陈',
    reviewer: '李',
    responsible: '王',
    formedOn: localDate(on),
  }
  const published = { channel: 'own-site' as const, name: '', link, on: localDate(on) }
  await enterItems(context, organ, [{ fields, clearedOn: localDate(on), publications: [published] }], clerkOf(organ))
}

test('a class and an entry are added, changed and retired; every version stays; items keep their entry', async () => {
  const organ = await givenOrgan('college')
  const clerk = await signIn(organ)
  const base = '/office/disclosure/catalogue'
  assert.equal([...(await clerk.get(base).expect(200)).text.matchAll(/<h2/g)].length, 12)
  await clerk.post(`${base}/classes/new`, { seen: '0', title: '后勤服务' }).expect(303)
  const sent = { ...ENTRY, seen: '1', title: '食堂公示', inClass: 'class-1', refresh: 'month' }
  await clerk.post(`${base}/entries/new`, sent).expect(303)
  const stale = await clerk.post(`${base}/entries/entry-1`, { ...sent, title: '食堂价格公示' }).expect(422)
  assert.match(stale.text, /目录在您打开页面之后已经改过/)
  assert.match(stale.text, /食堂价格公示/)
  await clerk.post(`${base}/entries/entry-1`, { ...sent, seen: '2', title: '食堂价格公示', retired: 'yes' }).expect(303)
  const page = (await clerk.get(base).expect(200)).text
  assert.match(page, /食堂价格公示/)
  assert.match(page, /已停用/)
  const versions = (await clerk.get(`${base}/versions`).expect(200)).text
  for (const words of ['第3版', '第1版', '增加：后勤服务', '修改：食堂价格公示'])
    assert.ok(versions.includes(words), words)
  assert.ok(!(await clerk.get('/office/disclosure/new').expect(200)).text.includes('食堂价格公示'))
  const bad = await clerk
    .post(`${base}/entries/new`, { ...ENTRY, seen: '3', title: '', inClass: 'rules', listItems: '51' })
    .expect(422)
  assert.match(bad.text, /请填写栏目名称/)
  assert.match(bad.text, /清单序号应是1至50之间的数字/)
  const repeated = { ...ENTRY, seen: '3', title: '学校章程', inClass: 'rules' }
  assert.match((await clerk.post(`${base}/entries/new`, repeated).expect(422)).text, /同一类别下有同名的栏目/)
  await clerk.get(`${base}/entries/none`).expect(404)
})

test('the ministry’s list: each item’s state, what does not apply with its reason, the annex as a spreadsheet', async () => {
  const made = await givenOrgan('college')
  const clerk = await signIn(made)
  await givenItem(made, 1, '2026-08-01')
  await givenItem(made, 3, '2025-01-06')
  await givenItem(made, 19, '2026-08-01', null)
  const list = '/office/disclosure/list'
  await clerk.post(list, { variant: 'vocational' }).expect(303)
  const refused = await clerk.post(`${list}/items/16`, { applicable: 'no', reason: '' }).expect(422)
  assert.match(refused.text, /请填写不适用的理由/)
  await clerk.post(`${list}/items/16`, { applicable: 'no', reason: '本学年没有受赠' }).expect(303)
  const fixed = { applicable: 'yes', link: 'https://www.example.org/xz.htm', department: '教务处' }
  await clerk.post(`${list}/items/36`, fixed).expect(303)
  const organ = await organById(context, made.organId)
  const standings = new Map(
    (await listWithStanding(context, organ)).map(({ item, standing }) => [item.number, standing]),
  )
  const wanted = {
    1: 'published',
    3: 'stale',
    19: 'missing-link',
    16: 'not-applicable',
    36: 'published',
    43: 'not-applicable',
    2: 'not-published',
  }
  for (const [number, standing] of Object.entries(wanted)) assert.equal(standings.get(Number(number)), standing, number)
  const page = (await clerk.get(list).expect(200)).text
  assert.match(page, /本学年没有受赠/)
  assert.match(page, /不适用11项/)
  const file = await clerk.get(`${list}/file`).buffer(true).parse(bytesOf).expect(200)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(file.body as ExcelJS.Buffer)
  const sheet = workbook.worksheets[0]!
  assert.equal(sheet.rowCount, 52)
  const line = (number: number) => (sheet.getRow(number + 2).values as unknown[]).slice(1)
  assert.match(String(sheet.getRow(1).getCell(1).value), /信息公开事项清单（截至2026-09-07）/)
  assert.deepEqual(line(1).slice(3, 6), ['已公开', 1, 'https://www.example.org/1'])
  assert.equal(line(16)[8], '本学年没有受赠')
  assert.deepEqual([line(36)[5], line(36)[7]], ['https://www.example.org/xz.htm', '教务处'])
  const visitor = (await supertest(app).get(`/o/${organ.slug}/catalogue/list`).expect(200)).text
  assert.match(visitor, /不适用：本学年没有受赠/)
  assert.match(visitor, /href="https:\/\/www\.example\.org\/xz\.htm"/)
  assert.ok(Buffer.byteLength(visitor) < 60_000)
  await supertest(app).get(`/o/${organ.slug}/catalogue/list/file`).expect(200)
})

test('an organ has its own catalogue by the Regulation, and not the colleges’ list', async () => {
  const organ = await givenOrgan('organ')
  const clerk = await signIn(organ)
  assert.match((await clerk.get('/office/disclosure/catalogue').expect(200)).text, /财政预算、决算（第七项）/)
  await clerk.get('/office/disclosure/list').expect(404)
  await supertest(app).get(`/o/${organ.slug}/catalogue/list`).expect(404)
})

function bytesOf(res: Response, done: (error: Error | null, bytes: Buffer) => void): void {
  const chunks: Buffer[] = []
  res.on('data', (chunk: Buffer) => chunks.push(chunk))
  res.on('end', () => done(null, Buffer.concat(chunks)))
}
