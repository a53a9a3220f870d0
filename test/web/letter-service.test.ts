import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate as d } from '../../src/law/date.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { fileOnline, registerByOffice } from '../../src/services/filing-service.ts'
import { listLetters } from '../../src/services/letter-service.ts'
import { anApplication, clerkOf } from '../support/context.ts'
import { testApp } from '../support/app.ts'
import { pdfPages } from '../documents/pdf-text.ts'
import { trackAs } from './public-application.ts'

const site = await testApp({ today: '2026-09-07' })
const { context, givenOrgan, signIn } = site
const SETTINGS = {
  office: '办公室',
  address: '示例路2号',
  phone: '0570-5550100',
  reconsiderationBody: '示例市人民政府',
}
const organ = await givenOrgan('organ', SETTINGS)
const officer = await signIn(organ)
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

async function replied() {
  const { number } = await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)
  return { number, letterId: await reply(number) }
}

async function reply(number: string): Promise<string> {
  const act = { type: 'replied', on: d('2026-09-07'), outcome: 'granted' } as const
  const letter = { details: { given: ['决算表'], way: '以电子邮件方式发送' } }
  await handleCase(context, organ, number, act, clerkOf(organ), 'CASE_REPLIED', null, { letter })
  return (await listLetters(context, organ, number)).find(({ kind }) => kind === 'reply')!.letterId
}
const page = (number: string, letterId: string) => `/office/cases/${number}/letters/${letterId}/service`

test('posted with its number and proof, then received: the periods run from receipt, for office and applicant', async () => {
  const { number, letterId } = await replied()
  context.clock.set('2026-09-14')
  const posted = { kind: 'posted', on: '2026-09-08', postalNumber: 'ra 473124829 cn', by: '', note: '' }
  const sent = await officer.upload(page(number, letterId), posted, [{ name: '回执.png', bytes: PNG }]).expect(303)
  assert.match(String(sent.headers['location']), /done=recorded$/)
  const shown = await officer.get(page(number, letterId)).expect(200)
  assert.match(shown.text, /已发出，等待签收/)
  assert.match(shown.text, /RA473124829CN/)
  assert.match(shown.text, /2026年9月8日发出，晚于登记的答复日期2026年9月7日/)
  const proof = /href="([^"]+\/proofs\/[^"]+)"/.exec(shown.text)?.[1] ?? assert.fail('no proof')
  assert.deepEqual((await officer.get(proof).expect(200)).body, PNG)
  assert.match((await officer.get(`/office/cases/${number}`)).text, /收到答复的日期没有登记/)
  await officer.upload(page(number, letterId), { kind: 'received', on: '2026-09-11' }).expect(303)
  const kase = await officer.get(`/office/cases/${number}`).expect(200)
  assert.match(kase.text, /申请人于2026年9月11日收到答复/)
  assert.match(kase.text, /2026年11月10日/)
  const served = await officer.get(page(number, letterId)).expect(200)
  assert.match(served.text, /对方于2026年9月11日收到，救济期限届满日：.*行政复议.*2026年11月10日.*2027年3月11日/s)
  context.clock.set('2026-09-07')
})

test('each way asks for what proves it; what was typed is kept', async () => {
  const { number, letterId } = await replied()
  const send = (fields: Record<string, string>) =>
    officer.upload(page(number, letterId), { on: '2026-09-07', ...fields })
  const posted = await send({ kind: 'posted', postalNumber: 'RA473124828CN', note: '投递员张三' }).expect(422)
  assert.match(posted.text, /校验位/)
  assert.match(posted.text, /投递员张三/)
  assert.match((await send({ kind: 'handed-over' }).expect(422)).text, /请填写签收人/)
  assert.match((await send({ kind: 'received' }).expect(422)).text, /还没有登记发出/)
  assert.match(
    (await send({ kind: 'posted', postalNumber: '1234567890123', on: '2026-09-30' }).expect(422)).text,
    /不能晚于今天/,
  )
  assert.match((await send({}).expect(422)).text, /请选择/)
})

