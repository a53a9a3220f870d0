import assert from 'node:assert/strict'
import { test } from 'node:test'
import request from 'supertest'
import { showCase } from '../../src/services/case-view.ts'
import { changeDraft } from '../../src/services/draft-service.ts'
import { reading, type OrganRef } from '../../src/services/context.ts'
import { query } from '../../src/store/query.ts'
import { personalNumbersIn } from '../../src/web/public/apply/personal-numbers.ts'
import { STEPS, type Step } from '../../src/web/public/apply/steps.ts'
import { testApp } from '../support/app.ts'
import {
  answer,
  answerAll,
  answersTo,
  begin,
  fileThroughPages,
  givenAnswered,
  ORGANISATION,
  PERSON,
  receiptIn,
  type Typed,
} from './public-application.ts'

const site = await testApp()
const organ = await site.givenOrgan('organ', { office: '示例办公室', phone: '0570-1234567' })

const casesOf = async ({ organId }: OrganRef) => {
  const [row] = await query<{ n: number }>(
    reading(site.context),
    'select count(*)::int n from case_file where organ_id = $1',
    [organId],
  )
  return row?.n
}
const caseOf = (number: string, of = organ) => showCase(site.context, of, number)
test('a natural person files: the receipt says number, code, rule and next date; what was typed arrives unchanged', async () => {
  const { number, done } = await fileThroughPages(site, organ)
  assert.match(done.text, /条例第三十一条第三项/)
  assert.match(done.text, /2026年9月8日（周二）以前/)
  assert.match(done.text, /20个工作日/)
  // Confirmed on Tuesday 8 September: 20 working days on, with 20 September worked and 25 September, 1-7 October free, 10 October worked.
  assert.match(done.text, /如果在2026年9月8日（周二）确认收到，最晚2026年10月12日（周一）答复/)
  assert.match(done.text, /0570-1234567/)
  assert.match(done.text, /到办公地点出示证件原件/)
  const { content, row } = await caseOf(number)
  assert.deepEqual(content.applicant, {
    kind: 'natural-person',
    name: '李明',
    idType: 'resident-id',
    idNumber: '11010519491231002X',
    phone: '13800138000',
    email: 'li@example.org',
    address: '示例路1号',
    postcode: '324000',
  })
  assert.equal(content.description, PERSON.description)
  assert.deepEqual([content.documentNumber, content.purpose, content.privacyNotice], [null, null, '2026-4'])
  assert.equal(content.identityProof, 'desk')
  assert.deepEqual([row.channel, row.medium, row.delivery, row.state], ['online', 'electronic', 'email', 'unconfirmed'])
})

test('an organisation files: its kind is its column, no identity number is kept', async () => {
  const { number } = await fileThroughPages(site, organ, ORGANISATION)
  const { content, row } = await caseOf(number)
  assert.equal(row.applicantKind, 'business')
  assert.equal(content.applicant.name, '示例科技有限公司')
  assert.equal(content.applicant.creditCode, '91350100M000100Y43')
  assert.equal('idNumber' in content.applicant, false)
})

test('who left no e-mail is not sent there for a lost code; a body without contact shows no empty heading', async () => {
  const bare = await site.givenOrgan('organ')
  const { done } = await fileThroughPages(site, bare, { ...PERSON, email: '', delivery: 'pick-up' })
  assert.match(done.text, /您没有留电子邮箱，不能用邮箱找回/)
  assert.doesNotMatch(done.text, /如有疑问/)
  assert.match((await fileThroughPages(site, organ)).done.text, /可以用留下的电子邮箱找回[^]*如有疑问/)
})

test('who turned into an organisation half-way leaves no identity number behind', async () => {
  const visitor = site.agent()
  const draft = await begin(visitor, organ)
  await answerAll(visitor, draft)
  await answerAll(visitor, draft, { ...ORGANISATION, idNumber: PERSON.idNumber, name: PERSON.name })
  await answer(visitor, draft, 'check', PERSON).expect(303)
  const { number } = receiptIn(await visitor.get(`${draft}/done`))
  const { applicant } = (await caseOf(number)).content
  assert.deepEqual([applicant.name, applicant.idNumber], ['示例科技有限公司', undefined])
})

test('spaces, full-width signs and hyphens are understood', async () => {
  const { number } = await fileThroughPages(site, organ, {
    ...PERSON,
    idNumber: '１１０１０５ 19491231 002ｘ',
    phone: '０５７０－１２３４５６７',
    email: ' ｌｉ@example.org ',
    postcode: '３２４０００',
  })
  const { applicant } = (await caseOf(number)).content
  assert.equal(applicant.idNumber, '11010519491231002X')
  assert.equal(applicant.phone, '0570-1234567')
  assert.equal(applicant.email, 'li@example.org')
  assert.equal(applicant.postcode, '324000')
})

