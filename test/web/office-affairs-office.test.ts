import assert from 'node:assert/strict'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import supertest from 'supertest'
import { allRoutes } from '../../src/app.ts'
import { listAccounts } from '../../src/services/account-service.ts'
import { bearerOf } from '../../src/services/api-tokens.ts'
import { reading } from '../../src/services/context.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { findOrgan } from '../../src/services/organ-service.ts'
import { queueMessages } from '../../src/store/outbox.ts'
import { query } from '../../src/store/query.ts'
import { readToday } from '../../src/services/ledger-service.ts'
import { affairsMessages } from '../../src/web/messages/affairs/messages.ts'
import { PASSWORD, signedIn, testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'

const { app, context, givenOrgan, signIn, agent } = await testApp({ today: '2026-09-07' })
const NOBODY = '00000000-0000-4000-8000-000000000000'

test('a college sets its own rules; what does not fit is named and kept; an organ may not ask for the purpose', async () => {
  const organ = await givenOrgan('college')
  const admin = await signIn(organ, 'admin')
  const page = (await admin.get('/office/settings').expect(200)).text
  assert.match(page, /《办法》第十八条：15个工作日/)
  const wrong = await admin
    .post('/office/settings', {
      name: '',
      postcode: '12',
      email: 'x@',
      onlineFilingUrl: 'javascript:alert(1)',
      replyWorkdays: '0',
      extensionWorkdays: '-1',
      correctionNoticeWorkdays: '1.5',
      consultationWorkdays: '一',
      month: '2',
      day: '30',
    })
    .expect(422)
  const ids = [...wrong.text.matchAll(/<li><a href="#(\w+)"/g)].map((each) => each[1])
  assert.deepEqual(ids, [
    ...['postcode', 'email', 'onlineFilingUrl', 'name'],
    ...['replyWorkdays', 'extensionWorkdays', 'correctionNoticeWorkdays', 'consultationWorkdays'],
  ])
  const days = await admin.post('/office/settings', { name: '示例学院', month: '2', day: '30' }).expect(422)
  assert.match(days.text, /href="#month"[^>]*>年度起始日/)
  assert.match(wrong.text, /value="-1"/)
  assert.deepEqual((await findOrgan(context, organ.slug)).settings, {})
  await admin
    .post('/office/settings', {
      name: '示例职业学院',
      phone: ' 0570-1234567 ',
      extensionWorkdays: '１５',
      ownRules: '《实施细则》',
      month: '1',
      day: '1',
      asksPurpose: 'yes',
      chargesCosts: 'yes',
      matters: 'one',
    })
    .expect(303)
  const saved = await findOrgan(context, organ.slug)
  assert.equal(saved.name, '示例职业学院')
  assert.deepEqual(saved.settings, {
    phone: '0570-1234567',
    ownRules: '《实施细则》',
    school: { extensionWorkdays: 15 },
    reportYearStart: { month: 1, day: 1 },
    asksPurpose: true,
    chargesCosts: true,
    matters: 'one',
  })
  assert.match((await admin.get('/office/settings').expect(200)).text, /name="extensionWorkdays"[^>]*value="15"/)

  await query(
    reading(context),
    `update organ set settings = settings || '{"decisionResults":{"court-withdrawn":"upheld"}}' where organ_id = $1`,
    [organ.organId],
  )
  await admin.post('/office/settings', { name: '示例职业学院' }).expect(303)
  const kept = await findOrgan(context, organ.slug)
  assert.deepEqual(kept.settings, { decisionResults: { 'court-withdrawn': 'upheld' } }, 'not asked about, not lost')

  for (const [remindFrom, remindUntil] of [
    ['18', '9'],
    ['9', ''],
    ['9', '25'],
    ['8:30', '18'],
  ] as const) {
    const refused = await admin.post('/office/settings', { name: '示例职业学院', remindFrom, remindUntil }).expect(422)
    assert.match(refused.text, /提醒的时间要同时填写两个整点/)
    assert.ok(refused.text.includes(`value="${remindFrom}"`), 'what was typed is kept')
  }
  await admin.post('/office/settings', { name: '示例职业学院', remindFrom: '９', remindUntil: '18' }).expect(303)
  assert.deepEqual((await findOrgan(context, organ.slug)).settings.reminderHours, { from: 9, until: 18 })
  assert.match((await admin.get('/office/settings')).text, /name="remindFrom"[^>]*value="9"/)

  const bureau = await givenOrgan('organ')
  const chief = await signIn(bureau, 'admin')
  assert.doesNotMatch((await chief.get('/office/settings').expect(200)).text, /asksPurpose/)
  const refused = await chief.post('/office/settings', { name: '教育局', asksPurpose: 'yes' }).expect(422)
  assert.match(refused.text, /条例第二十七条/)
  await chief.post('/office/settings', { name: '教育局', replyWorkdays: '30' }).expect(422)
  await chief.post('/office/settings', { name: '教育局', chargesCosts: 'yes' }).expect(422)
  assert.deepEqual((await findOrgan(context, bureau.slug)).settings, {})
})

test('people are added by the rules, sign in, and are out at once when disabled', async () => {
  const organ = await givenOrgan('organ')
  const admin = await signIn(organ, 'admin')
  const person = { name: '赵六', login: 'zhaoliu', email: '', role: 'head', password: PASSWORD }
  const empty = await admin.post('/office/people', {}).expect(422)
  // Without a password the person is invited to set their own.
  for (const field of ['name', 'login', 'role']) assert.match(empty.text, new RegExp(`href="#${field}"`))
  const weak = await admin.post('/office/people', { ...person, password: 'short' }).expect(422)
  assert.match(weak.text, /密码至少要有12个字符/)
  assert.match(weak.text, /value="zhaoliu"/)
  assert.doesNotMatch(weak.text, /value="short"/)
  await admin.post('/office/people', person).expect(303)
  assert.match((await admin.post('/office/people', person).expect(422)).text, /登录名已被使用/)
  const zhao = await signedIn(app, organ, 'zhaoliu')
  await zhao.get('/office').expect(200)
  const { accountId } = (await listAccounts(context, organ)).find(({ login }) => login === 'zhaoliu')!
  await admin.post(`/office/people/${accountId}/disabling`).expect(303)
  assert.match(String((await zhao.get('/office').expect(303)).headers['location']), /sign-in/)
  assert.match((await admin.get('/office/people').expect(200)).text, /2026年9月7日停用/)
  const last = await admin.post(`/office/people/${admin.accountId}/disabling`).expect(422)
  assert.match(last.text, /至少要保留一名可用的管理员/)
})

test('a token is seen once, works until it is revoked', async () => {
  const organ = await givenOrgan('organ')
  const admin = await signIn(organ, 'admin')
  await admin.post('/office/tokens', { name: ' ', role: 'king' }).expect(422)
  const created = await admin.post('/office/tokens', { name: '校园门户', role: 'auditor' }).expect(200)
  const token = /gk_[\w-]+/.exec(created.text)?.[0] ?? ''
  assert.equal(created.headers['cache-control'], 'no-store')
  assert.equal((await bearerOf(context, organ, token))?.role, 'auditor')
  const list = (await admin.get('/office/tokens').expect(200)).text
  assert.ok(list.includes('校园门户') && !list.includes(token))
  const path = /\/office\/tokens\/[0-9a-f-]+\/revoking/.exec(list)?.[0] ?? ''
  await admin.post(path).expect(303)
  assert.equal(await bearerOf(context, organ, token), null)
  const logged = (await admin.get('/office/audit').expect(200)).text
  assert.ok(logged.includes('撤销接口令牌') && !logged.includes(token))
})

test('the outbox tells what became of each letter; a failed one is tried again and its task closed', async () => {
  const organ = await givenOrgan('organ')
  const clerk = await signIn(organ, 'clerk')
  const auditor = await signIn(organ, 'auditor')
  const { number } = await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)
  const em = reading(context)
  const ids = await query<{ caseId: string }>(em, 'select case_id as "caseId" from case_file where organ_id = $1', [
    organ.organId,
  ])
  const letters = ['reply-ready', 'reply-due-soon', 'fee-charged'].map((letter, at) => ({
    letter,
    recipient: at === 1 ? `officer:${clerk.accountId}` : 'applicant',
    caseId: ids[0]?.caseId ?? null,
    facts: { number },
    dedupeKey: null,
  }))
  await query(em, 'delete from outbox where organ_id = $1', [organ.organId])
  await queueMessages(em, organ.organId, context.clock.now(), letters)
  const set = (letter: string, change: string) =>
    query(em, `update outbox set ${change} where organ_id = $1 and letter = $2`, [organ.organId, letter])
  await set('reply-due-soon', `sent_at = now(), attempts = 1`)
  await set('fee-charged', `failed_at = now(), attempts = 2, last_error = 'SMTP 550'`)
  await query(
    em,
    `insert into task (organ_id, task_id, kind, facts, dedupe_key, created_at)
     select organ_id, gen_random_uuid(), 'mail-failed', '{}', 'mail/' || message_id, now() from outbox where organ_id = $1 and failed_at is not null`,
    [organ.organId],
  )
  const page = (await clerk.get('/office/outbox').expect(200)).text
  for (const said of ['答复已作出', '即将到期提醒', '王clerk', '已发出', '等候发送', '未能送达', 'SMTP 550', number])
    assert.ok(page.includes(said), said)
  assert.doesNotMatch(page, /li@example.org|李明/)
  assert.doesNotMatch((await auditor.get('/office/outbox').expect(200)).text, /retrying/)
  const path = /\/office\/outbox\/[0-9a-f-]+\/retrying/.exec(page)?.[0] ?? ''
  await auditor.post(path).expect(403)
  await clerk.post(path).expect(303)
  assert.equal((await readToday(context, organ)).today.tasks.total, 0)
  const after = (await clerk.get('/office/outbox').expect(200)).text
  assert.ok(!after.includes('未能送达'))
  await clerk.post(path).expect(404)
  context.clock.set('2026-09-08')
  assert.match((await clerk.get('/office/outbox').expect(200)).text, /很可能没有设置发信服务器/)
  context.clock.set('2026-09-07')
})

