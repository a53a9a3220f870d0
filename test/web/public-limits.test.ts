import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pino } from 'pino'
import supertest from 'supertest'
import { createApp } from '../../src/app.ts'
import { LIMITS } from '../../src/http/rate-limits.ts'
import { readConfig } from '../../src/config.ts'
import { openDraft } from '../../src/services/draft-service.ts'
import { fileOnline } from '../../src/services/filing-service.ts'
import { testApp } from '../support/app.ts'
import { anApplication } from '../support/context.ts'
import { answer, givenAnswered, PERSON } from './public-application.ts'

/**
 * Limits that a whole campus behind one address survives, and by which nobody keeps another from an application. The
 * attacker and the citizens of these tests share one address unless it says otherwise.
 */
const site = await testApp()
const { filingLimit } = readConfig({})
const context = { ...site.context, filingLimit }
const organ = await site.givenOrgan('college', { office: '示例办公室', phone: '0570-1234567' })
const config = { publicUrl: 'http://localhost:3000', sessionSecret: 's'.repeat(40) }
/** Behind one proxy, which says where a request comes from; and behind none. */
const proxied = createApp(context, { ...config, trustProxy: 1 }, pino({ level: 'silent' }))
const direct = createApp(context, { ...config, trustProxy: false }, pino({ level: 'silent' }))

const CAMPUS = '203.0.113.7'
const form = (path: string, fields: object, address = CAMPUS, app = proxied) =>
  supertest(app).post(`/o/${organ.slug}/${path}`).type('form').send(fields).set('X-Forwarded-For', address)
const filed = (key: string) => fileOnline(context, organ, anApplication({ channel: 'online' }), { key, body: key })
const MOST = LIMITS.tracking.requests

test('2,000 people behind one address in an hour: the busiest ten minutes begin, file and follow unhindered', async () => {
  const people = 2 * Math.ceil(2000 / 6) // as many again in the busiest ten minutes as in the others
  assert.ok(people <= filingLimit)
  for (let at = 0; at < people; at += 25) {
    const begun = await Promise.all(Array.from({ length: 25 }, () => form('apply/start', {})))
    assert.ok(begun.every(({ status }) => status === 303))
  }
  const two = await Promise.all([filed('a'), filed('b')])
  for (const { number, queryCode } of two)
    for (let look = 0; look <= MOST; look += 1)
      assert.equal((await form('track', { number, code: queryCode })).status, 303)
})

/** A program with a narrow limit, used up by somebody else at the same address. */
const narrow = { ...site.context, filingLimit: 5 }
async function givenCrowd(address: string) {
  const app = createApp(narrow, { ...config, trustProxy: 1 }, pino({ level: 'silent' }))
  const begin = (fields: object) => form('apply/start', fields, address, app)
  for (let at = 0; at < narrow.filingLimit; at += 1) await begin({}).expect(303)
  return begin
}
const hidden = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1]

test('whoever comes after too many waits half a minute and goes on, with what was typed', async () => {
  const begin = await givenCrowd('203.0.113.20')
  const waits = await begin({ title: '校车<时刻表>', name: '陈某', wrong: ['a', 'b'] }).expect(429)
  assert.equal(waits.headers['retry-after'], '30')
  assert.match(waits.text, /<h1[^>]*>请稍等</)
  assert.deepEqual(
    ['title', 'name', 'wrong'].map((name) => hidden(waits.text, name)),
    ['校车&lt;时刻表&gt;', '陈某', undefined],
  )
  const ticket = hidden(waits.text, 'ticket') ?? ''
  site.context.clock.pass(20)
  const early = await begin({ title: '校车', ticket }).expect(429)
  assert.equal(hidden(early.text, 'ticket'), ticket)
  assert.ok(Number(early.headers['retry-after']) <= 10)
  site.context.clock.pass(10)
  // The same ticket, spelt otherwise, is the same ticket.
  const once = await Promise.all([ticket, `${ticket}=`, ` ${ticket}`].map((each) => begin({ ticket: each })))
  assert.deepEqual(once.map(({ status }) => status).sort(), [303, 429, 429])
  const again = once.find(({ status }) => status === 429)
  assert.notEqual(hidden(again?.text ?? '', 'ticket'), ticket)
  assert.equal(once.find(({ status }) => status === 303)?.headers['retry-after'], undefined)
})

test('a ticket is good for an hour, for beginning only, and only where it was given', async () => {
  const begin = await givenCrowd('203.0.113.21')
  const ticket = hidden((await begin({}).expect(429)).text, 'ticket') ?? ''
  site.context.clock.pass(30)
  const elsewhere = narrow.sealer.sealForInstallation(site.context.clock.now().getTime(), 'turn/filing')
  for (const wrong of ['', 'x', ticket.slice(1), `${ticket}AAAA`, elsewhere.toString('base64url')])
    await begin({ ticket: wrong }).expect(429)
  site.context.clock.pass(3600)
  await begin({ ticket }).expect(429)
  const fresh = hidden((await begin({ ticket }).expect(429)).text, 'ticket') ?? ''
  site.context.clock.pass(30 + 3500)
  await begin({ ticket: fresh }).expect(303)
})

