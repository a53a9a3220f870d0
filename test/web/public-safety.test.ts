import assert from 'node:assert/strict'
import { createTransport, type Transporter } from 'nodemailer'
import { Writable } from 'node:stream'
import { test } from 'node:test'
import { pino } from 'pino'
import supertest, { type Response } from 'supertest'
import { allRoutes, createApp } from '../../src/app.ts'
import { LIMITS } from '../../src/http/rate-limits.ts'
import { type Route } from '../../src/http/route.ts'
import { trackCase } from '../../src/services/case-view.ts'
import { createToken } from '../../src/services/api-tokens.ts'
import { reading, SYSTEM } from '../../src/services/context.ts'
import { NotFound } from '../../src/services/errors.ts'
import { fileOnline } from '../../src/services/filing-service.ts'
import { deliverMail } from '../../src/services/postman.ts'
import { query } from '../../src/store/query.ts'
import { snapshot } from '../../src/store/snapshot.ts'
import { tableLines, tablesInOrder } from '../../src/store/table-dump.ts'
import { testApp } from '../support/app.ts'
import { anApplication } from '../support/context.ts'
import { ADDRESSES, CANARY, OFFICE_ONLY, seedCanaries } from './canaries.ts'

/**
 * What must hold of everything the public can reach: nothing secret is in it, guessing finds nothing, no field decides
 * what it may not, every answer has its headers. Routes come from the registry, so one added tomorrow is tried tomorrow.
 */
const site = await testApp({ today: '2026-09-07' })
const { context, givenOrgan, signIn } = site
const organ = await givenOrgan('organ', { publicationDelay: 0, office: '示例办公室' })
const theirs = await givenOrgan('organ')

const logged: string[] = []
const log = pino({ level: 'trace' }, new Writable({ write: (line, _, done) => (logged.push(String(line)), done()) }))
const config = { publicUrl: 'http://localhost:3000', trustProxy: 1, sessionSecret: 's'.repeat(40) }
const app = createApp(context, config, log)
const { web, api } = allRoutes(context)

const secret = await seedCanaries(site, organ)
const strangers = await fileOnline(context, organ, anApplication({ channel: 'online' }), { key: 'other', body: 'x' })

const said = ({ text, body, headers, status }: Response): string =>
  `${status} ${JSON.stringify(headers)} ${text ?? ''} ${Buffer.isBuffer(body) ? body.toString('utf8') : ''}`

function assertNoCanary(where: string, words: string): void {
  for (const [place, canary] of Object.entries(CANARY))
    for (const form of [canary, encodeURIComponent(canary), JSON.stringify(canary).slice(1, -1)])
      assert.ok(!words.includes(form), `${place} of the application in ${where}`)
}

/** Addresses of the registry with real things in their places. */
const VALUES: Record<string, string> = {
  organ: organ.slug,
  number: secret.number,
  year: '2026',
  format: 'json',
  reply: secret.replyId,
  remedy: secret.remedyId,
  row: 'received',
  column: 'total',
  version: '1',
}
const addressOf = ({ path }: Route): string =>
  path.replace(
    /:(\w+)|\{(\w+)\}/g,
    (_, a: string, b: string) => VALUES[a ?? b] ?? '00000000-0000-4000-8000-000000000000',
  )

type Visitor = ReturnType<typeof supertest.agent>

/** Every route of the registry, and everything the pages found link to. */
async function everythingSeenBy(visitor: Visitor): Promise<Map<string, string>> {
  const seen = new Map<string, string>()
  const waiting = [...web, ...api].filter(({ method }) => method === 'get').map(addressOf)
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path) || seen.size > 400) continue
    const answer = await visitor.get(path).redirects(0).buffer()
    assert.ok(answer.status < 500, `${path}: ${answer.status}`)
    seen.set(path, said(answer))
    for (const [, link] of (answer.text ?? '').matchAll(/(?:href|action)="(\/[^"#]*)/g))
      // The same page in another language or size says nothing new.
      if (!/[?;](?:lang|text)=/.test(link!)) waiting.push(link!.replaceAll('&amp;', '&'))
  }
  return seen
}

