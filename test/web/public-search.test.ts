import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import request from 'supertest'
import { localDate as d } from '../../src/law/date.ts'
import { approveReport, freezeReport, publishReport } from '../../src/services/report-closing.ts'
import { saveSection } from '../../src/services/report-sections.ts'
import { putPublicEntries } from '../../src/store/public-entries.ts'
import { reading } from '../../src/services/context.ts'
import { testApp } from '../support/app.ts'
import { clerkOf } from '../support/context.ts'
import { confirmAll, publishYear } from '../support/report.ts'

const site = await testApp({ today: '2026-09-07' })
const organ = await site.givenOrgan('organ', { office: '示例办公室', guide: '本局的校车时刻表在公告栏。' })
const get = (path: string) => request(site.app).get(path)
const search = (words: string, more = '') =>
  get(`/o/${organ.slug}/search?q=${encodeURIComponent(words)}${more}`).expect(200)
const suggest = (slug: string, words: string) =>
  request(site.app).post(`/o/${slug}/search/suggestions`).type('form').send({ q: words }).expect(200)
const suggested = async (words: string) =>
  (await suggest(organ.slug, words)).body as {
    suggestions: { kind: string; title: string; href: string }[]
    more: { href: string }
  }

const item = (title: string, body = '') => ({
  kind: 'item' as const,
  entryId: randomUUID(),
  publicOn: d('2026-09-01'),
  title,
  body,
})
await putPublicEntries(reading(site.context), organ.organId, [
  item('科研经费决算', '各学院<b>决算</b>表'),
  ...Array.from({ length: 25 }, (_, at) => item(`招生计划第${at}批`)),
])

test('the empty page asks, and may be found; a page of results may not', async () => {
  const empty = await get(`/o/${organ.slug}/search`).expect(200)
  assert.match(empty.text, /<h1[^>]*>查找公开信息/)
  assert.doesNotMatch(empty.text, /noindex/)
  assert.match((await search('科研')).text, /noindex/)
  assert.match((await get(`/o/${organ.slug}/search?lang=en`)).text, /Search what is public/)
})

test('hits are listed with the words marked, everything escaped', async () => {
  const { text } = await search('科研 决算')
  assert.match(text, /<mark>科研<\/mark>经费<mark>决算<\/mark>/)
  assert.match(text, /各学院&lt;b&gt;<mark>决算<\/mark>/)
  assert.doesNotMatch(text, /<b>/)
})

test('page after page to the end, and back to the beginning', async () => {
  const first = (await search('招生')).text
  const next = /href="([^"]*after=[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&')
  assert.ok(next)
  const second = (await get(next).expect(200)).text
  const titles = (text: string) => [...text.matchAll(/<mark>招生<\/mark>计划第(\d+)批/g)].map(([, n]) => n)
  assert.equal(new Set([...titles(first), ...titles(second)]).size, 25)
  assert.ok(second.includes('回到开头'))
  for (const odd of ['x', 'WyIwIl0', '%00', '[]']) await search('招生', `&after=${odd}`)
})

test('guide and annual reports are searched too; the report from the day it is published', async () => {
  assert.match((await search('校车时刻')).text, /公开指南/)
  site.context.clock.set('2027-01-10')
  await confirmAll(site.context, organ, 2026, clerkOf(organ))
  const version = await freezeReport(site.context, organ, { year: 2026 }, clerkOf(organ))
  assert.ok(!(await search('2026年 年度报告')).text.includes(`/o/${organ.slug}/reports/2026`))
  await approveReport(site.context, organ, 2026, version, clerkOf(organ))
  await publishReport(site.context, organ, 2026, version, clerkOf(organ))
  assert.ok((await search('2026年 年度报告')).text.includes(`/o/${organ.slug}/reports/2026`))
  site.context.clock.set('2026-09-07')
})

test('a report is found by what the office wrote in its sections, the newest published version alone', async () => {
  const college = await site.givenOrgan('college')
  const clerk = clerkOf(college)
  const hits = async (words: string) =>
    (await get(`/o/${college.slug}/search?q=${encodeURIComponent(words)}`).expect(200)).text
  const write = (written: string, seen: number) =>
    saveSection(site.context, college, { year: 2026, section: 'practice', seen, written }, clerk)
  await write('本年度开通了<校园>直播间，解答{{新收}}件。', 0)
  await publishYear(site.context, college, 2026, clerk)
  const found = await hits('直播间')
  assert.match(found, /&lt;校园&gt;<mark>直播间<\/mark>，解答0件/)
  assert.ok(found.includes(`/o/${college.slug}/reports/2026`))
  await write('本年度开通了咨询台。', 2)
  assert.match(await hits('直播间'), /<mark>直播间/)
  await publishYear(site.context, college, 2026, clerk, '更正表述')
  assert.match(await hits('咨询台'), /<mark>咨询台/)
  assert.doesNotMatch(await hits('直播间'), /<mark>直播间/)
})

test('nothing found says what to do next', async () => {
  const { text } = await search('<i>没有')
  assert.match(text, /没有查到含有“&lt;i&gt;没有”的公开信息/)
  assert.ok(text.includes(`href="/o/${organ.slug}/apply"`))
})

test('suggestions are few, of this body only, and lead to all results', async () => {
  const { suggestions, more } = await suggested('招生')
  assert.equal(suggestions.length, 5)
  assert.ok(suggestions.every(({ href }) => href.startsWith(`/o/${organ.slug}/`)))
  assert.equal((await get(more.href)).status, 200)
  assert.deepEqual((await suggested('')).suggestions, [])
  const other = await site.givenOrgan()
  const theirs = await suggest(other.slug, '招生')
  assert.deepEqual((theirs.body as { suggestions: unknown[] }).suggestions, [])
})

test('whatever is typed, no answer fails', async () => {
  for (const words of ['%', '_', '\\', "'; drop table public_entry; --", '(*[', '\ud800', 'a'.repeat(2_000), '𠮷'])
    await Promise.all([search(words.toWellFormed()), suggest(organ.slug, words.toWellFormed())])
  await get(`/o/${organ.slug}/search?q=a&q=b`).expect(200)
  await get(`/o/${organ.slug}/search?q=%00%0a`).expect(200)
})
