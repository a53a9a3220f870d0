import assert from 'node:assert/strict'
import { test } from 'node:test'
import { occurrencesOf, dutyReminderOwed } from '../../src/disclosure/duties.ts'
import { localDate } from '../../src/law/date.ts'
import { mailOf } from '../../src/mail/letters.ts'
import { createAccount } from '../../src/services/account-service.ts'
import { reading, SYSTEM, type OrganRef, type Role } from '../../src/services/context.ts'
import { enterItems } from '../../src/services/disclosure-service.ts'
import { saveDuty } from '../../src/services/duty-service.ts'
import { sweep } from '../../src/services/reminder-service.ts'
import { saveFinding } from '../../src/services/supervision-service.ts'
import { query } from '../../src/store/query.ts'
import { PASSWORD, testApp } from '../support/app.ts'
import { clerkOf } from '../support/context.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2026-09-01' })
const base = '/office/disclosure'
const monthly = {
  title: '公布上月“三公”经费支出',
  basis: '学校制度',
  rhythm: 'month',
  dueMonth: 1,
  dueDay: 10,
  entry: 'finance-spending',
  department: '计划财务处',
  from: localDate('2026-09-01'),
  until: null,
} as const

let people = 0
const withMail = (organ: OrganRef, role: Role) =>
  createAccount(
    context,
    organ,
    { login: `mail-${++people}`, name: `周${role}`, email: `${role}-${people}@example.org`, role, password: PASSWORD },
    SYSTEM(organ.organId),
  )
const queued = (organ: OrganRef) =>
  query<{ letter: string; recipient: string; facts: Record<string, unknown> }>(
    reading(context),
    `select letter, recipient, facts from outbox where organ_id = $1 and letter like 'duty%' order by created_at, recipient`,
    [organ.organId],
  )

test('reminded a week and a day before, whoever answers for it; once overdue the heads as well; each once', async () => {
  const organ = await givenOrgan('college')
  const [clerk, other, head] = [
    await withMail(organ, 'clerk'),
    await withMail(organ, 'clerk'),
    await withMail(organ, 'head'),
  ]
  await saveDuty(context, organ, null, { ...monthly, handler: clerk }, clerkOf(organ))
  const sweepOn = async (day: string) => {
    context.clock.set(day)
    await sweep(context)
    await sweep(context)
    return (await queued(organ)).map(({ letter, recipient }) => `${letter} ${recipient}`)
  }
  assert.deepEqual(await sweepOn('2026-09-02'), [])
  const soon = `duty-due-soon officer:${clerk}`
  assert.deepEqual(await sweepOn('2026-09-03'), [soon])
  assert.deepEqual(await sweepOn('2026-09-04'), [soon])
  assert.deepEqual(await sweepOn('2026-09-09'), [soon, soon])
  const late = await sweepOn('2026-09-11')
  assert.deepEqual(
    late.slice(2).toSorted(),
    [`duty-overdue officer:${clerk}`, `duty-overdue officer:${head}`].toSorted(),
  )
  assert.ok(!late.some((each) => each.includes(other)))
  const [{ facts }] = (await queued(organ)) as unknown as [{ facts: Record<string, unknown> }]
  assert.equal(facts['number'], '公布上月“三公”经费支出（2026年9月）')
  const { subject, text } = mailOf('duty-due-soon', {
    organ: organ.name,
    phone: null,
    number: String(facts['number']),
    link: 'https://xxgk.example.org/office',
    dueOn: '2026-09-10',
  })
  assert.match(subject, /“三公”经费支出（2026年9月）：请于 2026-09-10 以前公开/)
  assert.match(text, /登记完成/)
  context.clock.set('2026-09-01')
})

test('a duty nobody answers for reminds everybody; one that is done reminds nobody', async () => {
  const organ = await givenOrgan('college')
  const officers = [await withMail(organ, 'clerk'), await withMail(organ, 'head')]
  const dutyId = await saveDuty(context, organ, null, { ...monthly, handler: null }, clerkOf(organ))
  context.clock.set('2026-09-04')
  await sweep(context)
  assert.deepEqual(
    (await queued(organ)).map(({ recipient }) => recipient).toSorted(),
    officers.map((id) => `officer:${id}`).toSorted(),
  )
  const clerk = await signIn(organ)
  await clerk.post(`${base}/duties/${dutyId}/done/2026-09`, { doneOn: '2026-09-04' }).expect(303)
  context.clock.set('2026-09-09')
  await sweep(context)
  assert.equal((await queued(organ)).length, 2)
  const shown = (await clerk.get(`${base}/duties`).expect(200)).text
  assert.match(shown, /按时1次/)
  context.clock.set('2026-09-01')
})

