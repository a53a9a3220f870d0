import assert from 'node:assert/strict'
import { test } from 'node:test'
import request from 'supertest'
import { type Act } from '../../src/cases/decide.ts'
import { localDate as d } from '../../src/law/date.ts'
import { listLetters } from '../../src/services/letter-service.ts'
import { type ActInput } from '../../src/services/case-entry.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { showCase } from '../../src/services/case-view.ts'
import { type OrganRef } from '../../src/services/context.ts'
import { tokenIn, testApp } from '../support/app.ts'
import { clerkOf } from '../support/context.ts'
import { fileThroughPages, PERSON, trackAs } from './public-application.ts'

const site = await testApp()
const organ = await site.givenOrgan('organ', {
  office: '示例办公室',
  address: '示例路1号',
  phone: '0570-1234567',
  reconsiderationBody: '示例市人民政府',
  court: '示例区人民法院',
})
const actOn = (number: string, act: Act, input: ActInput = {}, of: OrganRef = organ) =>
  handleCase(site.context, of, number, act, clerkOf(of), 'TEST_ACT', null, input)
const casePath = `/o/${organ.slug}/track/case`
const day = d('2026-09-07')

/** A case whose applicant has been asked to complete it, with its tracking visitor. */
async function givenCorrectionAsked() {
  const filed = await fileThroughPages(site, organ)
  await actOn(filed.number, { type: 'receipt-confirmed', on: day })
  await actOn(filed.number, { type: 'correction-requested', on: day, correctBy: d('2026-09-21') })
  return { ...filed, visitor: await trackAs(site, organ, filed) }
}

test('number and code open the case, however they are typed; the page says who has it and the next date', async () => {
  const { number, code } = await fileThroughPages(site, organ)
  const visitor = await trackAs(site, organ, {
    number: ` ${number} `,
    code: code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'),
  })
  const page = await visitor.get(casePath).expect(200)
  assert.match(page.text, /已提交，等待与您确认收到/)
  assert.match(page.text, /示例办公室/)
  assert.match(page.text, /2026年9月8日（周二）以前与您确认/)
  assert.match(page.text, /您提交了申请/)
  assert.match(page.text, /<meta name="robots" content="noindex"/)
  assert.equal(page.headers['cache-control'], 'no-store')
  assert.ok(!page.text.includes('11010519491231002X'))
})

test('a wrong number, a wrong code and another organ’s number get the same answer', async () => {
  const other = await site.givenOrgan()
  const elsewhere = await fileThroughPages(site, other)
  const here = await fileThroughPages(site, organ)
  const wrong = (number: string, code: string) =>
    request(site.app).post(`/o/${organ.slug}/track`).type('form').send({ number, code }).expect(422)
  const plain = (text: string) => text.replaceAll(/value="[^"]*"/g, '')
  const answers = [
    await wrong(here.number, elsewhere.code),
    await wrong('2026-99999', here.code),
    await wrong(elsewhere.number, elsewhere.code),
    await wrong('', ''),
    await wrong(`' or 1=1 --`, '\u0000'),
  ]
  assert.equal(new Set(answers.map(({ text }) => plain(text))).size, 1)
  assert.match(answers[0]!.text, /申请编号或者查询码不对/)
  assert.ok(answers[1]!.text.includes('value="2026-99999"'))
})

test('without the code nothing of a case is shown, and what one session opened no other sees', async () => {
  const { number, code, visitor } = await fileThroughPages(site, organ)
  const track = `/o/${organ.slug}/track`
  for (const path of ['', '/correction', '/withdrawal', '/letters/x', '/letters/x/docx', '/files/x'])
    await request(site.app).get(`${casePath}${path}`).expect(303).expect('Location', track)
  for (const path of [`${casePath}/correction`, `${casePath}/withdrawal`, `${track}/leaving`])
    await request(site.app).post(path).type('form').send({ text: 'x' }).expect(404)
  const other = await site.givenOrgan()
  await visitor.get(`/o/${other.slug}/track/case`).expect(303)
  const tracked = await trackAs(site, organ, { number, code })
  await tracked.get(`${casePath}/letters/00000000-0000-4000-8000-000000000000`).expect(404)
  await tracked.get(`${casePath}/files/00000000-0000-4000-8000-000000000000`).expect(404)
})

test('guessing one case is stopped after a while; the right applicant elsewhere is not', async () => {
  const filed = await fileThroughPages(site, organ)
  const guess = (number: string) =>
    request(site.app).post(`/o/${organ.slug}/track`).type('form').send({ number, code: 'WRONG' })
  const answers = []
  for (let at = 0; at < 125; at++) answers.push((await guess(filed.number)).status)
  assert.deepEqual([answers[0], answers.at(-1)], [422, 429])
  assert.equal((await guess('2026-00001')).status, 422)
})

