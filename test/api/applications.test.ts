import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pino } from 'pino'
import request from 'supertest'
import { createApp } from '../../src/app.ts'
import { reading } from '../../src/services/context.ts'
import { query } from '../../src/store/query.ts'
import { givenOrgan } from '../support/context.ts'
import { anApplicationBody, apiApp, bearer } from './api-app.ts'

const api = await apiApp()
const file = (body: object, headers: Record<string, string> = {}) => api.post('/applications', body, headers)

async function casesOf(organId: number): Promise<string[]> {
  const rows = await query<{ number: string }>(
    reading(api.context),
    'select number from case_file where organ_id = $1 order by number',
    [organId],
  )
  return rows.map(({ number }) => number)
}

test('an application is filed, looked up and corrected by its applicant', async () => {
  const organ = await givenOrgan(api.context)
  const receipt = (await file(anApplicationBody({ organ: organ.slug })).expect(201)).body
  assert.deepEqual(Object.keys(receipt).sort(), RECEIPT)
  assert.equal(receipt.number, '2026-00001')
  assert.equal(receipt.state, 'unconfirmed')
  const mine = { 'x-query-code': receipt.queryCode }
  const path = `/applications/${receipt.number}`
  const tracked = (await api.get(`${path}?organ=${organ.slug}`, mine).expect(200)).body
  assert.equal(tracked.state, 'unconfirmed')
  assert.deepEqual(tracked.timeline, [{ on: '2026-09-07', type: 'submitted', what: '提交申请' }])
  const early = await api.post(`${path}/corrections?organ=${organ.slug}`, { text: '补正' }, mine).expect(409)
  assert.equal(early.body.code, 'no-correction-awaited')
  assert.match(early.body.article, /第三十条/)
  const staff = bearer(await api.token(organ))
  for (const event of [
    { type: 'receipt-confirmed', on: '2026-09-07' },
    { type: 'correction-requested', on: '2026-09-07', correctBy: '2026-09-21' },
  ])
    await api.post(`/cases/${receipt.number}/events`, event, staff).expect(201)
  const corrected = await api.post(`${path}/corrections?organ=${organ.slug}`, { text: '只要2025年的决算表' }, mine)
  assert.equal(corrected.status, 201)
  assert.equal(corrected.body.state, 'running')
  const shown = (await api.get(`/cases/${receipt.number}`, staff).expect(200)).body
  assert.deepEqual(shown.texts, [{ seq: 4, kind: 'correction', text: '只要2025年的决算表' }])
})

test('wrong code, wrong number, another organ’s number: one answer; no code: 401', async () => {
  const [organ, other] = [await givenOrgan(api.context), await givenOrgan(api.context)]
  const { number, queryCode } = (await file(anApplicationBody({ organ: organ.slug })).expect(201)).body
  const [wrongCode, wrongNumber, elsewhere] = [
    await api.get(`/applications/${number}?organ=${organ.slug}`, { 'x-query-code': 'AAAA-BBBB' }),
    await api.get(`/applications/2026-09999?organ=${organ.slug}`, { 'x-query-code': queryCode }),
    await api.get(`/applications/${number}?organ=${other.slug}`, { 'x-query-code': queryCode }),
  ]
  assert.equal(wrongCode.status, 404)
  assert.deepEqual(wrongNumber.body, wrongCode.body)
  assert.deepEqual(elsewhere.body, wrongCode.body)
  const without = await api.get(`/applications/${number}?organ=${organ.slug}`)
  assert.equal(without.status, 401)
  assert.equal(without.headers['content-type'], 'application/problem+json; charset=utf-8')
})

test('50 filings at once with one key are one case and one receipt; another body is refused', async () => {
  const organ = await givenOrgan(api.context)
  const key = { 'idempotency-key': 'one-key' }
  const body = anApplicationBody({ organ: organ.slug })
  const answers = await Promise.all(Array.from({ length: 50 }, () => file(body, key)))
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]))
  assert.equal(new Set(answers.map(({ text }) => text)).size, 1)
  assert.deepEqual(await casesOf(organ.organId), ['2026-00001'])
  const reordered = Object.fromEntries(Object.entries(body).reverse())
  assert.equal(
    (await file(reordered, key).expect(201)).text,
    answers[0]!.text,
    'the order of fields makes no other body',
  )
  const other = await file({ ...body, title: '另一件' }, key).expect(409)
  assert.match(other.body.type, /key-reused/)
  await file(body).expect(201)
  assert.equal((await casesOf(organ.organId)).length, 2, 'without a key each filing is a case')
})

test('64 filings at once are numbered 1 to 64 without a gap', async () => {
  const organ = await givenOrgan(api.context)
  const answers = await Promise.all(
    Array.from({ length: 64 }, (_, at) => file(anApplicationBody({ organ: organ.slug, title: `第${at}件` }))),
  )
  assert.deepEqual(
    answers.map(({ body }) => body.number).sort(),
    Array.from({ length: 64 }, (_, at) => `2026-${String(at + 1).padStart(5, '0')}`),
  )
})

