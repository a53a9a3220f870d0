import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { createToken } from '../../src/services/api-tokens.ts'
import { reading, SYSTEM } from '../../src/services/context.ts'
import { addDepartment, nameContact } from '../../src/services/department-service.ts'
import { localDate } from '../../src/law/date.ts'
import { query } from '../../src/store/query.ts'
import { givenAccount } from '../support/app.ts'
import { givenOrgan } from '../support/context.ts'
import { anApplicationBody, apiApp, bearer } from './api-app.ts'

const api = await apiApp('2026-09-07')
const { context } = api

/** An organ with a department, its contact, an officer, a case, and tokens of two roles. */
async function anOffice() {
  const organ = await givenOrgan(context)
  const by = SYSTEM(organ.organId)
  const departmentId = await addDepartment(context, organ, { name: '财务处', fromDay: localDate('2020-01-01') }, by)
  const contact = { departmentId, accountId: null, name: '孙敏', phone: null, email: 'sun@example.org' }
  await nameContact(context, organ, { ...contact, fromDay: localDate('2026-01-01') }, by)
  const { accountId } = await givenAccount(context, organ, 'clerk')
  const staff = bearer(await api.token(organ))
  const auditor = bearer(await createToken(context, organ, 'a', 'auditor', by))
  const registered = anApplicationBody({ channel: 'fax', submittedOn: '2026-09-07' })
  const { number } = (await api.post('/cases', registered, staff).expect(201)).body
  return { organ, departmentId, accountId, staff, auditor, number: String(number) }
}

test('a program gives a case to people, asks a department, chases, takes back, and writes a search; all logged', async () => {
  const { organ, departmentId, accountId, staff, number } = await anOffice()
  const { officers, departments, contacts } = (await api.get('/assignees', staff).expect(200)).body
  assert.deepEqual([officers[0].id, departments[0].id, contacts[0].name], [accountId, departmentId, '孙敏'])
  const given = await api.post(`/cases/${number}/assignment`, { officer: accountId, department: departmentId }, staff)
  assert.deepEqual([given.status, given.body.officer, given.body.department], [201, '王clerk', '财务处'])
  const question = { department: departmentId, text: '有没有决算表？', dueOn: '2026-09-10' }
  const asked = (await api.post(`/cases/${number}/questions`, question, staff).expect(201)).body.questions[0]
  assert.deepEqual([asked.state, asked.dueOn, asked.chased], ['open', '2026-09-10', 0])
  assert.match(asked.link, /\/o\/[^/]+\/answer\?key=/)
  const on = (act: string) => api.post(`/cases/${number}/questions/${asked.id}/${act}`, undefined, staff)
  assert.equal((await on('reminders').expect(201)).body.questions[0].chased, 1)
  assert.deepEqual((await on('withdrawal').expect(201)).body.questions[0].link, null)
  await on('reminders').expect(404)
  const search = {
    kind: 'search',
    on: '2026-09-07',
    places: '财务系统',
    words: '决算',
    searcher: '孙敏',
    found: 'nothing',
  }
  const { records } = (await api.post(`/cases/${number}/records`, search, staff).expect(201)).body
  assert.deepEqual([records[0].record.kind, records[0].record.remark], ['search', ''])
  const logged = await query<{ action: string; actor: string }>(
    reading(context),
    `select action, actor from audit where organ_id = $1 and subject = $2 order by seq`,
    [organ.organId, number],
  )
  const wanted = ['CASE_ASSIGNED', 'QUESTION_ASKED', 'QUESTION_CHASED', 'QUESTION_WITHDRAWN', 'CASE_RECORD_ADDED']
  assert.deepEqual(
    logged.filter(({ action }) => wanted.includes(action)).map(({ action }) => action),
    wanted,
  )
  assert.ok(logged.every(({ actor }) => /^(token:|system|applicant)/.test(actor)))
})

test('what is not there, not allowed or not sound is refused in words; another organ sees nothing', async () => {
  const { departmentId, staff, auditor, number } = await anOffice()
  const other = await anOffice()
  const question = { department: departmentId, text: '请提供', dueOn: '2026-09-10' }
  for (const [path, body] of [
    ['assignment', { officer: null, department: departmentId }],
    ['questions', question],
    ['records', { kind: 'note', on: '2026-09-07', text: 'x' }],
  ] as const) {
    await api.post(`/cases/${number}/${path}`, body, auditor).expect(403)
    await api.post(`/cases/2026-99999/${path}`, body, staff).expect(404)
    await api.post(`/cases/${number}/${path}`, { kind: 'other' }, staff).expect(422)
  }
  await api.get('/cases/2026-99999/work', staff).expect(404)
  await api.get('/assignees', auditor).expect(403)
  await api.post(`/cases/${other.number}/questions`, question, other.staff).expect(422)
  assert.match(
    (await api.post(`/cases/${number}/questions`, { ...question, party: 'A' }, staff).expect(422)).body.detail,
    /填写一个/,
  )
  await api.post(`/cases/${number}/questions/x/reminders`, undefined, staff).expect(404)
  await api.post(`/cases/${number}/records`, { kind: 'note', on: '2026-09-08', text: '明天' }, staff).expect(422)
  await api.get(`/cases/${number}/work`, auditor).expect(200)
})

test('the answers are as described', async () => {
  const { departmentId, staff, number } = await anOffice()
  await api.post(`/cases/${number}/questions`, { department: departmentId, text: 'x', dueOn: '2026-09-10' }, staff)
  const document = (await api.get('/openapi.json').expect(200)).body
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true })
  ;(addFormats as unknown as (ajv: Ajv2020) => void)(ajv)
  for (const [path, call] of [
    [`/cases/${number}/work`, '/cases/{number}/work'],
    ['/assignees', '/assignees'],
  ] as const) {
    const { schema } = document.paths[call].get.responses[200].content['application/json']
    const check = ajv.compile(schema)
    assert.ok(check((await api.get(path, staff).expect(200)).body), JSON.stringify(check.errors))
  }
})
