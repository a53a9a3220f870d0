import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pino } from 'pino'
import supertest from 'supertest'
import { createApp } from '../../src/app.ts'
import { clamd } from '../../src/services/virus-scanner.ts'
import { testApp } from '../support/app.ts'
import { clamdServer } from '../support/clamd.ts'
import { answersTo, begin, PERSON } from './public-application.ts'

const VIRUS = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-' + 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'
const site = await testApp()
const organ = await site.givenOrgan('organ')

/** The program with a scanner; what it logs; and a visitor whose draft waits for files. */
async function withScanner(virusScanner: string) {
  const logged: string[] = []
  const config = { publicUrl: 'http://localhost:3000', trustProxy: false, sessionSecret: 's'.repeat(40) } as const
  const log = pino({ level: 'warn' }, { write: (line) => void logged.push(line) })
  const app = createApp(site.context, { ...config, virusScanner }, log)
  const visitor = supertest.agent(app)
  const draft = await begin(visitor, organ)
  await visitor.post(`${draft}/wanted`).type('form').send(answersTo('wanted', PERSON)).expect(303)
  const send = (name: string, text: string) =>
    visitor
      .post(`${draft}/files`)
      .field('sent', 'yes')
      .field('identityProof', 'desk')
      .attach('annexFiles', Buffer.from(text), name)
  const typed = async () => (await visitor.get(`${draft}/wanted`).expect(200)).text
  return { send, typed, logged, visitor, draft }
}

test('clean files pass, whole; what is infected is named, with how to mend it', async () => {
  const server = await clamdServer()
  const { send, visitor, draft, logged } = await withScanner(server.address)
  const clean = '说明'.repeat(100_000)
  await send('说明.txt', clean).expect(303)
  assert.deepEqual(server.received, [Buffer.byteLength(clean)])
  const refused = await send('病毒.txt', VIRUS).expect(422)
  assert.match(refused.text, /查毒发现“病毒.txt”带有病毒，没有接收/)
  const page = (await visitor.get(`${draft}/files`).expect(200)).text
  assert.ok(page.includes('说明.txt') && !page.includes('病毒.txt'))
  assert.match(logged.join(), /"upload":"infected"/)
  assert.doesNotMatch(logged.join(), /病毒/)
})

test('a scanner that is away, slow to end, or says it cannot: nothing is taken unscanned, nothing typed is lost', async () => {
  const gone = await clamdServer()
  await gone.stop()
  const small = await clamdServer({ limit: 10 })
  for (const { address } of [gone, small]) {
    const { send, typed, logged } = await withScanner(address)
    const answer = await send('说明.txt', '一份说明，并不短').expect(422)
    assert.match(answer.text, /现在无法为“说明.txt”查毒，没有接收；您填写的内容都还在/)
    assert.ok((await typed()).includes(PERSON.description))
    assert.match(logged.join(), /"upload":"not-scanned"/)
  }
})

test('where there is no such file to scan, an application is filed although the scanner is away', async () => {
  const gone = await clamdServer()
  await gone.stop()
  const { visitor, draft } = await withScanner(gone.address)
  for (const step of ['who', 'identity', 'reach'] as const)
    await visitor.post(`${draft}/${step}`).type('form').send(answersTo(step, PERSON)).expect(303)
  await visitor.post(`${draft}/files`).field('sent', 'yes').field('identityProof', 'desk').expect(303)
  await visitor.post(`${draft}/check`).type('form').send(answersTo('check', PERSON)).expect(303)
  assert.match((await visitor.get(`${draft}/done`).expect(200)).text, /app-receipt-number/)
})

test('an answer that is none of the protocol’s is no clean file', async () => {
  const { address } = await clamdServer()
  assert.equal(await clamd(address)(Buffer.from('x')), 'clean')
  assert.equal(await clamd(address)(Buffer.from(VIRUS)), 'infected')
  assert.equal(await clamd(address)(Buffer.alloc(0)), 'clean')
  await assert.rejects(clamd('/nowhere/clamd.ctl')(Buffer.from('x')))
})
