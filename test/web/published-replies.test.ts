import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { SaxesParser } from 'saxes'
import request from 'supertest'
import { allRoutes } from '../../src/app.ts'
import { reading } from '../../src/services/context.ts'
import { handleCase } from '../../src/services/case-service.ts'
import { registerByOffice } from '../../src/services/filing-service.ts'
import { query } from '../../src/store/query.ts'
import { Migration20261126110300_public_file_names } from '../../migrations/Migration20261126110300_public_file_names.ts'
import { testApp, type Officer } from '../support/app.ts'
import { anApplication, clerkOf } from '../support/context.ts'
import { pdf } from '../documents/made-files.ts'

const site = await testApp({ today: '2026-09-07' })
const { context, givenOrgan, signIn } = site
const organ = await givenOrgan('organ', { publicationDelay: 0, office: '示例办公室' })
const [clerk, head, auditor] = [await signIn(organ), await signIn(organ, 'head'), await signIn(organ, 'auditor')]
const get = (path: string) => request(site.app).get(path)
const TEXT = { title: '校车时刻表 <b>', question: '需要校车时刻表。', answer: '=已提供，见附件 & 公告。' }

async function answered(): Promise<string> {
  const { number } = await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)
  const act = { type: 'replied', on: context.clock.today(), outcome: 'granted' } as const
  const files = [{ name: '时刻表.pdf', contentType: 'application/pdf', bytes: pdf() }]
  await handleCase(context, organ, number, act, clerkOf(organ), 'CASE_REPLIED', null, { files })
  return number
}

