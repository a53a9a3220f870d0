import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate, plusDays } from '../../src/law/date.ts'
import { REMEDY_KIND_NAMES } from '../../src/law/remedies.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { openRemedy, showRemedy } from '../../src/services/remedy-service.ts'
import { testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })
const idOf = (location: string | undefined) => /remedies\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? ''

test('a dispute is opened, linked, decided, taken back and decided anew', async () => {
  const organ = await givenOrgan('organ')
  const clerk = await signIn(organ)
  const { number } = await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)
  const opened = await clerk
    .post('/office/remedies/new', { kind: 'reconsideration', on: '2026年9月1日', copyReceivedOn: '2026-09-02', number })
    .expect(303)
  const id = idOf(opened.headers['location'])
  const acts = `/office/remedies/${id}/acts`
  const shown = await clerk.get(`/office/remedies/${id}?done=opened`).expect(200)
  assert.match(shown.text, /争议已登记/)
  assert.match(shown.text, new RegExp(`/office/cases/${number}"`))
  // 10 working days from 2 September: 16 September; decision 60 natural days after 1 September, a Saturday: Monday
  assert.match(shown.text, /2026年9月16日/)
  assert.match(shown.text, /2026年11月2日/)
  assert.match(shown.text, /行政复议法第四十八条/)
  assert.match(shown.text, /2026-10-31是休息日，顺延至2026-11-02/)
  const maintained = { decision: 'reconsideration-maintained', on: '2026-09-05' }
  await clerk.post(`${acts}/decision`, { ...maintained, seen: '3' }).expect(303)
  const decided = await clerk.get(`/office/remedies/${id}`).expect(200)
  assert.match(decided.text, /结案：结果维持/)
  assert.doesNotMatch(decided.text, /href="[^"]*acts\/decision"/)
  await clerk.post(`${acts}/voiding`, { seq: '4', on: '2026-09-07', reason: 'wrong-result', seen: '4' }).expect(303)
  const again = await clerk.get(`/office/remedies/${id}`).expect(200)
  assert.match(again.text, /<s>结案：结果维持<\/s>（已作废）/)
  assert.match(again.text, /原因：结果选错/)
  const revoked = { decision: 'reconsideration-revoked', on: '2026-09-05', newReply: 'period', amount: '20' }
  await clerk.post(`${acts}/decision`, { ...revoked, unit: 'workdays', seen: '5' }).expect(303)
  assert.equal((await showRemedy(context, organ, id)).row.result, 'corrected')
  // 20 working days from 5 September: 20 September is made up, 25 September and 1 to 7 October are holidays
  assert.match((await clerk.get(`/office/remedies/${id}`).expect(200)).text, /应在2026年10月9日（周五）以前重新答复/)
})

test('what does not fit comes back with what was typed; nothing is recorded', async () => {
  const organ = await givenOrgan('college')
  const clerk = await signIn(organ)
  const empty = await clerk.post('/office/remedies/new', {}).expect(422)
  for (const [field, text] of [
    ['kind', '请选择类型'],
    ['on', '请填写受理（立案）日期'],
  ])
    assert.match(empty.text, new RegExp(`href="#${field}"[^>]*>${text}`))
  const unknown = await clerk
    .post('/office/remedies/new', { kind: 'violation-report', on: '2026-09-01', number: '2026-99999' })
    .expect(422)
  assert.match(unknown.text, /没有编号为 2026-99999 的申请/)
  assert.match(unknown.text, /value="violation-report"[^>]*checked/)
  const future = await clerk.post('/office/remedies/new', { kind: 'complaint', on: '2026-09-08' }).expect(422)
  assert.match(future.text, /不能晚于今天/)
  assert.match((await clerk.get('/office/remedies').expect(200)).text, /没有登记过争议/)
  const opened = await clerk.post('/office/remedies/new', { kind: 'complaint', on: '2026-09-03' }).expect(303)
  const id = idOf(opened.headers['location'])
  const early = await clerk
    .post(`/office/remedies/${id}/acts/decision`, { decision: 'complaint-closed', on: '2026-09-01', seen: '1' })
    .expect(422)
  assert.match(early.text, /日期不能早于/)
  assert.match(early.text, /value="2026-09-01"/)
  const acts = `/office/remedies/${id}/acts`
  await clerk.post(`${acts}/voiding`, { seq: '1', on: '2026-09-07', reason: 'wrong-day', seen: '1' }).expect(422)
  await clerk.post(`${acts}/decision`, { decision: 'complaint-closed', on: '2026-09-04', seen: '7' }).expect(409)
  assert.equal((await showRemedy(context, organ, id)).row.endedOn, null)
})

test('the ledger narrows by kind and standing and pages through every dispute once', async () => {
  const organ = await givenOrgan('college')
  const clerk = await signIn(organ)
  const ids = new Set<string>()
  for (let at = 0; at < 120; at++) {
    const on = plusDays(localDate('2026-05-01'), Math.floor(at / 3))
    const kind = REMEDY_KIND_NAMES[at % REMEDY_KIND_NAMES.length]!
    ids.add(await openRemedy(context, organ, { kind, on, number: null }, clerkOf(organ)))
  }
  const seen: string[] = []
  let path: string | undefined = '/office/remedies'
  while (path) {
    const page: string = (await clerk.get(path).expect(200)).text
    seen.push(...[...page.matchAll(/href="\/office\/remedies\/([0-9a-f-]{36})"/g)].map((each) => each[1]!))
    path = /href="([^"]+)" rel="next"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
  }
  assert.equal(seen.length, 120)
  assert.deepEqual(new Set(seen), ids)
  const complaints = (await clerk.get('/office/remedies?kind=complaint&standing=open').expect(200)).text
  assert.equal([...complaints.matchAll(/尚未审结<\/strong/g)].length, 20)
  assert.match((await clerk.get('/office/remedies?standing=ended').expect(200)).text, /没有符合条件的争议/)
  // A college meets reports and appeals first.
  const options = [...complaints.matchAll(/<option[^>]* value="([a-z-]+)"/g)].map((each) => each[1])
  assert.deepEqual(options.slice(0, 2), ['violation-report', 'institutional-appeal'])
  for (const after of ['x', 'W10', Buffer.from('["2026-13-40","x"]').toString('base64url'), ''])
    await clerk.get(`/office/remedies?after=${after}&kind=constructor&standing=__proto__`).expect(200)
})
