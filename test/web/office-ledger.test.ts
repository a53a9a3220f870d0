import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../src/law/date.ts'
import { addDepartment } from '../../src/services/department-service.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { createAccount } from '../../src/services/account-service.ts'
import { reading, SYSTEM, type OrganRef } from '../../src/services/context.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { outboxPage } from '../../src/store/outbox.ts'
import { query } from '../../src/store/query.ts'
import { PASSWORD, testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })

const register = async (organ: OrganRef, title: string) =>
  (await registerByOffice(context, organ, anApplication({ title }), clerkOf(organ), null)).number
const shown = (text: string) => [...text.matchAll(/\/office\/cases\/(2026-\d{5})"/g)].map(([, number]) => number)
const heads = (text: string) => [...text.matchAll(/role="columnheader"[^>]*>\s*([^<]+?)\s*</g)].map(([, head]) => head)
const withEmail = (organ: OrganRef, name: string) => {
  const email = `${name}@example.org`
  const input = { login: `${name}-${organ.slug}`, name, email, role: 'clerk' as const, password: PASSWORD }
  return createAccount(context, organ, input, SYSTEM(organ.organId))
}

test('columns are chosen on the page and go into the files', async () => {
  const organ = await givenOrgan()
  const officer = await signIn(organ)
  await register(organ, '一件')
  const usual = heads((await officer.get('/office/cases')).text)
  assert.deepEqual(usual, ['编号', '申请人', '渠道', '收到日期', '申请内容', '答复期限', '状态', '办理结果'])
  const chosen = await officer.get('/office/cases?columns=outcome&columns=officer&columns=nonsense')
  assert.deepEqual(heads(chosen.text), ['编号', '承办人', '办理结果'])
  const file = await officer.get('/office/cases/export/csv?columns=number,officer,outcome').buffer()
  assert.equal(file.text.replace('\ufeff', '').split('\n')[0], '编号,承办人,办理结果')
})

test('lines are counted up to a cap, and searched by number, name, phone tail and words', async () => {
  const organ = await givenOrgan()
  const officer = await signIn(organ)
  const number = await register(organ, '食堂招标文件')
  await register(organ, '宿舍用电')
  assert.match((await officer.get('/office/cases')).text, /共2件</)
  for (const words of [number, '李明', '8000', '13800138000', '食堂 招标'])
    assert.ok(shown((await officer.get('/office/cases').query({ q: words })).text).includes(number), words)
  const one = (await officer.get('/office/cases').query({ q: '食堂招标' })).text
  assert.deepEqual(shown(one), [number])
  assert.match(one, /共1件</)
  assert.deepEqual(
    shown((await officer.get('/office/cases').query({ q: '138001' })).text),
    [],
    'whole numbers or their tail',
  )
})

test('a view is saved without the words searched for, shared, replaced under its name, and removed by its owner', async () => {
  const organ = await givenOrgan()
  const [officer, colleague] = [await signIn(organ), await signIn(organ)]
  const stranger = await signIn(await givenOrgan())
  const save = (query: string, fields: object) => officer.post(`/office/cases/views?${query}`, { ...fields })
  const saved = await save('standing=open&q=%E6%9D%8E%E6%98%8E&columns=number,due', { name: '在办' }).expect(303)
  assert.equal(saved.headers['location'], '/office/cases?standing=open&columns=number%2Cdue&done=view')
  assert.match((await officer.get('/office/cases')).text, /standing=open&amp;columns=number%2Cdue"[^>]*>在办/)
  assert.doesNotMatch((await colleague.get('/office/cases')).text, /在办（共享）/)
  await save('standing=overdue', { name: '在办', shared: 'yes' }).expect(303)
  assert.match((await colleague.get('/office/cases')).text, /standing=overdue"[^>]*>在办（共享）/)
  assert.doesNotMatch((await stranger.get('/office/cases')).text, /在办（共享）/)
  assert.match((await save('', { name: '空' }).expect(422)).text, /没有可以保存的内容/)
  assert.match((await save('standing=open', { name: ' ' }).expect(422)).text, /请填写名称/)
  const removal =
    /\/office\/cases\/views\/[^/]+\/removal/.exec((await officer.get('/office/cases?standing=overdue')).text)?.[0] ??
    assert.fail('no form')
  await colleague.post(removal).expect(404)
  await stranger.post(removal).expect(404)
  await officer.post(removal).expect(303)
  assert.doesNotMatch((await officer.get('/office/cases')).text, />在办/)
})

test('chosen lines are assigned at once: looked at first, a result each; the ledger then narrows to them', async () => {
  const organ = await givenOrgan()
  const officer = await signIn(organ)
  const auditor = await signIn(organ, 'auditor')
  const [a, b, c] = [await register(organ, '甲'), await register(organ, '乙'), await register(organ, '丙')]
  const departmentId = await addDepartment(
    context,
    organ,
    { name: '财务处', fromDay: localDate('2020-01-01') },
    clerkOf(organ),
  )
  const page = (await officer.get('/office/cases')).text
  assert.equal(page.match(/name="number"/g)?.length, 3)
  assert.equal((await officer.get('/office/cases?pick=all')).text.match(/name="number"[^>]*checked/g)?.length, 3)
  assert.doesNotMatch((await auditor.get('/office/cases')).text, /name="number"/)
  assert.match((await officer.post('/office/cases/bulk/preview', { act: 'assignment' }).expect(422)).text, /请先选中/)
  const preview = (await officer.post('/office/cases/bulk/preview', { act: 'assignment', number: [a, b] }).expect(200))
    .text
  assert.match(preview, /选中2件，其中2件可以办理/)
  assert.match(preview, /财务处/)
  await auditor.post('/office/cases/bulk/assignment', { number: [a], departmentId }).expect(403)
  const wrong = await officer.post('/office/cases/bulk/assignment', { number: [a], accountId: departmentId })
  assert.equal(wrong.status, 422)
  const done = await officer.post('/office/cases/bulk/assignment', {
    number: [a, b, '2026-99999'],
    accountId: officer.accountId,
    departmentId,
  })
  assert.match(done.text, /3件中办理了2件/)
  const again = await officer.post('/office/cases/bulk/assignment', {
    number: [a, c],
    accountId: officer.accountId,
    departmentId,
  })
  assert.match(again.text, /原来就是/)
  assert.match(again.text, /2件中办理了1件/)
  assert.deepEqual(shown((await officer.get('/office/cases?officer=me')).text).sort(), [a, b, c])
  assert.equal(shown((await officer.get(`/office/cases?department=${departmentId}`)).text).length, 3)
  assert.equal(shown((await officer.get('/office/cases?officer=none')).text).length, 0)
  assert.match((await officer.get('/office/cases?columns=department,officer')).text, /财务处/)
})

test('officers are urged once a case and day; the preview says who is not, and why', async () => {
  const organ = await givenOrgan()
  const officer = await signIn(organ)
  const [due, unassigned, closed] = [
    await register(organ, '甲'),
    await register(organ, '乙'),
    await register(organ, '丙'),
  ]
  const accountId = await withEmail(organ, 'reachable')
  await officer.post('/office/cases/bulk/assignment', { number: [due, closed], accountId })
  await handleCase(
    context,
    organ,
    closed,
    { type: 'withdrawn', on: localDate('2026-09-07') },
    clerkOf(organ),
    'APPLICATION_WITHDRAWN',
  )
  const number = [due, unassigned, closed]
  const preview = (await officer.post('/office/cases/bulk/preview', { act: 'reminding', number }).expect(200)).text
  assert.match(preview, /选中3件，其中1件可以办理/)
  for (const text of ['给reachable发催办邮件', '没有承办人', '已办结，不用催办'])
    assert.ok(preview.includes(text), text)
  assert.match((await officer.post('/office/cases/bulk/reminding', { number }).expect(200)).text, /3件中办理了1件/)
  assert.match((await officer.post('/office/cases/bulk/reminding', { number }).expect(200)).text, /今天已经催办过/)
  const mails = (await outboxPage(reading(context), organ.organId, null, 50)).filter(
    ({ letter }) => letter === 'case-nudged',
  )
  assert.deepEqual(
    mails.map(({ number: of, recipient }) => [of, recipient]),
    [[due, `officer:${accountId}`]],
  )
  context.clock.set('2026-09-08')
  assert.match((await officer.post('/office/cases/bulk/reminding', { number }).expect(200)).text, /3件中办理了1件/)
  context.clock.set('2026-09-07')
})

test('chosen lines leave as a file of just these: looked at first, with or without what tells who somebody is', async () => {
  const organ = await givenOrgan()
  const officer = await signIn(organ)
  const auditor = await signIn(organ, 'auditor')
  const [a, b, c] = [await register(organ, '甲'), await register(organ, '乙'), await register(organ, '丙')]
  const number = [a, c, '2026-99999']
  const preview = (await officer.post('/office/cases/bulk/preview', { act: 'export', number }).expect(200)).text
  assert.match(preview, /选中3件，其中2件可以导出/)
  assert.match(preview, /申请人（含个人信息）/)
  assert.equal(preview.match(/写入文件/g)?.length, 2)
  const exported = (fields: object) => officer.post('/office/cases/bulk/exporting', { number, ...fields })
  assert.match((await exported({ columns: ['applicant'], personal: 'no' }).expect(422)).text, /请至少选择一列/)
  await auditor.post('/office/cases/bulk/exporting', { number, columns: ['number'] }).expect(403)
  const fileOf = (page: string) =>
    /\/office\/cases\/export\/[^"]+/.exec(page)?.[0].replaceAll('&amp;', '&') ?? assert.fail('no file')
  const columns = ['number', 'applicant', 'content', 'due']
  const full = (await exported({ columns, format: 'csv' }).expect(200)).text
  assert.match(full, /3件中2件已列入文件/)
  assert.match(full, /没有列入：2026-99999/)
  assert.match(full, /文件里的列：编号、申请人、申请内容、答复期限。含有个人信息/)
  const csv = (await officer.get(fileOf(full)).buffer().expect(200)).text
  assert.deepEqual([...csv.matchAll(/^(2026-\d{5})/gm)].map(([, found]) => found).sort(), [a, c])
  assert.ok(csv.includes('李明') && !csv.includes(b))
  const without = (await exported({ columns, format: 'csv', personal: 'no' }).expect(200)).text
  assert.match(without, /不含个人信息的列/)
  const safe = (await officer.get(fileOf(without)).buffer().expect(200)).text
  assert.equal(safe.replace('\ufeff', '').split(/\r?\n/)[0], '编号,答复期限')
  assert.ok(!safe.includes('李明') && !safe.includes('甲'))
  const logged = await query<{ columns: string[] }>(
    reading(context),
    `select body_text::jsonb->'columns' as columns from audit where organ_id = $1 and action = 'LEDGER_EXPORTED' order by seq`,
    [organ.organId],
  )
  assert.deepEqual(
    logged.map((each) => each.columns),
    [columns, ['number', 'due']],
  )
})

test('letters of chosen cases are marked as posted, each with its number, and a result each', async () => {
  const organ = await givenOrgan('organ', { office: '办公室', address: '示例路1号', phone: '0570-1234567' })
  const officer = await signIn(organ)
  const numbers = [await register(organ, '甲'), await register(organ, '乙'), await register(organ, '丙')]
  const extension = { on: '2026-09-07', workdays: '10', reason: '数量较大', approvedBy: '王主任', seen: '1' }
  for (const number of numbers) await officer.post(`/office/cases/${number}/acts/extension`, extension).expect(303)
  const preview = (await officer.post('/office/cases/bulk/preview', { act: 'posting', number: numbers }).expect(200))
    .text
  const letter = [...preview.matchAll(/name="letter" value="([^"]+)"/g)].map(([, value]) => value ?? '')
  assert.equal(letter.length, 3)
  const send = (on: string, postalNumber: string[]) =>
    officer.post('/office/cases/bulk/posting', { number: numbers, letter, postalNumber, on })
  assert.match((await send('2026-99-01', ['RA123456785CN', '', '']).expect(422)).text, /value="RA123456785CN"/)
  const done = (await send('2026-09-07', ['RA123456785CN', 'RA123456789CN', '']).expect(200)).text
  assert.match(done, /3件中办理了1件/)
  for (const said of ['已登记寄出', '邮件号码应是', '没有填写邮件号码']) assert.ok(done.includes(said), said)
  const left = (await officer.post('/office/cases/bulk/preview', { act: 'posting', number: numbers }).expect(200)).text
  assert.match(left, /有2份文书尚未登记发出/)
  const again = (await send('2026-09-07', ['RA123456785CN', '', '']).expect(200)).text
  assert.match(again, /2件中办理了0件/, 'what was posted is not posted again')
})
