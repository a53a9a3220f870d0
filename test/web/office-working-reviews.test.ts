import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentDocx } from '../../src/documents/document-docx.ts'
import { letterPages } from '../../src/letters/letter-pages.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { showCase } from '../../src/services/case-view.ts'
import { type OrganRef, reading, SYSTEM } from '../../src/services/context.ts'
import { createToken } from '../../src/services/api-tokens.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { listLetters, readLetter } from '../../src/services/letter-service.ts'
import { findOrgan } from '../../src/services/organ-service.ts'
import { query } from '../../src/store/query.ts'
import request from 'supertest'
import { type Officer, testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'

const { app, context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })
const SETTINGS = {
  office: '市教育局办公室',
  address: '示例路1号',
  phone: '0570-1234567',
  reconsiderationBody: '示例市人民政府',
  court: '示例市示例区人民法院',
}

const aCase = async (organ: OrganRef) =>
  (await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)).number
const stateOf = async (organ: OrganRef, number: string) => (await showCase(context, organ, number)).row.state
const replyPage = (number: string) => `/office/cases/${number}/acts/reply`
const round = (number: string, no: number, what = '') => `/office/cases/${number}/reviews/${no}${what}`
const lettersTo = async (organ: OrganRef) =>
  (
    await query<{ letter: string; recipient: string; facts: object }>(
      reading(context),
      `select letter, recipient, facts from outbox where organ_id = $1 and letter like 'review%' order by created_at, letter`,
      [organ.organId],
    )
  ).map(({ letter, recipient }) => [letter, recipient])
const GRANTED = { on: '2026-09-07', seen: '1', outcome: 'granted', given: '决算表（内部编号Z-77）', way: '网上下载' }

/** An office where what is disclosed is reviewed for secrecy by one named person, and everything signed off by another. */
async function reviewedOffice() {
  const organ = await givenOrgan('organ', SETTINGS)
  const [clerk, secrecy, boss] = [
    await signIn(organ, 'clerk'),
    await signIn(organ, 'reviewer'),
    await signIn(organ, 'reviewer'),
  ]
  const admin = await signIn(organ, 'admin')
  const settings = {
    use: ['secrecy', 'sign-off'],
    'scope-secrecy': 'disclosure',
    'reviewers-secrecy': secrecy.accountId,
    'reviewers-sign-off': [boss.accountId],
    fourEyes: 'yes',
  }
  await clerk.post('/office/reviews/settings', settings).expect(403)
  await admin.post('/office/reviews/settings', settings).expect(303)
  return { organ: await findOrgan(context, organ.slug), clerk, secrecy, boss, admin }
}

