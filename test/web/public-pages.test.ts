import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import request from 'supertest'
import { handleCase } from '../../src/services/case-service.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { approveReport, freezeReport, publishReport } from '../../src/services/report-closing.ts'
import { localDate as d } from '../../src/law/date.ts'
import { applyMessages } from '../../src/web/messages/public/apply/messages.ts'
import { frontMessages } from '../../src/web/messages/public/front/messages.ts'
import { guideMessages } from '../../src/web/messages/public/guide/messages.ts'
import { privacyMessages } from '../../src/web/messages/public/privacy/messages.ts'
import { reportsMessages } from '../../src/web/messages/public/reports/messages.ts'
import { siteMessages } from '../../src/web/messages/public/site/messages.ts'
import { trackMessages } from '../../src/web/messages/public/track/messages.ts'
import { testApp } from '../support/app.ts'
import { confirmAll } from '../support/report.ts'
import { anApplication, clerkOf } from '../support/context.ts'

const site = await testApp()
const get = (path: string) => request(site.app).get(path)

test('the home page: nobody yet, then the only body, then a choice with search', async () => {
  const nobody = await get('/').expect(200)
  assert.match(nobody.text, /尚未开通/)
  assert.match(nobody.text, /一次性链接/)
  const first = await site.givenOrgan()
  assert.ok((await get('/').expect(200)).text.includes(`href="/o/${first.slug}/apply"`))
  await site.givenOrgan('college')
  const choice = await get('/').expect(200)
  assert.match(choice.text, /共2个单位/)
  assert.match((await get('/?q=教育').expect(200)).text, /共2个单位/)
  const none = await get(`/?q=${encodeURIComponent('<i>没有')}`).expect(200)
  assert.match(none.text, /没有名称含有“&lt;i&gt;没有”的单位/)
  await get('/?q=a&q=b').expect(200)
  await get('/o/no-such-body').expect(404)
})

test('the guide names periods and grounds of its own regime, fees from the tariff, remedies in their order', async () => {
  const organ = await site.givenOrgan('organ', {
    office: '示例办公室',
    head: '王主任',
    fax: '0570-7654321',
    guide: '第一段\n\n<第二段>',
    reconsiderationBody: '示例市人民政府',
  })
  const { text } = await get(`/o/${organ.slug}/guide`).expect(200)
  for (const said of [
    '20个工作日',
    '条例第三十三条第二款',
    '15个工作日',
    '示例办公室',
    '王主任',
    '传真',
    '31至40件',
    '200元',
    '201页以上',
    '条例第三十一条第三项',
    '《中华人民共和国政府信息公开条例》第十六条第二款',
    '先向示例市人民政府申请行政复议',
    '&lt;第二段&gt;',
  ])
    assert.ok(text.includes(said), said)
  const college = await site.givenOrgan('college', { supervisionUnit: '示例学院纪委' })
  const other = (await get(`/o/${college.slug}/guide`).expect(200)).text
  for (const said of ['高等学校信息公开办法第十八条', '高等学校信息公开办法第二十条', '示例学院纪委', '第二十六条'])
    assert.ok(other.includes(said), said)
  for (const unsaid of ['行政诉讼', '31至40件', '延长答复']) assert.ok(!other.includes(unsaid), unsaid)
  const generous = await site.givenOrgan('college', { school: { replyWorkdays: 10, extensionWorkdays: 5 } })
  const own = (await get(`/o/${generous.slug}/guide`).expect(200)).text
  assert.match(own, /10个工作日/)
  assert.match(own, /最多5个工作日/)
})

