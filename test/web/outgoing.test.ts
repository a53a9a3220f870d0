import assert from 'node:assert/strict'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import request from 'supertest'
import { createToken } from '../../src/services/api-tokens.ts'
import { applicantCase } from '../../src/services/applicant-case.ts'
import { readAttachment } from '../../src/services/attachment-service.ts'
import { auditPage } from '../../src/services/audit-service.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { showCase } from '../../src/services/case-view.ts'
import { reading, SYSTEM } from '../../src/services/context.ts'
import { FilesHeld } from '../../src/services/files-held.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { discardUnusedOutgoing } from '../../src/services/outgoing-keeping.ts'
import { localDate } from '../../src/law/date.ts'
import { query } from '../../src/store/query.ts'
import { testApp, type Officer } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'
import { unzip } from '../../src/documents/unzip.ts'
import { pdf, workbook, zipOf } from '../documents/made-files.ts'

const { app, context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })
const CONTACT = { office: '市教育局办公室', address: '示例路1号', phone: '0570-1234567' }
const organ = await givenOrgan('organ', CONTACT)
const officer = await signIn(organ)
const strict = await givenOrgan('organ', { ...CONTACT, secondPerson: true })
const [first, second] = [await signIn(strict), await signIn(strict, 'head')]
const ID = '11010519491231002X'
const REPLY = { on: '2026-09-07', outcome: 'granted', given: '名单', way: '网上下载' }

const leaky = await workbook((book, sheet) => {
  sheet.addRow(['李某', ID])
  sheet.addRow(['监督电话', '13800138000'])
  sheet.addRow(['本人电话', '13900139000'])
  book.addWorksheet('底稿').state = 'hidden'
  book.creator = '王五'
})
const givenCase = async (of: typeof organ) => {
  const { number } = await registerByOffice(context, of, anApplication(), clerkOf(of), null)
  return number
}
async function reply(
  by: Officer,
  of: typeof organ,
  number: string,
  files: { name: string; bytes: Buffer }[],
  more = {},
) {
  const seen = String((await showCase(context, of, number)).version)
  return by.upload(`/office/cases/${number}/acts/reply`, { ...REPLY, seen, ...more }, files)
}
const held = async (by: Officer, of: typeof organ, number: string) => {
  const answer = await reply(by, of, number, [{ name: '名单.xlsx', bytes: leaky }])
  assert.equal(answer.status, 422)
  const path = /href="(\/office\/outgoing\/[0-9a-f-]{36})"/.exec(answer.text)?.[1]
  assert.ok(path, 'no link to mend the file')
  return path
}
const seenIn = (text: string) => /name="seen" value="(\d+)"/.exec(text)?.[1] ?? ''
/** The checkbox that keeps the finding with these words. */
function keepOf(text: string, words: string): string {
  const label = text.split('<label').find((each) => each.includes(words)) ?? ''
  const id = /for="([^"]+)"/.exec(label)?.[1] ?? ''
  return new RegExp(`id="${id}"[^>]*value="(\\d+)"`).exec(text)?.[1] ?? ''
}

test('a held file is mended where it is kept: each finding in place, kept or gone, then chosen in the reply', async () => {
  const number = await givenCase(organ)
  const path = await held(officer, organ, number)
  const page = (await officer.get(path).expect(200)).text
  for (const said of [
    '工作表“公开表” 单元格 B3：11*************02X',
    '工作表“底稿”',
    '公式会换成现在的数值',
    '文档属性“作者”',
  ])
    assert.ok(page.includes(said), said)
  assert.ok(!page.includes(ID))
  const keep = keepOf(page, '138****8000')
  const missing = await officer.post(path, { seen: seenIn(page), keep }).expect(422)
  assert.match(missing.text, /href="#reason-mobile"/)
  assert.match(missing.text, new RegExp(`value="${keep}"[^>]*checked`))
  await officer.post(path, { seen: seenIn(page), keep, 'reason-mobile': '公布的监督电话' }).expect(303)
  const done = (await officer.get(path).expect(200)).text
  for (const said of ['可以发出', '公布的监督电话', '单元格 B4：138****8000']) assert.ok(done.includes(said), said)
  const form = (await officer.get(`/office/cases/${number}/acts/reply?outcome=granted`).expect(200)).text
  assert.ok(form.includes('附上处理好的文件'))
  assert.equal((await reply(officer, organ, number, [], { outgoing: path.split('/').at(-1) ?? '' })).status, 303)
  const [file] = (await applicantCase(context, organ, number)).files
  assert.ok(file)
  const { bytes } = await readAttachment(context, organ, number, file.fileId)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  const sheet = book.getWorksheet('公开表')
  assert.deepEqual(
    ['B3', 'B4', 'B5'].map((cell) => sheet?.getCell(cell).value),
    ['11*************02X', '13800138000', '139****9000'],
  )
  assert.equal(book.worksheets.length, 1)
  const shown = (await officer.get(`/office/cases/${number}`)).text
  assert.ok(shown.includes('文件放行的理由') && shown.includes('公布的监督电话'))
  const original = await officer.get(`${path}/files/source`).buffer(true).parse(asBuffer)
  assert.ok(leaky.equals(original.body as Buffer), 'the original is kept as it came')
  assert.ok((await officer.get(path)).text.includes('已经发出'))
  const log = JSON.stringify(await auditPage(context, organ, null, 50))
  for (const secret of [ID, '监督电话', '名单.xlsx']) assert.ok(!log.includes(secret), secret)
})

