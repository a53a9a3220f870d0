import assert from 'node:assert/strict'
import { test } from 'node:test'
import request from 'supertest'
import { handleCase } from '../../src/services/case-service.ts'
import { showCase } from '../../src/services/case-view.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { releaseField } from '../../src/services/release-service.ts'
import { testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'
import { line, pdf } from '../documents/made-files.ts'
import { pdfPages } from '../documents/pdf-text.ts'

const { app, context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })
const organ = await givenOrgan('organ', { publicationDelay: 0, office: '示例办公室', phone: '0570-5550100' })
const [officer, head] = [await signIn(organ), await signIn(organ, 'head')]
const ID = '11010519491231002X'
const leaky = pdf({
  pages: [line('Annual budget'), line(`ID ${ID}`), line('Tel 13800138000')],
  info: '/Author (wangwu)',
})
const givenCase = async () => (await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)).number
const seenIn = (text: string) => /name="seen" value="(\d+)"/.exec(text)?.[1] ?? ''
const linkToMend = (text: string) =>
  /href="(\/office\/outgoing\/[0-9a-f-]{36})"/.exec(text)?.[1] ?? assert.fail('no link to mend the file')

/** The page of a PDF that a reply could not send. */
async function held(number: string): Promise<string> {
  const seen = String((await showCase(context, organ, number)).version)
  const fields = { on: '2026-09-07', outcome: 'granted', given: '名单', way: '网上下载', seen }
  const answer = await officer.upload(`/office/cases/${number}/acts/reply`, fields, [
    { name: '名单.pdf', bytes: leaky },
  ])
  assert.equal(answer.status, 422)
  return linkToMend(answer.text)
}

test('from a finding in a PDF to its redaction, at that page; the same file is taken in once', async () => {
  const number = await givenCase()
  const page = await held(number)
  const shown = (await officer.get(page).expect(200)).text
  assert.match(shown, /按位置遮盖/)
  assert.deepEqual(
    [...shown.matchAll(/name="page"[^>]*value="(\d)"|value="(\d)"[^>]*name="page"/g)].map(([, a, b]) => a ?? b),
    ['2', '3'],
  )
  const opened = await officer.post(`${page}/redaction`, { page: '2' }).expect(303)
  const to = String(opened.headers['location'])
  assert.match(to, new RegExp(`/office/cases/${number}/redactions/[0-9a-f-]+\\?page=2$`))
  assert.match((await officer.get(to).expect(200)).text, /第2页/)
  const again = await officer.post(`${page}/redaction`, { page: '3' }).expect(303)
  assert.equal(String(again.headers['location']).split('?')[0], to.split('?')[0])
  await officer.post(`${page}/redaction`, { page: 'x' }).expect(422)
})

test('a PDF that belongs to no case asks which one', async () => {
  const number = await givenCase()
  const taken = await officer.upload('/office/outgoing', {}, [{ name: '名单.pdf', bytes: leaky }]).expect(303)
  const page = String(taken.headers['location']).split('?')[0]!
  assert.match((await officer.get(page)).text, /name="number"/)
  const wrong = await officer.post(`${page}/redaction`, { page: '2', number: 'X-1' }).expect(422)
  assert.match(wrong.text, /没有这个编号的申请/)
  assert.match(wrong.text, /value="X-1"/)
  const opened = await officer.post(`${page}/redaction`, { page: '2', number }).expect(303)
  assert.match(String(opened.headers['location']), new RegExp(number))
})

test('a PDF is mended on its page: what is not kept is gone from the file that leaves', async () => {
  const number = await givenCase()
  const page = await held(number)
  const seen = seenIn((await officer.get(page)).text)
  const made = await officer.post(page, { seen }).expect(303)
  assert.match(String(made.headers['location']), /done=ready/)
  assert.match((await officer.get(page)).text, /新文件重新检查过，没有发现不宜发出的内容/)
  const file = (await officer.get(`${page}/files/result`).expect(200)).body as Buffer
  assert.deepEqual(
    (await pdfPages(file)).map(({ text }) => text),
    ['Annual budget', '', ''],
  )
  assert.ok(!file.includes('wangwu'))
})

test('a number kept in a page that became a picture still needs its reason', async () => {
  const two = pdf({ pages: [`${line('Office 13900139000')} ${line(`ID ${ID}`, 600)}`] })
  const taken = await officer.upload('/office/outgoing', {}, [{ name: '电话.pdf', bytes: two }]).expect(303)
  const page = String(taken.headers['location']).split('?')[0]!
  const shown = (await officer.get(page)).text
  const label = shown.split('<input').find((each) => each.includes('139****9000')) ?? ''
  const [, keep = ''] = /value="(\d+)"/.exec(label) ?? []
  const seen = seenIn(shown)
  const stopped = await officer.post(page, { seen, keep }).expect(422)
  assert.match(stopped.text, /手机号码仍留在文件里/)
  await officer.post(page, { seen, keep, 'reason-mobile': '办公电话' }).expect(303)
  assert.match((await officer.get(page)).text, /办公电话/)
})

test('a publication whose files are held takes the mended copy, and everybody gets that one', async () => {
  const { number } = await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)
  const files = [{ name: '名单.pdf', contentType: 'application/pdf', bytes: leaky }]
  const act = { type: 'replied', on: context.clock.today(), outcome: 'granted' } as const
  const field = releaseField
  const release = Object.fromEntries(
    (['resident-id', 'mobile', 'author'] as const).map((kind) => [field(leaky, kind), '申请人本人的']),
  )
  await handleCase(context, organ, number, act, clerkOf(organ), 'CASE_REPLIED', null, { files, reasons: release })
  const page = `/office/cases/${number}/publication`
  const text = { title: '名单', question: '需要名单。', answer: '见附件。' }
  const [, fileId = ''] = /name="files"[^>]*value="([^"]+)"/.exec((await officer.get(page)).text) ?? []
  const stopped = await officer.post(page, { ...text, files: fileId }).expect(422)
  const mending = linkToMend(stopped.text)
  await officer.post(mending, { seen: seenIn((await officer.get(mending)).text) }).expect(303)
  const offered = (await officer.get(page)).text
  const [, outgoing = ''] = /name="outgoing"[^>]*value="([^"]+)"/.exec(offered) ?? []
  assert.ok(outgoing, 'the mended copy is not offered')
  await officer.post(page, { ...text, outgoing }).expect(303)
  const waiting = (await head.get(page)).text
  assert.match(waiting, new RegExp(`/office/outgoing/${outgoing}/files/result`))
  assert.match(waiting, /name="outgoing"[^>]*checked/)
  const [, seen = ''] = /name="seen" value="(\d+)"/.exec(waiting) ?? []
  await head.post(`${page}/checking`, { seen }).expect(303)
  const [, address = ''] = /href="(\/o\/[^"]+\/replies\/[^"]+)"/.exec((await head.get(page)).text) ?? []
  const open = (await request(app).get(address).expect(200)).text
  const [, download = ''] = /href="([^"]+\/files\/[^"]+)"/.exec(open) ?? []
  const got = (await request(app).get(download).buffer().expect(200)).body as Buffer
  assert.deepEqual(
    (await pdfPages(got)).map(({ text: said }) => said),
    ['Annual budget', '', ''],
  )
})
