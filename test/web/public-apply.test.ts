import assert from 'node:assert/strict'
import { test } from 'node:test'
import request from 'supertest'
import { showCase } from '../../src/services/case-service.ts'
import { reading, type OrganRef } from '../../src/services/context.ts'
import { query } from '../../src/store/query.ts'
import { personalNumbersIn } from '../../src/web/public/apply/personal-numbers.ts'
import { testApp } from '../support/app.ts'
import { fileThroughPages, keyIn, ORGANISATION, PERSON, receiptIn } from './public-application.ts'

const site = await testApp()
const organ = await site.givenOrgan('organ', { office: '示例办公室', phone: '0570-1234567' })
const form = (fields: object, to: OrganRef = organ, step = '/check') =>
  request(site.app).post(`/o/${to.slug}/apply${step}`).type('form').send(fields)

const casesOf = async ({ organId }: OrganRef) => {
  const [row] = await query<{ n: number }>(
    reading(site.context),
    'select count(*)::int n from case_file where organ_id = $1',
    [organId],
  )
  return row?.n
}

test('a natural person files: the receipt says number, code, rule and next date; what was typed arrives unchanged', async () => {
  const { number, done } = await fileThroughPages(site, organ)
  assert.match(done.text, /条例第三十一条第三项/)
  assert.match(done.text, /2026年9月8日（周二）以前/)
  assert.match(done.text, /20个工作日/)
  assert.match(done.text, /0570-1234567/)
  const { content, row } = await showCase(site.context, organ, number)
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
  assert.deepEqual([content.documentNumber, content.purpose, content.privacyNotice], [null, null, '2026-1'])
  assert.deepEqual([row.channel, row.medium, row.delivery, row.state], ['online', 'electronic', 'email', 'unconfirmed'])
})

test('an organisation files: its kind is its column, no identity number is kept', async () => {
  const { number } = await fileThroughPages(site, organ, ORGANISATION)
  const { content, row } = await showCase(site.context, organ, number)
  assert.equal(row.applicantKind, 'business')
  assert.equal(content.applicant.name, '示例科技有限公司')
  assert.equal(content.applicant.creditCode, '91350100M000100Y43')
  assert.equal('idNumber' in content.applicant, false)
})

test('spaces, full-width signs and hyphens are understood', async () => {
  const typed = {
    ...PERSON,
    idNumber: '１１０１０５ 19491231 002ｘ',
    phone: '０５７０－１２３４５６７',
    email: ' ｌｉ@example.org ',
    postcode: '３２４０００',
  }
  const { number } = await fileThroughPages(site, organ, typed)
  const { applicant } = (await showCase(site.context, organ, number)).content
  assert.equal(applicant.idNumber, '11010519491231002X')
  assert.equal(applicant.phone, '0570-1234567')
  assert.equal(applicant.email, 'li@example.org')
  assert.equal(applicant.postcode, '324000')
})

const WRONG: [string, object, string, RegExp][] = [
  ['kind', { kind: '' }, '#kind', /请选择您以什么身份申请/],
  ['name', { name: ' ' }, '#name', /请填写姓名/],
  ['identity number', { idNumber: '110105194912310021' }, '#idNumber', /居民身份证号码有误/],
  ['passport number', { idType: 'passport', idNumber: '<b>' }, '#idNumber', /证件号码应由数字和字母组成/],
  ['no contact', { phone: '', email: '', address: '', delivery: 'online' }, '#phone', /至少填写电话/],
  ['phone', { phone: 'call me' }, '#phone', /请填写正确的电话号码/],
  ['email', { email: 'li@@example' }, '#email', /请填写正确的电子邮箱/],
  ['delivery by email without address', { email: '' }, '#email', /选择以电子邮件送达的，请填写电子邮箱/],
  ['delivery by post without address', { delivery: 'post', address: '' }, '#address', /选择邮寄的，请填写联系地址/],
  ['delivery by fax without number', { delivery: 'fax', phone: '' }, '#phone', /传真号码/],
  ['postcode', { postcode: '12' }, '#postcode', /6位数字/],
  ['description', { description: '' }, '#description', /请填写所需信息的描述/],
  ['too long', { title: '长'.repeat(201) }, '#title', /信息名称不能超过200个字/],
  ['unseen characters', { description: '甲\u0000乙' }, '#description', /看不见的控制字符/],
  ['medium', { medium: 'tape' }, '#medium', /请选择信息的形式/],
  ['delivery', { delivery: undefined }, '#delivery', /请选择怎样送达/],
  ['notice not accepted', { privacyNotice: '' }, '#privacyNotice', /请阅读个人信息处理告知/],
  ['an older notice', { privacyNotice: '2019-1' }, '#privacyNotice', /请阅读个人信息处理告知/],
]
for (const [what, change, href, sentence] of WRONG) {
  test(`wrong: ${what}: 422, said at the field, everything typed kept, nothing filed`, async () => {
    const before = await casesOf(organ)
    for (const step of ['/check', '/done']) {
      const page = await form({ key: 'k'.repeat(32), ...PERSON, ...change }, organ, step).expect(422)
      assert.match(page.text, /<title>错误：/)
      assert.ok(page.text.includes(`href="${href}"`), href)
      assert.match(page.text, sentence)
      assert.match(page.text, /请提供2025年度各学院科研经费决算表|name="description"/)
      if (!('name' in change)) assert.ok(page.text.includes('value="李明"'))
      assert.equal(keyIn(page), 'k'.repeat(32))
    }
    assert.equal(await casesOf(organ), before)
  })
}