test('the log pages back to its first entry, and its check finds what was changed behind its back', async () => {
  const organ = await givenOrgan('organ')
  const [admin, auditor] = [await signIn(organ, 'admin'), await signIn(organ, 'auditor')]
  for (let at = 0; at < 60; at++) await admin.post('/office/settings', { name: `示例局${at}` }).expect(303)
  const seqs: number[] = []
  let path: string | undefined = '/office/audit'
  while (path) {
    const page: string = (await auditor.get(path).expect(200)).text
    seqs.push(...[...page.matchAll(/data-label="序号"[^>]*>\s*(\d+)/g)].map((each) => Number(each[1])))
    path = /href="([^"]+)" rel="next"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
  }
  assert.deepEqual(
    seqs,
    Array.from({ length: seqs.length }, (_, at) => seqs.length - at),
  )
  assert.ok(seqs.length >= 64)
  assert.match(
    (await auditor.post('/office/audit/checking').expect(200)).text,
    new RegExp(`日志完整：共${seqs.length}条`),
  )
  const em = reading(context)
  await query(em, 'alter table audit disable trigger user')
  await query(em, `update audit set body_text = '{"keys":["x"]}' where organ_id = $1 and seq = 10`, [organ.organId])
  await query(em, 'alter table audit enable trigger user')
  assert.match((await auditor.post('/office/audit/checking').expect(200)).text, /第10条与它的校验值不符/)
  for (const before of ['x', 'WyI5OTk5OTk5OTk5OTk5OTk5OTk5OTkiXQ', 'W10'])
    await auditor.get(`/office/audit?before=${before}`).expect(200)
})

