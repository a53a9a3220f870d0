import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../src/law/date.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { showCase } from '../../src/services/case-view.ts'
import { type OrganRef } from '../../src/services/context.ts'
import { examine } from '../../src/services/doctor-service.ts'
import { listLetters, readLetter } from '../../src/services/letter-service.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { handleRemedy, openRemedy } from '../../src/services/remedy-service.ts'
import { draftReport, openCell } from '../../src/services/report-service.ts'
import { testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'

const { context, givenOrgan, signIn, agent } = await testApp({ today: '2026-09-07' })
const day = localDate
const contact = { office: '校长办公室', address: '示例路1号', phone: '0570-1234567', court: '示例市人民法院' }

const registered = (organ: OrganRef) => registerByOffice(context, organ, anApplication(), clerkOf(organ), null)
const refuse = (organ: OrganRef, number: string) => {
  const act = { type: 'replied', on: day('2026-09-07'), outcome: 'third-party-rights' } as const
  return handleCase(context, organ, number, act, clerkOf(organ), 'CASE_REPLIED')
}

test('a matter of public power: by which statute and why; letter, remedies, kinds of dispute and report follow', async () => {
  const organ = await givenOrgan('college', contact)
  const clerk = await signIn(organ)
  const { number, queryCode } = await registered(organ)
  const casePage = async () => (await clerk.get(`/office/cases/${number}`).expect(200)).text
  assert.match(await casePage(), /acts\/public-power/)
  const dueBefore = (await showCase(context, organ, number)).clock.dueOn

  // Without the statute and the reason nothing is recorded, and what was typed is kept.
  const act = `/office/cases/${number}/acts/public-power`
  const form = (await clerk.get(act).expect(200)).text
  assert.match(form, /条例第五十四条/)
  const seen = String((await showCase(context, organ, number)).version)
  const statute = '《中华人民共和国学位法》第五条'
  const half = (await clerk.post(act, { on: '2026-09-07', statute, reason: '', seen }).expect(422)).text
  assert.match(half, /href="#reason"/)
  assert.match(half, /value="《中华人民共和国学位法》第五条"/)
  const reason = '申请的是学位评定委员会的决议，属于授予学位时形成的信息。'
  await clerk.post(act, { on: '2026-09-07', statute, reason, seen }).expect(303)
  const page = await casePage()
  for (const said of ['认定为依法律授权办理的事项', statute, reason]) assert.ok(page.includes(said), said)
  assert.doesNotMatch(page, /acts\/public-power/)
  const view = await showCase(context, organ, number)
  assert.deepEqual([view.kase.regime, view.kase.remedyRegime], ['college', 'authorised'])
  assert.equal(view.clock.dueOn, dueBefore, 'the period to reply stays the college’s')

  // The letter of refusal sends to reconsideration first, not to the education department.
  const reply = {
    on: '2026-09-07',
    outcome: 'third-party-rights',
    reason: '涉及第三方商业秘密',
    seen: String(view.version),
  }
  await clerk.post(`/office/cases/${number}/acts/reply`, { ...reply, harm: '损害其竞争地位' }).expect(303)
  const [letter] = await listLetters(context, organ, number)
  const { document } = await readLetter(context, organ, number, letter!.letterId, true)
  assert.match(document.remedies.join(''), /先向管理本单位的人民政府.*申请行政复议/)
  assert.doesNotMatch(document.remedies.join(''), /第五十五条第二款/)

  const visitor = agent()
  await visitor.post(`/o/${organ.slug}/track`).type('form').send({ number, code: queryCode }).expect(303)
  const tracked = (await visitor.get(`/o/${organ.slug}/track/case`).expect(200)).text
  assert.match(tracked, /行政复议：2026年11月6日/)
  assert.doesNotMatch(tracked, /申诉：/)
  assert.ok(!tracked.includes(reason), 'the office’s reasons are its own')

  // The dispute is allowed, and stands in its column of the year.
  const opening = { kind: 'reconsideration', stage: 'accepted', on: '2026-09-07', number }
  await clerk.post('/office/remedies/new', opening).expect(303)
  const request = { year: 2027 }
  const { report } = await draftReport(context, organ, request)
  assert.equal(report.remedies.reconsideration!.pending, 1)
  assert.equal((await openCell(context, organ, request, 'reconsideration', 'pending')).remedies.length, 1)
  assert.deepEqual(
    (await examine(context)).faults.filter(({ check }) => check !== 'outbox'),
    [],
  )
})

test('without the entry there is neither reconsideration nor lawsuit over a college’s reply; complaints there are', async () => {
  const organ = await givenOrgan('college', contact)
  const clerk = await signIn(organ)
  const { number, queryCode } = await registered(organ)
  await refuse(organ, number)
  const opening = { stage: 'accepted', on: '2026-09-07', number, statute: '学位法第五条' }
  for (const kind of ['reconsideration', 'lawsuit-direct']) {
    const barred = (await clerk.post('/office/remedies/new', { ...opening, kind }).expect(422)).text
    assert.match(barred, /还没有登记为依法律授权办理的事项/)
    assert.match(barred, new RegExp(`value="${number}"`))
  }
  await clerk.post('/office/remedies/new', { ...opening, kind: 'institutional-appeal' }).expect(303)
  const visitor = agent()
  await visitor.post(`/o/${organ.slug}/track`).type('form').send({ number, code: queryCode }).expect(303)
  assert.match((await visitor.get(`/o/${organ.slug}/track/case`).expect(200)).text, /申诉/)
})

test('only a voiding entry takes it back, and not while a lawsuit rests on it', async () => {
  const organ = await givenOrgan('college', contact)
  const clerk = await signIn(organ)
  const { number } = await registered(organ)
  await refuse(organ, number)
  const texts = [
    { kind: 'statute', text: '学位法第五条' },
    { kind: 'authorised', text: '授予学位时形成' },
  ]
  const said = { type: 'authorised', on: day('2026-09-07') } as const
  const { seq } = await handleCase(context, organ, number, said, clerkOf(organ), 'CASE_AUTHORISED', null, { texts })
  const remedyId = await openRemedy(
    context,
    organ,
    { kind: 'lawsuit-direct', on: day('2026-09-07'), number },
    clerkOf(organ),
  )
  const voiding = () =>
    clerk.post(`/office/cases/${number}/acts/voiding`, { seq: String(seq), reason: '登记有误', seen: String(seq) })
  assert.match((await voiding().expect(422)).text, /已有行政复议或者行政诉讼，不能作废/)
  const unlink = { type: 'case-unlinked', on: day('2026-09-07'), number } as const
  await handleRemedy(context, organ, remedyId, unlink, clerkOf(organ))
  await voiding().expect(303)
  assert.equal((await showCase(context, organ, number)).kase.remedyRegime, 'college')
  const again = { type: 'case-linked', on: day('2026-09-07'), number } as const
  await assert.rejects(
    handleRemedy(context, organ, remedyId, again, clerkOf(organ)),
    /还没有登记为依法律授权办理的事项/,
  )
})

test('an organ is open to both as it is: there is nothing to enter', async () => {
  const organ = await givenOrgan('organ', contact)
  const clerk = await signIn(organ)
  const { number } = await registered(organ)
  assert.doesNotMatch((await clerk.get(`/office/cases/${number}`).expect(200)).text, /acts\/public-power/)
  const typed = { on: '2026-09-07', statute: 'x', reason: 'x', seen: '1' }
  assert.match((await clerk.post(`/office/cases/${number}/acts/public-power`, typed).expect(422)).text, /不必登记/)
})
