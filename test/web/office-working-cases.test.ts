import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { likeness } from '../../src/cases/likeness.ts'
import { isDigestTime, mayRemind, nextReminderDay } from '../../src/cases/quiet-hours.ts'
import { localDate } from '../../src/law/date.ts'
import { officialCalendar } from '../../src/law/work-calendar.ts'
import { assignCases } from '../../src/services/assignment-service.ts'
import { showCase } from '../../src/services/case-view.ts'
import { type OrganRef, reading } from '../../src/services/context.ts'
import { reportJobFailure } from '../../src/services/job-failure.ts'
import { fileOnline, registerByOffice } from '../../src/services/filing-service.ts'
import { sweep } from '../../src/services/reminder-service.ts'
import { createAccount } from '../../src/services/account-service.ts'
import { recordAbsence } from '../../src/services/absence-service.ts'
import { query } from '../../src/store/query.ts'
import { PASSWORD, testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })
const aCase = async (organ: OrganRef, changes: Parameters<typeof anApplication>[0] = {}) =>
  (await registerByOffice(context, organ, anApplication(changes), clerkOf(organ), null)).number

test('likeness: the same text is wholly alike, order of asking does not matter, other words are not alike', () => {
  const chinese = fc.string({
    unit: fc.constantFrom(...'科研经费决算教师招生食堂合同表册年度'),
    minLength: 2,
    maxLength: 30,
  })
  fc.assert(
    fc.property(chinese, chinese, (a, b) => {
      assert.equal(likeness(a, a), 1)
      assert.equal(likeness(a, b), likeness(b, a))
      assert.ok(likeness(a, b) >= 0 && likeness(a, b) <= 1)
    }),
  )
  assert.ok(likeness('请提供2025年度科研经费决算表。', '请公开 2025 年度的科研经费决算表') > 0.5)
  assert.ok(likeness('请提供2025年度科研经费决算表。', '食堂承包合同') < 0.1)
  assert.equal(likeness('', ''), 0)
})

test('requests alike are found whoever asks, the same applicant’s first; a link shows on both', async () => {
  const organ = await givenOrgan()
  const clerk = await signIn(organ)
  const first = await aCase(organ)
  const applicant = { ...anApplication().applicant, name: '王红' }
  const others = await aCase(organ, { applicant, description: '请公开2025年度各学院的科研经费决算表' })
  await aCase(organ, { title: null, description: '食堂承包合同' })
  const again = await aCase(organ, { description: '请再提供一次2025年度各学院科研经费决算表' })
  const page = (await clerk.get(`/office/cases/${again}/similar`).expect(200)).text
  const [a, b] = [page.indexOf(`cases/${first}"`), page.indexOf(`cases/${others}"`)]
  assert.ok(a > 0 && b > a, 'the same applicant stands first')
  assert.doesNotMatch(page, /食堂/)
  await clerk.post(`/office/cases/${again}/similar`, { other: '2026-88888', kind: 'repeat' }).expect(422)
  await clerk.post(`/office/cases/${again}/similar`, { other: again, kind: 'repeat' }).expect(422)
  await clerk.post(`/office/cases/${again}/similar`, { other: first, kind: 'repeat' }).expect(303)
  assert.match((await clerk.get(`/office/cases/${again}`)).text, /本件重复了它/)
  assert.match((await clerk.get(`/office/cases/${first}`)).text, /它重复了本件/)
})