test('the morning’s digest counts an officer’s duties', async () => {
  const organ = await givenOrgan('college')
  const [mine, other] = [await withMail(organ, 'clerk'), await withMail(organ, 'clerk')]
  await query(reading(context), 'update account set digest = true where organ_id = $1', [organ.organId])
  await saveDuty(context, organ, null, { ...monthly, handler: mine }, clerkOf(organ))
  context.clock.set('2026-09-11')
  context.clock.pass(-3 * 3600)
  await sweep(context)
  const digests = await query<{ recipient: string; facts: { counts: { duties: number } } }>(
    reading(context),
    `select recipient, facts from outbox where organ_id = $1 and letter = 'morning-digest'`,
    [organ.organId],
  )
  assert.deepEqual(
    digests.map(({ recipient, facts }) => [recipient, facts.counts.duties]),
    [[`officer:${mine}`, 1]],
  )
  assert.ok(other)
  const facts = { organ: organ.name, phone: null, number: '', link: 'https://xxgk.example.org/office' }
  const counts = { overdue: 0, dueSoon: 0, unconfirmed: 0, duties: 1 }
  assert.match(mailOf('morning-digest', { ...facts, counts }).text, /定期公开的事项到期或者逾期1项/)
  context.clock.pass(3 * 3600)
  context.clock.set('2026-09-01')
})

test('the desk shows duties that are due, and heaps of the register; a reader sees them without the form', async () => {
  const organ = await givenOrgan('college')
  context.clock.set('2026-09-08')
  const clerk = await signIn(organ)
  assert.doesNotMatch((await clerk.get('/office').expect(200)).text, /id="disclosure"/)
  const dutyId = await saveDuty(context, organ, null, { ...monthly, handler: null }, clerkOf(organ))
  const finding = {
    source: 'outside',
    basis: '',
    measure: '更新',
    department: '办公室',
    evidence: '',
    closedOn: null,
  } as const
  const day = localDate('2026-08-01')
  await saveFinding(
    context,
    organ,
    null,
    { ...finding, foundOn: day, finding: '更新慢', dueOn: localDate('2026-08-31') },
    clerkOf(organ),
  )
  const people3 = { publisher: '甲', reviewer: '乙', responsible: '丙', department: '办公室' }
  const fields = {
    ...people3,
    title: '公告',
    entry: 'procurement-notices',
    listItem: null,
    documentNumber: null,
    summary: '',
  }
  await enterItems(
    context,
    organ,
    [{ fields: { ...fields, formedOn: localDate('2026-07-01') }, clearedOn: null, publications: [] }],
    clerkOf(organ),
  )
  const desk = (await clerk.get('/office').expect(200)).text
  assert.match(desk, /逾期未公开的信息 1项/)
  assert.match(desk, /逾期未整改的问题 1项/)
  assert.match(desk, new RegExp(`href="${base}/duties/${dutyId}/done/2026-09"`))
  const auditor = await signIn(organ, 'auditor')
  const read = (await auditor.get('/office').expect(200)).text
  assert.match(read, /“三公”经费支出/)
  assert.ok(!read.includes(`/duties/${dutyId}/done`))
  context.clock.set('2026-09-01')
})

test('a duty is recorded done by the item that fulfils it', async () => {
  const organ = await givenOrgan('college')
  context.clock.set('2026-09-08')
  const dutyId = await saveDuty(context, organ, null, { ...monthly, handler: null }, clerkOf(organ))
  const people3 = { publisher: '甲', reviewer: '乙', responsible: '丙', department: '办公室' }
  const fields = { ...people3, title: '8月“三公”经费', listItem: null, documentNumber: null, summary: '' }
  const published = (entry: string, title: string) => ({
    fields: { ...fields, entry, title, formedOn: localDate('2026-09-02') },
    clearedOn: localDate('2026-09-02'),
    publications: [{ channel: 'oa' as const, name: '', on: localDate('2026-09-05'), link: null }],
  })
  const [right, wrong] = await enterItems(
    context,
    organ,
    [published('finance-spending', '8月“三公”经费'), published('finance-fees', '收费项目')],
    clerkOf(organ),
  )
  const clerk = await signIn(organ)
  const path = `${base}/duties/${dutyId}/done/2026-09`
  const form = (await clerk.get(path).expect(200)).text
  assert.match(form, /2026-09-05 8月“三公”经费/)
  assert.ok(!form.includes('收费项目'))
  assert.match((await clerk.post(path, { doneOn: '2026-09-05', itemId: wrong }).expect(422)).text, /请从列表里选择/)
  await clerk.post(path, { doneOn: '2026-09-05', itemId: right }).expect(303)
  const [row] = await query<{ itemId: string }>(
    reading(context),
    'select item_id as "itemId" from duty_done where organ_id = $1',
    [organ.organId],
  )
  assert.equal(row!.itemId, right)
  context.clock.set('2026-09-01')
})

test('twice a year and once a year: the days on which they fall due', () => {
  const days = (rhythm: 'half-year' | 'year', dueMonth: number) =>
    occurrencesOf(
      { ...monthly, handler: null, rhythm, dueMonth, dueDay: 31, from: localDate('2026-01-01') },
      localDate('2026-01-01'),
      localDate('2026-12-31'),
    ).map(({ period, dueOn }) => `${period} ${dueOn}`)
  assert.deepEqual(days('half-year', 2), ['2026-H1 2026-02-28', '2026-H2 2026-08-31'])
  assert.deepEqual(days('year', 10), ['2026 2026-10-31'])
  assert.equal(dutyReminderOwed('done', localDate('2026-09-10'), localDate('2026-09-10')), null)
})
