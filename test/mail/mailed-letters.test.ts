import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { type Delivery } from '../../src/cases/application.ts'
import { localDate as d } from '../../src/law/date.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { reading } from '../../src/services/context.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { issueFurtherLetter } from '../../src/services/further-letters.ts'
import { readDelivery } from '../../src/services/letter-deliveries.ts'
import { voidService } from '../../src/services/letter-delivery.ts'
import { keptFiles, letterFile } from '../../src/services/letter-files.ts'
import { listLetters } from '../../src/services/letter-service.ts'
import { recordMailed } from '../../src/services/mailed-service.ts'
import { deliverMail } from '../../src/services/postman.ts'
import { outboxPage } from '../../src/store/outbox.ts'
import { anApplication, clerkOf, givenOrgan, testContext } from '../support/context.ts'
import { takingServer } from './taking-server.ts'

const context = await testContext('2026-09-07')
const organ = await givenOrgan(context)
const clerk = clerkOf(organ)

async function replied(delivery: Delivery) {
  const application = { ...anApplication(), delivery }
  const { number } = await registerByOffice(context, organ, application, clerk, null)
  const act = { type: 'replied', on: d('2026-09-07'), outcome: 'granted' } as const
  const letter = { details: { given: ['决算表'], way: '网上下载' } }
  await handleCase(context, organ, number, act, clerk, 'CASE_REPLIED', null, { letter })
  return { number, letterId: await letterOf(number, 'reply') }
}
const letterOf = async (number: string, kind: string) =>
  (await listLetters(context, organ, number)).find((each) => each.kind === kind)!.letterId
const served = async ({ number, letterId }: { number: string; letterId: string }) =>
  (await readDelivery(context, organ, number, letterId)).lines

test('what the mail server took is recorded as sent that day, with its Message-ID, once', async () => {
  const online = await replied('online')
  const email = await replied('email')
  const post = await replied('post')
  await deliverMail(context, takingServer(false), 'office@example.org')
  await recordMailed(context)
  assert.deepEqual(await served(online), [], 'nothing was taken yet')
  context.clock.set('2026-09-08')
  await deliverMail(context, takingServer(), 'office@example.org')
  assert.ok((await recordMailed(context)) >= 2)
  assert.equal(await recordMailed(context), 0)
  const [line, ...more] = await served(online)
  assert.deepEqual([line?.kind, line?.on, line?.recordedBy, more.length], ['online', '2026-09-08', 'system', 0])
  const sent = await outboxPage(reading(context), organ.organId, null, 50)
  const message = sent.find((each) => each.number === online.number && each.letter === 'reply-ready')
  assert.ok(line?.details.note?.includes(`<${message?.messageId}@`), line?.details.note)
  assert.equal((await served(email))[0]?.kind, 'emailed')
  assert.deepEqual(await served(post), [], 'a letter that goes by post is not served by the notice')
  for (const { number, letterId } of [online, email]) {
    const kept = await keptFiles(context, organ, number, letterId)
    const opened = await letterFile(context, organ, number, letterId, 'pdf')
    assert.deepEqual(kept, [{ format: 'pdf', sha256: createHash('sha256').update(opened.bytes).digest('hex') }])
  }
  assert.doesNotMatch(JSON.stringify(message), /attachment/i, 'the letter itself never leaves by mail')
  context.clock.set('2026-09-07')
})

/** The notice of an officer's act waits half a minute: it leaves the next day here. */
async function sentNextDay() {
  context.clock.set('2026-09-08')
  await deliverMail(context, takingServer(), 'office@example.org')
  await recordMailed(context)
}

test('an entry the office takes back is not made again', async () => {
  context.clock.set('2026-09-07')
  const reply = await replied('online')
  await sentNextDay()
  await voidService(context, organ, reply.number, reply.letterId, 1, clerk)
  assert.equal(await recordMailed(context), 0)
})

test('a further letter has a notice of its own and is not taken for the reply’s', async () => {
  context.clock.set('2026-09-07')
  const { number } = await replied('online')
  await sentNextDay()
  const details = { rectification: 'corrected', askedOn: d('2026-09-07'), information: '职称', reason: '有误' } as const
  await issueFurtherLetter(context, organ, number, { kind: 'rectification', party: null, details }, clerk)
  const letterId = await letterOf(number, 'rectification')
  await recordMailed(context)
  assert.deepEqual(await served({ number, letterId }), [])
  await deliverMail(context, takingServer(), 'office@example.org')
  await recordMailed(context)
  assert.equal((await served({ number, letterId })).length, 1)
})
