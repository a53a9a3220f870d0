import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { type Response } from 'supertest'
import { handleCase } from '../../src/services/case-service.ts'
import { reading } from '../../src/services/context.ts'
import { listRemedies } from '../../src/services/remedy-service.ts'
import { putPublicEntries } from '../../src/store/public-entries.ts'
import { publishedReports } from '../law/report-facts.ts'
import { testApp, tokenIn } from '../support/app.ts'
import { clerkOf } from '../support/context.ts'
import { answersTo, begin, fileThroughPages, PERSON, trackAs } from './public-application.ts'

/** The other language and size on pages with a form: buttons of that form, which lose nothing and judge nothing. */
const site = await testApp()
const organ = await site.givenOrgan('organ', { office: '示例办公室' })
const base = `/o/${organ.slug}`
const PDF = Buffer.from('%PDF-1.4\n说明\n%%EOF')

/** Where the English button of a page sends its form. */
function switchIn({ text }: Response): string {
  const button = text.match(/<button class="app-header__link"[^>]*lang="en"[^>]*>/)?.[0] ?? ''
  assert.match(button, /form="typed"/)
  assert.match(text, /<form[^>]*id="typed"/)
  return button.match(/formaction="([^"]*)"/)?.[1]?.replaceAll('&amp;', '&') ?? assert.fail('no switch')
}

const isCalm = ({ text }: Response) => {
  assert.match(text, /<html\s+lang="en"/)
  assert.doesNotMatch(text, /<title>Error|govuk-error-summary__title|govuk-error-message/)
}

test('a question: saved as typed, right or wrong, and shown again in the other language without a word of blame', async () => {
  const visitor = site.agent()
  const draft = await begin(visitor, organ)
  const typed = { ...answersTo('identity', PERSON), name: '李明', idNumber: '还没找到', change: 'yes', display: 'yes' }
  const to = switchIn(await visitor.get(`${draft}/identity`).expect(200))
  const sent = await visitor.post(to).type('form').send(typed).expect(303)
  assert.equal(sent.headers['location'], `${draft}/identity?change=yes`)
  const page = await visitor.get(sent.headers['location']).expect(200)
  isCalm(page)
  assert.ok(page.text.includes('value="还没找到"') && page.text.includes('name="change"'))
})

test('chosen files are taken along; one that cannot be is named', async () => {
  const visitor = site.agent()
  const draft = await begin(visitor, organ)
  const to = switchIn(await visitor.get(`${draft}/files`).expect(200))
  await visitor.post(to).field('display', 'yes').attach('annexFiles', PDF, '说明.pdf').expect(303)
  const page = await visitor.get(`${draft}/files`).expect(200)
  isCalm(page)
  assert.ok(page.text.includes('说明.pdf'))
  const odd = visitor.post(to).field('display', 'yes').attach('annexFiles', Buffer.from('MZ'), 'a.exe')
  assert.match((await odd.expect(422)).text, /a\.exe/)
})

test('the page to check: the tick stays, nothing is filed', async () => {
  const visitor = site.agent()
  const draft = await begin(visitor, organ)
  for (const step of ['wanted', 'who', 'identity', 'reach'] as const)
    await visitor.post(`${draft}/${step}`).type('form').send(answersTo(step, PERSON)).expect(303)
  await visitor.post(`${draft}/files`).field('identityProof', 'desk').expect(303)
  const to = switchIn(await visitor.get(`${draft}/check`).expect(200))
  const sent = await visitor.post(to).type('form').send({ privacyNotice: PERSON.privacyNotice, display: 'yes' })
  assert.equal(sent.headers['location'], `${draft}/check`)
  const page = await visitor.get(`${draft}/check`).expect(200)
  isCalm(page)
  assert.match(page.text, /name="privacyNotice"[^>]*checked/)
})

test('the subject, a draft’s code, number and code, number and e-mail, a report: shown again as typed', async () => {
  const forms: [string, Record<string, string>][] = [
    [`${base}/apply`, { title: '校车时刻表' }],
    [`${base}/apply/return`, { code: 'ABCD' }],
    [`${base}/track`, { number: '2026-1', code: 'ABCD' }],
    [`${base}/track/lost`, { number: '2026-1', email: 'li@' }],
    [`${base}/track/recovery`, { number: '2026-1', code: 'ABCD' }],
  ]
  for (const [path, typed] of forms) {
    const visitor = site.agent()
    const to = switchIn(await visitor.get(path).expect(200))
    const page = await visitor
      .post(to)
      .type('form')
      .send({ ...typed, display: 'yes' })
      .expect(200)
    isCalm(page)
    for (const value of Object.values(typed)) assert.ok(page.text.includes(`value="${value}"`), `${path} ${value}`)
  }
  const visitor = site.agent()
  const to = switchIn(await visitor.get('/check-report').expect(200))
  const page = await visitor.post(to).field('pasted', '{}').field('display', 'yes').expect(200)
  isCalm(page)
  assert.match(page.text, /<textarea[^>]*>\{\}<\/textarea>/)
})