test('every act of the registry has a word in the log', () => {
  const { actions } = affairsMessages('zh-CN').audit
  const acts = Object.values(allRoutes(context)).flatMap((routes) => routes.map(({ audit }) => audit))
  assert.deepEqual(
    acts.filter((name) => !name.startsWith('VIEW_') && !Object.hasOwn(actions, name)),
    [],
  )
})

const HEADER = '申请编号,申请人类型,申请人,接收渠道,收到日期,申请内容,答复日期,办理结果,备注'
const REGISTER = [
  HEADER,
  'A-1,自然人,李明,当面,2025-03-04,科研经费,2025-03-20,予以公开,x',
  'A-2,外星人,王五,当面,2025-13-04,招生计划,,,y',
  'A-3,商业企业,示例公司,网络,2025年3月7日,采购合同,,,z',
].join('\n')

test('a register is checked, its errors come as a spreadsheet, and only the file that was checked is imported', async () => {
  const organ = await givenOrgan('organ')
  const admin = await signIn(organ, 'admin')
  const send = (fields: Record<string, string>, text: string | null, name = '台账.csv') => {
    const test = admin.agent.post('/office/imports').field('_csrf', admin.csrf)
    for (const [key, value] of Object.entries(fields)) test.field(key, value)
    return text === null ? test : test.attach('file', Buffer.from(text), name)
  }
  assert.match((await send({ kind: 'cases' }, null).expect(422)).text, /href="#file"[^>]*>请选择要导入的文件/)
  assert.match((await send({}, REGISTER).expect(422)).text, /请选择导入什么/)
  assert.match((await send({ kind: 'cases' }, '%PDF-1.7').expect(422)).text, /不是表格文件/)
  const checked = await send({ kind: 'cases', step: 'check' }, REGISTER).expect(200)
  for (const said of ['3行', '2行', '1行', '备注', '“外星人”不能识别', '“2025-13-04”在日历上不存在', '台账.csv'])
    assert.ok(checked.text.includes(said), said)
  const mark = /name="checked" value="([0-9a-f]{64})"/.exec(checked.text)?.[1] ?? ''
  const errors = await send({ kind: 'cases', step: 'errors' }, REGISTER).responseType('blob').expect(200)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(errors.body as never)
  assert.deepEqual(
    book.worksheets[0]?.getRows(2, 2)?.map((row) => [row.getCell(1).value, row.getCell(2).value]),
    [
      [3, '申请人类型'],
      [3, '收到日期'],
    ],
  )
  const count = async () =>
    (
      await query<{ n: number }>(reading(context), 'select count(*)::int as n from case_file where organ_id = $1', [
        organ.organId,
      ])
    )[0]?.n
  assert.match((await send({ kind: 'cases', step: 'all', checked: mark }, REGISTER).expect(422)).text, /没有导入/)
  assert.match(
    (await send({ kind: 'cases', step: 'good', checked: mark }, `${REGISTER}\n`).expect(422)).text,
    /不是同一个文件/,
  )
  assert.equal(await count(), 0)
  const done = await send({ kind: 'cases', step: 'good', checked: mark }, REGISTER).expect(303)
  assert.match((await admin.get(String(done.headers['location'])).expect(200)).text, /已导入2件申请/)
  assert.equal(await count(), 2)
  assert.match((await send({ kind: 'cases' }, REGISTER).expect(200)).text, /在系统中已经存在/)
  const disputes = '类型,受理日期,结果,结案日期\n行政复议,2025-05-06,维持,2025-06-30\n'
  const tried = (await send({ kind: 'remedies' }, disputes, '争议.csv').expect(200)).text
  const its = /name="checked" value="([0-9a-f]{64})"/.exec(tried)?.[1] ?? ''
  await send({ kind: 'remedies', step: 'all', checked: its }, disputes, '争议.csv').expect(303)
  assert.match((await admin.get('/office/remedies').expect(200)).text, /结果维持/)
  await supertest.agent(app).post('/office/imports').attach('file', Buffer.from('x'), 'x.csv').expect(303)
  await admin.agent.post('/office/imports').field('_csrf', 'wrong').field('kind', 'cases').expect(403)
})