test('a change without the session’s token does nothing', async () => {
  const { visitor, number } = await givenCorrectionAsked()
  for (const path of ['/correction', '/withdrawal'])
    await visitor.post(`${casePath}${path}`).type('form').send({ text: '补正' }).expect(403)
  assert.equal((await showCase(site.context, organ, number)).clock.state, 'awaiting-correction')
})

test('a correction: asked for, sent, recorded once although sent twice, the period counts afresh', async () => {
  const { visitor, number } = await givenCorrectionAsked()
  const page = await visitor.get(casePath).expect(200)
  assert.match(page.text, /等待您补正/)
  assert.match(page.text, /2026年9月21日（周一）以前请您补正/)
  const form = await visitor.get(`${casePath}/correction`).expect(200)
  const send = (text: string) =>
    visitor
      .post(`${casePath}/correction`)
      .type('form')
      .send({ _csrf: tokenIn(form), text })
  const empty = await send(' ').expect(422)
  assert.match(empty.text, /请填写补正内容/)
  const long = await send('长'.repeat(10_001)).expect(422)
  assert.ok(long.text.includes('长'.repeat(10_001)))
  site.context.clock.set('2026-09-15')
  await send('请提供2025年1月至6月的决算表。\r\n谢谢').expect(303).expect('Location', `${casePath}?done=correction`)
  await send('请提供2025年1月至6月的决算表。\r\n谢谢').expect(303)
  const barred = await send('再改一次').expect(422)
  assert.match(barred.text, /没有等待补正的告知/)
  assert.ok(barred.text.includes('再改一次'))
  const { clock, texts } = await showCase(site.context, organ, number)
  assert.equal(clock.startedOn, '2026-09-15')
  assert.deepEqual(
    texts.filter(({ kind }) => kind === 'correction').map(({ text }) => text),
    ['请提供2025年1月至6月的决算表。\n谢谢'],
  )
  const after = await visitor.get(`${casePath}?done=correction`).expect(200)
  assert.match(after.text, /已经收到您的补正/)
  await visitor.get(`${casePath}/correction`).expect(303)
  site.context.clock.set('2026-09-07')
})

test('a withdrawal is asked once more, recorded once, and cannot follow a reply', async () => {
  const filed = await fileThroughPages(site, organ)
  const visitor = await trackAs(site, organ, filed)
  const form = await visitor.get(`${casePath}/withdrawal`).expect(200)
  const send = () =>
    visitor
      .post(`${casePath}/withdrawal`)
      .type('form')
      .send({ _csrf: tokenIn(form) })
  await send().expect(303)
  await send().expect(303).expect('Location', `${casePath}?done=withdrawal`)
  const page = await visitor.get(casePath).expect(200)
  assert.match(page.text, /您撤回了申请/)
  assert.doesNotMatch(page.text, /对答复不服/)

  const replied = await fileThroughPages(site, organ)
  await actOn(replied.number, { type: 'receipt-confirmed', on: day })
  const late = await trackAs(site, organ, replied)
  const open = await late.get(`${casePath}/withdrawal`).expect(200)
  await actOn(replied.number, { type: 'replied', on: day, outcome: 'granted' })
  const answer = await late
    .post(`${casePath}/withdrawal`)
    .type('form')
    .send({ _csrf: tokenIn(open) })
    .expect(422)
  assert.match(answer.text, /本件已经办结/)
})

test('a consultation: why time does not count, and never who was asked', async () => {
  const filed = await fileThroughPages(site, organ)
  const secret = '秘密股份公司'
  await actOn(filed.number, { type: 'receipt-confirmed', on: day })
  await actOn(
    filed.number,
    { type: 'third-party-consulted', on: day, party: secret, receivedOn: day },
    {
      texts: [
        { kind: 'party', text: `A：${secret}` },
        { kind: 'note', text: '内部意见' },
      ],
      letter: { details: { consultedParty: secret, information: '中标合同', reason: '合同载有贵方报价' } },
    },
  )
  const visitor = await trackAs(site, organ, filed)
  const page = await visitor.get(casePath).expect(200)
  assert.match(page.text, /正在征求意见/)
  assert.match(page.text, /自2026年9月7日起：正在征求第三方意见/)
  assert.match(page.text, /条例第三十三条第三款/)
  assert.match(page.text, /第三方“1”/)
  assert.ok(!page.text.includes(secret) && !page.text.includes('内部意见'))
  const letters = await listLetters(site.context, organ, filed.number)
  assert.ok(letters.some(({ toApplicant }) => !toApplicant))
  for (const { letterId, toApplicant } of letters) {
    await visitor.get(`${casePath}/letters/${letterId}`).expect(toApplicant ? 200 : 404)
    await visitor.get(`${casePath}/letters/${letterId}/docx`).expect(toApplicant ? 200 : 404)
  }
})

