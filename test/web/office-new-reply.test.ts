import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../src/law/date.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { showCase } from '../../src/services/case-view.ts'
import { type OrganRef } from '../../src/services/context.ts'
import { examine } from '../../src/services/doctor-service.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { handleRemedy, openRemedy, type RemedyAct, showRemedy } from '../../src/services/remedy-service.ts'
import { draftReport, openCell } from '../../src/services/report-service.ts'
import { testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'

const { context, givenOrgan, signIn, agent } = await testApp({ today: '2026-12-07' })
const contact = { office: '市教育局办公室', address: '示例路1号', phone: '0570-1234567' }
const day = localDate

const assertSound = async () =>
  assert.deepEqual(
    (await examine(context)).faults.filter(({ check }) => check !== 'outbox'),
    [],
  )

/** A refusal of December 2026, revoked in February 2027 with ten working days to reply anew. */
async function givenOrder(organ: OrganRef) {
  context.clock.set('2026-12-07')
  const clerk = clerkOf(organ)
  const filed = await registerByOffice(context, organ, anApplication(), clerk, null)
  const refusal = { type: 'replied', on: day('2026-12-07'), outcome: 'internal' } as const
  await handleCase(context, organ, filed.number, refusal, clerk, 'CASE_REPLIED')
  const opening = { kind: 'reconsideration', on: day('2026-12-07'), number: filed.number } as const
  const remedyId = await openRemedy(context, organ, opening, clerk)
  context.clock.set('2027-02-10')
  const enter = (act: RemedyAct, text?: string) =>
    handleRemedy(context, organ, remedyId, act, clerk, null, text ? { texts: [{ kind: 'docket-number', text }] } : {})
  const newReply = { amount: 10, unit: 'workdays' } as const
  await enter(
    { type: 'decided', on: day('2027-02-01'), decision: 'reconsideration-revoked', newReply },
    '示政复〔2027〕3号',
  )
  await enter({ type: 'served', on: day('2027-02-03'), party: 'respondent' })
  return { ...filed, remedyId }
}

test('the new reply is made like a reply, linked to the order, told to the applicant; the first one stays in its year', async () => {
  const organ = await givenOrgan('organ', contact)
  const { number, queryCode, remedyId } = await givenOrder(organ)
  const clerk = await signIn(organ)
  const casePage = async () => (await clerk.get(`/office/cases/${number}`).expect(200)).text
  assert.match(await casePage(), new RegExp(`acts/new-reply\\?remedy=${remedyId}`))
  const disputePage = async (by: typeof clerk) => (await by.get(`/office/remedies/${remedyId}`).expect(200)).text
  assert.match(await disputePage(clerk), /acts\/new-reply/)
  assert.doesNotMatch(await disputePage(await signIn(organ, 'auditor')), /acts\/new-reply/)
  const address = `/office/cases/${number}/acts/new-reply`
  const choice = (await clerk.get(`${address}?remedy=${remedyId}`).expect(200)).text
  assert.match(choice, /value="granted"/)
  assert.doesNotMatch(choice, /value="withdrawn"|value="fee-lapsed"/)
  const form = (await clerk.get(`${address}?remedy=${remedyId}&outcome=granted`).expect(200)).text
  assert.match(form, /示政复〔2027〕3号/)
  assert.match(form, /行政复议法第六十四条第二款/)
  const seen = String((await showCase(context, organ, number)).version)
  const typed = { remedy: remedyId, outcome: 'granted', given: '决算表', way: '发送至邮箱', on: '2027-02-10', seen }
  assert.match(
    (await clerk.post(address, { ...typed, on: '2026-12-01' }).expect(422)).text,
    /value="2026-12-01"|决算表/,
  )
  await clerk.post(address, typed).expect(303)

  const page = await casePage()
  assert.match(page, /重新答复/)
  assert.doesNotMatch(page, new RegExp(`acts/new-reply\\?remedy=${remedyId}`))
  const { dispute, agenda } = await showRemedy(context, organ, remedyId)
  assert.equal(dispute.repliedAnewOn, '2027-02-10')
  assert.ok(!agenda.deadlines.some(({ what }) => what === 'new-reply'))
  const { row, kase } = await showCase(context, organ, number)
  assert.deepEqual([row.outcome, row.endedOn, kase.newReplies.length], ['internal', '2026-12-07', 1])
  const closed = (await clerk.get(`${address}?remedy=${remedyId}`).expect(200)).text
  assert.match(closed, /没有责令对本申请重新答复/)
  assert.doesNotMatch(closed, /id="form"/, 'nothing to send')
  await clerk.post(address, { ...typed, seen: String(Number(seen) + 1) }).expect(422)

  const visitor = agent()
  await visitor.post(`/o/${organ.slug}/track`).type('form').send({ number, code: queryCode }).expect(303)
  const tracked = (await visitor.get(`/o/${organ.slug}/track/case`).expect(200)).text
  assert.match(tracked, /重新答复/)
  // Sixty days from the new reply, free choice now: 11 April 2027 is a Sunday.
  assert.match(tracked, /2027年4月12日/)
  const letter = /track\/case\/letters\/([0-9a-f-]{36})/g
  const letters = [...new Set([...tracked.matchAll(letter)].map(([, id]) => id))]
  const texts = await Promise.all(
    letters.map(async (id) => (await visitor.get(`/o/${organ.slug}/track/case/letters/${id}`).expect(200)).text),
  )
  assert.ok(texts.some((text) => /根据2027年2月1日作出的行政复议决定（示政复〔2027〕3号）/.test(text)))

  const cell = async (year: number, asOf: string, key: string, column: string) =>
    openCell(context, organ, { year, asOf: day(asOf) }, key as never, column as never)
  assert.deepEqual((await cell(2026, '2026-12-31', 'refused.5', 'total')).numbers, [number])
  const { report } = await draftReport(context, organ, { year: 2027, asOf: day('2027-02-10') })
  assert.deepEqual([report.applications['refused.5']?.total, report.applications.granted?.total], [0, 0])
  assert.equal(report.remedies.reconsideration.corrected, 1)
  await assertSound()
})

test('a new reply declared void is owed again, and is not to be voided in the dispute alone', async () => {
  const organ = await givenOrgan('organ', contact)
  const { number, remedyId } = await givenOrder(organ)
  const act = { type: 'replied-anew', on: day('2027-02-10'), outcome: 'granted', remedyId } as const
  const { seq } = await handleCase(context, organ, number, act, clerkOf(organ), 'CASE_REPLIED_ANEW')
  const again = handleCase(context, organ, number, act, clerkOf(organ), 'CASE_REPLIED_ANEW')
  await assert.rejects(again, /没有责令重新答复/)
  const entry = (await showRemedy(context, organ, remedyId)).dispute.history.at(-1)!
  const alone = handleRemedy(
    context,
    organ,
    remedyId,
    { type: 'entry-voided', on: day('2027-02-10'), seq: entry.seq },
    clerkOf(organ),
  )
  await assert.rejects(alone, /申请的页面/)
  const voiding = { type: 'entry-voided', on: day('2027-02-10'), seq } as const
  await handleCase(context, organ, number, voiding, clerkOf(organ), 'ENTRY_VOIDED')
  const { dispute } = await showRemedy(context, organ, remedyId)
  assert.deepEqual([dispute.repliedAnewOn, dispute.anew], [null, []])
  await assertSound()
})

test('a reply given at last satisfies the order to perform', async () => {
  const organ = await givenOrgan('organ', contact)
  const clerk = clerkOf(organ)
  context.clock.set('2026-09-07')
  const { number } = await registerByOffice(context, organ, anApplication(), clerk, null)
  context.clock.set('2027-02-10')
  const opening = { kind: 'reconsideration', on: day('2026-12-07'), number } as const
  const remedyId = await openRemedy(context, organ, opening, clerk)
  const decided = {
    type: 'decided',
    on: day('2027-02-01'),
    decision: 'reconsideration-ordered',
    newReply: null,
  } as const
  await handleRemedy(context, organ, remedyId, decided, clerk)
  const reply = { type: 'replied', on: day('2027-02-10'), outcome: 'granted' } as const
  await handleCase(context, organ, number, reply, clerk, 'CASE_REPLIED')
  assert.equal((await showRemedy(context, organ, remedyId)).dispute.repliedAnewOn, '2027-02-10')
})
