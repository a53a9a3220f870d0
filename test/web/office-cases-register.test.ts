import assert from 'node:assert/strict'
import { test } from 'node:test'
import { query } from '../../src/store/query.ts'
import { reading } from '../../src/services/context.ts'
import { trackCase } from '../../src/services/case-view.ts'
import { testApp, type Officer } from '../support/app.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2026-09-30' })

const letter = {
  channel: 'registered-post',
  submittedOn: '2026年9月18日',
  kind: 'natural-person',
  name: '李明',
  idType: 'resident-id',
  idNumber: '１１０１０５ 19491231 002x',
  phone: '13800138000',
  description: '请提供2025年度科研经费决算表。\n<script>alert(1)</script>',
}
const keyOf = async (officer: Officer) =>
  /name="key" value="([^"]+)"/.exec((await officer.get('/office/cases/new').expect(200)).text)?.[1] ??
  assert.fail('no key')
const numberIn = (text: string) => /2026-\d{5}/.exec(text)?.[0] ?? assert.fail('no number')
const codeIn = (text: string) => /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){5}/.exec(text)?.[0] ?? assert.fail('no code')

test('a letter is registered once, however often the form is sent, with a receipt to hand out', async () => {
  const organ = await givenOrgan()
  const officer = await signIn(organ)
  const form = { ...letter, key: await keyOf(officer) }
  const pages = await Promise.all([1, 2, 3].map(() => officer.post('/office/cases/new', form).expect(201)))
  const codes = new Set(pages.map(({ text }) => codeIn(text)))
  assert.equal(codes.size, 1)
  const [page] = pages
  assert.match(page!.text, /条例第三十一条第二项/)
  assert.match(page!.text, /2026年10月22日/)
  const view = await trackCase(context, organ, numberIn(page!.text), [...codes][0]!)
  assert.equal(view.content.applicant.idNumber, '11010519491231002X')
  assert.equal(view.clock.receivedOn, '2026-09-18')
  const [count] = await query<{ n: number }>(
    reading(context),
    'select count(*)::int n from case_file where organ_id = $1',
    [organ.organId],
  )
  assert.equal(count?.n, 1)
  const changed = await officer.post('/office/cases/new', { ...form, name: '王芳' }).expect(409)
  assert.ok(changed.text.includes('value="王芳"') && changed.text.includes('已经登记过'))
})

test('everything wrong is said at once and everything typed is kept', async () => {
  const officer = await signIn(await givenOrgan())
  const wrong = {
    ...letter,
    name: '',
    idNumber: '110105194912310021',
    submittedOn: '2026-02-30',
    email: 'not an address',
    postcode: '12',
    address: '示例路1号',
  }
  const page = await officer.post('/office/cases/new', { ...wrong, key: 'k' }).expect(422)
  for (const said of ['请填写姓名或者单位名称', '应是真实的日期', '电子邮箱的格式不正确', '邮编应是6位数字'])
    assert.ok(page.text.includes(said), said)
  for (const kept of ['value="示例路1号"', 'value="2026-02-30"', '科研经费决算表', '&lt;script&gt;', 'value="k"'])
    assert.ok(page.text.includes(kept), kept)
  const id = await officer
    .post('/office/cases/new', { ...letter, key: 'k', idNumber: '110105194912310021' })
    .expect(422)
  assert.match(id.text, /居民身份证号码有误/)
  const future = await officer.post('/office/cases/new', { ...letter, key: 'k', submittedOn: '2026-10-01' }).expect(422)
  assert.match(future.text, /不能晚于今天/)
  const odd = await officer
    .post('/office/cases/new', { ...letter, key: 'k', name: ['a', 'b'], kind: '__proto__' })
    .expect(422)
  assert.match(odd.text, /请选择申请人类型/)
})

test('an organisation keeps its credit code and no identity number; a fax still waits for confirmation', async () => {
  const organ = await givenOrgan()
  const officer = await signIn(organ)
  const form = {
    ...letter,
    key: await keyOf(officer),
    channel: 'fax',
    kind: 'business',
    creditCode: '91350100M000100Y43',
    contactName: '王芳',
  }
  const page = await officer.post('/office/cases/new', form).expect(201)
  assert.match(page.text, /尚待与申请人确认/)
  const view = await trackCase(context, organ, numberIn(page.text), codeIn(page.text))
  assert.equal(view.content.applicant.creditCode, '91350100M000100Y43')
  assert.equal(view.content.applicant.idNumber, undefined)
  assert.equal(view.clock.state, 'unconfirmed')
})
