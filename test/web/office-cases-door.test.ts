import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newSetupToken } from '../../src/services/setup-service.ts'
import { reading } from '../../src/services/context.ts'
import { query } from '../../src/store/query.ts'
import { ownPage } from '../../src/web/office/sign-in-next.ts'
import { officeRoutes } from '../../src/web/office/routes.ts'
import { OFFICE_NAVIGATION } from '../../src/web/office/office-shell-navigation.ts'
import { givenAccount, PASSWORD, signedIn, testApp } from '../support/app.ts'

const { app, context, agent, givenOrgan, signIn } = await testApp()

const setupForm = (token: string) => ({
  token,
  name: '示例职业技术学院',
  slug: 'slzy',
  regime: 'college',
  personName: '王老师',
  login: 'wang',
  email: 'wang@example.org',
  password: PASSWORD,
  again: PASSWORD,
})
const audits = (action: string) =>
  query<{ organId: number; actor: string; body: string; subject: string }>(
    reading(context),
    'select organ_id as "organId", actor, subject, body_text as body from audit where action = $1',
    [action],
  )

test('the setup link makes one organ and one administrator, once, and signs in', async () => {
  const token = (await newSetupToken(context)) ?? assert.fail('no link')
  const page = await agent().get(`/setup?token=${token}`).expect(200)
  assert.match(page.text, /15个工作日内答复/)
  assert.match(page.text, /20个工作日内答复/)
  assert.match(page.text, /至少12个字符/)
  const weak = await agent()
    .post('/setup')
    .type('form')
    .send({ ...setupForm(token), password: '123', again: '124', name: '' })
    .expect(422)
  for (const kept of ['value="slzy"', 'value="wang"', 'value="college" checked', '请填写单位名称'])
    assert.ok(weak.text.includes(kept), kept)
  assert.ok(!weak.text.includes('value="123"'), 'a password is never sent back')
  const visitors = [agent(), agent(), agent()]
  const answers = await Promise.all(visitors.map((each) => each.post('/setup').type('form').send(setupForm(token))))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 404, 404])
  const winner = visitors[answers.findIndex(({ status }) => status === 303)]
  assert.match((await winner!.get('/office').expect(200)).text, /今日待办/)
  await agent().get(`/setup?token=${token}`).expect(404)
  const [{ n } = { n: 0 }] = await query<{ n: number }>(reading(context), 'select count(*)::int n from organ', [])
  assert.equal(n, 1)
})

test('a wrong login and a wrong password are answered alike, and logged without what was typed', async () => {
  const organ = await givenOrgan()
  const { login } = await givenAccount(context, organ, 'clerk')
  const attempt = (typed: string) =>
    agent()
      .post('/office/sign-in')
      .type('form')
      .send({ organ: organ.slug, login: typed, password: 'wrong wrong wrong' })
  const [known, unknown] = [await attempt(login).expect(422), await attempt('nobody').expect(422)]
  assert.equal(known.text.replaceAll(login, ''), unknown.text.replaceAll('nobody', ''))
  assert.match(known.text, /登录名或者密码不正确/)
  const failures = (await audits('SIGN_IN_FAILED')).filter(({ organId }) => organId === organ.organId)
  assert.equal(failures.length, 2)
  assert.ok(failures.every(({ body, actor, subject }) => !`${body}${actor}${subject}`.includes(login)))
})

test('five failures of a login from an address make that pair wait; the account stays open to others', async () => {
  const organ = await givenOrgan()
  const { login } = await givenAccount(context, organ, 'clerk')
  const attempt = (password: string) =>
    agent().post('/office/sign-in').type('form').send({ organ: organ.slug, login, password })
  for (let n = 0; n < 5; n += 1) assert.match((await attempt(`guess number ${n}`).expect(422)).text, /不正确/)
  assert.match((await attempt(PASSWORD).expect(422)).text, /15分钟后再试/)
  const another = await givenAccount(context, organ, 'clerk')
  await signedIn(app, organ, another.login)
})

test('signing in gives a new session; signing out ends it', async () => {
  const organ = await givenOrgan()
  const { login } = await givenAccount(context, organ, 'head')
  const visitor = agent()
  const enter = () =>
    visitor
      .post('/office/sign-in')
      .type('form')
      .send({ organ: organ.slug, login, password: PASSWORD, next: '/office/cases?q=2026' })
      .expect(303)
  const first = await enter()
  assert.equal(first.headers['location'], '/office/cases?q=2026')
  const cookie = /gongkai=[^;]+/.exec(String(first.headers['set-cookie']))?.[0] ?? ''
  await agent().get('/office').set('Cookie', cookie).expect(200)
  await enter()
  await agent().get('/office').set('Cookie', cookie).expect(303)
  const officer = await signedIn(app, organ, login)
  await officer.agent.post('/office/sign-out').type('form').send({}).expect(403)
  await officer.agent.post('/office/sign-out').field('x', '1').expect(403)
  assert.match((await officer.post('/office/sign-out').expect(303)).headers['location'] ?? '', /sign-in/)
  await officer.get('/office').expect(303)
  assert.ok((await audits('SIGNED_IN')).some(({ organId }) => organId === organ.organId))
})

test('after signing in one goes on to own pages only', () => {
  const pages = officeRoutes(context)
    .filter(({ method, path }) => method === 'get' && path.startsWith('/office'))
    .map(({ path }) => path)
  for (const next of [
    '/office',
    '/office/cases?q=a%20b&sort=due',
    '/office/cases/2026-00001/acts/reply?outcome=partial',
  ])
    assert.equal(ownPage(next, pages), next)
  for (const next of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/office',
    '/office/../o/x',
    '/office//evil',
    '/office@evil.example',
    '/o/x',
    '/office/unknown',
    '/office/cases/',
    'javascript:alert(1)',
    '/office?x=\r\nSet-Cookie:a',
    '',
  ])
    assert.ok(!(ownPage(next, pages) ?? '/office').includes('evil') && ownPage(next, pages) !== next, next)
})

test('the password is changed with the old one; other sessions end', async () => {
  const organ = await givenOrgan()
  const officer = await signIn(organ)
  const elsewhere = await signedIn(app, organ, officer.login)
  const fresh = '七月的风吹过整条河与两岸 8'
  assert.match(
    (await officer.post('/office/me', { old: 'x', password: fresh, again: fresh }).expect(422)).text,
    /原密码不正确/,
  )
  assert.match(
    (await officer.post('/office/me', { old: PASSWORD, password: fresh, again: 'y' }).expect(422)).text,
    /不一致/,
  )
  assert.match(
    (await officer.post('/office/me', { old: PASSWORD, password: 'short', again: 'short' }).expect(422)).text,
    /至少要有12个字符/,
  )
  await officer.post('/office/me', { old: PASSWORD, password: fresh, again: fresh }).expect(303)
  await officer.get('/office').expect(200)
  await elsewhere.get('/office').expect(303)
})

test('every link of the navigation leads to a page that asks for that very right', () => {
  const routes = officeRoutes(context)
  for (const { key, href, right } of OFFICE_NAVIGATION) {
    const route = routes.find(({ method, path }) => method === 'get' && path === href)
    assert.equal(route?.access, right, key)
  }
})