const organisation = {
  kind: 'business',
  name: '示例科技有限公司',
  creditCode: '91350100M000100Y43',
  legalRepresentative: '王芳',
  contactName: '赵强',
  phone: '0571-8888888',
}

test('an organisation files with its credit code; what does not fit is named field by field', async () => {
  const organ = await givenOrgan(api.context)
  await file(anApplicationBody({ organ: organ.slug, applicant: organisation, delivery: 'online' })).expect(201)
  const bad = await file({
    organ: organ.slug,
    applicant: { ...organisation, creditCode: '91350100M000100Y44', name: '' },
    medium: 'clay',
    delivery: 'post',
  })
  assert.equal(bad.status, 422)
  const texts = Object.fromEntries(
    bad.body.errors.map((each: { field: string; text: string }) => [each.field, each.text]),
  )
  assert.deepEqual(texts, {
    'applicant.name': '请填写单位名称',
    'applicant.creditCode': '统一社会信用代码有误，请核对18位代码',
    description: '请填写所需信息描述',
    medium: '信息的形式应是以下之一：paper, electronic, disc',
  })
})

test('identity numbers are checked; delivery needs its address; the organ must be named where there are several', async () => {
  const organ = await givenOrgan(api.context)
  const { applicant } = anApplicationBody()
  const wrong = async (changes: object) =>
    (await file(anApplicationBody({ organ: organ.slug, ...changes })).expect(422)).body.detail as string
  assert.match(await wrong({ applicant: { ...applicant, idNumber: '110105194912310021' } }), /居民身份证号码有误/)
  assert.match(await wrong({ applicant: { ...applicant, email: undefined } }), /请填写电子邮箱/)
  const { kind, name, idType, idNumber } = applicant
  assert.match(await wrong({ applicant: { kind, name, idType, idNumber } }), /至少要填写一项/)
  assert.match(await wrong({ organ: 'nobody' }), /没有简称为 nobody 的单位/)
  assert.match(await wrong({ organ: undefined }), /用 organ 写明/)
  const spaced = { ...applicant, idNumber: '110105 19491231 002x' }
  await file(anApplicationBody({ organ: organ.slug, applicant: spaced })).expect(201)
})

test('guessing codes is slowed for that number and address only; a right code is no guess', async () => {
  const organ = await givenOrgan(api.context)
  const { number, queryCode } = (await file(anApplicationBody({ organ: organ.slug })).expect(201)).body
  const second = (await file(anApplicationBody({ organ: organ.slug })).expect(201)).body
  const guess = (code: string) => api.get(`/applications/${number}?organ=${organ.slug}`, { 'x-query-code': code })
  const statuses = await Promise.all(Array.from({ length: 140 }, async (_, at) => (await guess(`GUESS-${at}`)).status))
  assert.equal(statuses.filter((status) => status === 429).length, 20)
  const late = await guess('GUESS-AGAIN')
  assert.equal(late.status, 429)
  assert.ok(Number(late.headers['retry-after']) > 0)
  assert.equal(late.headers['content-type'], 'application/problem+json; charset=utf-8')
  assert.equal((await guess(queryCode)).status, 200)
  const other = { 'x-query-code': second.queryCode }
  await api.get(`/applications/${second.number}?organ=${organ.slug}`, other).expect(200)
})

test('a program over the limit waits half a minute with a ticket, and files: nobody is kept out by another', async () => {
  const organ = await givenOrgan(api.context)
  const narrow = { ...api.context, filingLimit: 2 }
  const config = { publicUrl: 'http://localhost:3000', sessionSecret: 's'.repeat(40), trustProxy: 1 }
  const app = createApp(narrow, config, pino({ level: 'silent' }))
  const send = (headers: Record<string, string> = {}, body: object = anApplicationBody({ organ: organ.slug })) =>
    request(app).post('/api/v1/applications').set('X-Forwarded-For', '203.0.113.9').set(headers).send(body)
  await send().expect(201)
  await send().expect(201)
  const waits = await send({ 'idempotency-key': 'mine' }).expect(429)
  const ticket = waits.headers['x-turn-ticket'] ?? ''
  assert.equal(waits.headers['retry-after'], '30')
  assert.deepEqual(
    [waits.body.type, waits.body.status, waits.body.ticket],
    ['/api/v1/docs/list#too-many-requests', 429, ticket],
  )
  assert.match(waits.body.detail, /X-Turn-Ticket/)
  const early = await send({ 'x-turn-ticket': ticket }).expect(429)
  assert.equal(early.body.ticket, ticket)
  narrow.clock.pass(30)
  const filed = await send({ 'x-turn-ticket': ticket, 'idempotency-key': 'mine' }).expect(201)
  assert.deepEqual(Object.keys(filed.body).sort(), RECEIPT)
  assert.equal(filed.headers['retry-after'], undefined)
  const again = await send({ 'x-turn-ticket': ticket }).expect(429)
  assert.notEqual(again.body.ticket, ticket)
  await send({ 'x-turn-ticket': 'made-up' }).expect(429)
})

const RECEIPT = ['dueOn', 'number', 'queryCode', 'receivedOn', 'state', 'submittedAt']