test('a refusal: letter as page and file, files delivered, remedies with their last days; void entries are gone', async () => {
  const filed = await fileThroughPages(site, organ)
  await actOn(filed.number, { type: 'receipt-confirmed', on: day })
  const file = { name: '决算表<1>.html', contentType: 'text/html', bytes: Buffer.from('<p>决算表</p>') }
  const letter = { details: { reason: '所申请的是内部车辆调度记录，不影响申请人的权利义务' } }
  await actOn(filed.number, { type: 'replied', on: day, outcome: 'internal' }, { files: [file], letter })
  const visitor = await trackAs(site, organ, filed)
  const page = await visitor.get(casePath).expect(200)
  assert.match(page.text, /不予公开：内部事务信息/)
  assert.match(page.text, /先向示例市人民政府申请行政复议/)
  assert.match(page.text, /行政复议：2026年11月6日（周五）/)
  assert.match(page.text, /按您在2026年9月7日（答复当天）收到计算/)
  const [, fileId] = /track\/case\/files\/([0-9a-f-]+)"/.exec(page.text) ?? []
  const sent = await visitor.get(`${casePath}/files/${fileId}`).expect(200)
  assert.match(String(sent.headers['content-disposition']), /^attachment/)
  assert.equal(sent.headers['x-content-type-options'], 'nosniff')
  assert.match(String(sent.headers['content-security-policy']), /sandbox/)
  const letters = await listLetters(site.context, organ, filed.number)
  assert.deepEqual(
    letters.map(({ kind }) => kind),
    ['receipt', 'reply'],
  )
  for (const { letterId, documentNumber } of letters) {
    const shown = await visitor.get(`${casePath}/letters/${letterId}`).expect(200)
    assert.ok(shown.text.includes(documentNumber) && shown.text.includes('李明'))
    const docx = await visitor.get(`${casePath}/letters/${letterId}/docx`).buffer().expect(200)
    assert.match(String(docx.headers['content-disposition']), /\.docx/)
  }
  const { kase } = await showCase(site.context, organ, filed.number)
  await actOn(filed.number, { type: 'entry-voided', on: day, seq: kase.history.at(-1)!.seq })
  await visitor.get(`${casePath}/files/${fileId}`).expect(404)
  await visitor.get(`${casePath}/letters/${letters.at(-1)!.letterId}`).expect(404)
  assert.doesNotMatch((await visitor.get(casePath)).text, /不予公开：内部事务信息/)
})

test('overdue: said plainly, with the last day for reconsideration', async () => {
  const filed = await fileThroughPages(site, organ)
  await actOn(filed.number, { type: 'receipt-confirmed', on: day })
  const visitor = await trackAs(site, organ, filed)
  site.context.clock.set('2026-10-12')
  const page = await visitor.get(casePath).expect(200)
  assert.match(page.text, /已过答复期限，尚未答复/)
  assert.match(page.text, /2026年12月9日（周三）以前提出/)
  site.context.clock.set('2026-09-07')
})

test('the days are counted one by one with their articles', async () => {
  const filed = await fileThroughPages(site, organ)
  await actOn(filed.number, { type: 'receipt-confirmed', on: day })
  const page = await (await trackAs(site, organ, filed)).get(casePath).expect(200)
  assert.match(page.text, /第20个工作日/)
  assert.match(page.text, /至2026年9月13日，周末，不计入/)
  assert.match(page.text, /条例第三十三条第二款/)
  assert.match(page.text, /2026年10月10日（周六）以前答复您/)
})

test('leaving closes the case in this session; signed-in staff stay signed in', async () => {
  const filed = await fileThroughPages(site, organ)
  const visitor = await trackAs(site, organ, filed)
  const page = await visitor.get(casePath).expect(200)
  await visitor
    .post(`/o/${organ.slug}/track/leaving`)
    .type('form')
    .send({ _csrf: tokenIn(page) })
    .expect(303)
  await visitor.get(casePath).expect(303)
  const { agent } = await site.signIn(organ)
  await agent.post(`/o/${organ.slug}/track`).type('form').send({ number: filed.number, code: filed.code }).expect(303)
  await agent.get('/office').expect(200)
})

test('what the applicant asked for stands on the page, in English too', async () => {
  const filed = await fileThroughPages(site, organ)
  const visitor = await trackAs(site, organ, filed)
  const page = await visitor.get(`${casePath}?lang=en`).expect(200)
  assert.match(page.text, /Submitted, receipt to be confirmed/)
  assert.ok(page.text.includes(PERSON.description))
})
