import assert from 'node:assert/strict'
import { test } from 'node:test'
import { generateSync } from 'otplib'
import request from 'supertest'
import { type OrganRef, reading } from '../../src/services/context.ts'
import { handleRemedy, openRemedy, showRemedy } from '../../src/services/remedy-service.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { classesOf, owedBy } from '../../src/services/password-profiles.ts'
import { query } from '../../src/store/query.ts'
import { PASSWORD, signedIn, testApp } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'

const { app, context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })

const secretOn = (page: string) =>
  /<code class="app-break">([A-Z2-7 ]+)<\/code>/.exec(page)?.[1]?.replaceAll(' ', '') ?? assert.fail('no secret')
/** A code of the time the test's clock shows, some steps on. */
const codeOf = (secret: string, steps = 0) =>
  generateSync({ secret, epoch: Math.floor(context.clock.now().getTime() / 1000) + steps * 30 })
const passwordStep = (organ: OrganRef, login: string) => {
  const agent = request.agent(app)
  return {
    agent,
    sent: agent.post('/office/sign-in').type('form').send({ organ: organ.slug, login, password: PASSWORD }),
  }
}

test('a second factor: set by a code, asked at every sign-in, each code good once, recovery codes for a lost phone', async () => {
  const organ = await givenOrgan()
  const clerk = await signIn(organ)
  const page = (await clerk.get('/office/me/second-factor').expect(200)).text
  assert.match(page, /<svg role="img"[\s\S]*d="M\d/)
  const secret = secretOn(page)
  assert.equal(secretOn((await clerk.get('/office/me/second-factor')).text), secret, 'a reload keeps the secret')
  await clerk.post('/office/me/second-factor', { code: '000000' }).expect(422)
  const done = (await clerk.post('/office/me/second-factor', { code: codeOf(secret) }).expect(200)).text
  const codes = [...done.matchAll(/<code>([a-z2-9]{5}-[a-z2-9]{5})<\/code>/g)].map(([, code]) => code!)
  assert.equal(codes.length, 10)
  const stored = await query<{ text: string }>(
    reading(context),
    `select a::text as text from account a where organ_id = $1`,
    [organ.organId],
  )
  for (const { text } of stored) assert.ok(!text.includes(secret) && !text.includes(codes[0]!))

  const first = passwordStep(organ, clerk.login)
  assert.equal((await first.sent.expect(303)).headers['location'], '/office/sign-in/code')
  await first.agent.get('/office').expect(303)
  assert.match(
    (await code(first.agent, codeOf(secret))).text,
    /不正确或者已经用过/,
    'the code that set it up is used up',
  )
  const next = codeOf(secret, 1)
  assert.equal((await code(first.agent, next)).status, 303)
  await first.agent.get('/office').expect(200)
  const second = passwordStep(organ, clerk.login)
  await second.sent
  assert.equal((await code(second.agent, next)).status, 422)
  assert.equal((await code(second.agent, ` ${codes[0]!.toUpperCase()} `)).status, 303)
  const third = passwordStep(organ, clerk.login)
  await third.sent
  assert.equal((await code(third.agent, codes[0]!)).status, 422)
  await request(app).get('/office/sign-in/code').expect(303)
})

const code = (agent: ReturnType<typeof request.agent>, typed: string) =>
  agent.post('/office/sign-in/code').type('form').send({ code: typed })

test('whoever lost phone and codes is helped by whoever manages people; taking it off oneself needs the password', async () => {
  const organ = await givenOrgan()
  const [clerk, security] = [await signIn(organ), await signIn(organ, 'security')]
  const on = async () => {
    const secret = secretOn((await clerk.get('/office/me/second-factor')).text)
    await clerk.post('/office/me/second-factor', { code: codeOf(secret) }).expect(200)
  }
  await on()
  await clerk.post('/office/me/second-factor/removing', { password: 'wrong' }).expect(303)
  assert.match((await clerk.get('/office/me').expect(200)).text, /已启用。恢复码还剩10个/)
  await clerk.post('/office/me/second-factor/removing', { password: PASSWORD }).expect(303)
  assert.match((await clerk.get('/office/me').expect(200)).text, /未启用/)
  await on()
  await clerk.post(`/office/people/${clerk.accountId}/second-factor/removing`).expect(403)
  await security.post(`/office/people/${clerk.accountId}/second-factor/removing`).expect(303)
  await signedIn(app, organ, clerk.login)
})

test('an invitation sets the password once, within seven days; a newer one ends the older', async () => {
  const organ = await givenOrgan()
  const security = await signIn(organ, 'security')
  const person = { name: '新人', login: 'xinren', email: 'xin@example.org', role: 'clerk', password: '' }
  const linkIn = (page: string) =>
    /http:\/\/localhost:3000(\/o\/[^<\s]+\/invitation\?key=[^<\s]+)/.exec(page)?.[1] ?? assert.fail('no link')
  const first = linkIn((await security.post('/office/people', person).expect(200)).text)
  const list = (await security.get('/office/people').expect(200)).text
  assert.match(list, /等待设置密码/)
  const again = /\/office\/people\/[0-9a-f-]+\/inviting/.exec(list)?.[0] ?? assert.fail('no invitation')
  const links = [first, linkIn((await security.post(again).expect(200)).text)] as const
  await request(app).get(links[0]).expect(404)
  await request(app).get(links[1]).expect(200)
  const send = (link: string, password: string) =>
    request(app)
      .post(link.split('?')[0]!)
      .type('form')
      .send({ key: new URL(link, 'http://x').searchParams.get('key'), password, again: password })
  await send(links[1], 'short').expect(422)
  const nobody = passwordStep(organ, 'xinren')
  await nobody.sent.expect(422)
  assert.equal((await send(links[1], PASSWORD).expect(303)).headers['location'], '/office')
  await send(links[1], PASSWORD).expect(404)
  await signedIn(app, organ, 'xinren')
  const late = linkIn((await security.post(again).expect(200)).text)
  context.clock.set('2026-09-15')
  await request(app).get(late).expect(404)
  context.clock.set('2026-09-07')
  const rows = await query<{ facts: string }>(
    reading(context),
    `select facts::text as facts from outbox where letter = 'invitation'`,
  )
  assert.ok(rows.length > 0 && rows.every(({ facts }) => !facts.includes('key')))
})

test('sessions are listed and ended, one or all others', async () => {
  const organ = await givenOrgan()
  const here = await signIn(organ)
  const [there, elsewhere] = [await signedIn(app, organ, here.login), await signedIn(app, organ, here.login)]
  const page = (await here.get('/office/me').expect(200)).text
  const endings = [...page.matchAll(/\/office\/me\/sessions\/[0-9a-f]{16}\/ending/g)].map(([path]) => path)
  assert.equal(endings.length, 2)
  const stranger = await signIn(organ)
  await stranger.post(endings[0]!).expect(404)
  await here.post(endings[0]!).expect(303)
  const states = [(await there.get('/office')).status, (await elsewhere.get('/office')).status].sort()
  assert.deepEqual(states, [200, 303])
  await here.post('/office/me/sessions/ending').expect(303)
  assert.deepEqual([(await there.get('/office')).status, (await elsewhere.get('/office')).status], [303, 303])
  await here.get('/office').expect(200)
})

test('profiles: kinds of characters, age, second factor; who owes something may reach their own account only', async () => {
  assert.deepEqual(['abc', 'abcA', 'abcA1', 'abcA1中'].map(classesOf), [1, 2, 3, 4])
  const now = new Date('2026-09-07T04:00:00Z')
  const set = (days: number) => ({ passwordSetAt: new Date(now.getTime() - days * 86_400_000), factorProvedAt: null })
  assert.equal(owedBy(set(9999), 'modern', now), null)
  assert.deepEqual([owedBy(set(180), 'mlps-2', now), owedBy(set(181), 'mlps-2', now)], [null, 'password'])
  assert.deepEqual([owedBy(set(91), 'mlps-3', now), owedBy(set(1), 'mlps-3', now)], ['password', 'second-factor'])
  const organ = await givenOrgan()
  const [security, clerk] = [await signIn(organ, 'security'), await signIn(organ)]
  await clerk.post('/office/people/policy', { profile: 'mlps-3' }).expect(403)
  await security.post('/office/people/policy', { profile: 'mlps-9' }).expect(422)
  await security.post('/office/people/policy', { profile: 'mlps-3' }).expect(303)
  assert.equal((await clerk.get('/office').expect(303)).headers['location'], '/office/me?owes=second-factor')
  assert.match((await clerk.get('/office/me?owes=second-factor').expect(200)).text, /本单位要求启用两步验证/)
  const secret = secretOn((await clerk.get('/office/me/second-factor').expect(200)).text)
  await clerk.post('/office/me/second-factor', { code: codeOf(secret) }).expect(200)
  await clerk.get('/office').expect(200)
})

test('a role is changed by another person only, counts at once, and the last administrator stays', async () => {
  const organ = await givenOrgan()
  const [admin, clerk] = [await signIn(organ, 'admin'), await signIn(organ)]
  await admin.post(`/office/people/${admin.accountId}/role`, { role: 'clerk' }).expect(422)
  await admin.post(`/office/people/${clerk.accountId}/role`, { role: 'king' }).expect(422)
  await admin.post(`/office/people/${clerk.accountId}/role`, { role: 'security' }).expect(303)
  await clerk.get('/office').expect(303)
  const security = await signedIn(app, organ, clerk.login)
  await security.post(`/office/people/${admin.accountId}/role`, { role: 'clerk' }).expect(422)
  await signIn(organ, 'system')
  await signIn(organ, 'auditor')
  await security.post(`/office/people/${admin.accountId}/role`, { role: 'clerk' }).expect(303)
})

test('a calendar feed holds the next day of each dispute: what and when, nobody’s name, no subject, no words kept beside', async () => {
  const organ = await givenOrgan()
  const clerk = await signIn(organ)
  const { number } = await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)
  const texts = [
    { kind: 'docket-number', text: '示政复〔2026〕7号' },
    { kind: 'agent', text: '陈律师' },
  ]
  const day = context.clock.today()
  const opening = { kind: 'reconsideration', on: day, number, copyReceivedOn: day, texts } as const
  const id = await openRemedy(context, organ, opening, clerkOf(organ))
  const { nextOn } = (await showRemedy(context, organ, id)).row
  await clerk.post('/office/me/feed', { set: 'on' }).expect(303)
  const [, address] = /(\/o\/[^<\s]+\/calendar\.ics\?key=[^<\s]+)/.exec((await clerk.get('/office/me')).text)!
  const read = async () => (await request(app).get(address!).expect(200)).text
  const eventsIn = (feed: string) => {
    assert.ok(
      feed.split('\r\n').every((line) => Buffer.byteLength(line) <= 75),
      'lines are folded',
    )
    const lines = feed.replaceAll('\r\n ', '').split('\r\n')
    return lines.join('\n').split('BEGIN:VEVENT').slice(1)
  }
  const ofDispute = (feed: string) => eventsIn(feed).filter((event) => event.includes(id))
  const [event = '', ...more] = ofDispute(await read())
  assert.equal(more.length, 0)
  assert.match(event, /^SUMMARY:行政复议：.*答复/m)
  assert.match(event, new RegExp(`^DTSTART;VALUE=DATE:${nextOn!.replaceAll('-', '')}$`, 'm'))
  assert.match(event, new RegExp(`^UID:${id}/reconsideration-answer@`, 'm'))
  for (const word of ['李明', '科研', '13800138000', '示政复', '陈律师', number]) assert.ok(!event.includes(word), word)
  await handleRemedy(context, organ, id, { type: 'answered', on: day }, clerkOf(organ))
  assert.deepEqual(ofDispute(await read()), [], 'what is done stands there no more')
})