test('no canary anywhere: for anybody, for another applicant, for staff of another body', async () => {
  const anybody = supertest.agent(app)
  const other = supertest.agent(app)
  const opened = await other
    .post(`/o/${organ.slug}/track`)
    .type('form')
    .send({ number: strangers.number, code: strangers.queryCode })
  assert.equal(opened.status, 303)
  const { agent: foreign } = await signIn(theirs, 'admin')
  for (const [who, visitor] of Object.entries({ anybody, other, foreign })) {
    const seen = await everythingSeenBy(visitor)
    assert.ok(seen.size > 40, `${who} saw ${seen.size} pages`)
    for (const [path, words] of seen) assertNoCanary(`${path} as ${who}`, words)
  }
})

test('the canaries are there for those they are meant for: the search would have found them', async () => {
  const own = supertest.agent(app)
  await own.post(`/o/${organ.slug}/track`).type('form').send({ number: secret.number, code: secret.queryCode })
  const tracked = (await own.get(`/o/${organ.slug}/track/case`)).text
  for (const canary of [CANARY.title, CANARY.description, CANARY.correction, CANARY.fileName, CANARY.proofName])
    assert.ok(tracked.includes(canary), canary)
  for (const canary of OFFICE_ONLY) assert.ok(!tracked.includes(canary), canary)
  const { agent: ours } = await signIn(organ, 'head')
  const office = (await ours.get(`/office/cases/${secret.number}`)).text
  for (const canary of [CANARY.name, CANARY.agent, CANARY.features, CANARY.help, ...OFFICE_ONLY])
    assert.ok(office.includes(canary), canary)
  assert.ok((await ours.get(`/office/remedies/${secret.remedyId}`)).text.includes(CANARY.dispute))
})

test('no address that the office’s pages lead to names anything of a case', async () => {
  const { agent } = await signIn(organ, 'head')
  for (const path of ['', '/cases', `/cases/${secret.number}`, '/remedies', `/remedies/${secret.remedyId}`, '/audit'])
    for (const [, link] of (await agent.get(`/office${path}`)).text.matchAll(/(?:href|action|src)="([^"]*)"/g))
      assertNoCanary(`an address on /office${path}`, decodeURIComponent(link!))
})

test('the interface: a token of the office reads its case, one of another body and the public nothing', async () => {
  const read = (token: string) =>
    supertest(app).get(`/api/v1/cases/${secret.number}`).set('Authorization', `Bearer ${token}`)
  const tokenOf = (of: typeof organ) => createToken(context, of, 'key', 'clerk', SYSTEM(of.organId))
  const ours = await read(await tokenOf(organ))
  assert.ok(ours.text.includes(CANARY.description) && ours.text.includes(CANARY.name))
  const foreign = await read(await tokenOf(theirs))
  assert.equal(foreign.status, 404)
  assertNoCanary('an answer to another body', said(foreign))
  const own = await supertest(app)
    .get(`/api/v1/applications/${secret.number}?organ=${organ.slug}`)
    .set('X-Query-Code', secret.queryCode)
    .expect(200)
  for (const canary of OFFICE_ONLY) assert.ok(!own.text.includes(canary), canary)
})

test('no canary in what search says, whatever is asked', async () => {
  for (const canary of Object.values(CANARY))
    for (const path of ['search', 'search/suggestions']) {
      const answer = await supertest(app).get(`/o/${organ.slug}/${path}?q=${encodeURIComponent(canary)}`)
      const words = said(answer).replaceAll(canary, '').replaceAll(encodeURIComponent(canary), '')
      assert.ok(!words.includes('校车') && !words.includes(secret.number), canary)
    }
})

test('no canary in logs, mail, the audit log, or a copy of the database', async () => {
  assert.ok(logged.length > 100)
  assertNoCanary('the log', logged.join('\n'))
  const sent: string[] = []
  const transport = createTransport({
    name: 'test',
    version: '1',
    send: (mail, done) =>
      mail.message.build((error, message) => {
        sent.push(decoded(String(message)))
        done(error, { envelope: mail.message.getEnvelope(), messageId: mail.message.messageId() })
      }),
  }) as unknown as Transporter
  await deliverMail(context, transport, 'gongkai@example.org')
  assert.ok(sent.length >= 2, `${sent.length} mails`)
  for (const mail of sent) {
    const to = ADDRESSES.find((address) => mail.includes(address))
    assertNoCanary('a mail', to ? mail.replaceAll(to, '') : mail)
  }
  await snapshot(context.orm, async (tx) => {
    for (const table of await tablesInOrder(tx))
      for await (const lines of tableLines(tx, table)) assertNoCanary(`table ${table}`, lines.join('\n'))
  })
})