const WRONG: [string, Step, Typed, string, RegExp][] = [
  ['description', 'wanted', { description: '' }, '#description', /请填写所需信息的描述/],
  ['too long', 'wanted', { title: '长'.repeat(201) }, '#title', /信息名称不能超过200个字/],
  ['unseen characters', 'wanted', { description: '甲\u0000乙' }, '#description', /看不见的控制字符/],
  ['kind', 'who', { kind: '' }, '#kind', /请选择以谁的名义申请/],
  ['a kind that is none', 'who', { kind: 'total' }, '#kind', /请选择以谁的名义申请/],
  ['name', 'identity', { name: ' ' }, '#name', /请填写姓名/],
  ['identity number', 'identity', { idNumber: '110105194912310021' }, '#idNumber', /居民身份证号码有误/],
  ['passport number', 'identity', { idType: 'passport', idNumber: '<b>' }, '#idNumber', /证件号码应由数字和字母组成/],
  ['no contact', 'reach', { phone: '', email: '', address: '', delivery: 'online' }, '#phone', /至少填写电话/],
  ['phone', 'reach', { phone: 'call me' }, '#phone', /请填写正确的电话号码/],
  ['email', 'reach', { email: 'li@@example' }, '#email', /请填写正确的电子邮箱/],
  ['email without address', 'reach', { email: '' }, '#email', /选择以电子邮件送达的，请填写电子邮箱/],
  ['post without address', 'reach', { delivery: 'post', address: '' }, '#address', /选择邮寄的，请填写联系地址/],
  ['fax without number', 'reach', { delivery: 'fax', phone: '' }, '#phone', /传真号码/],
  ['postcode', 'reach', { postcode: '12' }, '#postcode', /6位数字/],
  ['medium', 'reach', { medium: 'tape' }, '#medium', /请选择信息的形式/],
  ['delivery', 'reach', { delivery: undefined }, '#delivery', /请选择怎样送达/],
  ['proof of identity', 'files', { identityProof: '' }, '#identityProof', /请选择怎样证明身份/],
  ['proof promised', 'files', { identityProof: 'attached' }, '#identityFiles', /请上传身份证明文件/],
  ['notice not accepted', 'check', { privacyNotice: '' }, '#privacyNotice', /请阅读个人信息处理告知/],
  ['an older notice', 'check', { privacyNotice: '2019-1' }, '#privacyNotice', /请阅读个人信息处理告知/],
]
for (const [what, step, change, href, sentence] of WRONG) {
  test(`wrong: ${what}: 422, said at the field, everything typed kept, nothing filed`, async () => {
    const before = await casesOf(organ)
    const { visitor, draft } = await givenAnswered(site, organ)
    const page = await answer(visitor, draft, step, { ...PERSON, ...change }).expect(422)
    assert.match(page.text, /<title>错误：/)
    assert.ok(page.text.includes(`href="${href}"`), href)
    assert.match(page.text, sentence)
    for (const text of Object.values(answersTo(step, { ...PERSON, ...change })))
      if (text.trim() !== '' && !/[<\u0000]|19-1|tape|total/.test(text)) assert.ok(page.text.includes(text), text)
    if (step !== 'check') {
      // Kept although it is wrong, and not to be got round by submitting all the same.
      await answer(visitor, draft, 'check', PERSON).expect(303)
      const back = await visitor.get(`${draft}/check`).expect(303)
      assert.equal(back.headers['location'], `${draft}/${step}?errors=yes`)
      assert.match((await visitor.get(String(back.headers['location'])).expect(200)).text, sentence)
    }
    assert.equal(await casesOf(organ), before)
  })
}

test('all errors of a page are told at once, in its order', async () => {
  const visitor = site.agent()
  const draft = await begin(visitor, organ)
  const links = (text: string) => [...text.matchAll(/<li><a href="#(\w+)"/g)].map(([, field]) => field)
  await answer(visitor, draft, 'who', { kind: 'business', byAgent: 'yes' }).expect(303)
  const identity = await answer(visitor, draft, 'identity', {}).expect(422)
  assert.deepEqual(links(identity.text), [
    'organisationName',
    'creditCode',
    'legalRepresentative',
    'contactName',
    'agentName',
    'agentIdType',
    'agentIdNumber',
  ])
  const reach = await answer(visitor, draft, 'reach', {}).expect(422)
  assert.deepEqual(links(reach.text), ['medium', 'delivery', 'phone'])
  const files = await answer(visitor, draft, 'files', {}).expect(422)
  assert.deepEqual(links(files.text), ['identityProof', 'authorityFiles'])
})

