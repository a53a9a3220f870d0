import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SaxesParser } from 'saxes'
import supertest from 'supertest'
import { localDate } from '../../src/law/date.ts'
import { enterItems, listItems, showItem } from '../../src/services/disclosure-service.ts'
import { searchPublicRecord } from '../../src/services/public-record.ts'
import { workbook } from '../documents/made-files.ts'
import { testApp, type Officer } from '../support/app.ts'
import { clerkOf } from '../support/context.ts'

const { app, context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })
/** The titles of the entries of a feed, read as strict XML. */
function titlesIn(text: string, entry: string): string[] {
  const open: string[] = []
  const titles: string[] = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('opentag', ({ name }) => void open.push(name))
  parser.on('closetag', () => void open.pop())
  parser.on('text', (words) => void (open.at(-1) === 'title' && open.at(-2) === entry && titles.push(words)))
  parser.on('error', (error) => assert.fail(error))
  parser.write(text).close()
  return titles
}
const idOf = (location: string | undefined) => /items\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? ''

const SHARED = {
  entry: 'procurement-notices',
  department: '资产管理处',
  publisher: '陈工',
  reviewer: '保密办公室',
  responsible: '资产管理处处长',
}
const FORM = { ...SHARED, title: '关于实验室设备采购的公告', formedOn: '2026-09-01' }
const post = (clerk: Officer, path: string, fields: Record<string, unknown>) =>
  clerk.post(`/office/disclosure${path}`, fields)

test('an item: recorded, reviewed, published, changed, mended, withdrawn; the public sees what it may', async () => {
  const organ = await givenOrgan('college')
  const clerk = await signIn(organ)
  const visitor = supertest(app)
  const id = idOf((await post(clerk, '/new', FORM).expect(303)).headers['location'])
  const publicPath = `/o/${organ.slug}/catalogue/items/${id}`
  const shown = await clerk.get(`/office/disclosure/items/${id}`).expect(200)
  assert.match(shown.text, /待保密审查/)
  // 20 working days from 1 September: 20 September is made up; 25 September, 1 to 7 October are holidays
  assert.match(shown.text, /2026年9月29日/)
  assert.match(shown.text, /第18项/)
  await visitor.get(publicPath).expect(404)
  const named = async () => (await visitor.get(`/o/${organ.slug}/sitemap.xml`).expect(200)).text.includes(publicPath)
  assert.equal(await named(), false)
  const acts = `/items/${id}/acts`
  const early = { channel: 'own-site', name: '', on: '2026-09-02', link: 'https://www.example.org/1.htm', seen: '1' }
  assert.match(
    (await post(clerk, `${acts}/published`, early).expect(422)).text,
    /尚未通过保密审查，不能公开（条例第十七条）/,
  )
  await post(clerk, `${acts}/cleared`, { on: '2026-09-02', reviewer: '保密办公室', seen: '1' }).expect(303)
  const noLink = { ...early, channel: 'other-site', name: '省政府采购网', link: '', seen: '2' }
  await post(clerk, `${acts}/published`, noLink).expect(303)
  assert.match(
    (await clerk.get('/office/disclosure?standing=missing-link').expect(200)).text,
    /关于实验室设备采购的公告/,
  )
  const mend = { on: '2026-09-03', seq: '3', link: 'https://zfcg.example.org/9', seen: '3' }
  await post(clerk, `${acts}/link-mended`, mend).expect(303)
  assert.match((await clerk.get('/office/disclosure?standing=missing-link').expect(200)).text, /没有符合条件的信息/)
  const page = await visitor.get(publicPath).expect(200)
  assert.equal(await named(), true)
  assert.match(page.text, /href="https:\/\/zfcg\.example\.org\/9"/)
  for (const hidden of ['陈工', '保密办公室', '资产管理处处长']) assert.ok(!page.text.includes(hidden), hidden)
  const stale = await post(clerk, `${acts}/changed`, { on: '2026-09-04', what: '预算', seen: '2' }).expect(409)
  assert.match(stale.text, /已有新的登记/)
  assert.match(stale.text, /预算/)
  await post(clerk, `${acts}/changed`, { on: '2026-09-04', what: '预算', seen: '4' }).expect(303)
  assert.match((await visitor.get(publicPath).expect(200)).text, /正在审查/)
  assert.equal((await searchPublicRecord(context, organ, '设备采购', null, 10)).hits.length, 1)
  await post(clerk, `${acts}/withdrawn`, { on: '2026-09-05', reason: '标的有误', seen: '5' }).expect(303)
  await visitor.get(publicPath).expect(404)
  assert.equal((await searchPublicRecord(context, organ, '设备采购', null, 10)).hits.length, 0)
  const catalogue = (await visitor.get(`/o/${organ.slug}/catalogue`).expect(200)).text
  assert.ok(!catalogue.includes('实验室设备'))
  await post(clerk, `${acts}/entry-voided`, { on: '2026-09-05', seq: '6', seen: '6' }).expect(303)
  assert.match((await clerk.get(`/office/disclosure/items/${id}`)).text, /<s>6\. 撤下<\/s>（已作废）/)
  await visitor.get(publicPath).expect(200)
})