test('all errors are told at once, in the order of the page', async () => {
  const page = await form({ kind: 'organisation' }).expect(422)
  const links = [...page.text.matchAll(/<li><a href="#(\w+)"/g)].map(([, field]) => field)
  assert.deepEqual(links, [
    'organisationKind',
    'organisationName',
    'creditCode',
    'legalRepresentative',
    'contactName',
    'phone',
    'description',
    'medium',
    'delivery',
    'privacyNotice',
  ])
})

test('lists, objects and foreign fields for texts: an error or ignored, never a fault', async () => {
  for (const body of [
    'kind=natural-person&kind=organisation',
    'name[a]=1&__proto__=x&constructor=y',
    'description=&description=&key=',
    '%00=%00&kind=%FF',
    '',
  ])
    await request(site.app).post(`/o/${organ.slug}/apply/check`).type('form').send(body).expect(422)
  const { number } = await fileThroughPages(site, organ, { ...PERSON, organId: '99', status: 'closed', version: '7' })
  const { row } = await showCase(site.context, organ, number)
  assert.deepEqual([row.organId, row.state, row.version], [organ.organId, 'unconfirmed', 1])
})

test('texts that look like markup, and long ones, are kept as typed and shown as text', async () => {
  const nasty = `</textarea><script>alert(1)</script>" onmouseover="x" '\u202eabc\n=cmd|' /C calc'!A0`
  const typed = { ...PERSON, name: '<b>李</b>', title: '"><img src=x onerror=alert(1)>', description: nasty }
  const check = await form({ key: 'n'.repeat(32), ...typed }).expect(200)
  assert.ok(!check.text.includes('<script>alert') && !check.text.includes('<img'))
  const { number, visitor } = await fileThroughPages(site, organ, typed)
  assert.equal((await showCase(site.context, organ, number)).content.description, nasty)
  const shown = await visitor.get(`/o/${organ.slug}/track/case`).expect(200)
  assert.ok(!shown.text.includes('<script>alert'))
  const long = '甲乙丙丁戊己庚辛壬癸'.repeat(1_000)
  assert.ok((await fileThroughPages(site, organ, { ...PERSON, description: long })).number)
  await form({ ...PERSON, description: `${long}超` }).expect(422)
})

test('going back from the check page keeps everything', async () => {
  const key = 'b'.repeat(32)
  const lines = '第一行\n第二行'
  const check = await form({ key, ...PERSON, description: lines }).expect(200)
  assert.ok(check.text.includes('formaction="/o/'))
  const back = await form({ key, ...PERSON, description: lines, change: 'yes' }).expect(200)
  assert.equal(keyIn(back), key)
  assert.match(back.text, /<textarea[^>]*>第一行\n第二行<\/textarea>/)
  assert.match(back.text, /value="electronic"[^>]*checked/)
})

