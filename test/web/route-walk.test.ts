import assert from 'node:assert/strict'
import { test } from 'node:test'
import supertest from 'supertest'
import { allRoutes } from '../../src/app.ts'
import { type Route } from '../../src/http/route.ts'
import { createAccount, disableAccount } from '../../src/services/account-service.ts'
import { createToken } from '../../src/services/api-tokens.ts'
import { SYSTEM, type Role } from '../../src/services/context.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { openRemedy } from '../../src/services/remedy-service.ts'
import { RIGHTS, TOKEN_ROLES, type Right } from '../../src/services/rights.ts'
import { localDate } from '../../src/law/date.ts'
import { anApplication, clerkOf } from '../support/context.ts'
import { PASSWORD, testApp } from '../support/app.ts'

/**
 * Walks every route of the registry as every kind of caller. A route added tomorrow is walked tomorrow: nothing here
 * names one, but for the values put into its path.
 */
const { app, context, signIn, givenOrgan } = await testApp({ today: '2026-09-07' })
const organ = await givenOrgan()
const theirs = await givenOrgan()
const mine = await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)
const other = await registerByOffice(context, theirs, anApplication(), clerkOf(theirs), null)
const remedy = await openRemedy(
  context,
  organ,
  { kind: 'reconsideration', on: localDate('2026-09-01'), number: null },
  clerkOf(organ),
)

const { api, web } = allRoutes(context)
const ROLES: Role[] = ['clerk', 'head', 'reviewer', 'contact', 'auditor', 'system', 'security', 'admin']

/** A real address for a route's pattern: things of our own organ, so that only rights decide. */
const VALUES: Record<string, string> = {
  organ: organ.slug,
  number: mine.number,
  remedy,
  year: '2026',
  row: 'received',
  column: 'total',
  format: 'csv',
  version: '1',
  act: 'extended',
}
const NOBODY = '00000000-0000-4000-8000-000000000000'
const addressOf = (route: Route, values: Record<string, string> = {}) =>
  route.path.replace(/:(\w+)|\{(\w+)\}/g, (_, a: string, b: string) => ({ ...VALUES, ...values })[a ?? b] ?? NOBODY)

const isStaff = (route: Route) => route.access !== 'anyone' && route.access !== 'applicant'
const call = (
  agent: ReturnType<typeof supertest.agent> | ReturnType<typeof supertest>,
  route: Route,
  address: string,
) => agent[route.method](address).redirects(0)

test('every route names a right and an audit event; acts are not views', () => {
  const seen = new Set<string>()
  for (const route of [...api, ...web]) {
    const name = `${route.method} ${route.path}`
    assert.ok(!seen.has(name), `${name} stands twice`)
    seen.add(name)
    assert.match(route.audit, /^[A-Z][A-Z_]+$/, name)
  }
})

test('no path is served but those of the registry, the assets and the health checks', () => {
  type Layer = { route?: { path: string; methods: Record<string, boolean> } }
  const stack = (app as unknown as { router: { stack: Layer[] } }).router.stack
  const registered = new Set([...api, ...web].map((route) => `${route.method} ${route.path}`))
  for (const { route } of stack) {
    if (!route) continue
    for (const method of Object.keys(route.methods))
      assert.ok(registered.has(`${method} ${route.path}`), `${method} ${route.path}`)
  }
})

test('a stranger gets nothing from any route that asks for more', async () => {
  for (const route of [...api, ...web].filter((each) => each.access !== 'anyone')) {
    const answer = await call(supertest(app), route, addressOf(route))
    const name = `${route.method} ${route.path}: ${answer.status}`
    if (web.includes(route)) assert.ok([303, 403, 404].includes(answer.status), name)
    else assert.ok([400, 401, 403, 404, 422, 429].includes(answer.status), name)
    assert.ok(!answer.text?.includes('李明'), name)
    if (answer.status === 303)
      assert.match(String(answer.headers['location']), /^\/(office\/sign-in|o\/[^/]+\/track)/, name)
  }
})

test('no public route fails or shows a person, whatever it is asked', async () => {
  for (const route of [...api, ...web].filter((each) => each.access === 'anyone')) {
    const answer = await call(supertest(app), route, addressOf(route))
    assert.ok(answer.status < 500, `${route.method} ${route.path}: ${answer.status}`)
    assert.ok(!answer.text?.includes('李明'), route.path)
  }
})