test('what does not fit comes back with everything typed', async () => {
  const organ = await givenOrgan('college')
  const clerk = await signIn(organ)
  const empty = await post(clerk, '/new', {}).expect(422)
  for (const [field, text] of [
    ['title', '请填写信息名称'],
    ['entry', '请选择栏目'],
    ['department', '请填写公开部门'],
    ['reviewer', '请填写审查人'],
    ['formedOn', '请填写形成日期'],
  ])
    assert.match(empty.text, new RegExp(`href="#${field}"[^>]*>${text}`))
  const half = await post(clerk, '/new', { ...FORM, summary: '<b>概述</b>', on: '2026-09-02', link: 'ftp://x' }).expect(
    422,
  )
  assert.match(half.text, /链接应以 http/)
  assert.match(half.text, /&lt;b&gt;概述/)
  assert.match((await post(clerk, '/new', { ...FORM, on: '2026-09-02' }).expect(422)).text, /请选择公开渠道/)
  assert.match(
    (await post(clerk, '/new', { ...FORM, formedOn: '2026-09-08' }).expect(422)).text,
    /形成日期不能晚于今天/,
  )
  assert.match((await post(clerk, '/new', { ...FORM, entry: 'no-such' }).expect(422)).text, /请选择目录中的栏目/)
  assert.match((await clerk.get('/office/disclosure').expect(200)).text, /还没有登记过/)
})

test('many at once: from pasted lines, and from a page saved to a file', async () => {
  const organ = await givenOrgan('college')
  const clerk = await signIn(organ)
  const html = `<html><ul><li><a href="1.htm">关于图书采购项目的公告</a><i>2026-09-01</i></li>
    <li><a href="2.htm">关于家具采购项目的公告</a><i>2026-09-02</i></li></ul></html>`
  const filled = await clerk.agent
    .post('/office/disclosure/bulk')
    .field('_csrf', clerk.csrf)
    .field('intent', 'read')
    .field('base', 'https://www.example.org/cg/list.htm')
    .attach('file', Buffer.from(html), 'list.html')
    .expect(200)
  assert.match(filled.text, /读到2条/)
  const lines = /name="lines"[^>]*>([^<]*)</.exec(filled.text)![1]!
  assert.equal(lines.trim().split('\n')[0], '关于图书采购项目的公告 | 2026-09-01 | https://www.example.org/cg/1.htm')
  const enter = (text: string) => {
    const sent = clerk.agent.post('/office/disclosure/bulk').field('_csrf', clerk.csrf).field('intent', 'enter')
    for (const [name, value] of Object.entries({ ...SHARED, channel: 'own-site', lines: text })) sent.field(name, value)
    return sent
  }
  const bad = await enter(
    '没有日期\n关于甲的公告 | 2026-02-30\n | 2026-09-01\n关于乙的公告 | 2026-09-01 | www.example.org',
  ).expect(422)
  for (const text of ['第1行没有公开日期', '第2行的日期“2026-02-30”', '第3行没有信息名称', '第4行的链接'])
    assert.ok(bad.text.includes(text), text)
  assert.equal((await enter(lines).expect(303)).headers['location'], '/office/disclosure?entered=2')
  assert.match((await enter(lines).expect(422)).text, /第1行：同名、同日的信息已经登记过/)
  const found = await listItems(context, organ, { words: '家具' }, null, 10)
  assert.deepEqual(
    found.map(({ title, state, link }) => ({ title, state, link })),
    [{ title: '关于家具采购项目的公告', state: 'current', link: 'https://www.example.org/cg/2.htm' }],
  )
})

/** A register as a spreadsheet, days as days. */
const registerSheet = (rows: readonly unknown[][]) =>
  workbook((_, sheet) => {
    sheet.addRow(['信息名称', '栏目', '公开部门', '形成日期', '公开渠道', '公开日期', '链接'])
    for (const row of rows) sheet.addRow(row)
  })