test('a letter with three matters becomes three cases received on the same day, once however often it is sent', async () => {
  const organ = await givenOrgan()
  const clerk = await signIn(organ)
  const application = anApplication({
    channel: 'online',
    submittedOn: localDate('2026-09-04'),
    description: '一、预算；二、决算；三、合同',
  })
  const { number } = await fileOnline(context, organ, application, { key: 'letter', body: 'x' })
  await clerk.post(`/office/cases/${number}/acts/receipt`, { on: '2026-09-07', seen: '1', note: '' }).expect(303)
  await clerk.post(`/office/cases/${number}/splitting`, { matter1: ' ' }).expect(422)
  const matters = { matter1: '2025年度决算', matter3: '食堂承包合同' }
  await clerk.post(`/office/cases/${number}/splitting`, matters).expect(303)
  await clerk.post(`/office/cases/${number}/splitting`, matters).expect(303)
  const shown = (await clerk.get(`/office/cases/${number}`).expect(200)).text
  const linked = [...new Set([...shown.matchAll(/\/office\/cases\/(2026-\d+)"/g)].map(([, each]) => each!))].filter(
    (each) => each !== number,
  )
  assert.equal(linked.length, 2)
  for (const each of linked) {
    const { clock, content, row } = await showCase(context, organ, each)
    assert.deepEqual([clock.receivedOn, row.submittedOn, content.applicant.name], ['2026-09-07', '2026-09-04', '李明'])
  }
})

test('two officers on one case: each sees the other, what changed since, and loses no word', async () => {
  const organ = await givenOrgan('organ', { office: '办公室', address: '示例路1号', phone: '0570-1234567' })
  const [one, two] = [await signIn(organ), await signIn(organ, 'head')]
  const number = await aCase(organ)
  assert.doesNotMatch((await one.get(`/office/cases/${number}`)).text, /也正在看本件/)
  assert.match((await two.get(`/office/cases/${number}`)).text, /王clerk 也正在看本件/)
  const notice = { unclear: '年度', howToCorrect: '请写明年度', correctBy: '2026-09-21', on: '2026-09-07', seen: '1' }
  await two.post(`/office/cases/${number}/acts/correction-notice`, notice).expect(303)
  const late = await one.post(`/office/cases/${number}/acts/extension`, {
    on: '2026-09-07',
    seen: '1',
    workdays: '10',
    reason: '数量很大',
    approvedBy: '王主任',
  })
  assert.equal(late.status, 409)
  assert.ok(late.text.includes('数量很大') && late.text.includes('王head'))
  const again = (await one.get(`/office/cases/${number}`)).text
  assert.match(again, /自您上次查看以后，新登记了/)
  assert.doesNotMatch((await one.get(`/office/cases/${number}`)).text, /自您上次查看以后/)
})

test('reminders go to whoever has the case and their deputy, overdue to the head too; not at night or on days off', async () => {
  const calendar = officialCalendar()
  const monday = localDate('2026-09-07')
  assert.deepEqual(
    [7, 8, 19, 20].map((hour) => mayRemind(monday, hour, calendar, { from: 8, until: 20 })),
    [false, true, true, false],
  )
  assert.equal(mayRemind(localDate('2026-09-12'), 12, calendar, { from: 8, until: 20 }), false)
  assert.deepEqual(
    [8, 10, 11].map((hour) => isDigestTime(monday, hour, calendar, { from: 8, until: 20 })),
    [true, true, false],
  )
  // An organ's own hours; before them today is next, after them and on days off the next working day.
  const own = { from: 10, until: 16 }
  assert.deepEqual(
    [9, 10, 15, 16].map((hour) => mayRemind(monday, hour, calendar, own)),
    [false, true, true, false],
  )
  assert.equal(nextReminderDay(monday, 9, calendar, own), '2026-09-07')
  assert.equal(nextReminderDay(monday, 16, calendar, own), '2026-09-08')
  assert.equal(nextReminderDay(localDate('2026-09-12'), 12, calendar, own), '2026-09-14')
  const organ = await givenOrgan()
  const person = (login: string, role: 'clerk' | 'head') =>
    createAccount(
      context,
      organ,
      { login, name: login, email: `${login}@example.org`, role, password: PASSWORD },
      clerkOf(organ),
    )
  const [owner, deputy, other, head] = [
    await person('owner', 'clerk'),
    await person('deputy', 'clerk'),
    await person('other', 'clerk'),
    await person('head', 'head'),
  ]
  const number = await aCase(organ)
  await assignCases(context, organ, [number], { accountId: owner, departmentId: null }, clerkOf(organ))
  const due = (await showCase(context, organ, number)).clock.dueOn!
  const told = async (letter: string) =>
    (
      await query<{ recipient: string }>(
        reading(context),
        `select recipient from outbox where organ_id = $1 and letter = $2 order by recipient`,
        [organ.organId, letter],
      )
    ).map(({ recipient }) => recipient.slice('officer:'.length))
  const away = { accountId: owner, deputyId: deputy, fromDay: due, toDay: calendar.plusWorkdays(due, 3) }
  await recordAbsence(context, organ, away, { ...clerkOf(organ), role: 'head' })
  context.clock.set(calendar.plusWorkdays(monday, 17))
  await sweep(context)
  assert.deepEqual(await told('reply-due-soon'), [owner])
  context.clock.set(calendar.plusWorkdays(due, 1))
  await sweep(context)
  await sweep(context)
  assert.deepEqual(await told('reply-overdue'), [owner, deputy, head].sort())
  assert.ok(![...(await told('reply-overdue')), ...(await told('reply-due-soon'))].includes(other))
  context.clock.set('2026-09-07')
})

test('what fails in one organ’s sweep is told, and keeps nobody else’s from being done', async () => {
  const [broken, sound] = [await givenOrgan(), await givenOrgan()]
  const clerk = await signIn(sound)
  const email = `${clerk.accountId}@example.org`
  await query(reading(context), 'update account set email = $2 where account_id = $1', [clerk.accountId, email])
  await aCase(sound)
  const setTo = (settings: object) =>
    query(reading(context), 'update organ set settings = $2 where organ_id = $1', [
      broken.organId,
      JSON.stringify(settings),
    ])
  await setTo({ regionalDays: { days: 5 } })
  context.clock.set('2026-10-13')
  await assert.rejects(sweep(context), /1 parts of the daily sweep failed/)
  await setTo({})
  const logged = await query<{ part: string }>(
    reading(context),
    `select body_text::jsonb->>'part' as part from audit where organ_id = $1 and action = 'DAILY_SWEEP' order by seq`,
    [sound.organId],
  )
  assert.deepEqual(
    logged.map(({ part }) => part),
    ['cases'],
  )
  context.clock.set('2026-09-07')
})

test('the morning’s digest counts one’s own and nobody’s cases, in numbers only, once a day, until it is switched off', async () => {
  const organ = await givenOrgan()
  const [clerk, other] = [await signIn(organ), await signIn(organ)]
  for (const { accountId } of [clerk, other])
    await query(reading(context), `update account set email = $2 where account_id = $1`, [
      accountId,
      `${accountId}@example.org`,
    ])
  const [mine, nobodys] = [await aCase(organ), await aCase(organ)]
  assert.notEqual(mine, nobodys)
  await assignCases(context, organ, [mine], { accountId: clerk.accountId, departmentId: null }, clerkOf(organ))
  const morning = {
    ...context,
    clock: { ...context.clock, today: () => localDate('2026-10-12'), now: () => new Date('2026-10-12T00:30:00Z') },
  }
  await sweep(morning)
  await sweep(morning)
  const digests = () =>
    query<{ recipient: string; facts: { counts: object } }>(
      reading(context),
      `select recipient, facts from outbox where organ_id = $1 and letter = 'morning-digest' order by created_at`,
      [organ.organId],
    )
  const counts = Object.fromEntries((await digests()).map(({ recipient, facts }) => [recipient.slice(8), facts.counts]))
  assert.deepEqual(counts, {
    [clerk.accountId]: { overdue: 2, dueSoon: 0, unconfirmed: 0 },
    [other.accountId]: { overdue: 1, dueSoon: 0, unconfirmed: 0 },
  })
  await other.post('/office/me/digest', { set: 'off' }).expect(303)
  const next = {
    ...context,
    clock: { ...context.clock, today: () => localDate('2026-10-13'), now: () => new Date('2026-10-13T00:30:00Z') },
  }
  await sweep(next)
  assert.equal((await digests()).length, 3)
})

test('a failed job is a task somebody closes, one a day; the supervision sheet names what is owed', async () => {
  const organ = await givenOrgan()
  const clerk = await signIn(organ)
  await reportJobFailure(context, 'mail')
  await reportJobFailure(context, 'mail')
  const desk = (await clerk.get('/office').expect(200)).text
  assert.equal(desk.split('后台任务没有完成').length - 1, 1)
  const number = await aCase(organ)
  await clerk.post(`/office/cases/${number}/assignment`, { accountId: clerk.accountId }).expect(303)
  context.clock.set('2026-10-20')
  const sheet = (await clerk.get(`/office/cases/${number}/supervision`).expect(200)).text
  assert.match(sheet, /逾期\d+个工作日/)
  assert.match(sheet, /王clerk/)
  assert.ok(!sheet.includes('13800138000') && !sheet.includes('李明'))
  context.clock.set('2026-09-07')
})
