import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { documentDocx } from '../../src/documents/document-docx.ts'
import { documentPdf } from '../../src/documents/document-pdf.ts'
import { picturesPdf } from '../../src/documents/pictures-pdf.ts'
import { localDate as d } from '../../src/law/date.ts'
import { letterPages } from '../../src/letters/letter-pages.ts'
import { type LetterDocument } from '../../src/letters/letter.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { examine } from '../../src/services/doctor-service.ts'
import { fileOnline } from '../../src/services/filing-service.ts'
import { letterFile } from '../../src/services/letter-files.ts'
import { copiesOfCase } from '../../src/services/letter-copies.ts'
import { listLetters, readLetter } from '../../src/services/letter-service.ts'
import { testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'
import { trackAs } from './public-application.ts'

const site = await testApp({ today: '2026-09-07' })
const { context, givenOrgan, signIn } = site
const organ = await givenOrgan('organ', {
  ...{ office: '办公室', address: '示例路2号', phone: '0570-5550100' },
  ...{ reconsiderationBody: '示例市人民政府', court: '示例市人民法院' },
})
const officer = await signIn(organ)
/** One white point. */
const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z',
  'base64',
)
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function replied() {
  const application = anApplication({ channel: 'online', delivery: 'post' })
  const { number, queryCode } = await fileOnline(context, organ, application, { key: randomUUID(), body: 'x' })
  await handleCase(
    context,
    organ,
    number,
    { type: 'receipt-confirmed', on: d('2026-09-07') },
    clerkOf(organ),
    'RECEIPT_CONFIRMED',
  )
  const act = { type: 'replied', on: d('2026-09-07'), outcome: 'internal' } as const
  const letter = { details: { reason: '该表是内部值班安排' } }
  await handleCase(context, organ, number, act, clerkOf(organ), 'CASE_REPLIED', null, { letter })
  const { letterId } = (await listLetters(context, organ, number)).find(({ kind }) => kind === 'reply')!
  const { document } = await readLetter(context, organ, number, letterId, false)
  const page = `/office/cases/${number}/letters/${letterId}/copy`
  const send = (bytes: Buffer, name: string, fields: Record<string, string> = {}) =>
    officer.upload(page, fields, [{ name, bytes }])
  return { number, queryCode, letterId, document, page, send }
}
/** The letter as an officer edited it. */
const edited = (document: LetterDocument, change: Partial<LetterDocument> = {}) =>
  documentDocx(letterPages({ ...document, paragraphs: [...document.paragraphs, '另请留意办公时间。'], ...change }))

test('the edited letter is the letter from then on: same bytes for applicant, office, archive and evidence, and its hash', async () => {
  const { number, queryCode, letterId, document, page, send } = await replied()
  const bytes = await edited(document)
  await send(bytes, '答复书-修改稿.docx').expect(303)
  for (const format of ['pdf', 'docx'] as const) {
    const file = await letterFile(context, organ, number, letterId, format)
    assert.equal(file.format, 'docx')
    assert.equal(file.sha256, sha256(bytes))
    const shown = await officer.get(`/office/cases/${number}/letters/${letterId}/${format}`).expect(200)
    assert.match(String(shown.headers['content-disposition']), /\.docx/)
    assert.match(String(shown.headers['content-type']), /wordprocessingml/)
  }
  assert.ok((await officer.get(page)).text.includes(sha256(bytes)))
  assert.ok((await officer.get(`/office/cases/${number}/letters/${letterId}/page`)).text.includes(sha256(bytes)))
  const [copy] = await copiesOfCase(context, organ, number)
  assert.equal(copy?.hash, sha256(bytes))
  const applicant = await trackAs(site, organ, { number, code: queryCode })
  const seen = await applicant.get(`/o/${organ.slug}/track/case/letters/${letterId}`).expect(200)
  assert.doesNotMatch(seen.text, /该表是内部值班安排/)
  assert.match(seen.text, /以下载的文件为准/)
  assert.equal((await examine(context)).faults.length, 0)
})

test('what the law requires and the edited text lacks is named with its article; with a reason it is kept, and the reason', async () => {
  const { document, page, send } = await replied()
  const bytes = await edited(document, { remedies: ['如有异议，请来电。'] })
  const refused = await send(bytes, '答复书.docx').expect(422)
  assert.match(refused.text, /救济途径中的受理机关“[^”]*示例市人民政府”.*《行政复议法》第二十条、第二十三条第二款/s)
  assert.match(refused.text, /“60日内”/)
  assert.doesNotMatch(refused.text, /文号“/)
  const reason = '申请人已当面放弃，另附笔录'
  await send(bytes, '答复书.docx', { reason }).expect(303)
  const shown = await officer.get(page)
  assert.match(shown.text, /救济途径中的.*示例市人民政府/s)
  assert.match(shown.text, new RegExp(reason))
})

test('a PDF of the letter is read as well; a scan has no text and asks for a reason', async () => {
  const { document, send } = await replied()
  await send(await documentPdf(letterPages(document)), '答复书.pdf').expect(303)
  const other = await replied()
  const scan = await picturesPdf('答复书', [{ picture: JPEG, width: 595, height: 842 }])
  const refused = await other.send(scan, '扫描件.pdf').expect(422)
  assert.match(refused.text, /这个文件没有文字，多为扫描件/)
  await other.send(scan, '扫描件.pdf', { reason: '已逐项核对' }).expect(303)
  assert.match((await officer.get(other.page)).text, /扫描件，没有文字可以核对/)
})

test('what leaves hidden in the file is held; other kinds of file are not taken', async () => {
  const { document, page, send } = await replied()
  const leaking = { ...document, paragraphs: [...document.paragraphs, '经办人身份证号11010519491231002X。'] }
  const held = await send(await documentDocx(letterPages(leaking)), '答复书.docx').expect(422)
  assert.match(held.text, /身份证/)
  assert.match((await send(Buffer.from('文字'), '答复书.txt').expect(422)).text, /DOCX 或者 PDF/)
  assert.match((await officer.upload(page, {}).expect(422)).text, /请选择一个文件/)
})

test('paper may be scanned after it left, once; what left online stays what it was', async () => {
  const { number, letterId, document, page, send } = await replied()
  const serve = (fields: Record<string, string>) =>
    officer.upload(`/office/cases/${number}/letters/${letterId}/service`, { on: '2026-09-07', ...fields }).expect(303)
  await serve({ kind: 'posted', postalNumber: 'RA473124829CN' })
  await send(await edited(document), '答复书.docx').expect(303)
  assert.match((await send(await edited(document), '再改.docx').expect(422)).text, /不能再换/)
  assert.doesNotMatch((await officer.get(page)).text, /type="file"/)
  const online = await replied()
  const opened = `/office/cases/${online.number}/letters/${online.letterId}/service`
  await officer.upload(opened, { on: '2026-09-07', kind: 'online' }).expect(303)
  assert.match((await online.send(await edited(online.document), '答复书.docx').expect(422)).text, /已经以网上/)
})
