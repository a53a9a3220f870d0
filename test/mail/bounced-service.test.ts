import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate as d } from '../../src/law/date.ts'
import { openMailbox } from '../../src/mail/mailbox.ts'
import { checkAudit } from '../../src/services/audit-service.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { reading } from '../../src/services/context.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { recordOpening, recordService } from '../../src/services/letter-delivery.ts'
import { listLetters } from '../../src/services/letter-service.ts'
import { takeInMail } from '../../src/services/mail-intake.ts'
import { recordMailed } from '../../src/services/mailed-service.ts'
import { retryMessage } from '../../src/services/outbox-service.ts'
import { deliverMail } from '../../src/services/postman.ts'
import { outboxPage } from '../../src/store/outbox.ts'
import { testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'
import { mailboxServer } from '../support/mailbox-server.ts'
import { letter, report } from './letters.ts'
import { takingServer } from './taking-server.ts'

const [GIVEN, SENT, CAME_BACK] = ['2026-09-07', '2026-09-08', '2026-09-10']
const site = await testApp({ today: GIVEN })
const { context } = site
const server = await mailboxServer()
const organ = await site.givenOrgan('organ', { email: 'first@example.org' })
const officer = await site.signIn(organ)
const clerk = clerkOf(organ)

async function takeIn(): Promise<void> {
  const mailbox = await openMailbox(server.url)
  await takeInMail(context, mailbox, { mailFrom: 'office@example.org', scanner: null })
  await mailbox.close()
}

/** A reply whose notice a server took, noted as its sending; the day is the one on which reports come back. */
async function givenMailed() {
  context.clock.set(GIVEN)
  const { number } = await registerByOffice(context, organ, anApplication({ delivery: 'online' }), clerk, null)
  const act = { type: 'replied', on: d(GIVEN), outcome: 'granted' } as const
  const details = { given: ['决算表'], way: '网上下载' }
  await handleCase(context, organ, number, act, clerk, 'CASE_REPLIED', null, { letter: { details } })
  context.clock.set(SENT)
  await deliverMail(context, takingServer(), 'office@example.org')
  await recordMailed(context)
  const letterId = (await listLetters(context, organ, number)).find(({ kind }) => kind === 'reply')!.letterId
  const sent = await outboxPage(reading(context), organ.organId, null, 200)
  const { messageId } = sent.find((line) => line.number === number && line.letter === 'reply-ready')!
  context.clock.set(CAME_BACK)
  const mentioned = `<${messageId}@${new URL(context.publicUrl).hostname}>`
  return { number, letterId, messageId, mentioned, page: `/office/cases/${number}/letters/${letterId}/service` }
}
const today = async () => (await officer.get('/office')).text
const casePage = async (number: string) => (await officer.get(`/office/cases/${number}`).expect(200)).text

test('a notice that came back takes its sending back: with ground and proof, no period runs, a task to serve again', async () => {
  const { number, page, mentioned } = await givenMailed()
  assert.match((await officer.get(page)).text, /已发出，等待签收/)
  server.deliver(report(mentioned))
  await takeIn()
  const shown = (await officer.get(page).expect(200)).text
  assert.match(shown, /<s>网上送达<\/s> 已作废：通知邮件被对方的邮件服务器退回（5\.1\.1），没有送到/)
  assert.match(shown, /未能送达，请另行送达/)
  const proof = /href="([^"]+\/proofs\/[^"]+)"/.exec(shown)?.[1] ?? assert.fail('no proof')
  const kept = await officer.get(proof).expect(200)
  assert.match(String(kept.headers['content-disposition']), /\.eml/)
  const kase = await casePage(number)
  assert.match(kase, /答复没有送到，救济期限尚未起算/)
  assert.match(kase, /自收到答复之日起算/)
  assert.doesNotMatch(kase, /收到答复的日期没有登记，按答复当日收到推算/)
  assert.match(kase, /作废一条送达记录（网上送达）/)
  assert.match(await today(), /有一份文书未能送达/)
  assert.equal((await checkAudit(context, organ, clerk)).fault, null)
})

test('served again by hand: the task is done and the periods run from the new receipt', async () => {
  const { number, letterId, page, mentioned } = await givenMailed()
  server.deliver(report(mentioned))
  await takeIn()
  const before = (await today()).split('有一份文书未能送达').length
  const details = { by: '李明' }
  await recordService(
    context,
    organ,
    number,
    letterId,
    { kind: 'handed-over', on: d(CAME_BACK), details, proof: null },
    clerk,
  )
  assert.equal((await today()).split('有一份文书未能送达').length, before - 1)
  assert.match(await casePage(number), /申请人于2026年9月10日收到答复/)
  assert.match((await officer.get(page)).text, /2026年9月10日收到，救济期限届满日/)
})

test('sent again from the outbox, its sending is noted anew on the new day, however long after', async () => {
  const { number, messageId, page, mentioned } = await givenMailed()
  server.deliver(report(mentioned))
  await takeIn()
  context.clock.set('2026-09-22')
  await retryMessage(context, organ, messageId, clerk)
  await deliverMail(context, takingServer(), 'office@example.org')
  assert.equal(await recordMailed(context), 1)
  const shown = (await officer.get(page)).text
  assert.match(shown, /已发出，等待签收/)
  assert.match(await casePage(number), /2026年9月22日发出/)
  assert.equal(await recordMailed(context), 0)
})

test('whoever opened the letter has it: what became of the notice changes nothing', async () => {
  const { number, letterId, page, mentioned } = await givenMailed()
  await recordOpening(context, organ, number, letterId)
  server.deliver(report(mentioned))
  await takeIn()
  assert.match((await officer.get(page)).text, /已送达/)
  assert.match(await casePage(number), /申请人于2026年9月10日收到答复/)
})

test('what an officer recorded stands: a letter posted as well is on its way, one received is received', async () => {
  const { number, letterId, page, mentioned } = await givenMailed()
  const posted = { kind: 'posted', on: d(SENT), details: { postalNumber: '1234567890123' }, proof: null } as const
  await recordService(context, organ, number, letterId, posted, clerk)
  server.deliver(report(mentioned))
  await takeIn()
  const shown = (await officer.get(page)).text
  assert.match(shown, /<s>网上送达<\/s> 已作废/)
  assert.match(shown, /已发出，等待签收/)
})

test('a report that cannot be believed fails the mail and asks a person, but touches no service', async () => {
  const stranger = (text: string, headers: readonly string[] = []) =>
    letter({ from: 'postmaster@evil.example', subject: '系统退信', text, headers })
  const forged = 'Authentication-Results: mx.example.org; spf=fail smtp.mailfrom=mx.example.org; dmarc=fail'
  for (const raw of [
    (mentioned: string) => stranger(`Message-ID: ${mentioned}`),
    (mentioned: string) => stranger(`Message-ID: ${mentioned} 收件人 wrong@example.org`),
    (mentioned: string) => `${forged}\r\n${report(mentioned)}`,
  ]) {
    const { page, mentioned, number } = await givenMailed()
    server.deliver(raw(mentioned))
    await takeIn()
    assert.match((await officer.get(page)).text, /已发出，等待签收/)
    const kase = await casePage(number)
    assert.doesNotMatch(kase, /答复没有送到/)
    assert.match(await today(), /邮件/)
  }
})