const asBuffer = (res: unknown, done: (error: Error | null, body: Buffer) => void) => {
  const chunks: Buffer[] = []
  const stream = res as NodeJS.ReadableStream
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  stream.on('end', () => done(null, Buffer.concat(chunks)))
}

test('the same file held twice is kept once', async () => {
  const number = await givenCase(organ)
  assert.equal(await held(officer, organ, number), await held(officer, organ, number))
})

test('a file of an archive goes as a whole with one press, what was chosen is shown again', async () => {
  const zip = zipOf({
    '名单.csv': `张三,${ID}`,
    '旧.doc': Buffer.from('d0cf11e0a1b11ae100', 'hex'),
    '说明.txt': '正文',
  })
  const taken = await officer.upload('/office/outgoing', {}, [{ name: '附件.zip', bytes: zip }]).expect(303)
  const path = String(taken.headers['location']).split('?')[0]!
  const page = (await officer.get(path)).text
  assert.match(page, /从压缩包里整个删去的文件[^]*压缩包内“名单\.csv”/)
  const drop = /name="drop"[^>]*value="(\d+)"/.exec(page)?.[1] ?? ''
  await officer.post(path, { seen: seenIn(page), drop }).expect(303)
  assert.match((await officer.get(path)).text, new RegExp(`name="drop"[^>]*value="${drop}"[^>]*checked`))
  const result = await officer.get(`${path}/files/result`).buffer(true).parse(asBuffer)
  assert.deepEqual(
    [...unzip(result.body as Buffer, 9e6)].map(({ name }) => name),
    ['说明.txt'],
  )
})

test('a form shown before a change changes nothing', async () => {
  const path = await held(officer, organ, await givenCase(organ))
  const seen = seenIn((await officer.get(path)).text)
  await officer.post(path, { seen }).expect(303)
  const late = await officer.post(path, { seen }).expect(422)
  assert.match(late.text, /刚刚有改动/)
})

test('checked beforehand: a clean file may leave at once, a broken one is turned away with the cure', async () => {
  const clean = await officer.upload('/office/outgoing', {}, [{ name: '说明.pdf', bytes: pdf() }]).expect(303)
  assert.match((await officer.get(clean.headers['location'] ?? '')).text, /没有发现不宜发出的内容/)
  const broken = await officer.upload('/office/outgoing', {}, [{ name: 'a.pdf', bytes: Buffer.from('%PDF-1.7 x') }])
  assert.equal(broken.status, 422)
  assert.match(broken.text, /文件已损坏/)
  assert.match((await officer.upload('/office/outgoing', {}).expect(422)).text, /请选择文件/)
})

test('several files at once: each checked, the graver ones told, from one done to the next', async () => {
  const own = await givenOrgan('organ', CONTACT)
  const by = await signIn(own)
  const files = [
    { name: '甲.xlsx', bytes: leaky },
    { name: '乙.txt', bytes: Buffer.from(`证件 ${ID}\n电话 13800138000`) },
    { name: '丙.pdf', bytes: pdf() },
  ]
  const list = (await by.upload('/office/outgoing', {}, files).expect(303)).headers['location'] ?? ''
  assert.equal(list, '/office/outgoing?done=several')
  const { text } = await by.get(list)
  assert.match(text, /已经检查，请逐个打开处理/)
  assert.match(text, /乙\.txt[^]*?待处理[^]*?发现2处，其中严重的1处/)
  assert.match(text, /丙\.pdf[^]*?可以发出/)
  const path = /href="(\/office\/outgoing\/[0-9a-f-]{36})">乙\.txt/.exec(text)?.[1] ?? ''
  const page = (await by.get(path)).text
  assert.match(page, /身份证号码[^]*手机号码/, 'the gravest first')
  assert.match(page, /<form[^>]*novalidate>(?:(?!<\/form>)[^])*全部清除、遮盖/)
  await by.post(path, { seen: seenIn(page) }).expect(303)
  const next = /href="([^"]+)">下一个待处理的文件/.exec((await by.get(path)).text)?.[1] ?? ''
  assert.match((await by.get(next)).text, /甲\.xlsx/)
})

test('of several files, those that cannot be checked are named; the others are kept', async () => {
  const own = await givenOrgan('organ', CONTACT)
  const by = await signIn(own)
  const answer = await by.upload('/office/outgoing', {}, [
    { name: '坏.pdf', bytes: Buffer.from('%PDF-1.7 x') },
    { name: '程序.exe', bytes: Buffer.from('MZ') },
    { name: '好.txt', bytes: Buffer.from('正文') },
  ])
  assert.equal(answer.status, 422)
  assert.match(answer.text, /坏\.pdf：文件已损坏/)
  assert.match(answer.text, /程序\.exe/)
  assert.match(answer.text, /href="\/office\/outgoing\/[0-9a-f-]{36}">好\.txt/)
})

