import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unzipSync } from 'fflate'
import request from 'supertest'
import { LIMITS } from '../../src/http/rate-limits.ts'
import { showCase } from '../../src/services/case-view.ts'
import { type OrganRef, reading } from '../../src/services/context.ts'
import { readDepartments } from '../../src/services/department-service.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { sweep } from '../../src/services/reminder-service.ts'
import { query } from '../../src/store/query.ts'
import { testApp } from '../support/app.ts'
import { applicantCase, applicantFile } from '../../src/services/applicant-case.ts'
import { NotFound } from '../../src/services/errors.ts'
import { anApplication, clerkOf } from '../support/context.ts'

const { app, context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })
const SETTINGS = { office: '市教育局办公室', address: '示例路1号', phone: '0570-1234567' }

const aCase = async (organ: OrganRef) =>
  (await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)).number
const mailsOf = (organ: OrganRef) =>
  query<{ letter: string; recipient: string; facts: Record<string, unknown> }>(
    reading(context),
    `select letter, recipient, facts from outbox where organ_id = $1 and letter like 'question%' order by created_at, letter, recipient`,
    [organ.organId],
  )

/** An office with a department, its contact, and a case. */
async function askingOffice() {
  const organ = await givenOrgan('organ', SETTINGS)
  const [clerk, head] = [await signIn(organ), await signIn(organ, 'head')]
  await head.post('/office/departments', { name: '财务处', fromDay: '2020-01-01' }).expect(303)
  const { departmentId } = (await readDepartments(context, organ)).departments[0]!
  const contact = { departmentId, contactName: '孙敏', email: 'sun@example.org', contactFrom: '2026-01-01' }
  await head.post('/office/departments/contacts', contact).expect(303)
  const number = await aCase(organ)
  const page = `/office/cases/${number}/questions`
  const linkIn = async () => {
    const shown = (await clerk.get(`/office/cases/${number}`).expect(200)).text
    return /http:\/\/localhost:3000(\/o\/[^<\s]+\/answer\?key=[^<\s]+)/.exec(shown)?.[1] ?? assert.fail('no link')
  }
  return { organ, clerk, head, departmentId, number, page, linkIn }
}

const formOf = (link: string) => ({
  action: link.split('?')[0]!,
  key: new URL(link, 'http://x').searchParams.get('key')!,
})

test('a department answers by its link, once, without an account; nothing found becomes the search record', async () => {
  const { organ, clerk, departmentId, number, page, linkIn } = await askingOffice()
  const question = { to: `d:${departmentId}`, text: '有没有2025年度决算表？', dueOn: '2026-09-10' }
  await clerk.post(page, { ...question, to: '' }).expect(422)
  await clerk.post(page, { ...question, dueOn: '2026-09-01' }).expect(422)
  await clerk.post(page, question).expect(303)
  const link = await linkIn()
  const { action, key } = formOf(link)
  const shown = (await request(app).get(link).expect(200)).text
  assert.match(shown, /有没有2025年度决算表/)
  assert.ok(!shown.includes('李明') && !shown.includes('13800138000'), 'the applicant stays unknown')
  await request(app)
    .get(`${action}?key=${key.slice(0, -1)}${key.endsWith('x') ? 'y' : 'x'}`)
    .expect(404)
  const other = await givenOrgan('organ')
  await request(app).get(link.replace(organ.slug, other.slug)).expect(404)
  const send = (fields: object) =>
    request(app)
      .post(action)
      .type('form')
      .send({ key, ...fields })
  const answer = { kind: 'nothing-found', answerer: '孙敏', text: '', places: '', words: '' }
  assert.match((await send(answer).expect(422)).text, /请写明在哪里找过/)
  await send({ ...answer, kind: 'agree' }).expect(422)
  assert.match((await send({ ...answer, places: '财务系统', words: '决算' }).expect(200)).text, /答复已经收到/)
  assert.match((await send({ ...answer, places: 'x', words: 'y' })).text, /已经结束|已经答复/)
  assert.match((await request(app).get(link)).text, /这个征询已经结束/)
  const after = (await clerk.get(`/office/cases/${number}`).expect(200)).text
  assert.match(after, /查找后没有/)
  assert.match(after, /财务处 孙敏/)
  // The search is written down now: the reply is no longer barred for want of one.
  const reply = await clerk.get(`/office/cases/${number}/acts/reply?outcome=does-not-exist`).expect(200)
  assert.doesNotMatch(reply.text, /应当先登记查找经过/)
  const rows = await query<{ text: string }>(reading(context), `select q::text as text from case_question q`)
  assert.ok(rows.every(({ text }) => !text.includes('决算') && !text.includes('孙敏')))
})

