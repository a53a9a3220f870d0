import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pino } from 'pino'
import request, { type Response } from 'supertest'
import { createApp } from '../../src/app.ts'
import { LIMITS } from '../../src/http/rate-limits.ts'
import { SYSTEM, type OrganRef, reading } from '../../src/services/context.ts'
import { invite } from '../../src/services/invitation-service.ts'
import { query } from '../../src/store/query.ts'
import { givenAccount, PASSWORD, testApp } from '../support/app.ts'

/** Nobody keeps the staff out: whoever guesses here shares the staff's address unless it says otherwise. */
const { context, givenOrgan, signIn } = await testApp()
const config = { publicUrl: 'http://localhost:3000', trustProxy: 1, sessionSecret: 's'.repeat(40) }
const app = createApp(context, config, pino({ level: 'silent' }))
const CAMPUS = '203.0.113.7'
const browser = () => request.agent(app)
type Browser = ReturnType<typeof browser>
type Try = { organ: OrganRef; login: string; password?: string; from?: string }

const enter = (agent: Browser, { organ, login, password = PASSWORD, from = CAMPUS }: Try) =>
  agent.post('/office/sign-in').type('form').send({ organ: organ.slug, login, password }).set('X-Forwarded-For', from)
const guesses = async (times: number, of: Try) => {
  const answers: Response[] = []
  for (let at = 0; at < times; at += 1)
    answers.push(await enter(browser(), { ...of, password: `guess ${at} of the password` }))
  return answers
}
const WAIT = /15分钟后再试/

test('a guessed-at account stays open where it is known, and to other addresses', async () => {
  const organ = await givenOrgan()
  const { login } = await givenAccount(context, organ, 'clerk')
  const own = browser()
  await enter(own, { organ, login }).expect(303)
  await own.post('/office/sign-out')
  const answers = await guesses(6, { organ, login })
  assert.deepEqual(
    answers.map(({ text }) => WAIT.test(text)),
    [false, false, false, false, false, true],
  )
  assert.match((await enter(browser(), { organ, login }).expect(422)).text, WAIT)
  await enter(own, { organ, login }).expect(303)
  await enter(browser(), { organ, login, from: '198.51.100.1' }).expect(303)
})

test('guesses at one account from many addresses wait as well, with or without such an account; a known browser does not', async () => {
  const organ = await givenOrgan()
  const { login } = await givenAccount(context, organ, 'clerk')
  const own = browser()
  await enter(own, { organ, login }).expect(303)
  const told: string[] = []
  for (const guessed of [login, 'nobody']) {
    for (let at = 0; at < 6; at += 1) await guesses(5, { organ, login: guessed, from: `198.51.100.${at + 10}` })
    const last = await enter(browser(), { organ, login: guessed, from: '198.51.100.99' }).expect(422)
    assert.match(last.text, WAIT)
    told.push(last.text.replaceAll(guessed, ''))
  }
  assert.equal(told[0], told[1])
  await enter(own, { organ, login, from: '198.51.100.99' }).expect(303)
  const colleague = await givenAccount(context, organ, 'clerk')
  await enter(browser(), { organ, login: colleague.login, from: '198.51.100.99' }).expect(303)
})

test('a hundred wrong sign-ins from the campus keep nobody else out; the bound for load does not touch known browsers', async () => {
  const organ = await givenOrgan()
  const { login } = await givenAccount(context, organ, 'clerk')
  await Promise.all(
    Array.from({ length: 100 }, (_, at) => enter(browser(), { organ, login: `made-up-${at}`, password: 'x' })),
  )
  const own = browser()
  await enter(own, { organ, login }).expect(303)
  await query(reading(context), `update rate_limit set hits = 3000 where key like 'sign-in-address/%'`, [])
  assert.match((await enter(browser(), { organ, login }).expect(422)).text, WAIT)
  await enter(own, { organ, login }).expect(303)
  await query(reading(context), `delete from rate_limit where key like 'sign-in-address/%'`, [])
})

test('a browser is known for its own account only, by a mark nobody can make', async () => {
  const organ = await givenOrgan()
  const [mine, other] = [await givenAccount(context, organ, 'clerk'), await givenAccount(context, organ, 'clerk')]
  const signedIn = await enter(browser(), { organ, login: mine.login }).expect(303)
  const cookie = [signedIn.headers['set-cookie'] ?? []].flat().find((each: string) => each.startsWith('known-')) ?? ''
  assert.match(cookie, /; Path=\/office\/sign-in; .*HttpOnly; SameSite=Strict/)
  const mark = /^known-[^=]+=([^;]+)/.exec(cookie)?.[1] ?? assert.fail('no mark')
  await guesses(6, { organ, login: other.login })
  const forged = [mark, mark.replace(mine.accountId, other.accountId), 'x', '']
  for (const value of forged) {
    const answer = enter(browser(), { organ, login: other.login }).set('Cookie', `known-${other.accountId}=${value}`)
    assert.match((await answer.expect(422)).text, WAIT)
  }
})

test('guesses in a known browser wait too, and are its own', async () => {
  const organ = await givenOrgan()
  const { login } = await givenAccount(context, organ, 'clerk')
  const own = browser()
  await enter(own, { organ, login }).expect(303)
  for (let at = 0; at < 5; at += 1) await enter(own, { organ, login, password: `guess number ${at}` }).expect(422)
  assert.match((await enter(own, { organ, login }).expect(422)).text, WAIT)
  await enter(browser(), { organ, login }).expect(303)
})

test('a session is no place to guess the password', async () => {
  const organ = await givenOrgan()
  const officer = await signIn(organ)
  const change = (old: string) =>
    officer.post('/office/me', { old, password: '七月的风吹过整条河与两岸 8', again: '七月的风吹过整条河与两岸 8' })
  for (let at = 0; at < 5; at += 1) assert.match((await change(`guess ${at}`).expect(422)).text, /原密码不正确/)
  assert.match((await change(PASSWORD).expect(422)).text, /原密码错误次数太多，请15分钟后再试/)
  const off = await officer.post('/office/me/second-factor/removing', { password: PASSWORD }).expect(303)
  assert.match((await officer.get(String(off.headers['location'])).expect(422)).text, /密码错误次数太多/)
})

test('a right link is no guess: an invitation opens, whoever tries links from the same address', async () => {
  const organ = await givenOrgan()
  const { accountId } = await givenAccount(context, organ, 'clerk')
  const link = new URL(await invite(context, organ, accountId, SYSTEM(organ.organId)))
  const open = (path: string) => request(app).get(path).set('X-Forwarded-For', CAMPUS)
  const wrong = `${link.pathname}?key=wrong`
  await Promise.all(Array.from({ length: LIMITS.links.requests }, () => open(wrong)))
  await open(wrong).expect(429)
  await open(`/o/${organ.slug}/answer?key=wrong`).expect(429)
  await open(link.pathname + link.search).expect(200)
  const visitor = browser()
  const fresh = { key: link.searchParams.get('key'), password: PASSWORD, again: PASSWORD }
  await visitor.post(link.pathname).type('form').send(fresh).set('X-Forwarded-For', CAMPUS).expect(303)
  await visitor.get('/office').expect(200)
})
