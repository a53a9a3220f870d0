import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../src/law/date.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { type Act } from '../../src/cases/decide.ts'
import { createAccount } from '../../src/services/account-service.ts'
import { reading, SYSTEM, type OrganRef } from '../../src/services/context.ts'
import { examine } from '../../src/services/doctor-service.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { findOrgan } from '../../src/services/organ-service.ts'
import { outboxOf } from '../../src/services/outbox-service.ts'
import { sweep } from '../../src/services/reminder-service.ts'
import { openRemedy, handleRemedy, showRemedy } from '../../src/services/remedy-service.ts'
import { draftReport, openCell } from '../../src/services/report-service.ts'
import { query } from '../../src/store/query.ts'
import { PASSWORD, testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'

const { context, givenOrgan, signIn, agent } = await testApp({ today: '2026-09-07' })
const idOf = (location: string | undefined) => /remedies\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? ''
const day = localDate

const assertSummariesHold = async () =>
  assert.deepEqual(
    (await examine(context)).faults.filter(({ check }) => check === 'summaries'),
    [],
  )

/** A case refused on 2026-09-07: internal matters, received the same day. */
async function givenRefusal(organ: OrganRef) {
  const filed = await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)
  const act: Act = { type: 'replied', on: day('2026-09-07'), outcome: 'internal' }
  await handleCase(context, organ, filed.number, act, clerkOf(organ), 'REPLIED')
  return filed
}