test('a question is chased by hand and by the sweep, each reminder once; the asker is told when it is late', async () => {
  const { organ, clerk, departmentId, number, page } = await askingOffice()
  await clerk.post(page, { to: `d:${departmentId}`, text: '请提供', dueOn: '2026-09-10' }).expect(303)
  const shown = (await clerk.get(`/office/cases/${number}`).expect(200)).text
  const chasing = /\/office\/cases\/[^"]+\/chasing/.exec(shown)?.[0] ?? assert.fail('no chasing')
  await clerk.post(chasing).expect(303)
  context.clock.set('2026-09-09')
  await sweep(context)
  await sweep(context)
  context.clock.set('2026-09-12') // a Saturday: nobody is disturbed
  await sweep(context)
  assert.deepEqual(
    (await mailsOf(organ)).map(({ letter, recipient }) => [letter, recipient.split(':')[0]]),
    [
      ['question-asked', 'contact'],
      ['question-chased', 'contact'],
      ['question-due-soon', 'contact'],
    ],
  )
  context.clock.set('2026-09-14')
  await sweep(context)
  await sweep(context)
  const late = (await mailsOf(organ)).filter(({ letter }) => letter === 'question-overdue')
  assert.deepEqual(late.map(({ recipient }) => recipient.split(':')[0]).sort(), ['contact', 'officer'])
  for (const { facts } of await mailsOf(organ))
    assert.ok(!('key' in facts) && !JSON.stringify(facts).includes('answer?'))
  context.clock.set('2026-09-07')
})

test('a withdrawn question is answered no more; a contact with an account sees their department’s questions only', async () => {
  const { organ, clerk, head, departmentId, number, page, linkIn } = await askingOffice()
  const contact = await signIn(organ, 'contact')
  const named = { departmentId, accountId: contact.accountId, contactName: '周宁', contactFrom: '2026-01-01' }
  await head.post('/office/departments/contacts', named).expect(303)
  await head.post('/office/departments', { name: '人事处', fromDay: '2020-01-01' }).expect(303)
  const personnel = (await readDepartments(context, organ)).departments.find(({ name }) => name === '人事处')!
  await clerk.post(page, { to: `d:${personnel.departmentId}`, text: '人事的问题', dueOn: '2026-09-10' }).expect(303)
  await clerk.post(page, { to: `d:${departmentId}`, text: '财务的问题', dueOn: '2026-09-10' }).expect(303)
  const list = (await contact.get('/office/questions').expect(200)).text
  assert.ok(list.includes('财务的问题') && !list.includes('人事的问题'))
  const one = /\/office\/questions\/[0-9a-f-]{36}/.exec(list)?.[0] ?? assert.fail('no question')
  await contact.post(one, { kind: 'provided', text: '见附表', answerer: '周宁' }).expect(303)
  const link = await linkIn()
  const shown = (await clerk.get(`/office/cases/${number}`).expect(200)).text
  assert.match(shown, /有，提供如下/)
  await clerk.post(/\/office\/cases\/[^"]+\/withdrawing/.exec(shown)?.[0] ?? '').expect(303)
  assert.match((await request(app).get(link)).text, /这个征询已经结束/)
  const { action, key } = formOf(link)
  await request(app).post(action).type('form').send({ key, kind: 'provided', text: 'x', answerer: 'y' })
  assert.doesNotMatch((await clerk.get(`/office/cases/${number}`)).text, /y，.*答复/)
})

test('a consulted third party answers by its link; that ends the pause, and the clock goes on', async () => {
  const { organ, clerk, number, page, linkIn } = await askingOffice()
  await clerk.post(page, { to: 'p:A', text: '是否同意公开？', dueOn: '2026-09-25' }).expect(422)
  const consultation = {
    on: '2026-09-07',
    seen: '1',
    partyName: '示例科技有限公司',
    information: '投标文件',
    reason: '含有报价',
    receivedOn: '2026-09-07',
  }
  await clerk.post(`/office/cases/${number}/acts/third-party-consultation`, consultation).expect(303)
  assert.match((await clerk.get(page).expect(200)).text, /A方 示例科技有限公司/)
  await clerk
    .post(page, { to: 'p:A', text: '是否同意公开投标文件？', dueOn: '2026-09-25', email: 'x@example.org' })
    .expect(303)
  assert.equal((await showCase(context, organ, number)).clock.state, 'paused')
  const { action, key } = formOf(await linkIn())
  const objects = { key, kind: 'object', text: '', answerer: '示例公司 王某' }
  await request(app).post(action).type('form').send(objects).expect(422)
  await request(app)
    .post(action)
    .type('form')
    .send({ ...objects, text: '报价是商业秘密' })
    .expect(200)
  const { clock, texts } = await showCase(context, organ, number)
  assert.equal(clock.state, 'running')
  assert.ok(texts.some(({ kind, text }) => kind === 'opinion' && text === '不同意公开。报价是商业秘密'))
})

test('files come with an answer: checked, kept sealed, for the office only, in the archive', async () => {
  const { organ, clerk, departmentId, number, page, linkIn } = await askingOffice()
  await clerk.post(page, { to: `d:${departmentId}`, text: '请提供决算表', dueOn: '2026-09-10' }).expect(303)
  const link = await linkIn()
  const { action, key } = formOf(link)
  const pdf = Buffer.from('%PDF-1.7 决算表的内容')
  const send = (fields: Record<string, string>, name: string, bytes: Buffer) => {
    const sent = request(app).post(action)
    for (const [field, value] of Object.entries({ key, kind: 'provided', answerer: '孙敏', text: '见附件', ...fields }))
      sent.field(field, value)
    return sent.attach('files', bytes, name)
  }
  const disguised = await send({}, '决算.pdf', Buffer.from('MZ program')).expect(422)
  assert.match(disguised.text, /决算\.pdf/)
  assert.match(disguised.text, /见附件/, 'typed text is kept')
  // A sound file beside a wrong field: the browser forgets it, so the page says that it must be chosen again.
  assert.match((await send({ text: '' }, '决算.pdf', pdf).expect(422)).text, /请重新选择附件/)
  await send({}, '决算.pdf', pdf).expect(200)
  const shown = (await clerk.get(`/office/cases/${number}`).expect(200)).text
  const file = /\/office\/cases\/[^"]+\/files\/[0-9a-f-]{36}/.exec(shown)?.[0] ?? assert.fail('no file')
  const got = await clerk.get(file).responseType('blob').expect(200)
  assert.deepEqual(got.body, pdf)
  assert.match(got.headers['content-disposition'] ?? '', /^attachment/)
  const sheet = (await clerk.get(`/office/cases/${number}/sheet`).expect(200)).text
  assert.match(sheet, /决算\.pdf（.+答复时提交）/, 'in the printed list of materials')
  const fileId = file.split('/').at(-1)!
  await assert.rejects(() => applicantFile(context, organ, number, fileId), NotFound)
  assert.deepEqual((await applicantCase(context, organ, number)).files, [])
  const onDisk = await context.files.has(fileId)
  const [row] = await query<{ whole: string }>(
    reading(context),
    `select f::text as whole from question_file f where file_id = $1`,
    [fileId],
  )
  assert.ok(onDisk && row && !row.whole.includes('决算'))
  const archive = await clerk.get(`/office/cases/${number}/archive`).responseType('blob').expect(200)
  const papers = unzipSync(new Uint8Array(archive.body as Buffer))
  assert.deepEqual(Buffer.from(papers['papers/001-决算.pdf']!), pdf)
})

test('whoever guesses links keeps nobody from the right one, from the same address', async () => {
  const { organ, clerk, departmentId, page, linkIn } = await askingOffice()
  await clerk.post(page, { to: `d:${departmentId}`, text: '请提供', dueOn: '2026-09-10' }).expect(303)
  const link = await linkIn()
  const guesses = ['answer', 'invitation', 'calendar.ics'].map((at) => `/o/${organ.slug}/${at}?key=x`)
  for (let at = 0; at < LIMITS.links.requests; at += 20)
    await Promise.all(Array.from({ length: 20 }, () => request(app).get(guesses[0]!)))
  for (const guess of guesses) await request(app).get(guess).expect(429)
  await request(app).get('/setup?token=x').expect(429)
  await request(app).get(link).expect(200)
})