for (const role of ROLES)
  test(`${role}: every page as the table of rights says`, async () => {
    const agent = (await signIn(organ, role)).agent
    for (const route of web.filter(isStaff)) {
      const allowed = RIGHTS[role].includes(route.access as Right)
      const answer = await call(agent, route, addressOf(route))
      const name = `${role} ${route.method} ${route.path}: ${answer.status}`
      assert.ok(answer.status < 500, name)
      // A form without its token is refused like a missing right: then nothing is known, but nothing was done.
      if (route.method === 'get') assert.equal(answer.status === 403, !allowed, name)
      else assert.ok(answer.status === 403 || (allowed && answer.status >= 400), name)
      if (route.path === '/office/sign-out') continue
    }
  })

for (const role of TOKEN_ROLES)
  test(`${role}: every call of the interface as the table of rights says`, async () => {
    const bearer = await createToken(context, organ, 'test', role, SYSTEM(organ.organId))
    for (const route of api.filter(isStaff)) {
      const allowed = RIGHTS[role].includes(route.access as Right)
      const answer = await call(supertest(app), route, addressOf(route)).set('Authorization', `Bearer ${bearer}`)
      const name = `${role} ${route.method} ${route.path}: ${answer.status}`
      assert.ok(answer.status < 500, name)
      assert.equal(answer.status === 403, !allowed, name)
    }
  })

test('no form is taken without the token of its session, however it is encoded', async () => {
  const { agent } = await signIn(organ, 'admin')
  for (const route of web.filter((each) => isStaff(each) && each.method !== 'get')) {
    const asForm = await call(agent, route, addressOf(route)).type('form').send({ _csrf: 'wrong' })
    const asParts = await call(agent, route, addressOf(route)).field('_csrf', 'wrong')
    assert.deepEqual([asForm.status, asParts.status], [403, 403], route.path)
  }
})

test('staff of another organ: what is not theirs is not there', async () => {
  const agent = (await signIn(theirs, 'admin')).agent
  const bearer = await createToken(context, theirs, 'test', 'admin', SYSTEM(theirs.organId))
  const ours = /:(number|remedy|account|token|task|letter|file)\b/
  for (const route of web.filter((each) => isStaff(each) && each.method === 'get' && ours.test(each.path))) {
    // Both organs have a case of this number: the answer must be their own case or nothing, never ours.
    const answer = await call(agent, route, addressOf(route, { number: '2026-99999' }))
    assert.equal(answer.status, 404, `${route.path}: ${answer.status}`)
  }
  for (const route of api.filter((each) => isStaff(each) && each.method === 'get' && ours.test(each.path))) {
    const answer = await call(supertest(app), route, addressOf(route, { number: '2026-99999' })).set(
      'Authorization',
      `Bearer ${bearer}`,
    )
    assert.equal(answer.status, 404, `${route.path}: ${answer.status}`)
  }
  assert.equal(other.number, mine.number)
})

test('an applicant sees the case whose code was given, no other, and only in its organ', async () => {
  const agent = supertest.agent(app)
  const opened = await agent
    .post(`/o/${organ.slug}/track`)
    .type('form')
    .send({ number: mine.number, code: mine.queryCode })
  assert.equal(opened.status, 303, opened.text)
  assert.equal((await agent.get(`/o/${organ.slug}/track/case`)).status, 200)
  for (const route of web.filter((each) => each.access === 'applicant' && each.method === 'get')) {
    const elsewhere = await call(agent, route, addressOf(route, { organ: theirs.slug }))
    assert.ok([303, 404].includes(elsewhere.status), `${route.path}: ${elsewhere.status}`)
  }
  const wrong = await supertest
    .agent(app)
    .post(`/o/${organ.slug}/track`)
    .type('form')
    .send({ number: mine.number, code: other.queryCode })
  const missing = await supertest
    .agent(app)
    .post(`/o/${organ.slug}/track`)
    .type('form')
    .send({ number: '2026-77777', code: other.queryCode })
  assert.deepEqual([wrong.status, wrong.text.length], [missing.status, missing.text.length])
})

test('a disabled account is out with its next request', async () => {
  const account = { login: 'leaving', name: '离职', email: null, role: 'head' as const, password: PASSWORD }
  const accountId = await createAccount(context, organ, account, SYSTEM(organ.organId))
  const agent = supertest.agent(app)
  await agent
    .post('/office/sign-in')
    .type('form')
    .send({ organ: organ.slug, login: 'leaving', password: PASSWORD })
    .expect(303)
  await agent.get('/office').expect(200)
  await disableAccount(context, organ, accountId, SYSTEM(organ.organId))
  for (const route of web.filter((each) => isStaff(each) && each.method === 'get')) {
    const answer = await call(agent, route, addressOf(route))
    assert.deepEqual(
      [answer.status, String(answer.headers['location']).split('?')[0]],
      [303, '/office/sign-in'],
      route.path,
    )
  }
})
