import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type MailFacts } from '../../emails/layout.ts'
import { mailOf } from '../../src/mail/letters.ts'
import { complainAboutCase } from '../../src/services/applicant-answers.ts'
import { setArrivals, tellArrivals } from '../../src/services/arrival-service.ts'
import { auditPage } from '../../src/services/audit-service.ts'
import { type Actor, type OrganRef, reading } from '../../src/services/context.ts'
import { fileOnline, registerByOffice } from '../../src/services/filing-service.ts'
import { query } from '../../src/store/query.ts'
import { testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'

const { app, context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })
const HOUR = 3600
assert.ok(app)

let keys = 0
const once = () => ({ key: `arrival-${++keys}`, body: `arrival-${keys}` })
const fileOne = (organ: OrganRef) => fileOnline(context, organ, anApplication({ channel: 'online' }), once())

async function officerTold(organ: OrganRef) {
  const officer = await signIn(organ)
  await query(reading(context), `update account set email = $2 where account_id = $1`, [
    officer.accountId,
    `${officer.login}@example.org`,
  ])
  const actor: Actor = { id: `officer:${officer.accountId}`, organId: organ.organId, role: 'clerk' }
  return { ...officer, actor }
}
const told = async (organ: OrganRef) =>
  (
    await query<{ recipient: string; facts: { arrivals: NonNullable<MailFacts['arrivals']> } }>(
      reading(context),
      `select recipient, facts from outbox where organ_id = $1 and letter = 'new-arrivals' order by created_at`,
      [organ.organId],
    )
  ).map(({ facts }) => facts.arrivals)

/** An hour and a little passes, then the job runs. */
async function anHourOn() {
  context.clock.pass(HOUR + 120)
  await tellArrivals(context)
}

test('fifty applications in an hour are one mail, in numbers; nobody is told who did not ask', async () => {
  const organ = await givenOrgan()
  const [asks, other] = [await officerTold(organ), await officerTold(organ)]
  await asks.post('/office/me/arrivals', { set: 'on' }).expect(303)
  await fileOne(organ)
  await anHourOn()
  assert.deepEqual(await told(organ), [{ applications: 1, answers: 0, complaints: 0, letters: 0 }])
  for (let filed = 0; filed < 50; filed += 1) {
    await fileOne(organ)
    if (filed % 10 === 0) await tellArrivals(context)
  }
  assert.equal((await told(organ)).length, 1, 'within the hour nothing more')
  await anHourOn()
  await tellArrivals(context)
  assert.deepEqual(
    (await told(organ)).map(({ applications }) => applications),
    [1, 50],
  )
  const to = await query<{ recipient: string }>(
    reading(context),
    `select distinct recipient from outbox where letter = 'new-arrivals' and organ_id = $1`,
    [organ.organId],
  )
  assert.deepEqual(to, [{ recipient: asks.actor.id }])
  assert.ok(other)
  const log = JSON.stringify([await auditPage(context, organ, null, 50), await told(organ)])
  for (const secret of ['李明', 'li@example.org', '科研经费']) assert.ok(!log.includes(secret), secret)
})

test('complaints count, what the office registers itself does not, nor anything of another organ', async () => {
  const [organ, elsewhere] = [await givenOrgan(), await givenOrgan()]
  const { actor } = await officerTold(organ)
  await setArrivals(context, organ, true, actor)
  await registerByOffice(context, organ, anApplication(), clerkOf(organ), once())
  await fileOne(elsewhere)
  await anHourOn()
  assert.deepEqual(await told(organ), [])
  const { number } = await fileOne(organ)
  await complainAboutCase(context, organ, number, '一直没有人联系我')
  await anHourOn()
  assert.deepEqual(await told(organ), [{ applications: 1, answers: 0, complaints: 1, letters: 0 }])
})

test('what comes at night or on a day off is told on the next working morning, in one mail', async () => {
  const organ = await givenOrgan()
  const { actor, post } = await officerTold(organ)
  await setArrivals(context, organ, true, actor)
  context.clock.set('2026-09-12')
  await fileOne(organ)
  await anHourOn()
  context.clock.set('2026-09-13')
  await fileOne(organ)
  await anHourOn()
  assert.deepEqual(await told(organ), [], 'a weekend')
  context.clock.set('2026-09-14')
  await tellArrivals(context)
  assert.deepEqual(
    (await told(organ)).map(({ applications }) => applications),
    [2],
  )
  await post('/office/me/arrivals', { set: 'off' }).expect(303)
  await fileOne(organ)
  await anHourOn()
  assert.equal((await told(organ)).length, 1, 'switched off')
  context.clock.set('2026-09-07')
})

test('two processes tell once; the mail says how much of what, and leaves out what did not come', async () => {
  const organ = await givenOrgan()
  const { actor } = await officerTold(organ)
  context.clock.pass(-6 * HOUR)
  await setArrivals(context, organ, true, actor)
  await fileOne(organ)
  context.clock.pass(HOUR + 120)
  await Promise.all([tellArrivals(context), tellArrivals(context), tellArrivals(context)])
  assert.equal((await told(organ)).length, 1)
  const facts = { organ: organ.name, phone: null, number: '', link: 'https://xxgk.example.org/office' }
  const mail = mailOf('new-arrivals', {
    ...facts,
    arrivals: { applications: 3, answers: 0, complaints: 1, letters: 0 },
  })
  assert.equal(mail.subject, '新到：申请3件，投诉举报1件')
})