test('lists, objects and foreign fields for texts: an error or ignored, never a fault', async () => {
  const { visitor, draft } = await givenAnswered(site, organ)
  for (const body of [
    'description=&description=&key=',
    'description[a]=1&__proto__=x&constructor=y',
    '%00=%00&description=%00',
    '',
  ])
    await visitor.post(`${draft}/wanted`).type('form').send(body).expect(422)
  await visitor.post(`${draft}/nothing`).type('form').send('').expect(404)
  await visitor.get(`${draft}/wanted?matter=99`).expect(200)
  const { number } = await fileThroughPages(site, organ, { ...PERSON, organId: '99', status: 'closed', version: '7' })
  const { row } = await caseOf(number)
  assert.deepEqual([row.organId, row.state, row.version], [organ.organId, 'unconfirmed', 1])
})

test('texts that look like markup, and long ones, are kept as typed and shown as text', async () => {
  const nasty = `</textarea><script>alert(1)</script>" onmouseover="x" '\u202eabc\n=cmd|' /C calc'!A0`
  const typed = { ...PERSON, name: '<b>李</b>', title: '"><img src=x onerror=alert(1)>', description: nasty }
  const { visitor, draft, submit } = await givenAnswered(site, organ, typed)
  for (const step of STEPS) {
    const page = await visitor.get(`${draft}/${step}`).expect(200)
    assert.ok(!page.text.includes('<script>alert') && !page.text.includes('<img'), step)
  }
  await submit().expect(303)
  const { number } = receiptIn(await visitor.get(`${draft}/done`))
  assert.equal((await caseOf(number)).content.description, nasty)
  const shown = await visitor.get(`/o/${organ.slug}/track/case`).expect(200)
  assert.ok(!shown.text.includes('<script>alert'))
  const long = '甲乙丙丁戊己庚辛壬癸'.repeat(1_000)
  assert.ok((await fileThroughPages(site, organ, { ...PERSON, description: long })).number)
  await answer(visitor, await begin(visitor, organ), 'wanted', { description: `${long}超` }).expect(422)
})

test('changing an answer from the check page keeps everything and comes back to it', async () => {
  const lines = '第一行\n第二行'
  const { visitor, draft } = await givenAnswered(site, organ, { ...PERSON, description: lines })
  const check = await visitor.get(`${draft}/check`).expect(200)
  for (const step of STEPS.slice(0, -1)) assert.ok(check.text.includes(`href="${draft}/${step}?change=yes"`), step)
  const back = await visitor.get(`${draft}/wanted?change=yes`).expect(200)
  assert.match(back.text, /<textarea[^>]*>第一行\n第二行<\/textarea>/)
  assert.match((await visitor.get(`${draft}/reach`)).text, /value="electronic"[^>]*checked/)
  await visitor
    .post(`${draft}/wanted`)
    .type('form')
    .send({ ...answersTo('wanted', PERSON), change: 'yes' })
    .expect(303)
    .expect('Location', `${draft}/check`)
})

test('submitted 20 times in parallel and once more later: one case with one receipt', async () => {
  const own = await site.givenOrgan()
  const { visitor, draft, submit } = await givenAnswered(site, own)
  await Promise.all(Array.from({ length: 20 }, () => submit().expect(303)))
  const receipts = [receiptIn(await visitor.get(`${draft}/done`).expect(200))]
  site.context.clock.set('2026-09-08')
  await submit().expect(303).expect('Location', `${draft}/done?again=yes`)
  receipts.push(receiptIn(await visitor.get(`${draft}/done?again=yes`).expect(200)))
  site.context.clock.set('2026-09-07')
  assert.equal(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size, 1)
  assert.equal(await casesOf(own), 1)
})

test('submitted again, reloaded, gone back: the same receipt, said to be the same', async () => {
  const { number, visitor, draft, submit } = await fileThroughPages(site, organ)
  await submit().expect(303).expect('Location', `${draft}/done?again=yes`)
  const again = await visitor.get(`${draft}/done?again=yes`).expect(200)
  assert.equal(receiptIn(again).number, number)
  assert.match(again.text, /没有重复登记/)
  assert.equal(receiptIn(await visitor.get(`${draft}/done`)).number, number)
  for (const step of STEPS) await visitor.get(`${draft}/${step}`).expect(303).expect('Location', `${draft}/done`)
})

test('typing on after it was submitted files nothing, loses nothing, and can become another application', async () => {
  const own = await site.givenOrgan()
  const { visitor, draft } = await fileThroughPages(site, own)
  const changed = { ...PERSON, description: '请提供另一份材料。' }
  const asked = await answer(visitor, draft, 'wanted', changed).expect(409)
  assert.match(asked.text, /已经登记/)
  assert.ok(asked.text.includes('请提供另一份材料。'))
  assert.equal(await casesOf(own), 1)
  const next = await visitor
    .post(`/o/${own.slug}/apply/start`)
    .type('form')
    .send({ seen: 'yes', ...answersTo('wanted', changed) })
    .expect(303)
  const page = await visitor.get(String(next.headers['location'])).expect(200)
  assert.match(page.text, /<textarea[^>]*>请提供另一份材料。<\/textarea>/)
})