/** The parts of a mail as a reader sees them. */
const decoded = (mail: string): string => {
  const parts = mail.split(/\r?\n\r?\n/).map((part) => Buffer.from(part.replace(/\s/g, ''), 'base64').toString('utf8'))
  const words = mail.replace(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, text: string) =>
    Buffer.from(text, 'base64').toString('utf8'),
  )
  return [words, ...parts].join('\n')
}

test('ten thousand guesses of number and code reveal nothing', async () => {
  const wrong = 'Z'.repeat(24)
  const guessed = async (at: number) => {
    const number = at % 2 === 0 ? secret.number : `2026-${String(at).padStart(5, '0')}`
    await assert.rejects(trackCase(context, organ, number, `${at}${wrong}`.slice(0, 24)), NotFound)
  }
  for (let at = 0; at < 10_000; at += 100)
    await Promise.all(Array.from({ length: 100 }, (_, more) => guessed(at + more)))
  const guess = (number: string) =>
    supertest(app)
      .post(`/o/${organ.slug}/track`)
      .type('form')
      .send({ number, code: wrong })
      .set('X-Forwarded-For', '10.0.0.1')
  const [real, none] = [await guess(secret.number), await guess('2026-98765')]
  assert.deepEqual([real.status, real.text.length], [none.status, none.text.length])
})

/** Fields no form asks for, lists for texts, foreign prototypes. */
const MASS =
  'status=closed&state=closed&organId=1&organ_id=1&dueDate=2099-01-01&dueOn=2099-01-01&role=admin&version=9&receivedAt=2000-01-01' +
  '&number=1999-00001&number=x&code=a&code=b&caseId=x&checkedAt=2000-01-01&publicOn=2000-01-01&imported=true&__proto__[x]=1' +
  '&__proto__=1&constructor=1&constructor[prototype][x]=1&name[$ne]=1&title[]=a&title[]=b&key[toString]=x&kind[0]=x&hasOwnProperty=1'

/** What people change of their own accounts by such a form alone: a factor begun, the feed opened, the digest. */
const ONES_OWN = ['factor_sealed', 'feed_turn', 'feed_open', 'digest']

test('no form takes a field that is not its own, a list for a text, or a foreign prototype', async () => {
  const state = async () =>
    JSON.stringify(
      await query(
        reading(context),
        `select (select count(*) from case_file) as cases, (select md5(string_agg(c::text, '' order by case_id)) from case_file c) as files,
           (select count(*) from case_event) as events, (select count(*) from published_reply where checked_at < '2001-01-01' or public_on < '2001-01-01') as replies,
           (select md5(string_agg((to_jsonb(a) - $1::text[])::text, '' order by account_id)) from account a) as accounts`,
        [ONES_OWN],
      ),
    )
  const { agent, csrf } = await signIn(organ, 'head')
  const before = await state()
  for (const route of web.filter(({ method, path }) => method === 'post' && !path.includes('sign-out'))) {
    const visitor = route.access === 'anyone' || route.access === 'applicant' ? supertest(app) : agent
    const { status } = await visitor.post(addressOf(route)).type('form').send(`_csrf=${csrf}&${MASS}`).redirects(0)
    assert.ok(status < 500, `${route.path}: ${status}`)
  }
  assert.equal(({} as Record<string, unknown>)['x'], undefined)
  assert.equal(await state(), before)
})