test('a reconsideration from its application to the new reply, each entry through its page', async () => {
  context.clock.set('2026-09-07')
  const organ = await givenOrgan('organ')
  const clerk = await signIn(organ)
  const { number } = await givenRefusal(organ)
  const before = await clerk.get(`/office/cases/${number}`).expect(200)
  assert.match(before.text, /申请人可以采取的途径/)
  assert.match(before.text, /2026年11月6日（周五）/)

  const opening = { kind: 'reconsideration', stage: 'brought', on: '2026-09-07', number }
  const opened = await clerk
    .post('/office/remedies/new', { ...opening, 'docket-number': '示政复〔2026〕7号' })
    .expect(303)
  const id = idOf(opened.headers['location'])
  const page = () => clerk.get(`/office/remedies/${id}`).expect(200)
  let seen = 2
  const enter = (act: string, fields: Record<string, string>, status = 303) => {
    const sent = clerk.post(`/office/remedies/${id}/acts/${act}`, { ...fields, seen: String(seen) }).expect(status)
    if (status === 303) seen += 1
    return sent
  }
  const brought = (await page()).text
  assert.match(brought, /示政复〔2026〕7号/)
  assert.match(brought, /已提出，尚未受理/)
  assert.match(brought, /acts\/acceptance/)
  assert.doesNotMatch(brought, /acts\/answer"/)

  // What the law bars says why, at its field, and keeps what was typed.
  const early = await enter('answer', { on: '2026-09-07' }, 422)
  assert.match(early.text, /href="#on"[^>]*>本案还没有受理（立案）/)
  const extended = await enter('extension', { on: '2026-09-07', days: '31' }, 422)
  assert.match(extended.text, /value="31"/)

  context.clock.set('2026-09-10')
  await enter('acceptance', { on: '2026-09-09', procedure: 'simplified' })
  context.clock.set('2026-09-14')
  const form = await clerk.get(`/office/remedies/${id}/acts/copy`).expect(200)
  assert.match(form.text, /收到副本后十个工作日（简易程序五个工作日）内提出答复和证据/)
  const preview = await clerk
    .post(`/office/remedies/${id}/acts/copy`, { on: '2026-09-11', seen: String(seen), intent: 'preview' })
    .expect(200)
  // Five working days from 11 September: 18 September.
  assert.match(preview.text, /2026年9月18日/)
  assert.equal((await showRemedy(context, organ, id)).dispute.copyReceivedOn, null)
  await enter('copy', { on: '2026-09-11', note: '由办公室王某接收' })
  assert.match((await page()).text, /由办公室王某接收/)
  const [{ sealed }] = (await query<{ sealed: Buffer }>(
    reading(context),
    'select sealed from remedy_text where organ_id = $1 and remedy_id = $2',
    [organ.organId, id],
  )) as [{ sealed: Buffer }]
  assert.ok(!Buffer.from(sealed).includes(Buffer.from('示政复')))

  // On the desk, four working days before: not yet; three before: yes.
  assert.doesNotMatch((await clerk.get('/office').expect(200)).text, /争议到期/)
  context.clock.set('2026-09-15')
  const desk = (await clerk.get('/office').expect(200)).text
  assert.match(desk, /争议到期/)
  assert.match(desk, new RegExp(`href="/office/remedies/${id}"[^>]*>[^<]*答复`))
  assert.match(desk, /剩3个工作日/)
  context.clock.set('2026-09-21')
  assert.match((await clerk.get('/office').expect(200)).text, /逾期1个工作日|逾期2个工作日/)
  const late = await clerk.get('/office/remedies?standing=late').expect(200)
  assert.match(late.text, new RegExp(id))
  await enter('answer', { on: '2026-09-18' })
  assert.doesNotMatch((await clerk.get('/office').expect(200)).text, /争议到期/)

  const noPeriod = await enter(
    'decision',
    { on: '2026-09-20', decision: 'reconsideration-revoked', newReply: 'period' },
    422,
  )
  assert.match(noPeriod.text, /href="#amount"/)
  const revoked = { decision: 'reconsideration-revoked', newReply: 'period', amount: '10', unit: 'workdays' }
  await enter('decision', { on: '2026-09-20', ...revoked })
  await enter('service', { on: '2026-09-21', party: 'respondent' })
  // Ten working days from 21 September: three to the 24th, three to the 30th, four from 8 October on (10 October is made up).
  const owed = await clerk.get(`/office/cases/${number}`).expect(200)
  assert.match(owed.text, /责令重新答复，应在2026年10月1[0-9]日/)
  context.clock.set('2026-10-09')
  assert.match((await clerk.get('/office').expect(200)).text, /按决定（裁判）重新答复/)
  await enter('new-reply', { on: '2026-10-09' })
  const done = await clerk.get(`/office/cases/${number}`).expect(200)
  assert.doesNotMatch(done.text, /应在2026年10月1[0-9]日[^<]*以前作出/)
  assert.match(done.text, /不予公开：内部事务信息/)
  await assertSummariesHold()
})

test('the applicant sees what is still open, and how what was begun stands', async () => {
  context.clock.set('2026-09-07')
  const organ = await givenOrgan('organ')
  const { number, queryCode } = await givenRefusal(organ)
  const visitor = agent()
  await visitor.post(`/o/${organ.slug}/track`).type('form').send({ number, code: queryCode }).expect(303)
  const page = async () => (await visitor.get(`/o/${organ.slug}/track/case`).expect(200)).text
  assert.match(await page(), /行政复议：2026年11月6日（周五）/)
  assert.match(await page(), /复议后起诉）：暂时还不能提出/)
  const opening = { kind: 'reconsideration', on: day('2026-09-07'), number } as const
  const id = await openRemedy(context, organ, opening, clerkOf(organ))
  assert.match(await page(), /行政复议：正在进行/)
  context.clock.set('2026-09-30')
  const decided = { type: 'decided', on: day('2026-09-29'), decision: 'reconsideration-maintained' } as const
  await handleRemedy(context, organ, id, decided, clerkOf(organ))
  await handleRemedy(context, organ, id, { type: 'served', on: day('2026-09-30'), party: 'applicant' }, clerkOf(organ))
  const after = await page()
  assert.match(after, /行政复议：已经办理完毕/)
  // Fifteen days from 30 September: 15 October.
  assert.match(after, /复议后起诉）：2026年10月15日（周四）/)
  context.clock.set('2026-11-01')
  assert.match(await page(), /复议后起诉）：已过期限（2026年10月15日/)
})

test('a lawsuit linked to its reconsideration counts after reconsideration, of several cases, once', async () => {
  context.clock.set('2026-09-07')
  const organ = await givenOrgan('organ')
  const clerk = await signIn(organ)
  const [first, second] = [await givenRefusal(organ), await givenRefusal(organ)]
  const kind = 'reconsideration'
  const earlier = await openRemedy(
    context,
    organ,
    { kind, on: day('2026-09-07'), number: first.number },
    clerkOf(organ),
  )
  context.clock.set('2026-12-01')
  const decided = { type: 'decided', on: day('2026-10-20'), decision: 'reconsideration-maintained' } as const
  await handleRemedy(context, organ, earlier, decided, clerkOf(organ))
  const fields = {
    kind: 'lawsuit-direct',
    stage: 'accepted',
    on: '2026-11-02',
    number: `${first.number}、${second.number}`,
    reconsideration: earlier,
  }
  const opened = await clerk.post('/office/remedies/new', fields).expect(303)
  const suit = idOf(opened.headers['location'])
  const shown = await showRemedy(context, organ, suit)
  assert.equal(shown.row.kind, 'lawsuit-after-reconsideration')
  assert.deepEqual(shown.row.numbers, [first.number, second.number])
  const page = await clerk.get(`/office/remedies/${suit}`).expect(200)
  assert.match(page.text, new RegExp(`此前的行政复议[\\s\\S]*/office/remedies/${earlier}"`))
  for (const { number } of [first, second])
    assert.match((await clerk.get(`/office/cases/${number}`).expect(200)).text, new RegExp(suit))
  const cell = await openCell(context, organ, { year: 2026 }, 'lawsuit-after-reconsideration', 'pending')
  assert.deepEqual(cell.remedies, [suit])

  // Unlinked again it is a direct suit; joined as the reconsideration body it does not count with us.
  const acts = `/office/remedies/${suit}/acts`
  const link = await clerk.get(`${acts}/earlier-reconsideration`).expect(200)
  assert.match(link.text, new RegExp(`<option[^>]* value="${earlier}"`))
  const version = shown.row.version
  const unlinking = { on: '2026-12-01', reconsideration: 'none', seen: String(version) }
  await clerk.post(`${acts}/earlier-reconsideration`, unlinking).expect(303)
  assert.equal((await showRemedy(context, organ, suit)).row.kind, 'lawsuit-direct')
  const elsewhere = { on: '2026-12-01', number: '2026-99999', seen: String(version + 1) }
  assert.match((await clerk.post(`${acts}/case-link`, elsewhere).expect(422)).text, /没有编号为 2026-99999 的申请/)
  const joined = { kind: 'lawsuit-direct', on: day('2026-11-05'), number: null, coDefendant: 'us' } as const
  const counted = async () => (await draftReport(context, organ, { year: 2026 })).report.remedies
  const figures = await counted()
  await openRemedy(context, organ, joined, clerkOf(organ))
  assert.deepEqual(await counted(), figures)
  await assertSummariesHold()
})

test('officers are reminded once of each day, and rows that time has moved are refreshed', async () => {
  context.clock.set('2026-09-07')
  const organ = await givenOrgan('organ')
  const account = { login: 'mailed', name: '周', email: 'zhou@example.org', role: 'clerk' as const, password: PASSWORD }
  await createAccount(context, organ, account, SYSTEM(organ.organId))
  const opening = { kind: 'reconsideration', on: day('2026-09-01'), number: null } as const
  const id = await openRemedy(context, organ, { ...opening, copyReceivedOn: day('2026-09-02') }, clerkOf(organ))
  const letters = async () =>
    (await outboxOf(context, organ, null, 50)).map(({ letter }) => letter).filter((each) => each.startsWith('dispute'))
  // Due on 16 September: seven working days on the 7th.
  await sweep(context)
  await sweep(context)
  assert.deepEqual(await letters(), ['dispute-due-soon'])
  context.clock.set('2026-09-17')
  await sweep(context)
  assert.deepEqual(await letters(), ['dispute-overdue', 'dispute-due-soon'])
  await handleRemedy(
    context,
    organ,
    id,
    { type: 'hearing-set', on: day('2026-09-17'), day: day('2026-09-18') },
    clerkOf(organ),
  )
  await handleRemedy(context, organ, id, { type: 'answered', on: day('2026-09-17') }, clerkOf(organ))
  assert.equal((await showRemedy(context, organ, id)).row.nextWhat, 'hearing')
  context.clock.set('2026-09-21')
  await sweep(context)
  assert.equal((await showRemedy(context, organ, id)).row.nextWhat, null)
})

test('a college asks by which statute before it takes a reconsideration', async () => {
  context.clock.set('2026-09-07')
  const organ = await givenOrgan('college')
  const clerk = await signIn(organ)
  const fields = { kind: 'reconsideration', stage: 'accepted', on: '2026-09-01' }
  assert.match((await clerk.post('/office/remedies/new', fields).expect(422)).text, /href="#statute"/)
  const opened = await clerk.post('/office/remedies/new', { ...fields, statute: '学位法第九条' }).expect(303)
  const page = await clerk.get(`/office/remedies/${idOf(opened.headers['location'])}`).expect(200)
  assert.match(page.text, /学位法第九条/)
})

test('the ledger leaves the house as files that can be read again; refusals show what became of them', async () => {
  context.clock.set('2026-09-07')
  const organ = await givenOrgan('organ')
  const clerk = await signIn(organ)
  const { number } = await givenRefusal(organ)
  await givenRefusal(organ)
  const opening = { kind: 'reconsideration', on: day('2026-09-07'), number } as const
  const id = await openRemedy(context, organ, opening, clerkOf(organ))
  const decided = { type: 'decided', on: day('2026-09-07'), decision: 'reconsideration-revoked' } as const
  await handleRemedy(context, organ, id, decided, clerkOf(organ))
  const suit = { kind: 'lawsuit-direct', on: day('2026-09-07'), number } as const
  await openRemedy(context, organ, suit, clerkOf(organ))
  const csv = await clerk.get('/office/remedies/export/csv?result=corrected').expect(200)
  const lines = csv.text.replaceAll("'", '').trim().split('\n').slice(1)
  assert.deepEqual(lines, [`行政复议,2026-09-07,2026-09-07,,,${number},结果纠正,2026-09-07,,`])
  await clerk.get('/office/remedies/export/xlsx').expect(200)
  await clerk.get('/office/remedies/export/pdf').expect(404)
  const page = (await clerk.get('/office/remedies/refusals?year=2026').expect(200)).text
  const [, line = ''] = /outcome=internal&amp;standing=closed[\s\S]*?<\/th>([\s\S]*?)<\/tr>/.exec(page) ?? []
  // Two refusals, one contested twice: corrected, and a suit still pending.
  assert.deepEqual(
    [...line.matchAll(/numeric[^"]*"[^>]*>(\d+)</g)].map((each) => each[1]),
    ['2', '1', '0', '1', '0', '1'],
  )
})

test('an office sets its own target for complaints, and where it counts a kind of decision', async () => {
  context.clock.set('2026-09-07')
  const organ = await givenOrgan('organ', { phone: '010-12345678' })
  const admin = await signIn(organ, 'admin')
  const path = '/office/remedies/settings'
  const page = (await admin.get(path).expect(200)).text
  const typed = Object.fromEntries(
    [...page.matchAll(/<select[^>]*name="([^"]+)"[\s\S]*?<option value="([a-z]+)" selected/g)].map((each) =>
      each.slice(1),
    ),
  )
  const sent = { ...typed, complaintWorkdays: '5', 'reconsideration-mediated': 'corrected' }
  const wrong = await admin.post(path, { ...sent, complaintWorkdays: '0' }).expect(422)
  assert.match(wrong.text, /href="#complaintWorkdays"/)
  await admin.post(path, sent).expect(303)
  const { settings } = await findOrgan(context, organ.slug)
  assert.equal(settings.phone, '010-12345678')
  assert.deepEqual(settings.decisionResults, { 'reconsideration-mediated': 'corrected' })
  const changed = { ...organ, settings }
  const complaint = { kind: 'complaint', on: day('2026-09-07'), number: null } as const
  const id = await openRemedy(context, changed, complaint, clerkOf(organ))
  // Five working days from Monday: the next Monday.
  assert.equal((await showRemedy(context, changed, id)).row.nextOn, '2026-09-14')
  const other = await openRemedy(context, changed, { ...complaint, kind: 'reconsideration' }, clerkOf(organ))
  const decided = { type: 'decided', on: day('2026-09-07'), decision: 'reconsideration-mediated' } as const
  await handleRemedy(context, changed, other, decided, clerkOf(organ))
  assert.equal((await showRemedy(context, changed, other)).row.result, 'corrected')
})