test('ids of another organ, and what is no id, are not there', async () => {
  const [organ, theirs] = [await givenOrgan('organ'), await givenOrgan('organ')]
  const [admin, stranger] = [await signIn(organ, 'admin'), await signIn(theirs, 'admin')]
  const opened = await admin.post('/office/remedies/new', { kind: 'complaint', on: '2026-09-01' }).expect(303)
  const remedy = String(opened.headers['location']).split('?')[0] ?? ''
  await admin.get(remedy).expect(200)
  await stranger.get(remedy).expect(404)
  await stranger.post(`${remedy}/decision`, { result: 'upheld', on: '2026-09-02', seen: '1' }).expect(404)
  await stranger.post(`${remedy}/voiding`, { reason: 'wrong-day', seen: '1' }).expect(404)
  await stranger.post(`/office/people/${admin.accountId}/disabling`).expect(404)
  for (const id of [NOBODY, 'x', `${NOBODY}'`, '%00']) {
    for (const path of [
      `/office/people/${id}/disabling`,
      `/office/tokens/${id}/revoking`,
      `/office/outbox/${id}/retrying`,
    ])
      assert.ok([400, 404, 422].includes((await admin.post(path)).status), path)
    assert.ok([400, 404, 422].includes((await admin.get(`/office/remedies/${id}`)).status), id)
  }
  await agent().get('/office/settings').expect(303)
})
