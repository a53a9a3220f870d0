import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentDocx } from '../../src/documents/document-docx.ts'
import { reportPages } from '../../src/documents/report-pages.ts'
import { LIMITS } from '../../src/http/rate-limits.ts'
import { documentOfSentences } from '../../src/law/report/report-document.ts'
import { organSummary } from '../../src/law/report/wording.ts'
import { reading } from '../../src/services/context.ts'
import { query } from '../../src/store/query.ts'
import { publishedReports } from '../law/report-facts.ts'
import { testApp } from '../support/app.ts'

const { context, agent } = await testApp()
const { report } = publishedReports[0]!
const wrong = {
  ...report,
  applications: { ...report.applications, partial: { ...report.applications.partial, business: 8 } },
}
const page = '/check-report'

test('anybody checks a report without an account: faults with their places, nothing kept', async () => {
  const visitor = agent()
  const form = (await visitor.get(page).expect(200)).text
  assert.match(form, /不超过5兆/)
  assert.doesNotMatch(form, /noindex/)
  const found = await visitor
    .post(page)
    .attach('file', await documentDocx(reportPages(documentOfSentences(wrong, organSummary(report)))), '报告.docx')
    .expect(200)
  assert.match(found.text, /商业企业」填的是8，按勾稽关系应为7/)
  assert.match(found.text, /noindex/)
  const pasted = await visitor.post(page).field('pasted', JSON.stringify(report)).expect(200)
  assert.match(pasted.text, /没有发现问题/)
  assert.deepEqual(await query(reading(context), 'select 1 from audit limit 1'), [])
  assert.match((await visitor.get(`${page}?lang=en`).expect(200)).text, /Check a report/)
})

test('last year’s report beside it: what was carried over is checked', async () => {
  const before = { ...report, year: report.year - 1, period: { from: '2022-01-01', to: '2022-12-31' } }
  const answer = await agent()
    .post(page)
    .attach('file', Buffer.from(JSON.stringify(report)), 'a.json')
    .attach('lastYear', Buffer.from(JSON.stringify(before)), 'b.json')
    .expect(200)
  assert.match(answer.text, /AR-4|结转/)
})

test('what cannot be read is said, and what was typed is kept', async () => {
  const visitor = agent()
  assert.match((await visitor.post(page).field('body', '示例局').expect(422)).text, /请选择文件，或者粘贴报告/)
  const odd = await visitor.post(page).field('pasted', '<b>不是报告</b>').field('year', '23').expect(422)
  assert.match(odd.text, /年度应是四位数字/)
  assert.match(odd.text, /&lt;b&gt;不是报告/)
  const large = await visitor
    .post(page)
    .attach('file', Buffer.alloc(5 * 1024 * 1024 + 1), 'a.docx')
    .expect(422)
  assert.match(large.text, /文件过大/)
  for (const [name, bytes] of [
    ['a.docx', Buffer.from('PK\u0003\u0004broken')],
    ['a.json', Buffer.from('[[[[')],
    ['a.html', Buffer.from([0xff, 0xfe, 0x00])],
  ] as const)
    assert.equal((await visitor.post(page).attach('file', bytes, name)).status, 422, name)
})

test('whoever comes after sixty checks from one address waits half a minute, and checks', async () => {
  const visitor = agent()
  const check = (by = visitor) => by.post(page).type('form').send({})
  // The tests before have checked as well.
  for (let at = 0; at < LIMITS.checking.requests; at += 1) await check()
  const waits = await check(agent()).expect(429)
  await check().expect(429)
  assert.equal(waits.headers['retry-after'], '30')
  assert.match(waits.text, /请在1分钟以后再试/)
  context.clock.pass(30)
  await check(agent()).expect(429)
  await check().expect(422)
  await check().expect(429)
})
