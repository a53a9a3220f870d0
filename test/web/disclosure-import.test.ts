import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../src/law/date.ts'
import { reading, type OrganRef } from '../../src/services/context.ts'
import { handleItem, listItems } from '../../src/services/disclosure-service.ts'
import { entriesWithStanding } from '../../src/services/catalogue-service.ts'
import { examine } from '../../src/services/doctor-service.ts'
import { importItems } from '../../src/services/import-items.ts'
import { searchPublicRecord } from '../../src/services/public-record.ts'
import { query } from '../../src/store/query.ts'
import { testApp, type Officer } from '../support/app.ts'
import { clerkOf } from '../support/context.ts'

const { context, givenOrgan, signIn } = await testApp({ today: '2026-09-07' })

const IMPORT = '/office/disclosure/import'
const send = (officer: Officer, fields: Record<string, string | string[]>, bytes: Buffer) => {
  const test = officer.agent.post(IMPORT).field('_csrf', officer.csrf)
  for (const [key, value] of Object.entries(fields)) test.field(key, value)
  return test.attach('file', bytes, '台账.csv')
}
const titles = async (organ: OrganRef) =>
  (await listItems(context, organ, {}, null, 10)).map(({ title }) => title).sort()
const latestRun = async (officer: Officer) =>
  /\/office\/disclosure\/import\/runs\/([0-9a-f-]{36})/.exec((await officer.get(IMPORT).expect(200)).text)?.[1] ??
  assert.fail('no run')

const FOREIGN = Buffer.from(
  [
    '标题,类别,发布部门,发布日期,网址',
    '甲项采购公告,采购公告,资产处,2026.3.5,https://www.example.org/1',
    '教学管理办法,老栏目,教务处,2026-03-06,https://www.example.org/2',
  ].join('\n'),
)
const REGISTER = Buffer.from(
  '信息名称,栏目,公开部门,形成日期,公开日期,链接\n乙项采购公告,采购公告,资产处,2026-03-02,2026-03-05,https://www.example.org/3\n',
)

test('a foreign register is read by suggestion, its words are matched, and both are remembered', async () => {
  const organ = await givenOrgan('college')
  const clerk = await signIn(organ)
  const first = (await send(clerk, {}, FOREIGN).expect(422)).text
  assert.match(first, /列名与系统不同，已按最可能的对应读取/)
  assert.match(first, /<option\s+value="标题"\s+selected/)
  assert.match(first, /栏目：老栏目/)
  assert.deepEqual(await titles(organ), [], 'what was only guessed does not come in')
  const columns = { 'map.title': '标题', 'map.entry': '类别', 'map.department': '发布部门' }
  const more = { 'map.publishedOn': '发布日期', 'map.link': '网址' }
  const words = { wordField: 'entry', wordFrom: '老栏目', wordTo: '规章制度' }
  const done = await send(clerk, { ...columns, ...more, ...words }, FOREIGN).expect(303)
  assert.equal(done.headers['location'], '/office/disclosure?entered=2')
  const next = Buffer.from(String(FOREIGN).replace('甲项', '丙项').replace('办法', '细则'))
  await send(clerk, {}, next).expect(303)
  assert.deepEqual(await titles(organ), ['丙项采购公告', '教学管理办法', '教学管理细则', '甲项采购公告'])
  const elsewhere = await signIn(await givenOrgan('college'))
  await send(elsewhere, {}, next).expect(422)
})

test('a guess with nothing wrong is shown before it counts; a missing column is asked for', async () => {
  const organ = await givenOrgan('college')
  const clerk = await signIn(organ)
  const sound = Buffer.from('标题,栏目,公开部门,公开日期\n甲项采购公告,采购公告,资产处,2026-03-05\n')
  assert.match((await send(clerk, {}, sound).expect(200)).text, /请核对/)
  assert.deepEqual(await titles(organ), [])
  const missing = Buffer.from('题目,栏目,公开日期\n甲项采购公告,采购公告,2026-03-05\n')
  const asked = (await send(clerk, {}, missing).expect(200)).text
  assert.match(asked, /没有找到这些列：信息名称、公开部门/)
  await send(clerk, { 'map.title': '题目', 'map.department': '=未登记' }, missing).expect(303)
  assert.deepEqual(await titles(organ), ['甲项采购公告'])
})

test('a whole import of items is taken back, leaves nothing to be found or counted, and comes in again', async () => {
  const organ = await givenOrgan('college')
  const clerk = await signIn(organ)
  await send(clerk, {}, REGISTER).expect(303)
  const run = await latestRun(clerk)
  assert.match((await clerk.get(`${IMPORT}/runs/${run}`).expect(200)).text, /2026-03-02 – 2026-03-02/)
  const found = async () => (await searchPublicRecord(context, organ, '乙项采购', null, 10)).hits.length
  assert.equal(await found(), 1)
  const auditor = await signIn(organ, 'auditor')
  await auditor.post(`${IMPORT}/runs/${run}/undoing`).expect(403)
  const stranger = await signIn(await givenOrgan('college'))
  await stranger.get(`${IMPORT}/runs/${run}`).expect(404)
  await stranger.post(`${IMPORT}/runs/${run}/undoing`).expect(404)
  const admin = await signIn(organ, 'admin')
  await admin.get(`/office/imports/runs/${run}`).expect(404)
  const back = await clerk.post(`${IMPORT}/runs/${run}/undoing`).expect(303)
  assert.match((await clerk.get(String(back.headers['location'])).expect(200)).text, /已撤销导入[^]*由王clerk撤销/)
  assert.deepEqual(await titles(organ), [])
  assert.equal(await found(), 0)
  const standing = await entriesWithStanding(context, organ)
  assert.ok(standing.every(({ tally }) => (tally?.current ?? 0) === 0))
  await clerk.post(`${IMPORT}/runs/${run}/undoing`).expect(404)
  await send(clerk, {}, REGISTER).expect(303)
  assert.deepEqual(await titles(organ), ['乙项采购公告'])
  assert.deepEqual((await examine(context)).faults, [])
})

test('what was worked on since, or fulfils a duty, stays; entries of no run cannot be deleted at all', async () => {
  const organ = await givenOrgan('college')
  const clerk = await signIn(organ)
  await importItems(context, organ, REGISTER, 'r.csv', {}, clerkOf(organ))
  const run = await latestRun(clerk)
  const [item] = await listItems(context, organ, {}, null, 1)
  const withdrawn = { type: 'withdrawn', on: localDate('2026-09-07'), reason: '重复' } as const
  await handleItem(context, organ, item!.itemId, withdrawn, clerkOf(organ), null)
  assert.match((await clerk.post(`${IMPORT}/runs/${run}/undoing`).expect(422)).text, /不能整批撤销/)
  assert.equal((await titles(organ)).length, 1)
  const remove = query(reading(context), 'delete from disclosure_event where organ_id = $1', [organ.organId])
  await assert.rejects(remove, /append-only/)
})
