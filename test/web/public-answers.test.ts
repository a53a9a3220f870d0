import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Act } from '../../src/cases/decide.ts'
import { localDate as d } from '../../src/law/date.ts'
import { mailOf } from '../../src/mail/letters.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { showCase } from '../../src/services/case-view.ts'
import { recoveryCode } from '../../src/services/code-recovery.ts'
import { reading } from '../../src/services/context.ts'
import { listRemedies } from '../../src/services/remedy-service.ts'
import { listAttachments } from '../../src/services/attachment-service.ts'
import { query } from '../../src/store/query.ts'
import { testApp, tokenIn } from '../support/app.ts'
import { clerkOf } from '../support/context.ts'
import { fileThroughPages, PERSON, trackAs } from './public-application.ts'

const site = await testApp()
const organ = await site.givenOrgan('organ', { office: '示例办公室' })
const day = d('2026-09-07')
const casePath = `/o/${organ.slug}/track/case`
const PDF = Buffer.from('%PDF-1.4 凭证')
const actOn = (number: string, act: Act) =>
  handleCase(site.context, organ, number, act, clerkOf(organ), 'TEST_ACT', null)
const rows = <Row>(text: string, ...values: (string | number)[]) => query<Row>(reading(site.context), text, values)

test('a correction may bring files; they are the applicant’s own, for the office and for nobody else', async () => {
  const filed = await fileThroughPages(site, organ)
  await actOn(filed.number, { type: 'receipt-confirmed', on: day })
  await actOn(filed.number, { type: 'correction-requested', on: day, correctBy: d('2026-09-21') })
  const visitor = await trackAs(site, organ, filed)
  const _csrf = tokenIn(await visitor.get(`${casePath}/correction`).expect(200))
  const wrong = await visitor
    .post(`${casePath}/correction`)
    .field({ _csrf, text: '补正的内容' })
    .attach('files', Buffer.from('MZ'), '程序.exe')
    .expect(422)
  assert.match(wrong.text, /“程序\.exe”不能上传：只接受/)
  assert.ok(wrong.text.includes('补正的内容'))
  assert.match(wrong.text, /浏览器不保留选过的文件，请重新选择/)
  await visitor
    .post(`${casePath}/correction`)
    .field({ _csrf, text: '补正的内容' })
    .attach('files', PDF, '补充说明.pdf')
    .expect(303)
  const [file] = await listAttachments(site.context, organ, filed.number)
  assert.deepEqual([file?.name, file?.purpose], ['补充说明.pdf', 'correction'])
  assert.ok((await visitor.get(casePath)).text.includes('补充说明.pdf'))
  assert.equal(
    (await visitor.get(`${casePath}/files/${file?.fileId}`).expect(200)).headers['content-type'],
    'application/pdf',
  )
  const { agent } = await site.signIn(organ)
  const office = await agent.get(`/office/cases/${filed.number}`).expect(200)
  assert.match(office.text, /补充说明\.pdf[\s\S]*补正材料/)
})

test('a fee notice is answered once, with proof; the office gets a task, and the date does not move', async () => {
  const filed = await fileThroughPages(site, organ)
  await actOn(filed.number, { type: 'receipt-confirmed', on: day })
  await actOn(filed.number, { type: 'fee-charged', on: day, receivedOn: day, yuan: 300 })
  const visitor = await trackAs(site, organ, filed)
  const before = (await showCase(site.context, organ, filed.number)).clock
  assert.match((await visitor.get(casePath)).text, /答复收费通知/)
  const page = await visitor.get(`${casePath}/fee-answer`).expect(200)
  const send = (text: string) =>
    visitor
      .post(`${casePath}/fee-answer`)
      .field({ _csrf: tokenIn(page), text })
      .attach('files', PDF, '转账凭证.pdf')
  assert.match((await send(' ').expect(422)).text, /请填写答复内容/)
  await Promise.all([send('已经转账').expect(303), send('已经转账').expect(303)])
  const after = await showCase(site.context, organ, filed.number)
  assert.deepEqual(after.clock, before)
  assert.deepEqual(
    after.texts.filter(({ kind }) => kind === 'fee-answer').map(({ text }) => text),
    ['已经转账'],
  )
  assert.equal((await listAttachments(site.context, organ, filed.number)).length, 1)
  const { agent } = await site.signIn(organ)
  assert.match((await agent.get('/office').expect(200)).text, /申请人答复了收费通知/)
  assert.match((await agent.get(`/office/cases/${filed.number}`)).text, /对收费通知的答复/)
  await actOn(filed.number, { type: 'fee-paid', on: day })
  assert.match((await send('又来').expect(422)).text, /又来/)
  await visitor.get(`${casePath}/fee-answer`).expect(303)
})

