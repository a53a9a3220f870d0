import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pino } from 'pino'
import supertest from 'supertest'
import { createApp } from '../../src/app.ts'
import { type Context } from '../../src/services/context.ts'
import { openOrm } from '../../src/store/orm.ts'
import { testApp } from '../support/app.ts'
import { answer, begin, PERSON } from './public-application.ts'

/** What people read when something goes wrong: what happened to their answers, when to come back, whom to call. */
const site = await testApp()
const organ = await site.givenOrgan('organ', { office: '示例办公室', phone: '0570-1234567' })
const config = { publicUrl: 'http://localhost:3000', sessionSecret: 's'.repeat(40), trustProxy: false } as const
const silent = pino({ level: 'silent' })

test('on the pages of a body an error keeps its links and says how to reach the office', async () => {
  const answers = [
    await site.agent().get(`/o/${organ.slug}/reports/1901`).expect(404),
    await site.agent().get(`/o/${organ.slug}/replies/00000000-0000-4000-8000-000000000000`).expect(404),
    await site.agent().get(`/o/${organ.slug}/nothing/there`).expect(404),
    await site.agent().get(`/o/${organ.slug}/replies/%01`).expect(404),
    await site.agent().post(`/o/${organ.slug}/apply/start`).set('Sec-Fetch-Site', 'cross-site').expect(403),
    await site
      .agent()
      .post(`/o/${organ.slug}/apply/start`)
      .type('form')
      .send({ title: 'x'.repeat(300_000) })
      .expect(413),
  ]
  for (const { text } of answers) {
    assert.match(text, /0570-1234567/)
    assert.match(text, /联系方式在本页下方/)
    assert.match(text, new RegExp(`class="govuk-link" href="/o/${organ.slug}">返回首页`))
  }
  const nowhere = await site.agent().get('/nothing').expect(404)
  assert.doesNotMatch(nowhere.text, /联系方式在本页下方/)
  const nobody = await site.agent().get('/o/nobody/apply').expect(404)
  assert.doesNotMatch(nobody.text, /联系方式在本页下方/)
})

test('the database away: a body that was asked before is still named, with how to reach it', async () => {
  const orm = await openOrm({ host: '127.0.0.1', port: 1, user: 'nobody', database: 'nothing' })
  const changing = { ...site.context }
  const app = createApp(changing, config, silent)
  await supertest(app).get(`/o/${organ.slug}`).expect(200)
  changing.orm = orm
  for (const path of ['', '/track', '/nothing']) {
    const { text } = await supertest(app).get(`/o/${organ.slug}${path}`)
    assert.match(text, path === '/nothing' ? /没有找到这个页面/ : /暂时不能使用/)
    assert.match(text, /0570-1234567[^]*示例办公室|示例办公室[^]*0570-1234567/)
  }
  await orm.close(true)
})

test('the database away: 503, when to come back, nothing of the cause; a fault of the program: 500 with its number', async () => {
  const orm = await openOrm({ host: '127.0.0.1', port: 1, user: 'nobody', database: 'nothing' })
  const away = createApp({ ...site.context, orm }, config, silent)
  for (const path of ['', '/apply', '/track', '/replies']) {
    const answer = await supertest(away).get(`/o/${organ.slug}${path}`).expect(503)
    assert.match(answer.text, /暂时不能使用/)
    assert.doesNotMatch(answer.text, /ECONNREFUSED|127\.0\.0\.1/)
    assert.equal(answer.headers['retry-after'], '120')
  }
  await orm.close(true)
  const broken = {
    ...site.context,
    get clock(): Context['clock'] {
      throw new Error('a fault')
    },
  }
  const fault = await supertest(createApp(broken, config, silent))
    .get(`/o/${organ.slug}/replies`)
    .expect(500)
  assert.match(fault.text, /系统出现问题[^]*<p class="govuk-body">[0-9a-f]{8}<\/p>/)
})

test('the database gone in the middle of a form: 503; what was answered before is there when it is back', async () => {
  const visitor = site.agent()
  const draft = await begin(visitor, organ)
  await answer(visitor, draft, 'wanted', PERSON).expect(303)
  const orm = await openOrm({ host: '127.0.0.1', port: 1, user: 'nobody', database: 'nothing' })
  const away = createApp({ ...site.context, orm }, config, silent)
  const posted = await supertest(away).post(`${draft}/who`).type('form').send({ kind: 'natural-person' }).expect(503)
  assert.match(posted.text, /以前保存的内容还在/)
  await orm.close(true)
  assert.ok((await visitor.get(`${draft}/wanted`).expect(200)).text.includes(PERSON.description))
})