test('where two must agree, a typed reason lets nothing leave, by no way in', async () => {
  const number = await givenCase(strict)
  const answer = await reply(first, strict, number, [{ name: '名单.xlsx', bytes: leaky }])
  assert.equal(answer.status, 422)
  assert.match(answer.text, /由另一人同意/)
  const fields = [...answer.text.matchAll(/name="(accept-[^"]+)"/g)]
  assert.deepEqual(fields, [])
  const { releaseField } = await import('../../src/services/release-service.ts')
  const kinds = ['resident-id', 'mobile', 'hidden-sheet', 'author'] as const
  const reasons = Object.fromEntries(kinds.map((kind) => [releaseField(leaky, kind), '已经核对']))
  assert.equal((await reply(first, strict, number, [{ name: '名单.xlsx', bytes: leaky }], reasons)).status, 422)
  const act = { type: 'replied', on: localDate('2026-09-07'), outcome: 'granted' } as const
  const files = [{ name: '名单.xlsx', contentType: 'application/zip', bytes: leaky }]
  const attempt = handleCase(context, strict, number, act, clerkOf(strict), 'CASE_REPLIED', null, { files, reasons })
  await assert.rejects(attempt, FilesHeld)
  assert.equal((await showCase(context, strict, number)).row.outcome, null)
  // A program records that there was a reply; files cannot come by the interface, whatever it sends.
  const token = await createToken(context, strict, '程序', 'head', SYSTEM(strict.organId))
  await request(app)
    .post(`/api/v1/cases/${number}/events`)
    .set('Authorization', `Bearer ${token}`)
    .send({ ...act, files: [{ name: '名单.xlsx', content: leaky.toString('base64') }], reasons })
    .expect(201)
  assert.deepEqual((await applicantCase(context, strict, number)).files, [])
})

test('the one who mended a file cannot agree; another agrees or returns it with words; the desk knows', async () => {
  const number = await givenCase(strict)
  const path = await held(first, strict, number)
  const page = (await first.get(path)).text
  const kept = { keep: keepOf(page, '138****8000'), 'reason-mobile': '公布的监督电话' }
  await first.post(path, { seen: seenIn(page), ...kept }).expect(303)
  const waiting = (await first.get(path)).text
  assert.ok(waiting.includes('等第二人同意') && !waiting.includes('name="agrees"'))
  const seen = seenIn(waiting)
  await first.post(`${path}/decision`, { seen, agrees: 'yes' }).expect(403)
  assert.match((await second.get('/office')).text, /等第二人同意/)
  assert.ok(!(await first.get(`/office/cases/${number}/acts/reply?outcome=granted`)).text.includes('附上处理好的文件'))
  const waits = await first.get(`${path}/files/result`).buffer(true).parse(asBuffer)
  const early = await reply(first, strict, number, [{ name: '名单.xlsx', bytes: waits.body as Buffer }])
  assert.equal(early.status, 422, 'nor by uploading what waits')

  assert.match((await second.post(`${path}/decision`, { seen, agrees: 'no' }).expect(422)).text, /写明要怎样改/)
  await second.post(`${path}/decision`, { seen, agrees: 'no', remark: '请核对电话' }).expect(303)
  const returned = (await first.get(path)).text
  assert.match(returned, /另一人没有同意：请核对电话/)
  await first.post(path, { seen: seenIn(returned), ...kept }).expect(303)
  const again = seenIn((await second.get(path)).text)
  await second.post(`${path}/decision`, { seen: again, agrees: 'yes' }).expect(303)
  assert.ok(!(await second.get('/office')).text.includes('等第二人同意'))
  assert.equal((await reply(first, strict, number, [], { outgoing: path.split('/').at(-1) ?? '' })).status, 303)
  const shown = (await first.get(`/office/cases/${number}`)).text
  assert.ok(shown.includes('第二人已同意'))
  const entries = await auditPage(context, strict, null, 50)
  const entry = entries.find(({ action, subject }) => action === 'FINDINGS_ACCEPTED' && subject === number)
  assert.deepEqual(JSON.parse(entry?.bodyText ?? '{}'), {
    ...{ files: 1, kinds: ['mobile'], seq: 2 },
    second: [`officer:${second.accountId}`],
  })
})

test('kept files that never left are gone after thirty days; those that left stay', async () => {
  const number = await givenCase(organ)
  const path = await held(officer, organ, number)
  const before = await query<{ count: number }>(
    reading(context),
    'select count(*)::int as count from outgoing_file where used_at is not null',
    [],
  )
  context.clock.set('2026-10-20')
  assert.ok((await discardUnusedOutgoing(context)) >= 1)
  await officer.get(path).expect(404)
  const [after] = await query<{ count: number }>(
    reading(context),
    'select count(*)::int as count from outgoing_file',
    [],
  )
  assert.equal(after?.count, before[0]?.count)
  context.clock.set('2026-09-07')
})
