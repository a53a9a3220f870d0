import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate as d } from '../../src/law/date.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { listLetters, readLetter } from '../../src/services/letter-service.ts'
import { anApplication, clerkOf } from '../support/context.ts'
import { testApp } from '../support/app.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })
const SETTINGS = {
  office: '办公室',
  address: '示例路2号',
  phone: '0570-5550100',
  reconsiderationBody: '示例市人民政府',
}
const organ = await givenOrgan('organ', SETTINGS)
const officer = await signIn(organ)
const clerk = clerkOf(organ)
const page = (number: string, kind: string) => `/office/cases/${number}/further-letters/${kind}`

async function consulted(by = organ) {
  const clerk = clerkOf(by)
  const { number } = await registerByOffice(context, by, anApplication(), clerk, null)
  const act = { type: 'third-party-consulted', on: d('2026-09-07'), party: 'A', receivedOn: d('2026-09-07') } as const
  const letter = { details: { consultedParty: '云上餐饮有限公司', information: '合同价款', reason: '涉及报价' } }
  const texts = [{ kind: 'party', text: 'A：云上餐饮有限公司' }]
  await handleCase(context, by, number, act, clerk, 'THIRD_PARTY_CONSULTED', null, { letter, texts })
  return number
}

async function replied(number: string) {
  const act = { type: 'replied', on: d('2026-09-07'), outcome: 'granted' } as const
  const letter = { details: { given: ['合同价款'], way: '邮寄' } }
  await handleCase(context, organ, number, act, clerk, 'CASE_REPLIED', null, { letter })
}

const TOLD = { party: 'A', information: '合同第三条的价款', reason: '合同以财政资金支付，公开有利于监督' }

test('a third party that was consulted is told of the decision, with its own remedies and without the applicant', async () => {
  const number = await consulted()
  const kase = await officer.get(`/office/cases/${number}`).expect(200)
  assert.ok(kase.text.includes(`href="${page(number, 'third-party-disclosure')}"`))
  assert.ok(!kase.text.includes(page(number, 'rectification')))
  assert.match(
    (await officer.get(`/office/cases/${number}/acts/reply?outcome=granted`)).text,
    /公开前应当书面告知第三方/,
  )
  const draft = await officer.post(page(number, 'third-party-disclosure'), { ...TOLD, intent: 'preview' }).expect(200)
  assert.match(draft.text, /决定公开下列涉及贵方的信息：合同第三条的价款。/)
  assert.match(draft.text, /〔待编〕/)
  const sent = await officer.post(page(number, 'third-party-disclosure'), TOLD).expect(303)
  await officer.post(page(number, 'third-party-disclosure'), TOLD).expect(303)
  const letters = (await listLetters(context, organ, number)).filter(({ kind }) => kind === 'third-party-disclosure')
  assert.equal(letters.length, 1, 'a form sent twice writes one letter')
  const { document } = await readLetter(context, organ, number, letters[0]!.letterId, false)
  assert.equal(document.addressee, '云上餐饮有限公司')
  assert.match(document.remedies.join(''), /自收到本公开决定之日起60日内，向示例市人民政府申请行政复议，或者.*6个月/)
  assert.doesNotMatch(JSON.stringify(document), /李明/)
  assert.match((await officer.get(String(sent.headers['location'])).expect(200)).text, /文书已编号制发，请登记送达/)
  const service = `/office/cases/${number}/letters/${letters[0]!.letterId}/service`
  assert.doesNotMatch((await officer.get(service)).text, /届满日/)
  await officer.upload(service, { kind: 'handed-over', on: '2026-09-07', by: '云上餐饮有限公司' }).expect(303)
  const served = await officer.get(service).expect(200)
  assert.match(served.text, /救济期限届满日：.*行政复议.*2026年11月6日.*2027年3月8日/s)
})

test('what a college tells a third party has no period that the law does not set', async () => {
  const college = await givenOrgan('college', SETTINGS)
  const number = await consulted(college)
  const own = await signIn(college)
  await own.post(page(number, 'third-party-disclosure'), TOLD).expect(303)
  const told = (await listLetters(context, college, number)).find(({ kind }) => kind === 'third-party-disclosure')
  const service = `/office/cases/${number}/letters/${told?.letterId}/service`
  await own.upload(service, { kind: 'handed-over', on: '2026-09-07', by: '云上餐饮有限公司' }).expect(303)
  const served = await own.get(service).expect(200)
  assert.match(served.text, /救济期限届满日：.*举报.*法律没有规定期限.*申诉.*法律没有规定期限/s)
})

test('what it lacks is said, typed text kept; nothing is numbered', async () => {
  const number = await consulted()
  const before = (await listLetters(context, organ, number)).length
  const lacking = await officer
    .post(page(number, 'third-party-disclosure'), { ...TOLD, party: '', reason: '' })
    .expect(422)
  assert.match(lacking.text, /请选择告知哪一方/)
  assert.match(lacking.text, /合同第三条的价款<\/textarea>/)
  const named = { ...TOLD, reason: '申请人李明需要' }
  assert.match((await officer.post(page(number, 'third-party-disclosure'), named).expect(422)).text, /出现了“李明”/)
  assert.equal((await listLetters(context, organ, number)).length, before)
})

test('a record that was given and is wrong: corrected, or passed on to whom it belongs', async () => {
  const number = await consulted()
  await officer.get(page(number, 'rectification')).expect(404)
  await replied(number)
  const asked = { askedOn: '2026-09-07', information: '职称一栏', reason: '与聘任文件不一致' }
  const referred = await officer
    .post(page(number, 'rectification'), { ...asked, rectification: 'transferred' })
    .expect(422)
  assert.match(referred.text, /请填写有权更正的机关名称/)
  await officer.post(page(number, 'rectification'), { ...asked, rectification: 'corrected' }).expect(303)
  const line = (await listLetters(context, organ, number)).find(({ kind }) => kind === 'rectification')
  assert.ok(line?.toApplicant)
  const { document } = await readLetter(context, organ, number, line.letterId, true)
  assert.match(document.paragraphs.join(''), /于2026年9月7日向本机关提出更正申请.*职称一栏.*本机关已予更正/)
})

test('only who handles cases may write one', async () => {
  const number = await consulted()
  const auditor = await signIn(organ, 'auditor')
  await auditor.get(page(number, 'third-party-disclosure')).expect(403)
  await auditor.post(page(number, 'third-party-disclosure'), TOLD).expect(403)
  await officer.get(page(number, 'reply')).expect(404)
})