test('a draft whose receipt was lost, then changed, asks before it files another case', async () => {
  const own = await site.givenOrgan()
  const { visitor, draft, submit } = await givenAnswered(site, own)
  const saved = await visitor.get(`${draft}/saved`).expect(200)
  const code = /app-query-code">([0-9A-Z-]+)</.exec(saved.text)?.[1] ?? ''
  await submit().expect(303)
  // As if the program had stopped between filing and keeping the receipt.
  const wanted = answersTo('wanted', PERSON)
  await changeDraft(site.context, own, code, (now) => ({ ...now, receipts: null, matters: [wanted] }))
  await answerAll(visitor, draft, { ...PERSON, description: '改过的内容。' })
  const asked = await submit().expect(409)
  assert.match(asked.text, /再按一次/)
  assert.equal(await casesOf(own), 1)
  await submit().expect(303).expect('Location', `${draft}/done`)
  assert.equal(await casesOf(own), 2)
})

test('without the draft’s cookie nothing is shown or filed, and what was typed stays with the applicant', async () => {
  const before = await casesOf(organ)
  const { draft } = await givenAnswered(site, organ)
  for (const step of [...STEPS, 'saved', 'done', 'public']) {
    const page = await request(site.app).get(`${draft}/${step}`).expect(404)
    assert.ok(!page.text.includes('李明') && !page.text.includes(PERSON.description))
  }
  const forged = request(site.app).get(`${draft}/check`).set('Cookie', 'draft=0000-0000-0000-0000-0000-0000')
  await forged.expect(404)
  const lost = await request(site.app)
    .post(`${draft}/wanted`)
    .type('form')
    .send(answersTo('wanted', PERSON))
    .expect(404)
  assert.ok(lost.text.includes(PERSON.description))
  const restarted = await site
    .agent()
    .post(`/o/${organ.slug}/apply/start`)
    .type('form')
    .send({ seen: 'yes', ...answersTo('wanted', PERSON) })
    .expect(303)
  assert.match(String(restarted.headers['location']), /\/wanted$/)
  assert.equal(await casesOf(organ), before)
})

test('personal numbers in free texts are pointed out and do not bar', async () => {
  const typed = { ...PERSON, description: '查询110105 19491231 002x与13900139000的记录' }
  const { visitor, draft, submit } = await givenAnswered(site, organ, typed)
  const page = await visitor.get(`${draft}/check`).expect(200)
  assert.match(page.text, /好像有身份证号码/)
  assert.match(page.text, /好像有手机号码/)
  await submit().expect(303).expect('Location', `${draft}/done`)
  assert.deepEqual(personalNumbersIn('卡号 6222 0200 0000 0000 000，文号〔2025〕12345678'), ['card'])
  assert.deepEqual(personalNumbersIn('１３８００１３８０００'), ['phone'])
  assert.deepEqual(personalNumbersIn('编号110105194912310021，2025年1月1日至2026年1月1日'), [])
})

test('the purpose is asked for only where the body asks, and kept only there', async () => {
  const college = await site.givenOrgan('college', { asksPurpose: true })
  const purpose = '毕业论文研究'
  const wanted = async (of: OrganRef) => {
    const visitor = site.agent()
    return (await visitor.get(`${await begin(visitor, of)}/wanted`)).text
  }
  assert.match(await wanted(college), /name="purpose"/)
  assert.doesNotMatch(await wanted(organ), /name="purpose"/)
  const asked = await fileThroughPages(site, college, { ...PERSON, purpose })
  assert.equal((await caseOf(asked.number, college)).content.purpose, purpose)
  const unasked = await fileThroughPages(site, organ, { ...PERSON, purpose })
  assert.equal((await caseOf(unasked.number)).content.purpose, null)
})

test('English: questions, errors and receipt', async () => {
  const visitor = site.agent()
  const draft = await begin(visitor, organ)
  const page = await visitor.post(`${draft}/who?lang=en`).type('form').send({}).expect(422)
  assert.match(page.text, /<html\s+lang="en"/)
  assert.match(page.text, /Select in whose name/)
  await answerAll(visitor, draft)
  await answer(visitor, draft, 'check', PERSON).expect(303)
  assert.match((await visitor.get(`${draft}/done`)).text, /Request submitted/)
})

test('another site cannot make a browser file', async () => {
  const before = await casesOf(organ)
  const { submit } = await givenAnswered(site, organ)
  await submit().set('Sec-Fetch-Site', 'cross-site').expect(403)
  await submit().set('Origin', 'https://evil.example.org').expect(403)
  assert.equal(await casesOf(organ), before)
})