test('a reply goes to its reviewers one after the other; only then may it leave, with its letter and its file', async () => {
  const { organ, clerk, secrecy, boss } = await reviewedOffice()
  const number = await aCase(organ)
  const form = (await clerk.get(`${replyPage(number)}?outcome=granted`).expect(200)).text
  assert.match(form, /先送审：保密审查、签发/)
  const file = { name: '决算表.csv', bytes: Buffer.from('年度,金额\n2025,1\n') }
  const sent = await clerk.upload(replyPage(number), GRANTED, [file]).expect(303)
  assert.match(String(sent.headers['location']), /done=review/)
  assert.equal(await stateOf(organ, number), 'running')
  // A second draft must wait; so must a program, and the office's own hands.
  await clerk.post(replyPage(number), GRANTED).expect(422)
  const act = { type: 'replied', on: '2026-09-07', outcome: 'granted' } as never
  await assert.rejects(handleCase(context, organ, number, act, clerkOf(organ), 'CASE_REPLIED'), /先送审/)
  const token = await createToken(context, organ, 'x', 'head', SYSTEM(organ.organId))
  const barred = await request(app)
    .post(`/api/v1/cases/${number}/events`)
    .set('Authorization', `Bearer ${token}`)
    .send({ type: 'replied', on: '2026-09-07', outcome: 'granted' })
  assert.deepEqual([barred.status, barred.body.code], [409, 'review-missing'])
  await clerk.post(round(number, 1, '/issuing')).expect(422)

  const agree = { agrees: 'yes', words: '', step: '0' }
  await clerk.post(round(number, 1, '/opinion'), agree).expect(403)
  await boss.post(round(number, 1, '/opinion'), agree).expect(422)
  assert.match((await secrecy.get('/office/reviews').expect(200)).text, /请您审核/)
  const page = (await secrecy.get(round(number, 1)).expect(200)).text
  assert.match(page, /决算表（内部编号Z-77）/)
  const link = /\/office\/cases\/[^"]+\/files\/[0-9a-f-]+/.exec(page)?.[0] ?? assert.fail('no file')
  assert.match((await secrecy.get(link).expect(200)).text, /2025,1/)
  await secrecy.post(round(number, 1, '/opinion'), agree).expect(303)
  await secrecy.post(round(number, 1, '/opinion'), agree).expect(422)
  await boss.post(round(number, 1, '/opinion'), { ...agree, step: '1' }).expect(303)
  assert.equal(await stateOf(organ, number), 'running')
  await clerk.post(round(number, 1, '/issuing')).expect(303)
  assert.equal(await stateOf(organ, number), 'closed')
  const shown = (await clerk.get(`/office/cases/${number}`).expect(200)).text
  assert.match(shown, /保密审查：同意/)
  assert.match(shown, /决算表.csv/)
  await clerk.post(round(number, 1, '/issuing')).expect(422)
  // What two people agreed to is not changed on paper by the one who wrote it.
  const { letterId } = (await listLetters(context, organ, number)).find(({ kind }) => kind === 'reply')!
  const copy = `/office/cases/${number}/letters/${letterId}/copy`
  const { document } = await readLetter(context, organ, number, letterId, false)
  const sealed = { name: '盖章件.docx', bytes: await documentDocx(letterPages(document)) }
  const barredPage = (await clerk.get(copy).expect(200)).text
  assert.match(barredPage, /请起草人以外的人核对后上传/)
  assert.doesNotMatch(barredPage, /type="file"/)
  await clerk.upload(copy, {}, [sealed]).expect(422)
  await (await signIn(organ, 'clerk')).upload(copy, {}, [sealed]).expect(303)
  const mails = await lettersTo(organ)
  assert.deepEqual(mails, [
    ['review-asked', `officer:${secrecy.accountId}`],
    ['review-asked', `officer:${boss.accountId}`],
    ['review-approved', `officer:${clerk.accountId}`],
  ])
})

test('an objection needs a reason, returns the draft with its words kept, and the next draft is judged anew', async () => {
  const { organ, clerk, secrecy } = await reviewedOffice()
  const number = await aCase(organ)
  await clerk.post(replyPage(number), GRANTED).expect(303)
  const object = { agrees: 'no', words: '', step: '0' }
  const nothing = await secrecy.post(round(number, 1, '/opinion'), object).expect(422)
  assert.match(nothing.text, /请写明不同意的理由/)
  await secrecy.post(round(number, 1, '/opinion'), { ...object, words: '内部编号应当删去' }).expect(303)
  await clerk.post(round(number, 1, '/issuing')).expect(422)
  const page = (await clerk.get(round(number, 1)).expect(200)).text
  assert.match(page, /已退回/)
  assert.match(page, /内部编号应当删去/)
  const revise = `${replyPage(number)}?outcome=granted&round=1`
  assert.ok(page.includes(revise.replaceAll('&', '&amp;')))
  assert.match((await clerk.get(revise).expect(200)).text, /内部编号Z-77/)
  await clerk.post(replyPage(number), { ...GRANTED, given: '决算表' }).expect(303)
  assert.match((await secrecy.get(round(number, 2)).expect(200)).text, /您的意见/)
  await clerk.post(round(number, 2, '/withdrawing')).expect(303)
  assert.match((await secrecy.get('/office/reviews').expect(200)).text, /没有正在审核的答复/)
})

test('an absent reviewer’s deputy judges in their place, and it says so; a draft holds no readable word in the database', async () => {
  const { organ, clerk, secrecy, admin } = await reviewedOffice()
  const deputy = await signIn(organ, 'reviewer')
  const number = await aCase(organ)
  const away = { accountId: secrecy.accountId, deputyId: deputy.accountId, fromDay: '2026-09-07', toDay: '2026-09-08' }
  await clerk.post(replyPage(number), GRANTED).expect(303)
  const agree = { agrees: 'yes', words: '', step: '0' }
  await deputy.post(round(number, 1, '/opinion'), agree).expect(422)
  await admin.post('/office/absences', away).expect(303)
  assert.match((await deputy.get(round(number, 1)).expect(200)).text, /您代王reviewer审核/)
  await deputy.post(round(number, 1, '/opinion'), agree).expect(303)
  assert.match((await clerk.get(round(number, 1)).expect(200)).text, /王reviewer（代王reviewer）/)
  const rows = await query<{ text: string }>(
    reading(context),
    `select r::text || coalesce(o::text, '') as text from review_round r left join review_opinion o using (organ_id, case_id, round_no)
     where r.organ_id = $1`,
    [organ.organId],
  )
  for (const { text } of rows) assert.ok(!text.includes('Z-77') && !text.includes('决算表'))
})

test('“does not exist” needs a search written down first; its places and words then stand in the reply’s form', async () => {
  const organ = await givenOrgan('organ', SETTINGS)
  const clerk = await signIn(organ)
  const number = await aCase(organ)
  const reply = {
    on: '2026-09-07',
    seen: '1',
    outcome: 'does-not-exist',
    searchedIn: '档案室',
    keywords: '科研',
    reason: '没有形成',
  }
  assert.match((await clerk.post(replyPage(number), reply).expect(422)).text, /应当先登记查找经过/)
  const search = {
    on: '2026-09-07',
    places: '综合档案室\n财务系统',
    words: '科研经费',
    searcher: '张三',
    found: 'nothing',
  }
  await clerk.post(`/office/cases/${number}/records/search`, { ...search, on: '2026-09-08' }).expect(422)
  await clerk.post(`/office/cases/${number}/records/search`, { ...search, words: '' }).expect(422)
  await clerk.post(`/office/cases/${number}/records/search`, search).expect(303)
  const form = (await clerk.get(`${replyPage(number)}?outcome=does-not-exist`).expect(200)).text
  assert.match(form, /综合档案室\n财务系统/)
  await clerk.post(replyPage(number), reply).expect(303)
})

test('notes and attempts are kept in order, sealed, and never changed', async () => {
  const organ = await givenOrgan('organ', SETTINGS)
  const [clerk, auditor]: Officer[] = [await signIn(organ), await signIn(organ, 'auditor')]
  const number = await aCase(organ)
  await clerk!.post(`/office/cases/${number}/records/note`, { on: '2026-09-07', text: '申请人来电催问' }).expect(303)
  const attempt = {
    on: '2026-09-07',
    party: 'A方 示例公司',
    way: 'telephone',
    result: 'not-reached',
    remark: '两次无人接听',
  }
  await clerk!.post(`/office/cases/${number}/records/attempt`, { ...attempt, way: 'pigeon' }).expect(422)
  await clerk!.post(`/office/cases/${number}/records/attempt`, attempt).expect(303)
  await auditor!.post(`/office/cases/${number}/records/note`, { on: '2026-09-07', text: 'x' }).expect(403)
  await clerk!.get(`/office/cases/${number}/records/poem`).expect(404)
  const shown = (await auditor!.get(`/office/cases/${number}`).expect(200)).text
  assert.match(shown, /申请人来电催问[\s\S]*两次无人接听/)
  const rows = await query<{ text: string }>(reading(context), 'select r::text as text from case_record r', [])
  assert.ok(rows.every(({ text }) => !text.includes('申请人来电')))
  await assert.rejects(query(reading(context), `update case_record set kind = 'note'`, []), /append-only/)
})
