import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../src/law/date.ts'
import { query } from '../../src/store/query.ts'
import { reading } from '../../src/services/context.ts'
import { testApp } from '../support/app.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })
const base = '/office/disclosure'

test('duties: adopted, fall due, are done in time or late; nothing is owed for the time before', async () => {
  const organ = await givenOrgan('college')
  const clerk = await signIn(organ)
  assert.match((await clerk.get(`${base}/duties`).expect(200)).text, /采用常见的定期事项/)
  await clerk.post(`${base}/duties/adopting`).expect(303)
  const adopted = (await clerk.get(`${base}/duties`).expect(200)).text
  assert.match(adopted, /公布上月“三公”经费支出/)
  assert.match(adopted, /2026-09-10/)
  assert.ok(!adopted.includes('2026-08-10'))
  const id = /duties\/([0-9a-f-]{36})\/done\/2026-09"/.exec(adopted)![1]!
  context.clock.set('2026-09-12')
  assert.match((await clerk.get(`${base}/duties`).expect(200)).text, /逾期未完成/)
  const future = await clerk.post(`${base}/duties/${id}/done/2026-09`, { doneOn: '2026-09-13' }).expect(422)
  assert.match(future.text, /完成日期不能晚于今天/)
  await clerk.post(`${base}/duties/${id}/done/2026-09`, { doneOn: '2026-09-12', note: '<网站>' }).expect(303)
  const done = (await clerk.get(`${base}/duties`).expect(200)).text
  assert.match(done, /逾期完成/)
  assert.match(done, /&lt;网站&gt;/)
  await clerk.post(`${base}/duties/${id}/done/2026-09`, { doneOn: '2026-09-09' }).expect(303)
  assert.match((await clerk.get(`${base}/duties`).expect(200)).text, /按时完成/)
  await clerk.get(`${base}/duties/${id}/done/2026-13`).expect(404)
  const form = {
    title: '公布科研经费',
    basis: '',
    rhythm: 'half-year',
    dueMonth: '9',
    dueDay: '31',
    from: '2026-01-01',
  }
  assert.match((await clerk.post(`${base}/duties/new`, form).expect(422)).text, /月份应是1至6/)
  await clerk.post(`${base}/duties/new`, { ...form, dueMonth: '3' }).expect(303)
  assert.match((await clerk.get(`${base}/duties`)).text, /每半年第3个月31日前/)
  context.clock.set('2026-09-07')
})

test('a finding: recorded, mended with evidence, kept against a stale form', async () => {
  const organ = await givenOrgan('college')
  const clerk = await signIn(organ)
  const finding = {
    source: 'outside',
    foundOn: '2026-08-01',
    finding: '栏目更新不及时',
    basis: '评估报告',
    measure: '每月检查',
    department: '办公室',
    dueOn: '2026-09-01',
  }
  await clerk.post(`${base}/findings/new`, finding).expect(303)
  const list = (await clerk.get(`${base}/findings`).expect(200)).text
  assert.match(list, /逾期未整改/)
  const id = /findings\/([0-9a-f-]{36})"/.exec(list)![1]!
  const closing = { ...finding, closedOn: '2026-09-05', seen: '1' }
  assert.match((await clerk.post(`${base}/findings/${id}`, closing).expect(422)).text, /请填写整改的证明/)
  await clerk.post(`${base}/findings/${id}`, { ...closing, evidence: '栏目已更新' }).expect(303)
  const stale = await clerk.post(`${base}/findings/${id}`, { ...closing, evidence: '另一处' }).expect(422)
  assert.match(stale.text, /已经改过/)
  assert.match(stale.text, /另一处/)
  assert.match((await clerk.get(`${base}/findings`)).text, /已整改（逾期）/)
  assert.match((await clerk.get(`${base}/findings?open=yes`)).text, /没有登记过问题/)
})

test('an opinion is kept sealed, passed on, answered; a survey must add up', async () => {
  const organ = await givenOrgan('college')
  const clerk = await signIn(organ)
  const opinion = { channel: 'mailbox', receivedOn: '2026-09-01', from: '赵同学 13800138000', text: '食堂价格没有公布' }
  await clerk.post(`${base}/opinions/new`, opinion).expect(303)
  const list = (await clerk.get(`${base}/opinions`).expect(200)).text
  assert.match(list, /食堂价格没有公布/)
  const id = /opinions\/([0-9a-f-]{36})"/.exec(list)![1]!
  const [row] = await query<{ text: string }>(
    reading(context),
    `select encode(sealed, 'escape') || department as text from opinion where organ_id = $1`,
    [organ.organId],
  )
  assert.ok(!row!.text.includes('食堂') && !row!.text.includes('13800138000'))
  const logged = await query<{ text: string }>(
    reading(context),
    'select body_text as text from audit where organ_id = $1',
    [organ.organId],
  )
  assert.ok(logged.every(({ text }) => !text.includes('食堂') && !text.includes('13800138000')))
  const early = { ...opinion, seen: '1', forwardedOn: '2026-08-31', department: '后勤处' }
  assert.match((await clerk.post(`${base}/opinions/${id}`, early).expect(422)).text, /转办日期不能早于收到日期/)
  const answered = { ...opinion, seen: '1', forwardedOn: '2026-09-02', department: '后勤处', answeredOn: '2026-09-04' }
  assert.match((await clerk.post(`${base}/opinions/${id}`, answered).expect(422)).text, /请填写答复内容/)
  await clerk.post(`${base}/opinions/${id}`, { ...answered, answer: '已在公告栏公布' }).expect(303)
  assert.match((await clerk.get(`${base}/opinions`)).text, /已答复/)
  const survey = {
    title: '满意度调查',
    heldOn: '2026-06-01',
    audience: '师生',
    asked: '300',
    returned: '280',
    satisfied: '250',
    fair: '20',
    dissatisfied: '9',
  }
  assert.match((await clerk.post(`${base}/surveys/new`, survey).expect(422)).text, /之和应等于收回的份数/)
  await clerk.post(`${base}/surveys/new`, { ...survey, dissatisfied: '10' }).expect(303)
  assert.match((await clerk.get(`${base}/opinions`)).text, /满意度调查/)
})

test('other channels are counted', async () => {
  const organ = await givenOrgan('college')
  const clerk = await signIn(organ)
  const use = {
    channel: 'meeting',
    on: localDate('2026-09-01'),
    title: '教职工代表大会',
    times: '1',
    department: '工会',
  }
  assert.match((await clerk.post(`${base}/channels/new`, { ...use, times: '0' }).expect(422)).text, /次数/)
  await clerk.post(`${base}/channels/new`, use).expect(303)
  assert.match((await clerk.get(`${base}/channels`).expect(200)).text, /教职工代表大会/)
  const other = await signIn(await givenOrgan('college'))
  assert.match((await other.get(`${base}/channels`).expect(200)).text, /没有登记过/)
})