test('who guesses is stopped; who has the code is not, from the very same address', async () => {
  const victim = await filed('victim')
  const guess = (number: string) => form('track', { number, code: 'WRONG' })
  for (const number of [victim.number, '2026-99999']) {
    const answers: number[] = []
    for (let at = 0; at <= MOST; at += 1) answers.push((await guess(number)).status)
    assert.deepEqual([answers[0], answers.at(-2), answers.at(-1)], [422, 422, 429], number)
  }
  const [real, none] = await Promise.all([guess(victim.number), guess('2026-99999')])
  // One window began a little before the other: the minutes left may differ by one.
  const shape = ({ text, status }: typeof real) => [text.replace(/请在\d+分钟/, '').length, status]
  assert.deepEqual(shape(real), shape(none))
  assert.ok(Number(real.headers['retry-after']) > 0)
  assert.match(real.text, /请在\d+分钟以后再试[^]*0570-1234567/)
  const right = await form('track', { number: victim.number, code: victim.queryCode })
  assert.equal(right.status, 303)
  assert.equal(right.headers['retry-after'], undefined)
})

test('a saved draft opens and is filed, whatever somebody else sends from the same address', async () => {
  const { visitor, draft } = await givenAnswered(site, organ)
  const saved = /app-query-code">([0-9A-Z-]+)</.exec((await visitor.get(`${draft}/saved`)).text)?.[1] ?? ''
  for (let at = 0; at < LIMITS.drafts.requests; at += 50)
    await Promise.all(Array.from({ length: 50 }, () => form('apply/return', { code: 'WRONG' })))
  assert.equal((await form('apply/return', { code: 'WRONG' })).status, 429)
  assert.equal((await form('apply/return', { code: saved })).status, 303)
  // The limit of this program is 300: no form that files nothing may use it up.
  const elsewhere = draft.replace(/[^/]+$/, 'x'.repeat(22))
  for (let at = 0; at < 310; at += 31)
    await Promise.all(Array.from({ length: 31 }, () => answer(site.agent(), elsewhere, 'check', PERSON)))
  await answer(visitor, draft, 'check', PERSON).expect(303).expect('Location', `${draft}/done`)
  assert.ok((await openDraft(context, organ, saved)).receipts)
})

test('a lost code is asked for with the right address, whatever others ask about the same number', async () => {
  const { number } = await filed('lost')
  const ask = (email: string) => form('track/lost', { number, email })
  for (let at = 0; at < MOST; at += 30) await Promise.all(Array.from({ length: 30 }, () => ask('somebody@example.org')))
  assert.equal((await ask('somebody@example.org')).status, 429)
  assert.equal((await ask('li@example.org')).status, 200)
})

test('whoever has IPv6 has a network of addresses: it counts as one, and the next network as another', async () => {
  const { number } = await filed('six')
  const from = (network: string, host: number) =>
    form('track', { number, code: 'WRONG' }, `2001:db8:0:${network}::${host.toString(16)}`)
  for (let at = 0; at < MOST; at += 30)
    await Promise.all(Array.from({ length: 30 }, (_, more) => from('a', at + more + 1)))
  assert.equal((await from('a', 9999)).status, 429)
  assert.equal((await from('b', 1)).status, 422)
  // The same IPv4 address, written as either protocol has it.
  for (let at = 0; at < MOST; at += 30)
    await Promise.all(Array.from({ length: 30 }, () => form('track', { number, code: 'WRONG' }, '::ffff:198.51.100.9')))
  assert.equal((await form('track', { number, code: 'WRONG' }, '198.51.100.9')).status, 429)
  assert.equal((await form('track', { number, code: 'WRONG' }, '198.51.100.10')).status, 422)
})

test('where no proxy is trusted, nobody makes up an address', async () => {
  const { number } = await filed('forged')
  const forged = (at: number) => form('track', { number, code: 'WRONG' }, `198.51.100.${at}`, direct)
  for (let at = 0; at < MOST; at += 30) await Promise.all(Array.from({ length: 30 }, (_, more) => forged(at + more)))
  assert.equal((await forged(200)).status, 429)
})

test('behind one proxy, what a client adds in front of the proxy’s word is not believed', async () => {
  const { number } = await filed('chained')
  const chained = (at: number) => form('track', { number, code: 'WRONG' }, `198.51.100.${at}, 192.0.2.1`)
  for (let at = 0; at < MOST; at += 30) await Promise.all(Array.from({ length: 30 }, (_, more) => chained(at + more)))
  assert.equal((await chained(200)).status, 429)
})
