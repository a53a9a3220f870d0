import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applicantCase } from '../../src/services/applicant-case.ts'
import { showCase } from '../../src/services/case-view.ts'
import { fileOnline } from '../../src/services/filing-service.ts'
import { listLetters } from '../../src/services/letter-service.ts'
import { reading } from '../../src/services/context.ts'
import { localDate } from '../../src/law/date.ts'
import { leaseMessages, outboxPage } from '../../src/store/outbox.ts'
import { testApp } from '../support/app.ts'
import { anApplication } from '../support/context.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })
const organ = await givenOrgan('organ', { office: '市教育局办公室', address: '示例路1号', phone: '0570-1234567' })
const [officer, colleague] = [await signIn(organ), await signIn(organ)]

let cases = 0
/** An application by mail, whose receipt the officer has just confirmed: entry 2. */
async function justConfirmed(): Promise<string> {
  const application = anApplication({ channel: 'online', submittedOn: localDate('2026-09-04') })
  const { number } = await fileOnline(context, organ, application, { key: `undo-${++cases}`, body: 'x' })
  await officer.post(`/office/cases/${number}/acts/receipt`, { on: '2026-09-07', seen: 1, note: '' }).expect(303)
  return number
}
const undo = (number: string, seq = 2, who = officer) => who.post(`/office/cases/${number}/entries/${seq}/undoing`)
const mailOf = async (number: string) =>
  (await outboxPage(reading(context), organ.organId, null, 200)).filter((line) => line.number === number)
const stateOf = async (number: string) => (await showCase(context, organ, number)).clock.state

test('within half a minute an act is taken back whole: entry and letter void, mail never sent', async () => {
  const number = await justConfirmed()
  assert.match((await officer.get(`/office/cases/${number}`)).text, /30秒内可以撤销/)
  assert.doesNotMatch((await colleague.get(`/office/cases/${number}`)).text, /30秒内可以撤销/)
  const now = context.clock.now()
  const due = await leaseMessages(reading(context), now, 100)
  assert.ok(!due.some(({ letter }) => letter === 'receipt-confirmed'), 'the mail waits')
  assert.equal((await undo(number).expect(303)).headers['location'], `/office/cases/${number}?done=undoing`)
  assert.equal(await stateOf(number), 'unconfirmed')
  assert.ok(!(await mailOf(number)).some(({ letter }) => letter === 'receipt-confirmed'))
  assert.equal((await listLetters(context, organ, number)).length, 1, 'its number stays used')
  assert.deepEqual((await applicantCase(context, organ, number)).letters, [])
  const page = (await officer.get(`/office/cases/${number}?done=undoing`)).text
  assert.match(page, /已撤销/)
  assert.match(page, /没有任何内容发出/)
  await officer.post(`/office/cases/${number}/acts/receipt`, { on: '2026-09-07', seen: 3, note: '' }).expect(303)
  assert.equal(await stateOf(number), 'running')
})

test('after half a minute, by another, or with a later entry there is only voiding with a reason', async () => {
  const number = await justConfirmed()
  assert.match((await undo(number, 2, colleague).expect(422)).text, /已经超过可以撤销的时间/)
  assert.match((await undo(number, 1).expect(422)).text, /acts\/voiding/)
  context.clock.pass(31)
  assert.doesNotMatch((await officer.get(`/office/cases/${number}`)).text, /30秒内可以撤销/)
  await undo(number).expect(422)
  assert.equal(await stateOf(number), 'running')
  const due = await leaseMessages(reading(context), context.clock.now(), 100)
  assert.ok(
    due.some(({ letter, facts }) => letter === 'receipt-confirmed' && facts['number'] === number),
    'after that the mail leaves',
  )
})

test('what the applicant has seen is not taken back', async () => {
  const number = await justConfirmed()
  assert.equal((await applicantCase(context, organ, number)).letters.length, 1)
  assert.match((await undo(number).expect(422)).text, /申请人已经看到/)
  assert.equal(await stateOf(number), 'running')
})

test('mail on its way is not called back', async () => {
  const number = await justConfirmed()
  const inHalfAMinute = new Date(context.clock.now().getTime() + 31_000)
  await leaseMessages(reading(context), inHalfAMinute, 100)
  assert.match((await undo(number).expect(422)).text, /邮件已经发出/)
})

test('of two presses one undoes', async () => {
  const number = await justConfirmed()
  const answers = await Promise.all([undo(number), undo(number)])
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 422])
})