test('a complaint is registered once with its case, whatever stands in it', async () => {
  const filed = await fileThroughPages(site, organ)
  const visitor = await trackAs(site, organ, filed)
  const _csrf = tokenIn(await visitor.get(`${casePath}/complaint`).expect(200))
  const send = (text: string) => visitor.post(`${casePath}/complaint`).field({ _csrf, text })
  await send('').expect(422)
  await Promise.all(Array.from({ length: 3 }, () => send('<b>没有人回电话</b>').expect(303)))
  const remedies = await listRemedies(site.context, organ, { kind: 'complaint' }, null, 10)
  assert.deepEqual(
    remedies.map(({ numbers, state }) => [numbers, state]),
    [[[filed.number], 'pending']],
  )
  const { agent } = await site.signIn(organ)
  assert.match((await agent.get(`/office/remedies/${remedies[0]!.remedyId}`).expect(200)).text, /&lt;b&gt;没有人回电话/)
})

test('a lost code comes back through the e-mail on file: one answer for all, once a day at most three mails, all logged', async () => {
  const filed = await fileThroughPages(site, organ)
  const other = await fileThroughPages(site, organ, { ...PERSON, email: 'other@example.org' })
  const ask = (number: string, email: string) =>
    site.agent().post(`/o/${organ.slug}/track/lost`).type('form').send({ number, email })
  const plain = (text: string) => text.replaceAll(/value="[^"]*"/g, '')
  const answers = [
    await ask(filed.number, 'LI@example.org ').expect(200),
    await ask(filed.number, 'other@example.org').expect(200),
    await ask('2026-99999', 'li@example.org').expect(200),
  ]
  assert.equal(new Set(answers.map(({ text }) => plain(text))).size, 1)
  await ask('', '').expect(422)
  for (let at = 0; at < 4; at++) await ask(filed.number, 'li@example.org').expect(200)
  const mails = await rows<{ facts: { number: string; recoveryId: string } }>(
    `select facts from outbox where organ_id = $1 and letter = 'code-recovery'`,
    organ.organId,
  )
  assert.deepEqual(
    mails.map(({ facts }) => facts.number),
    [filed.number, filed.number, filed.number],
  )
  const recovery = recoveryCode(site.context, organ.organId, mails[0]!.facts.recoveryId)
  assert.ok(!JSON.stringify(mails).includes(recovery))
  const mail = mailOf('code-recovery', { organ: '甲', phone: null, number: filed.number, link: 'https://x', recovery })
  assert.ok(mail.text.includes(recovery) && !mail.subject.includes(recovery) && !mail.text.includes(filed.code))
  const visitor = site.agent()
  const use = (number: string, code: string) =>
    visitor.post(`/o/${organ.slug}/track/recovery`).type('form').send({ number, code })
  await use(other.number, recovery).expect(422)
  await use(filed.number, filed.code).expect(422)
  const codeOf = (text: string) => /app-query-code">([0-9A-Z-]+)</.exec(text)?.[1] ?? ''
  const renewed = codeOf((await use(filed.number, recovery.toLowerCase()).expect(200)).text)
  assert.equal(codeOf((await use(filed.number, recovery).expect(200)).text), renewed)
  await trackAs(site, organ, { number: filed.number, code: renewed })
  const old = { number: filed.number, code: filed.code }
  await visitor.post(`/o/${organ.slug}/track`).type('form').send(old).expect(422)
  site.context.clock.set('2026-09-09')
  await use(filed.number, recovery).expect(422)
  site.context.clock.set('2026-09-07')
  const log = await rows<{ action: string }>(
    `select action from audit where organ_id = $1 and subject = $2 and action like 'QUERY_CODE%'`,
    organ.organId,
    filed.number,
  )
  assert.equal(log.filter(({ action }) => action === 'QUERY_CODE_RECOVERY_ASKED').length, 5)
  assert.equal(log.filter(({ action }) => action === 'QUERY_CODE_RENEWED').length, 2)
})

test('a lost code is replaced at the desk, only when the officer has seen who asks; the mail’s way is closed then', async () => {
  const filed = await fileThroughPages(site, organ)
  const { agent, csrf } = await site.signIn(organ)
  const renew = (fields: object) =>
    agent
      .post(`/office/cases/${filed.number}/code`)
      .type('form')
      .send({ _csrf: csrf, ...fields })
  assert.match((await renew({}).expect(422)).text, /请先核对身份证件原件/)
  await trackAs(site, organ, filed)
  const page = await renew({ checked: 'yes' }).expect(200)
  const code = /app-query-code">([0-9A-Z-]+)</.exec(page.text)?.[1] ?? ''
  await trackAs(site, organ, { number: filed.number, code })
  await site
    .agent()
    .post(`/o/${organ.slug}/track`)
    .type('form')
    .send({ number: filed.number, code: filed.code })
    .expect(422)
})
