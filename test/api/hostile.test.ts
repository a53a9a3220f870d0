import assert from 'node:assert/strict'
import { test } from 'node:test'
import request from 'supertest'
import { reading } from '../../src/services/context.ts'
import { query } from '../../src/store/query.ts'
import { givenOrgan } from '../support/context.ts'
import { anApplicationBody, apiApp, bearer } from './api-app.ts'

const api = await apiApp()
const organ = await givenOrgan(api.context)
const staff = bearer(await api.token(organ))
const { applicant } = anApplicationBody()
await api.post('/cases', anApplicationBody({ channel: 'in-person', submittedOn: '2026-09-07' }), staff).expect(201)

const raw = (text: string, type = 'application/json') =>
  request(api.app).post('/api/v1/applications').set('content-type', type).send(text)

const COUNTS = "select (select count(*) from case_file) || ' ' || (select count(*) from case_event) as counts"
const counts = async () => (await query<{ counts: string }>(reading(api.context), COUNTS))[0]!.counts

test('broken, foreign and oversize bodies are problems, not errors', async () => {
  assert.equal((await raw('{"a":')).status, 400)
  assert.match((await raw('{"a":')).body.type, /malformed-json/)
  assert.equal((await raw('"text"')).status, 400)
  assert.equal((await raw('a=1', 'application/x-www-form-urlencoded')).status, 415)
  assert.equal((await raw('<a/>', 'application/xml')).status, 415)
  assert.equal((await raw('{}', 'application/json; charset=gbk')).status, 415)
  assert.equal((await raw(JSON.stringify({ description: 'x'.repeat(300_000) }))).status, 413)
  assert.equal((await request(api.app).post('/api/v1/applications')).status, 415)
  assert.equal((await request(api.app).get('/api/v1/cases/%ZZ').set(staff)).status, 400)
})

test('paths and methods: 404, 405 with Allow', async () => {
  assert.equal((await api.get('/nothing')).status, 404)
  const wrong = await request(api.app).delete('/api/v1/cases/2026-00001').set(staff)
  assert.equal(wrong.status, 405)
  assert.equal(wrong.headers['allow'], 'GET, HEAD')
  assert.equal((await request(api.app).put('/api/v1/cases').set(staff).send({})).headers['allow'], 'GET, POST, HEAD')
  assert.equal((await request(api.app).options('/api/v1/cases')).headers['access-control-allow-origin'], undefined)
})

const HOSTILE: unknown[] = [
  ['x'],
  [],
  {},
  { $ne: null },
  { toString: 'x' },
  { length: 3 },
  0,
  1e999,
  true,
  null,
  '',
  'a\u0000b',
  '\ud800',
  '\u202e',
  'x'.repeat(20_000),
  "'; drop table case_file; --",
  '%_\\([*',
]

test('every field of a filing takes every hostile value: 201 or 422, never 500', async () => {
  const fields = [
    'organ',
    'applicant',
    'title',
    'description',
    'documentNumber',
    'medium',
    'delivery',
    'purpose',
    'privacyNotice',
  ]
  for (const field of fields)
    for (const value of HOSTILE) {
      const { status } = await api.post('/applications', anApplicationBody({ organ: organ.slug, [field]: value }))
      assert.ok(status === 201 || status === 422 || status === 429, `${field} ${JSON.stringify(value)}: ${status}`)
    }
})

test('every field of applicants, registrations and events likewise', async () => {
  const registration = { channel: 'in-person', submittedOn: '2026-09-07' }
  for (const value of HOSTILE) {
    for (const field of [...Object.keys(applicant), 'creditCode']) {
      const body = anApplicationBody({ ...registration, applicant: { ...applicant, [field]: value } })
      const { status } = await api.post('/cases', body, staff)
      assert.ok(status === 201 || status === 422, `applicant.${field} ${JSON.stringify(value)}: ${status}`)
    }
    const event = { type: 'third-party-consulted', on: '2026-09-07', party: 'A', receivedOn: null }
    for (const field of Object.keys(event)) {
      const { status } = await api.post('/cases/2026-00001/events', { ...event, [field]: value }, staff)
      assert.ok([201, 409, 422].includes(status), `event.${field} ${JSON.stringify(value)}: ${status}`)
    }
  }
})

test('unseen characters are refused in every text, with a sentence', async () => {
  const { body } = await api.post('/applications', anApplicationBody({ organ: organ.slug, description: 'a\u0000b' }))
  assert.deepEqual(body.errors, [
    { field: 'description', text: '所需信息描述含有看不见的控制字符或残缺字符，请删去后重新填写' },
  ])
  for (const path of [
    '/cases?words=%00',
    '/cases/%00',
    '/cases/%F0%9F',
    '/applications/%00?organ=%00',
    '/reports/2026?organ=%00',
  ])
    for (const headers of [staff, { 'x-query-code': 'A' }]) {
      const { status } = await api.get(path, headers)
      assert.ok(status >= 400 && status < 500, `${path}: ${status}`)
    }
})

test('fields that are not the caller’s to set are dropped; a foreign prototype is refused', async () => {
  const extra = {
    number: '1999-00001',
    state: 'closed',
    organId: 99,
    version: 9,
    dueOn: '2099-01-01',
    receivedOn: '2000-01-01',
    queryCode: 'A',
    imported: true,
    role: 'admin',
    constructor: { prototype: {} },
  }
  const filed = await api.post('/applications', anApplicationBody({ organ: organ.slug, ...extra })).expect(201)
  assert.equal(filed.body.state, 'unconfirmed')
  assert.equal(filed.body.dueOn, null)
  assert.match(filed.body.number, /^2026-/)
  const before = await counts()
  const proto = JSON.stringify(anApplicationBody({ organ: organ.slug })).replace('{', '{"__proto__":{"title":"x"},')
  assert.equal((await raw(proto)).status, 422)
  const deep = JSON.stringify(anApplicationBody({ organ: organ.slug })).replace(
    '"applicant":{',
    '"applicant":{"__proto__":{"kind":"x"},',
  )
  assert.equal((await raw(deep)).status, 422)
  assert.equal((await raw(`{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).status, 422)
  assert.equal(await counts(), before)
})