test('a letter that came back is a task until it is sent again', async () => {
  const { number, letterId } = await replied()
  const send = (fields: Record<string, string>) =>
    officer.upload(page(number, letterId), { on: '2026-09-07', ...fields }).expect(303)
  await send({ kind: 'posted', postalNumber: '1234567890123' })
  await send({ kind: 'undelivered', note: '地址不详' })
  assert.match((await officer.get('/office')).text, /有一份文书未能送达/)
  await send({ kind: 'posted', postalNumber: '1234567890124' })
  assert.doesNotMatch((await officer.get('/office')).text, /有一份文书未能送达/)
})

test('an entry made in error is taken back and stays to be seen', async () => {
  const { number, letterId } = await replied()
  await officer.upload(page(number, letterId), { kind: 'handed-over', on: '2026-09-07', by: '李明' }).expect(303)
  await officer.post(`${page(number, letterId)}/1/voiding`).expect(303)
  const shown = await officer.get(page(number, letterId)).expect(200)
  assert.match(shown.text, /<s>当面送交<\/s> 已作废/)
  assert.match(shown.text, /尚未登记发出/)
  await officer.post(`${page(number, letterId)}/1/voiding`).expect(404)
})

test('online: the first opening by the applicant is logged, once, and the file is the one kept', async () => {
  const application = anApplication({ channel: 'online' })
  const { number, queryCode } = await fileOnline(context, organ, application, { key: 'service', body: 'x' })
  await handleCase(
    context,
    organ,
    number,
    { type: 'receipt-confirmed', on: d('2026-09-07') },
    clerkOf(organ),
    'RECEIPT_CONFIRMED',
  )
  const letterId = await reply(number)
  const applicant = await trackAs(site, organ, { number, code: queryCode })
  const letter = `/o/${organ.slug}/track/case/letters/${letterId}`
  const first = await applicant.get(`${letter}/pdf`).expect(200)
  assert.equal(first.headers['content-type'], 'application/pdf')
  await applicant.get(letter).expect(200)
  const kept = await officer.get(`/office/cases/${number}/letters/${letterId}/pdf`).expect(200)
  assert.deepEqual(kept.body, first.body)
  const shown = await officer.get(page(number, letterId)).expect(200)
  assert.equal(shown.text.split('申请人首次打开').length, 2)
  const own = await applicant.get(`/o/${organ.slug}/track/case`).expect(200)
  assert.match(own.text, /以上日期自您收到答复的2026年9月7日起计算/)
})

test('the envelope of a letter to the applicant, where an address is known', async () => {
  const { number, letterId } = await replied()
  const letter = `/office/cases/${number}/letters/${letterId}`
  assert.match((await officer.get(`${letter}/page`).expect(200)).text, /打印信封/)
  const shown = await officer.get(`${letter}/envelope`).expect(200)
  assert.match(shown.text, /app-envelope__receiver.*李明 收/s)
  const pdf = await officer.get(`${letter}/envelope-pdf`).expect(200)
  assert.match((await pdfPages(pdf.body)).map(({ text }) => text).join(''), /李明/)
  const docx = await officer.get(`${letter}/envelope-docx`).expect(200)
  assert.match(docx.headers['content-disposition'] ?? '', new RegExp(`${number}-envelope\\.docx`))
  await officer.get(`${letter}/envelope-odt`).expect(404)
})

test('who may only read sees no form and records nothing', async () => {
  const { number, letterId } = await replied()
  const auditor = await signIn(organ, 'auditor')
  assert.doesNotMatch((await auditor.get(page(number, letterId)).expect(200)).text, /<form[^>]+id="form"/)
  await auditor.upload(page(number, letterId), { kind: 'handed-over', on: '2026-09-07', by: '李明' }).expect(403)
})