test('a calendar feed holds numbers and days, no name and no subject; a renewed or closed address opens nothing', async () => {
  const organ = await givenOrgan()
  const clerk = await signIn(organ)
  const { number } = await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)
  await clerk.post('/office/me/feed', { set: 'on' }).expect(303)
  const addressIn = async () =>
    /(\/o\/[^<\s]+\/calendar\.ics\?key=[^<\s]+)/.exec((await clerk.get('/office/me')).text)?.[1] ?? ''
  const address = await addressIn()
  const feed = await request(app)
    .get(address)
    .expect(200)
    .expect('Content-Type', /text\/calendar/)
  assert.match(feed.text, new RegExp(`SUMMARY:${number} 答复期限`))
  assert.match(feed.text, /DTSTART;VALUE=DATE:20260930|DTSTART;VALUE=DATE:2026\d{4}/)
  for (const word of ['李明', '科研', '13800138000', 'li@example.org']) assert.ok(!feed.text.includes(word), word)
  await clerk.post('/office/me/feed', { set: 'on' }).expect(303)
  await request(app).get(address).expect(404)
  const renewed = await addressIn()
  await request(app).get(renewed).expect(200)
  await clerk.post('/office/me/feed', { set: 'off' }).expect(303)
  await request(app).get(renewed).expect(404)
})