test('a spreadsheet comes in by the page whole or, where that is ticked, by its sound lines', async () => {
  const organ = await givenOrgan('college')
  const clerk = await signIn(organ)
  const sound = [
    '图书采购公告',
    '采购公告',
    '资产处',
    new Date('2026-03-02'),
    '网站',
    '2026年3月5日',
    'https://x.example.org',
  ]
  const bytes = await registerSheet([sound, ['家具采购公告', '没有的栏目', '资产处', '2026-02-30']])
  const send = (fields: Record<string, string>, name = '台账.xlsx') => {
    const sent = clerk.agent.post('/office/disclosure/import').field('_csrf', clerk.csrf)
    for (const [key, value] of Object.entries(fields)) sent.field(key, value)
    return sent.attach('file', bytes, name)
  }
  const refused = await send({}).expect(422)
  assert.match(refused.text, /读到2行，其中1行不合格，没有导入任何一行/)
  assert.match(refused.text, /没有的栏目/)
  assert.deepEqual(await listItems(context, organ, {}, null, 10), [])
  assert.equal((await send({ acceptGood: 'yes' }).expect(303)).headers['location'], '/office/disclosure?entered=1')
  const found = await listItems(context, organ, {}, null, 10)
  assert.deepEqual(
    found.map(({ title, formedOn, latestOn, link }) => [title, formedOn, latestOn, link]),
    [['图书采购公告', '2026-03-02', '2026-03-05', 'https://x.example.org']],
  )
  const none = await clerk.agent.post('/office/disclosure/import').field('_csrf', clerk.csrf).expect(422)
  assert.match(none.text, /href="#file"/)
})

test('the register narrows and pages through everything once; files hold the same lines', async () => {
  const organ = await givenOrgan('college')
  const clerk = await signIn(organ)
  const items = Array.from({ length: 120 }, (_, at) => ({
    fields: {
      ...SHARED,
      title: `第${at}号公告`,
      listItem: 18,
      documentNumber: null,
      summary: '',
      formedOn: localDate(`2026-0${1 + (at % 8)}-01`),
    },
    clearedOn: at % 3 ? localDate('2026-09-01') : null,
    publications:
      at % 3
        ? [{ channel: 'own-site' as const, name: '', link: 'https://www.example.org', on: localDate('2026-09-02') }]
        : [],
  }))
  const ids = await enterItems(context, organ, items, clerkOf(organ))
  const seen: string[] = []
  let path: string | undefined = '/office/disclosure'
  while (path) {
    const page: string = (await clerk.get(path).expect(200)).text
    seen.push(...[...page.matchAll(/href="\/office\/disclosure\/items\/([0-9a-f-]{36})"/g)].map((each) => each[1]!))
    path = /href="([^"]+)" rel="next"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
  }
  assert.equal(seen.length, 120)
  assert.deepEqual(new Set(seen), new Set(ids))
  // Formed by 1 August, twenty working days later is 31 August at the latest.
  const overdue = await listItems(context, organ, { overdueOn: localDate('2026-09-07') }, null, 200)
  assert.equal(overdue.length, 40)
  const csv = (await clerk.get('/office/disclosure/export/csv?standing=overdue').expect(200)).text
  assert.equal(csv.trim().split('\n').length, 41)
  assert.match((await clerk.get('/office/disclosure?words=119').expect(200)).text, /第119号公告/)
  for (const query of [
    'after=x',
    'standing=__proto__&channel=constructor',
    'entry=nothing',
    'from=2026-13-01',
    'words=%00',
  ])
    await clerk.get(`/office/disclosure?${query}`).expect(200)
  await clerk.get('/office/disclosure/export/pdf').expect(404)
})

