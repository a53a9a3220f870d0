import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assignCases } from '../../src/services/assignment-service.ts'
import { reading, type OrganRef } from '../../src/services/context.ts'
import { readDepartments } from '../../src/services/department-service.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { query } from '../../src/store/query.ts'
import { testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })

const aCase = async (organ: OrganRef) =>
  (await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)).number
const idOf = async (organ: OrganRef, name: string) =>
  (await readDepartments(context, organ)).departments.find((each) => each.name === name)!.departmentId
const departmentNameOf = async (organ: OrganRef, number: string) =>
  (
    await query<{ name: string }>(
      reading(context),
      `select d.name from case_file c join department d using (organ_id, department_id)
       where c.organ_id = $1 and c.number = $2`,
      [organ.organId, number],
    )
  )[0]?.name

test('a department renamed keeps last year’s closed cases under its old name; open ones and contacts go on', async () => {
  const organ = await givenOrgan()
  const head = await signIn(organ, 'head')
  await head.post('/office/departments', { name: '计划财务处', fromDay: '2020-01-01' }).expect(303)
  await head.post('/office/departments', { name: '计划财务处', fromDay: '2020-01-01' }).expect(422)
  const old = await idOf(organ, '计划财务处')
  const contact = { departmentId: old, contactName: '孙敏', email: 'sun@example.org', contactFrom: '2026-01-01' }
  await head.post('/office/departments/contacts', { ...contact, email: 'no address' }).expect(422)
  await head.post('/office/departments/contacts', contact).expect(303)
  const [open, closed] = [await aCase(organ), await aCase(organ)]
  await assignCases(context, organ, [open, closed], { accountId: null, departmentId: old }, clerkOf(organ))
  await head.post(`/office/cases/${closed}/acts/withdrawal`, { on: '2026-09-07', seen: '1' }).expect(303)

  const change = { kind: 'rename', name: '财务处', on: '2026-09-07' }
  const early = await head.post(`/office/departments/${old}`, { ...change, on: '2020-01-01' }).expect(422)
  assert.match(early.text, /变更日期应晚于/)
  await head.post(`/office/departments/${old}`, { ...change, name: ' ' }).expect(422)
  await head.post(`/office/departments/${old}`, change).expect(303)
  assert.equal(await departmentNameOf(organ, open), '财务处')
  assert.equal(await departmentNameOf(organ, closed), '计划财务处')
  const page = (await head.get('/office/departments').expect(200)).text
  assert.match(page, /计划财务处：2020年1月1日至2026年9月6日，由财务处承接/)
  const { contacts } = await readDepartments(context, organ)
  assert.deepEqual(
    contacts.map(({ name, departmentId, fromDay }) => [name, departmentId, fromDay]),
    [['孙敏', await idOf(organ, '财务处'), '2026-09-07']],
  )
  await head.post(`/office/departments/${old}`, change).expect(422)
})

test('a case is given to an officer and a department, shown with its history; the officer is told once', async () => {
  const organ = await givenOrgan()
  const [clerk, other] = [await signIn(organ, 'clerk'), await signIn(organ, 'clerk')]
  const auditor = await signIn(organ, 'auditor')
  await (await signIn(organ, 'head')).post('/office/departments', { name: '教务处', fromDay: '2020-01-01' }).expect(303)
  const number = await aCase(organ)
  const page = `/office/cases/${number}/assignment`
  const to = { accountId: other.accountId, departmentId: await idOf(organ, '教务处') }
  await clerk.post(page, { accountId: auditor.accountId }).expect(422)
  await clerk.post(page, { accountId: '00000000-0000-4000-8000-000000000000' }).expect(422)
  await clerk.post(page, to).expect(303)
  await clerk.post(page, to).expect(303)
  const shown = (await auditor.get(`/office/cases/${number}`).expect(200)).text
  assert.match(shown, /分办经过/)
  assert.match(shown, /教务处 王clerk/)
  assert.doesNotMatch(shown, /\/assignment"/)
  const letters = await query<{ recipient: string }>(
    reading(context),
    `select recipient from outbox where organ_id = $1 and letter = 'case-assigned'`,
    [organ.organId],
  )
  assert.deepEqual(letters, [{ recipient: `officer:${other.accountId}` }])
})

test('a bulk assignment tells of every number what became of it', async () => {
  const organ = await givenOrgan()
  const officer = await signIn(organ, 'clerk')
  const [first, second] = [await aCase(organ), await aCase(organ)]
  const to = { accountId: officer.accountId, departmentId: null }
  await assignCases(context, organ, [first], to, clerkOf(organ))
  assert.deepEqual(await assignCases(context, organ, [first, second, '2026-77777', second], to, clerkOf(organ)), [
    { number: first, result: 'unchanged' },
    { number: second, result: 'assigned' },
    { number: '2026-77777', result: 'missing' },
  ])
})

test('who is away names a deputy; overlaps, the past and other people’s absences are refused', async () => {
  const organ = await givenOrgan()
  const [clerk, deputy, head] = [
    await signIn(organ, 'clerk'),
    await signIn(organ, 'clerk'),
    await signIn(organ, 'head'),
  ]
  const away = { accountId: clerk.accountId, deputyId: deputy.accountId, fromDay: '2026-09-07', toDay: '2026-09-11' }
  await deputy.post('/office/absences', away).expect(403)
  await clerk.post('/office/absences', { ...away, toDay: '2026-09-01', fromDay: '2026-08-30' }).expect(422)
  await clerk.post('/office/absences', { ...away, deputyId: clerk.accountId }).expect(422)
  await clerk.post('/office/absences', away).expect(303)
  await clerk.post('/office/absences', { ...away, fromDay: '2026-09-10', toDay: '2026-09-20' }).expect(422)
  await head.post('/office/absences', { ...away, accountId: deputy.accountId, deputyId: clerk.accountId }).expect(422)
  const number = await aCase(organ)
  await head.post(`/office/cases/${number}/assignment`, { accountId: clerk.accountId }).expect(303)
  assert.match((await head.get(`/office/cases/${number}`).expect(200)).text, /2026年9月11日以前由王clerk代理/)
  const list = (await clerk.get('/office/absences').expect(200)).text
  const ending = /\/office\/absences\/[0-9a-f-]+\/ending/.exec(list)?.[0] ?? ''
  await deputy.post(ending).expect(403)
  await clerk.post(ending).expect(303)
  assert.doesNotMatch((await head.get(`/office/cases/${number}`).expect(200)).text, /以前由王clerk代理/)
})

test('system and security administrators see no case, contacts see departments only, each begins at their own page', async () => {
  const organ = await givenOrgan()
  const number = await aCase(organ)
  const homes = {
    system: '/office/departments',
    security: '/office/departments',
    contact: '/office/departments',
  } as const
  for (const role of ['system', 'security', 'contact'] as const) {
    const officer = await signIn(organ, role)
    await officer.get(`/office/cases/${number}`).expect(403)
    await officer.get('/office').expect(403)
    const home = (await officer.get(homes[role]).expect(200)).text
    assert.doesNotMatch(home, /role="search"/)
  }
  await (await signIn(organ, 'system')).get('/office/people').expect(403)
  await (await signIn(organ, 'security')).get('/office/settings').expect(403)
})