test('the same form sent 20 times in parallel and once more later files one case with one receipt', async () => {
  const own = await site.givenOrgan()
  const sent = { key: 'p'.repeat(32), ...PERSON }
  const pages = await Promise.all(Array.from({ length: 20 }, () => form(sent, own, '/done').expect(201)))
  site.context.clock.set('2026-09-08')
  pages.push(await form(sent, own, '/done').expect(201))
  site.context.clock.set('2026-09-07')
  assert.equal(new Set(pages.map((page) => JSON.stringify(receiptIn(page)))).size, 1)
  assert.equal(await casesOf(own), 1)
})

test('sent again in the same session: the same receipt, said to be the same', async () => {
  const { number, key, visitor } = await fileThroughPages(site, organ)
  const again = await visitor
    .post(`/o/${organ.slug}/apply/done`)
    .type('form')
    .send({ key, ...PERSON })
    .expect(201)
  assert.equal(receiptIn(again).number, number)
  assert.match(again.text, /没有重复登记/)
  await visitor.get(`/o/${organ.slug}/apply/done`).expect(303).expect('Location', `/o/${organ.slug}/track/case`)
})

test('the same form with other content asks before it files another case', async () => {
  const own = await site.givenOrgan()
  const { key, visitor } = await fileThroughPages(site, own)
  const changed = { ...PERSON, description: '请提供另一份材料。' }
  const asked = await visitor
    .post(`/o/${own.slug}/apply/done`)
    .type('form')
    .send({ key, ...changed })
    .expect(409)
  assert.match(asked.text, /再按一次/)
  assert.equal(await casesOf(own), 1)
  const fresh = { key: keyIn(asked), ...changed }
  await visitor.post(`/o/${own.slug}/apply/done`).type('form').send(fresh).expect(201)
  assert.equal(await casesOf(own), 2)
})

test('a page without a good key is shown once more with a new one', async () => {
  const before = await casesOf(organ)
  for (const key of [undefined, '', 'short', 'x'.repeat(33), '<'.repeat(32)]) {
    const page = await form({ key, ...PERSON }, organ, '/done').expect(422)
    assert.match(keyIn(page), /^[\w-]{32}$/)
  }
  assert.equal(await casesOf(organ), before)
})

test('personal numbers in free texts are pointed out and do not bar', async () => {
  const page = await form({ ...PERSON, description: '查询110105 19491231 002x与13900139000的记录' }).expect(200)
  assert.match(page.text, /好像有身份证号码/)
  assert.match(page.text, /好像有手机号码/)
  assert.deepEqual(personalNumbersIn('卡号 6222 0200 0000 0000 000，文号〔2025〕12345678'), ['card'])
  assert.deepEqual(personalNumbersIn('１３８００１３８０００'), ['phone'])
  assert.deepEqual(personalNumbersIn('编号110105194912310021，2025年1月1日至2026年1月1日'), [])
})

test('the purpose is asked for only where the body asks, and kept only there', async () => {
  const college = await site.givenOrgan('college', { asksPurpose: true })
  assert.match((await site.agent().get(`/o/${college.slug}/apply`)).text, /name="purpose"/)
  assert.doesNotMatch((await site.agent().get(`/o/${organ.slug}/apply`)).text, /name="purpose"/)
  const purpose = '毕业论文研究'
  const asked = await fileThroughPages(site, college, { ...PERSON, purpose })
  assert.equal((await showCase(site.context, college, asked.number)).content.purpose, purpose)
  const unasked = await fileThroughPages(site, organ, { ...PERSON, purpose })
  assert.equal((await showCase(site.context, organ, unasked.number)).content.purpose, null)
})

test('English: form, errors and receipt', async () => {
  const page = await request(site.app).post(`/o/${organ.slug}/apply/check?lang=en`).type('form').send({}).expect(422)
  assert.match(page.text, /<html\s+lang="en"/)
  assert.match(page.text, /Select who is applying/)
  const key = 'e'.repeat(32)
  const done = await request(site.app)
    .post(`/o/${organ.slug}/apply/done?lang=en`)
    .type('form')
    .send({ key, ...PERSON })
    .expect(201)
  assert.match(done.text, /Request submitted/)
})

test('another site cannot make a browser file', async () => {
  const before = await casesOf(organ)
  await form({ key: 'c'.repeat(32), ...PERSON }, organ, '/done')
    .set('Sec-Fetch-Site', 'cross-site')
    .expect(403)
  await form({ key: 'c'.repeat(32), ...PERSON }, organ, '/done')
    .set('Origin', 'https://evil.example.org')
    .expect(403)
  assert.equal(await casesOf(organ), before)
})