test('the public: catalogue, entry, search, feed, data', async () => {
  const organ = await givenOrgan('college')
  const visitor = supertest(app)
  const [id] = await enterItems(
    context,
    organ,
    [
      {
        fields: {
          ...SHARED,
          title: '2026年部门预算',
          entry: 'finance-budget',
          listItem: 19,
          documentNumber: '财〔2026〕3号',
          summary: '',
          formedOn: localDate('2026-08-20'),
        },
        clearedOn: localDate('2026-08-21'),
        publications: [
          { channel: 'own-site', name: '', link: 'https://www.example.org/ys.htm', on: localDate('2026-08-22') },
        ],
      },
    ],
    clerkOf(organ),
  )
  const at = (path: string) => visitor.get(`/o/${organ.slug}/catalogue${path}`)
  const page = (await at('').expect(200)).text
  assert.match(page, /entries\/finance-budget"[^>]*>预算<\/a>\s*<span[^>]*>1条，2026年8月22日更新/)
  assert.ok(Buffer.byteLength(page) < 60_000)
  assert.match((await at('?lang=en').expect(200)).text, /Published information/)
  assert.match((await at('/entries/finance-budget').expect(200)).text, /2026年部门预算/)
  assert.match((await at('/entries/finance-accounts').expect(200)).text, /还没有公开的信息/)
  await at('/entries/nothing').expect(404)
  assert.match((await at('/items').expect(200)).text, /2026年部门预算/)
  const feed = await at('/feed').expect(200)
  assert.match(String(feed.headers['content-type']), /atom\+xml/)
  assert.match(feed.text, new RegExp(`<link href="http://localhost:3000/o/${organ.slug}/catalogue/items/${id}"`))
  const rss = await at('/rss')
    .buffer(true)
    .expect(200)
    .expect('Content-Type', /rss\+xml; charset=utf-8/)
  for (const [text, item] of [
    [feed.text, 'entry'],
    [rss.text, 'item'],
  ] as const)
    assert.deepEqual(titlesIn(text, item), ['2026年部门预算'])
  assert.match(rss.text, new RegExp(`<link>http://localhost:3000/o/${organ.slug}/catalogue/items/${id}</link>`))
  assert.match(rss.text, /<pubDate>Fri, 21 Aug 2026 16:00:00 GMT<.*<dc:creator>资产管理处<.*<category>预算</)
  for (const kind of ['feed', 'rss']) {
    assert.deepEqual(titlesIn((await at(`/${kind}?entry=finance-accounts`).buffer(true)).text, 'entry'), [])
    assert.deepEqual(titlesIn((await at(`/${kind}?entry=finance-accounts`).buffer(true)).text, 'item'), [])
    const link = `href="/o/${organ.slug}/catalogue/${kind}`
    assert.ok(new RegExp(`<link rel="alternate" type="[^"]*" title="[^"]*" ${link}"`).test(page), kind)
    assert.ok((await at('/entries/finance-budget')).text.includes(`${link}?entry=finance-budget"`), kind)
  }
  const data = await at('/data/json').buffer(true).expect(200)
  const { items } = JSON.parse(data.text) as { items: { title: string; class: string }[] }
  assert.deepEqual(
    items.map(({ title, class: name }) => [title, name]),
    [['2026年部门预算', '财务与收费']],
  )
  const csv = (await at('/data/csv').buffer(true).expect(200)).text
  assert.match(csv, /财〔2026〕3号/)
  for (const hidden of ['陈工', '保密办公室'])
    for (const text of [data.text, csv, feed.text, rss.text]) assert.ok(!text.includes(hidden), hidden)
  await at('/data/xml').expect(404)
})

test('files leave through the gate, and are taken down again', async () => {
  const organ = await givenOrgan('college')
  const clerk = await signIn(organ)
  const id = idOf(
    (await post(clerk, '/new', { ...FORM, clearedOn: '2026-09-02', channel: 'own-site', on: '2026-09-02' }).expect(303))
      .headers['location'],
  )
  const path = `/office/disclosure/items/${id}/files`
  const leak = { name: '名单.csv', bytes: Buffer.from('姓名,证件号码\n李明,11010519491231002X\n') }
  const held = await clerk.upload(path, {}, [leak]).expect(422)
  assert.match(held.text, /身份证|证件号码/)
  await clerk.upload(path, {}, [{ name: '公告.txt', bytes: Buffer.from('采购公告全文') }]).expect(303)
  assert.match((await clerk.upload(path, {}).expect(422)).text, /请选择附件/)
  const page = (await supertest(app).get(`/o/${organ.slug}/catalogue/items/${id}`).expect(200)).text
  const file = /items\/[0-9a-f-]{36}\/files\/([0-9a-f-]{36})"/.exec(page)![1]!
  const got = await supertest(app).get(`/o/${organ.slug}/catalogue/items/${id}/files/${file}`).buffer(true).expect(200)
  assert.equal(got.text, '采购公告全文')
  await clerk.post(`${path}/${file}/removing`).expect(303)
  await supertest(app).get(`/o/${organ.slug}/catalogue/items/${id}/files/${file}`).expect(404)
  assert.equal((await showItem(context, organ, id)).row.title, FORM.title)
})

test('an auditor reads and does not write; another organ has none of it', async () => {
  const organ = await givenOrgan('college')
  const clerk = await signIn(organ)
  const auditor = await signIn(organ, 'auditor')
  const id = idOf((await post(clerk, '/new', FORM).expect(303)).headers['location'])
  await auditor.get(`/office/disclosure/items/${id}`).expect(200)
  await auditor.get('/office/disclosure/new').expect(403)
  await auditor
    .post(`/office/disclosure/items/${id}/acts/withdrawn`, { on: '2026-09-05', reason: '甲', seen: '1' })
    .expect(403)
  const stranger = await signIn(await givenOrgan('organ'))
  await stranger.get(`/office/disclosure/items/${id}`).expect(404)
  await stranger
    .post(`/office/disclosure/items/${id}/acts/withdrawn`, { on: '2026-09-05', reason: '甲', seen: '1' })
    .expect(404)
})