const page = (number: string) => `/office/cases/${number}/publication`
const prepare = async (number: string, changes: Record<string, string> = {}, officer: Officer = clerk) => {
  const [, file] = /name="files"[^>]*value="([^"]+)"/.exec((await officer.get(page(number))).text) ?? []
  return officer.post(page(number), { ...TEXT, ...(file ? { files: file } : {}), ...changes })
}
async function check(number: string, officer: Officer = head) {
  const [, seen] = /name="seen" value="(\d+)"/.exec((await officer.get(page(number))).text) ?? []
  return officer.post(`${page(number)}/checking`, { seen: seen ?? '1' })
}
const publicPage = async (number: string) =>
  /href="(\/o\/[^"]+\/replies\/[^"]+)"/.exec((await head.get(page(number))).text)?.[1]

test('a clerk prepares, a reviewer checks, everybody reads; taken back it is gone', async () => {
  const number = await answered()
  assert.ok((await clerk.get(`/office/cases/${number}`)).text.includes(page(number)))
  const prepared = await prepare(number)
  assert.equal(prepared.status, 303, prepared.text)
  const list = `/o/${organ.slug}/replies`
  const before = (await get(list).expect(200)).text
  assert.match(before, /标题核对后显示/)
  assert.ok(!before.includes('校车'))
  assert.equal((await clerk.post(`${page(number)}/checking`, { seen: '1' })).status, 403)
  assert.equal((await check(number)).status, 303)
  const address = await publicPage(number)
  assert.ok(address)
  const shown = (await get(address).expect(200)).text
  for (const said of ['校车时刻表 &lt;b&gt;', '需要校车时刻表。', '予以公开', '2026年9月7日', '附件1.pdf'])
    assert.ok(shown.includes(said), said)
  assert.ok(!shown.includes('>时刻表.pdf'), 'the office’s own name for the file')
  for (const secret of ['李明', number, '13800138000', 'natural-person', '自然人'])
    assert.ok(!shown.includes(secret), secret)
  const file = await get(/href="([^"]+\/files\/[^"]+)"/.exec(shown)![1]!)
    .buffer()
    .expect(200)
  assert.match(String(file.headers['content-disposition']), /^attachment/)
  assert.match(String(file.headers['content-security-policy']), /sandbox/)
  assert.ok((await get(`/o/${organ.slug}/search?q=${encodeURIComponent('校车')}`)).text.includes(address))
  await clerk.post(`${page(number)}/taking-back`).expect(303)
  await get(address).expect(404)
  assert.ok(!(await get(list)).text.includes('校车'))
})

test('a file opened before files were named anew gets its name when the program is brought up to date', async () => {
  const number = await answered()
  assert.equal((await prepare(number)).status, 303)
  assert.equal((await check(number)).status, 303)
  const address = (await publicPage(number))!
  const set = `update published_reply_file set name = '李明成绩表.PDF' where organ_id = $1`
  await query(reading(context), set, [organ.organId])
  assert.ok((await get(address).expect(200)).text.includes('李明成绩表'))
  const statements: string[] = []
  const recorder = { addSql: (text: string) => statements.push(text) }
  Migration20261126110300_public_file_names.prototype.up.call(recorder as never)
  for (const text of [...statements, ...statements]) await query(reading(context), text)
  const { text } = await get(address).expect(200)
  assert.ok(text.includes('附件1.PDF') && !text.includes('李明'))
  await clerk.post(`${page(number)}/taking-back`).expect(303)
})

test('what is wrong comes back with all that was typed', async () => {
  const number = await answered()
  const empty = await prepare(number, { title: '', answer: '' })
  assert.equal(empty.status, 422)
  assert.ok(empty.text.includes('请填写公开标题') && empty.text.includes('需要校车时刻表。'))
  const named = await prepare(number, { answer: '李明要的表，电话13912345678' })
  assert.equal(named.status, 422)
  assert.match(named.text, /含有手机号码（139\*\*\*\*5678）、申请人的姓名或者联系方式/)
  assert.match(named.text, /href="#answer"/)
  assert.equal((await prepare(number, { files: 'x' })).status, 422)
  assert.equal((await head.post(`${page(number)}/checking`, { seen: '1' })).status, 404)
})

test('whoever may only read sees how it stands and can do nothing; a case without such a reply has no form', async () => {
  const number = await answered()
  await prepare(number)
  const seen = (await auditor.get(page(number)).expect(200)).text
  assert.doesNotMatch(seen, /<form method="post" action="\/office\/cases/)
  assert.equal((await auditor.post(page(number), TEXT)).status, 403)
  const { number: open } = await registerByOffice(context, organ, anApplication(), clerkOf(organ), null)
  assert.match((await clerk.get(page(open)).expect(200)).text, /只有已经答复/)
  assert.equal((await clerk.post(page(open), TEXT)).status, 422)
})

test('the office’s list: what waits, what is open; the delay is a setting', async () => {
  const number = await answered()
  await prepare(number)
  assert.ok((await clerk.get('/office/publications?show=waiting').expect(200)).text.includes(number))
  await check(number)
  assert.ok(!(await clerk.get('/office/publications?show=waiting')).text.includes(number))
  assert.match((await clerk.get('/office/publications')).text, /已公开/)
  const admin = await signIn(organ, 'admin')
  assert.equal((await admin.post('/office/publications/settings', { publicationDelay: '-1' })).status, 422)
  await admin.post('/office/publications/settings', { publicationDelay: '５' }).expect(303)
  const later = await answered()
  await prepare(later)
  assert.match((await clerk.get(page(later))).text, /2026年9月14日起对外公开/)
  await admin.post('/office/publications/settings', { publicationDelay: '0' }).expect(303)
})

test('feed and data say the same as the page, and no field more', async () => {
  const number = await answered()
  await prepare(number)
  await check(number)
  const address = `http://localhost:3000${await publicPage(number)}`
  const files = `/o/${organ.slug}/replies/export`
  const json = JSON.parse((await get(`${files}/json`).buffer().expect(200)).text) as {
    replies: Record<string, unknown>[]
  }
  const fields = ['id', 'title', 'question', 'answer', 'outcome', 'repliedOn', 'publicOn', 'link']
  for (const reply of json.replies) assert.deepEqual(Object.keys(reply), fields)
  assert.equal(json.replies.find(({ link }) => link === address)?.['answer'], TEXT.answer)
  const rows = parse((await get(`${files}/csv`).buffer().expect(200)).text, { bom: true, columns: true }) as Record<
    string,
    string
  >[]
  assert.equal(rows.find((row) => row['网址'] === address)?.['答复'], `'${TEXT.answer}`)
  assert.equal(rows.length, json.replies.length)
  const list = (await get(`/o/${organ.slug}/replies`).expect(200)).text
  for (const kind of ['rss', 'atom']) {
    const type = new RegExp(`^application/${kind}\\+xml; charset=utf-8`)
    const feed = (await get(`${files}/${kind}`).buffer().expect(200).expect('Content-Type', type)).text
    const told: string[] = []
    const parser = new SaxesParser({ xmlns: true })
    parser.on('text', (text) => void told.push(text))
    parser.on('attribute', ({ value }) => void told.push(value))
    parser.on('error', (error) => assert.fail(error))
    parser.write(feed).close()
    for (const words of [TEXT.title, TEXT.answer, address]) assert.ok(told.includes(words), `${kind}: ${words}`)
    assert.ok(!feed.includes(TEXT.question), kind)
    assert.match(list, new RegExp(`<link rel="alternate" type="application/${kind}.xml" [^>]*${files}/${kind}"`))
  }
  await get(`${files}/xlsx`).expect(404)
  await get(`${files}/toString`).expect(404)
})

test('page after page; a body without replies says so', async () => {
  const other = await givenOrgan()
  assert.match((await get(`/o/${other.slug}/replies`).expect(200)).text, /还没有公开的答复/)
  assert.match((await get(`/o/${other.slug}/replies/export/json`).buffer()).text, /"replies":\[\]/)
  for (const odd of ['x', 'W10', '%00']) await get(`/o/${organ.slug}/replies?after=${odd}`).expect(200)
  for (const odd of ['x', '00000000-0000-4000-8000-000000000000'])
    await get(`/o/${organ.slug}/replies/${odd}`).expect(404)
})

/** Whether a path may be crawled, by the longest rule that fits (RFC 9309). */
function crawlable(robots: string, path: string): boolean {
  const rules = [...robots.matchAll(/^(Allow|Disallow): (\S+)$/gm)].map(([, kind, rule]) => ({ kind, rule: rule! }))
  const pattern = (rule: string) =>
    new RegExp(
      `^${rule
        .replace(/[.?+^()[\]{}|\\]/g, '\\$&')
        .replace(/\*/g, '.*')
        .replace(/\$(?!$)/g, '\\$')}`,
    )
  const fitting = rules.filter(({ rule }) => pattern(rule).test(path))
  const longest = fitting.toSorted((a, b) => b.rule.length - a.rule.length || (a.kind === 'Allow' ? -1 : 1))[0]
  return longest?.kind !== 'Disallow'
}

test('robots: of all routes only what is public and stays may be crawled; the site map names such pages only', async () => {
  const robots = (await get('/robots.txt').expect(200)).text
  const { web, api } = allRoutes(context)
  const open = new Set(['', 'guide', 'privacy', 'search', 'replies', 'reports', 'sitemap.xml', 'catalogue'])
  for (const { path, method } of [...web, ...api]) {
    const address = path.replace(':organ', organ.slug).replace(/[:{]\w+\}?/g, 'x')
    const part = /^\/o\/[^/]+\/?([^/]*)/.exec(address)?.[1]
    const isOpen =
      part === undefined ? ['/', '/sitemap.xml'].includes(path) : open.has(part) && !path.endsWith('suggestions')
    if (method === 'get') assert.equal(crawlable(robots, address), isOpen, address)
  }
  assert.equal(crawlable(robots, `/o/${organ.slug}/search?q=x`), false)
  assert.match(robots, /^Sitemap: http:\/\/localhost:3000\/sitemap\.xml$/m)
  const index = (await get('/sitemap.xml').expect(200)).text
  const map = (await get(new URL(/<loc>([^<]+)<\/loc>/.exec(index)![1]!).pathname).expect(200)).text
  const pages = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => new URL(address!).pathname)
  assert.ok(pages.length > 6)
  for (const path of pages) {
    const { text, headers } = await get(path).expect(200)
    assert.ok(crawlable(robots, path), path)
    assert.doesNotMatch(text, /noindex/, path)
    assert.equal(headers['x-robots-tag'], undefined, path)
  }
  for (const path of ['/', '/office', '/office/sign-in', `/o/${organ.slug}/track`, `/o/${organ.slug}/apply`, '/livez'])
    if (path !== '/') assert.match(String((await get(path)).headers['x-robots-tag']), /noindex/, path)
})

test('a long list is opened at a year', async () => {
  const list = `/o/${organ.slug}/replies`
  assert.doesNotMatch((await get(list).expect(200)).text, /按公开年份看/)
  const number = await answered()
  assert.equal((await prepare(number)).status, 303)
  assert.equal((await check(number)).status, 303)
  const address = (await publicPage(number))!
  const [, id] = /replies\/(.+)$/.exec(address)!
  await query(reading(context), `update published_reply set public_on = '2024-12-31' where reply_id = $1`, [id!])
  const second = await answered()
  assert.equal((await prepare(second)).status, 303)
  assert.equal((await check(second)).status, 303)
  const links = [...(await get(list).expect(200)).text.matchAll(/href="([^"]+)" aria-label="(\d{4})年公开的答复"/g)]
  assert.deepEqual(
    links.map(([, , year]) => year),
    ['2026', '2025', '2024'],
  )
  for (const [, href, year] of links) {
    const page = (await get(href!).expect(200)).text
    assert.ok(page.includes(address), year)
    assert.equal(page.includes((await publicPage(second))!), year === '2026', year)
  }
  for (const each of [number, second]) await clerk.post(`/office/cases/${each}/publication/taking-back`).expect(303)
})
