import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Response } from 'supertest'
import { applicantCase } from '../../src/services/applicant-case.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { showCase } from '../../src/services/case-view.ts'
import { addItemFiles } from '../../src/services/disclosure-files.ts'
import { FilesHeld } from '../../src/services/files-held.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { localDate } from '../../src/law/date.ts'
import { checkPapers } from '../../src/services/remedy-papers.ts'
import { submitForReview } from '../../src/services/review-service.ts'
import { checkOutgoing, releaseField } from '../../src/services/release-service.ts'
import { testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'
import { line, pdf, zipOf } from '../documents/made-files.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })
const CONTACT = { office: '市教育局办公室', address: '示例路1号', phone: '0570-1234567' }
const strict = await givenOrgan('organ', { ...CONTACT, secondPerson: true })
const other = await givenOrgan('organ', CONTACT)
const [first, second] = [await signIn(strict), await signIn(strict, 'head')]
const REPLY = { on: '2026-09-07', outcome: 'granted', given: '名单', way: '网上下载' }
const NAME = '名单.pdf'

let made = 0
/** On one page something that goes and something that is kept: the page becomes a picture, and the kept number stands in it. */
const source = () =>
  pdf({
    pages: [
      line('Annual'),
      `${line('Office 13800138000')} ${line('Person 13900139000', 600)} ${line(`no ${(made += 1)}`, 500)}`,
    ],
  })
const seenIn = (text: string) => /name="seen" value="(\d+)"/.exec(text)?.[1] ?? ''
const pathOf = (answer: Response) => String(answer.headers['location']).split('?')[0]!
async function bytesOf(path: string): Promise<Buffer> {
  const { body } = await first.get(path).buffer(true).parse(asBuffer).expect(200)
  return body as Buffer
}
function asBuffer(res: unknown, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = []
  const stream = res as NodeJS.ReadableStream
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  stream.on('end', () => done(null, Buffer.concat(chunks)))
}

/** A file mended so that a number stays in a picture; it waits for the second person. */
async function waiting() {
  const taken = await first.upload('/office/outgoing', {}, [{ name: NAME, bytes: source() }]).expect(303)
  const path = pathOf(taken)
  await keepOne(path, '公布的监督电话')
  return { path, bytes: await bytesOf(`${path}/files/result`) }
}
/** Keeps the first number found, the office's. */
async function keepOne(path: string, reason: string) {
  const seen = seenIn((await first.get(path)).text)
  await first.post(path, { seen, keep: '0', 'reason-mobile': reason }).expect(303)
}
async function decide(path: string, agrees: 'yes' | 'no') {
  const seen = seenIn((await second.get(path)).text)
  await second.post(`${path}/decision`, { seen, agrees, remark: agrees === 'no' ? '请去掉' : '' }).expect(303)
}
const givenCase = async () => (await registerByOffice(context, strict, anApplication(), clerkOf(strict), null)).number
async function reply(bytes: Buffer, name = NAME) {
  const number = await givenCase()
  const seen = String((await showCase(context, strict, number)).version)
  return first.upload(`/office/cases/${number}/acts/reply`, { ...REPLY, seen }, [{ name, bytes }])
}
const isHeld = (bytes: Buffer, name = NAME, organ = strict) =>
  checkOutgoing(context, organ, [{ name, contentType: 'application/pdf', bytes }]).then(
    () => false,
    (error: unknown) => error instanceof FilesHeld,
  )

test('a file that waits leaves by no other way: not with another case, not packed in an archive, not mended again', async () => {
  const { path, bytes } = await waiting()
  const answer = await reply(bytes)
  assert.equal(answer.status, 422)
  assert.match(answer.text, /第 2 页<\/td>[^]*画面里保留的内容/)
  assert.equal((await reply(zipOf({ 'a/b.pdf': bytes }), '附件.zip')).status, 422)
  assert.equal((await reply(zipOf({ 'c.zip': zipOf({ 'b.pdf': bytes }) }), '附件.zip')).status, 422)
  // Taken in as if it came from elsewhere, the number in its picture still needs the second person.
  const again = pathOf(await first.upload('/office/outgoing', {}, [{ name: '另一份.pdf', bytes }]).expect(303))
  const page = (await first.get(again)).text
  assert.match(page, /画面里保留的内容/)
  assert.match((await first.post(again, { seen: seenIn(page) }).expect(422)).text, /href="#reason-mobile"/)
  await first.post(again, { seen: seenIn(page), 'reason-mobile': '可以' }).expect(303)
  assert.match((await first.get(again)).text, /等第二人同意/)
  await decide(path, 'yes')
  assert.equal((await reply(bytes)).status, 303, 'agreed to, it leaves wherever it is uploaded')
  assert.equal((await reply(zipOf({ 'b.pdf': bytes }), '附件.zip')).status, 303)
})

test('what the second person refused stays held, and so does what was made before it was mended otherwise', async () => {
  const { path, bytes } = await waiting()
  await decide(path, 'no')
  assert.equal(await isHeld(bytes), true)
  const page = (await first.get(path)).text
  await first.post(path, { seen: seenIn(page) }).expect(303)
  assert.match((await first.get(path)).text, /可以发出/)
  const clean = await bytesOf(`${path}/files/result`)
  assert.deepEqual([await isHeld(clean), await isHeld(bytes)], [false, true])
  assert.equal(await isHeld(bytes, NAME, other), false, 'another organ never had it')
})

test('by every way out: with an item, as a paper of a dispute, with a reply under review', async () => {
  const { bytes } = await waiting()
  const files = [{ name: NAME, contentType: 'application/pdf', bytes }]
  const reasons = { [releaseField(bytes, 'mobile')]: '可以公开' }
  await assert.rejects(
    addItemFiles(context, strict, '00000000-0000-4000-8000-000000000000', files, reasons, clerkOf(strict)),
    FilesHeld,
  )
  const paper = { type: 'papers-kept', on: localDate('2026-09-07'), direction: 'out' } as never
  await assert.rejects(checkPapers(context, strict, paper, { files, reasons }), FilesHeld)
  const draft = { outcome: 'granted', values: reasons, details: null, texts: [] } as never
  await assert.rejects(submitForReview(context, strict, await givenCase(), draft, files, clerkOf(strict), 1), FilesHeld)
})

test('an agreement taken back between the check and the sending holds the file, and nothing is written', async () => {
  const { path, bytes } = await waiting()
  await decide(path, 'yes')
  const number = await givenCase()
  const act = { type: 'replied', on: localDate('2026-09-07'), outcome: 'granted' } as const
  const files = [{ name: NAME, contentType: 'application/pdf', bytes }]
  const guard = async () => keepOne(path, '另一个理由')
  const attempt = handleCase(context, strict, number, act, clerkOf(strict), 'CASE_REPLIED', null, { files, guard })
  await assert.rejects(attempt, FilesHeld)
  assert.equal((await showCase(context, strict, number)).row.outcome, null)
  assert.deepEqual((await applicantCase(context, strict, number)).files, [])
  await decide(path, 'yes')
  await handleCase(context, strict, number, act, clerkOf(strict), 'CASE_REPLIED', null, { files })
  assert.equal((await applicantCase(context, strict, number)).files.length, 1)
  const late = await first.post(path, { seen: seenIn((await first.get(path)).text) || '9' })
  assert.equal(late.status, 422)
})