test('only published reports are shown, as page and as files', async () => {
  const organ = await site.givenOrgan()
  const clerk = clerkOf(organ)
  site.context.clock.set('2026-03-02')
  const { number } = await registerByOffice(
    site.context,
    organ,
    anApplication({ submittedOn: d('2026-03-02') }),
    clerk,
    null,
  )
  await handleCase(
    site.context,
    organ,
    number,
    { type: 'replied', on: d('2026-03-02'), outcome: 'granted' },
    clerk,
    'X',
  )
  site.context.clock.set('2027-01-10')
  await confirmAll(site.context, organ, 2026, clerk)
  const version = await freezeReport(site.context, organ, { year: 2026 }, clerk)
  const list = `/o/${organ.slug}/reports`
  assert.match((await get(list).expect(200)).text, /还没有发布年度报告/)
  await get(`${list}/2026`).expect(404)
  await get(`${list}/2026/csv`).expect(404)
  await approveReport(site.context, organ, 2026, version, clerk)
  await publishReport(site.context, organ, 2026, version, clerk)
  assert.match((await get(list).expect(200)).text, /2026年度报告/)
  const page = (await get(`${list}/2026`).expect(200)).text
  assert.match(page, /一、本年新收政府信息公开申请数量/)
  assert.match(page, /复议后起诉/)
  assert.doesNotMatch(page, /noindex/)
  assert.match((await get(`/o/${organ.slug}`).expect(200)).text, /2026年度报告/)
  const json = await get(`${list}/2026/json`).expect(200)
  assert.equal(
    (JSON.parse(json.text) as { applications: { received: { total: number } } }).applications.received.total,
    1,
  )
  for (const format of ['csv', 'xlsx', 'docx'])
    assert.match(
      String((await get(`${list}/2026/${format}`).buffer().expect(200)).headers['content-disposition']),
      new RegExp(`^attachment.*\\.${format}`),
    )
  for (const wrong of ['1999', '2026x', '2026/exe', '2026/toString']) await get(`${list}/${wrong}`).expect(404)
  site.context.clock.set('2026-09-07')
})

test('crawlers are kept from the office, from applications and from cases', async () => {
  const { text } = await get('/robots.txt')
    .expect(200)
    .expect('Content-Type', /text\/plain/)
  for (const path of ['/office', '/api/', '/o/*/track', '/o/*/apply']) assert.ok(text.includes(`Disallow: ${path}\n`))
  const organ = await site.givenOrgan()
  for (const path of ['track', 'apply']) assert.match((await get(`/o/${organ.slug}/${path}`)).text, /noindex/)
  for (const path of ['', '/guide', '/privacy', '/reports'])
    assert.doesNotMatch((await get(`/o/${organ.slug}${path}`)).text, /noindex/)
})

test('each page weighs at most 60 kB compressed, style and script included, and has one h1', async () => {
  const organ = await site.givenOrgan()
  for (const path of ['', '/guide', '/privacy', '/apply', '/track', '/reports']) {
    const { text } = await get(`/o/${organ.slug}${path}`).expect(200)
    assert.equal(text.match(/<h1[ >]/g)?.length, 1, path)
    const files = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, address]) => address!)
    const read = async (address: string) => {
      const { text: words, body } = await get(address).buffer().expect(200)
      return words ?? String(body)
    }
    const parts = await Promise.all(files.map(read))
    const library = await read(`/assets/${/\.\/(govuk-frontend[^']+)'/.exec(parts.join(''))?.[1]}`)
    const weight = [text, library, ...parts].reduce((sum, part) => sum + gzipSync(part).length, 0)
    assert.ok(weight < 60_000, `${path}: ${weight} bytes`)
  }
})

test('no English in the Chinese texts, no Chinese in the English ones but the names of the law', () => {
  const texts = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : typeof value === 'object' && value ? Object.values(value).flatMap(texts) : []
  const slices = [
    applyMessages,
    frontMessages,
    guideMessages,
    privacyMessages,
    reportsMessages,
    siteMessages,
    trackMessages,
  ]
  const law =
    /(?:国办[公开办]*函〔\d+〕\d+号|高等学校信息公开办法|条例|行政复议法实施条例|第[一二三四五六七八九十]+[条款项]|信息公开申请|参照|，|、)/g
  for (const slice of slices) {
    for (const text of texts(slice('zh-CN'))) assert.match(text, /[\u4e00-\u9fff]/)
    for (const text of texts(slice('en'))) assert.doesNotMatch(text.replaceAll(law, ''), /[\u4e00-\u9fff]/)
  }
})