test('every kind of answer carries its headers', async () => {
  const get = (path: string) => supertest(app).get(path).redirects(0)
  const asset = /src="(\/assets\/app[^"]+)"/.exec((await get(`/o/${organ.slug}`)).text)![1]!
  const files = await downloads()
  const answers: [string, Response][] = [
    ...files,
    ['a script not changed', await notChanged(asset)],
    ['robots not changed', await notChanged('/robots.txt')],
    ['a page', await get(`/o/${organ.slug}`)],
    ['a page of an application', await get(`/o/${organ.slug}/track`)],
    ['a redirect', await get('/office')],
    ['nothing there', await get('/nothing')],
    ['a form refused', await supertest(app).post(`/o/${organ.slug}/track`).type('form').send({})],
    [
      'a change from another site',
      await supertest(app).post(`/o/${organ.slug}/track`).set('Sec-Fetch-Site', 'cross-site'),
    ],
    ['a broken form', await supertest(app).post(`/o/${organ.slug}/track`).type('form').send('x'.repeat(300_000))],
    ['a script', await get(asset)],
    ['data', await get(`/o/${organ.slug}/replies/export/json`)],
    ['a feed', await get(`/o/${organ.slug}/replies/export/rss`)],
    ['suggestions', await get(`/o/${organ.slug}/search/suggestions?q=x`)],
    ['the site map', await get('/sitemap.xml')],
    ['robots', await get('/robots.txt')],
    ['the interface', await get('/api/v1/openapi.json')],
    ['a refusal of the interface', await get('/api/v1/cases')],
    ['health', await get('/livez')],
    ['too many', await tooMany()],
  ]
  for (const [what, { headers, status }] of answers) {
    const csp = String(headers['content-security-policy'])
    for (const rule of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'"])
      assert.ok(csp.includes(rule), `${what} (${status}): ${rule}`)
    assert.doesNotMatch(csp, /unsafe|\*/, what)
    assert.equal(headers['x-content-type-options'], 'nosniff', what)
    assert.equal(headers['referrer-policy'], 'no-referrer', what)
    assert.ok(headers['cache-control'], what)
    assert.equal(headers['x-powered-by'], undefined, what)
    assert.equal(headers['access-control-allow-origin'], undefined, what)
    const type = headers['content-type']
    if (files.some(([file]) => file === what)) {
      assert.match(csp, /; sandbox/, what)
      assert.match(String(headers['content-disposition']), /^attachment/, what)
      assert.match(String(headers['cache-control']), /no-store/, what)
      assert.equal(headers['x-robots-tag'], 'noindex, nofollow', what)
    }
    if (type && /^(?:text|application\/(?:json|xml|rss))/.test(type)) assert.match(type, /charset=utf-8/i, what)
  }
})

/** Every file of a case: what its applicant may save, and what the office may. */
async function downloads(): Promise<[string, Response][]> {
  const own = supertest.agent(app)
  await own.post(`/o/${organ.slug}/track`).type('form').send({ number: secret.number, code: secret.queryCode })
  const { agent: ours } = await signIn(organ, 'head')
  const answers: [string, Response][] = []
  for (const [visitor, page] of [
    [own, `/o/${organ.slug}/track/case`],
    [ours, `/office/cases/${secret.number}`],
  ] as const) {
    const { text } = await visitor.get(page).expect(200)
    const links = [...text.matchAll(/href="([^"]+(?:\/files\/[^"/]+|\/receipt|\/pdf|\/docx|\.pdf|\.docx))"/g)]
    assert.ok(links.length >= 3, `${page}: ${links.length} files`)
    for (const [, link] of links) answers.push([link!, await visitor.get(link!.replaceAll('&amp;', '&')).expect(200)])
  }
  return answers
}

async function notChanged(path: string): Promise<Response> {
  const { headers } = await supertest(app).get(path).expect(200)
  return supertest(app).get(path).set('If-None-Match', String(headers['etag'])).expect(304)
}

async function tooMany(): Promise<Response> {
  const guess = () =>
    supertest(app).post(`/o/${organ.slug}/track`).type('form').send({ number: secret.number, code: 'x' })
  for (let at = 0; at < LIMITS.tracking.requests; at += 1) await guess()
  return guess().expect(429)
}

test('a host named by the caller is never believed; TRACE is not answered', async () => {
  const forged = await supertest(app)
    .get('/sitemap.xml')
    .set('Host', 'evil.example')
    .set('X-Forwarded-Host', 'evil.example')
  assert.ok(!forged.text.includes('evil.example'))
  const feed = await supertest(app).get(`/o/${organ.slug}/replies/export/rss`).set('Host', 'evil.example')
  assert.ok(!feed.text.includes('evil.example'))
  assert.notEqual((await supertest(app).trace('/')).status, 200)
})