test('a search goes with its words, and stays where the reader is in its hits', async () => {
  const { context } = site
  const entries = Array.from({ length: 30 }, (_, at) => ({
    ...{ kind: 'item' as const, entryId: randomUUID(), publicOn: context.clock.today() },
    ...{ title: `校车线路${at}`, body: '' },
  }))
  await putPublicEntries(reading(context), organ.organId, entries)
  const visitor = site.agent()
  const first = await visitor.get(`${base}/search?q=${encodeURIComponent('校车')}`).expect(200)
  const second = /href="([^"]*after=[^"]*)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const to = switchIn(await visitor.get(second).expect(200))
  const same = await visitor.post(to).type('form').send({ q: '校车', display: 'yes' }).expect(303)
  const page = await visitor.get(same.headers['location'] ?? '').expect(200)
  isCalm(page)
  assert.deepEqual(titlesIn(page), titlesIn(await visitor.get(second)))
  const other = await visitor.post(to).type('form').send({ q: '校车 线路1', display: 'yes' }).expect(303)
  const begun = await visitor.get(other.headers['location'] ?? '').expect(200)
  assert.match(begun.text, /value="校车 线路1"/)
  assert.equal(titlesIn(begun).length, 11)
})

const titlesIn = ({ text }: Response) => text.match(/<a class="govuk-link" href="[^"]*\/catalogue\/items\//g) ?? []

test('a switch of a form that asks leads to this site only', async () => {
  for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example', '', '%00'])
    assert.match(
      (await site.agent().post('/display').query({ to, lang: 'en' }).send('q=x').expect(303)).headers['location'] ?? '',
      /^\/(?![\/\\])/,
    )
})

test('the result of a check goes along, sealed: nobody writes one of their own', async () => {
  const visitor = site.agent()
  const { report } = publishedReports[0]!
  const result = await visitor.post('/check-report').field('pasted', JSON.stringify(report)).expect(200)
  const carried = /name="result" value="([\w-]+)"/.exec(result.text)?.[1] ?? ''
  const to = switchIn(result)
  const page = await visitor.post(to).type('form').send({ result: carried, display: 'yes' }).expect(200)
  isCalm(page)
  assert.match(page.text, /Nothing was found/)
  assert.ok(page.text.includes(report.body))
  for (const wrong of ['', 'x', carried.slice(2), `${carried.slice(0, -4)}AAAA`])
    await visitor.post(to).type('form').send({ result: wrong }).expect(404)
  await visitor.get('/check-report/result').expect(303).expect('Location', '/check-report')
})

test('what is written to the office: shown again, nothing recorded, the session ended or not', async () => {
  const filed = await fileThroughPages(site, organ)
  const on = site.context.clock.today()
  await handleCase(site.context, organ, filed.number, { type: 'receipt-confirmed', on }, clerkOf(organ), 'TEST_ACT')
  const visitor = await trackAs(site, organ, filed)
  const form = await visitor.get(`${base}/track/case/complaint`).expect(200)
  const to = switchIn(form)
  const sent = visitor.post(to).field('_csrf', tokenIn(form)).field('text', '没有人回电话。').field('display', 'yes')
  const page = await sent.expect(200)
  isCalm(page)
  assert.match(page.text, /<textarea[^>]*>没有人回电话。<\/textarea>/)
  assert.deepEqual(await listRemedies(site.context, organ, { kind: 'complaint' }, null, 10), [])
  const stranger = site.agent()
  const ended = await stranger.post(`${base}/track/case/complaint`).field('text', '没有人回电话。').expect(404)
  const again = await stranger
    .post(switchIn(ended))
    .type('form')
    .send({ number: '', code: '', act: 'complaint', text: '没有人回电话。', display: 'yes' })
    .expect(200)
  isCalm(again)
  assert.match(again.text, /has been closed here[^]*name="text" value="没有人回电话。"/)
})

test('a draft that is not here: what was typed is shown in the other language too', async () => {
  const draft = await begin(site.agent(), organ)
  const visitor = site.agent()
  const typed = answersTo('wanted', PERSON)
  const lost = await visitor.post(`${draft}/wanted`).type('form').send(typed).expect(404)
  const again = await visitor
    .post(switchIn(lost))
    .type('form')
    .send({ ...typed, display: 'yes' })
    .expect(404)
  assert.match(again.text, /<html\s+lang="en"/)
  assert.ok(again.text.includes(PERSON.description))
  assert.doesNotMatch((await visitor.get(`${draft}/wanted`).expect(404)).text, /form="typed"/)
})
