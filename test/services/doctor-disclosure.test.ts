import assert from 'node:assert/strict'
import { test } from 'node:test'
import { publishedYear } from '../../src/demo/published-year.ts'
import { seeded } from '../../src/demo/random.ts'
import { localDate } from '../../src/law/date.ts'
import { officialCalendar } from '../../src/law/work-calendar.ts'
import { enterNotice } from '../../src/services/calendar-service.ts'
import { reading } from '../../src/services/context.ts'
import { enterItems, handleItem, showItem } from '../../src/services/disclosure-service.ts'
import { examine } from '../../src/services/doctor-service.ts'
import { receiveReports, superviseBodies } from '../../src/services/supervised-bodies.ts'
import { query } from '../../src/store/query.ts'
import { publishedReports } from '../law/report-facts.ts'
import { clerkOf, givenOrgan, testContext } from '../support/context.ts'
import { publishYear } from '../support/report.ts'

const context = await testContext('2026-09-07')
const run = (text: string, values: readonly (string | number)[] = []) => query(reading(context), text, values)
const faultsOf = async (slug: string) =>
  (await examine(context)).faults.filter(({ organ }) => organ === slug).map(({ check, what }) => `${check} ${what}`)

test('what is kept of items twice is compared, and each difference is named', async () => {
  const organ = await givenOrgan(context, 'college')
  const { organId, slug } = organ
  const clerk = clerkOf(organ)
  const items = publishedYear(localDate('2025-09-01'), officialCalendar(), seeded(5)).slice(0, 60)
  const [first, second, third, fourth] = await enterItems(context, organ, items, clerk)
  await handleItem(context, organ, first!, { type: 'withdrawn', on: localDate('2026-09-07'), reason: '重复' }, clerk)
  assert.deepEqual(await faultsOf(slug), [])
  assert.equal((await examine(context)).organs.find(({ organ: name }) => name === slug)!.items, 60)
  const { entry } = (await showItem(context, organ, second!)).row
  await run(`update disclosure_item set title = '改了' where organ_id = $1 and item_id = $2`, [organId, second!])
  await run(
    `update disclosure_publication set link = 'https://elsewhere.example.org/' where organ_id = $1 and item_id = $2`,
    [organId, third!],
  )
  await run(`update disclosure_publication set link_state = 'missing' where organ_id = $1 and item_id = $2`, [
    organId,
    fourth!,
  ])
  await run(
    `update disclosure_tally set current = current + 1 where organ_id = $1 and scheme = 'catalogue' and key = $2`,
    [organId, entry],
  )
  await run(`insert into disclosure_tally values ($1, 'list', '44', 1, null, 0, 0, null)`, [organId])
  const faults = await faultsOf(slug)
  for (const fault of [
    `items item ${second}: title`,
    `items item ${third}: publications`,
    `items item ${fourth}: linkMissing`,
    `items tally catalogue/${entry}`,
    'items tally list/44',
  ])
    assert.ok(faults.includes(fault), `${fault}\n${faults.join('\n')}`)
  assert.equal(faults.length, 5)
})

test('the line of figures of frozen and of received reports is compared with the form it was made from', async () => {
  const organ = await givenOrgan(context, 'organ')
  const clerk = clerkOf(organ)
  context.clock.set('2026-01-20')
  await publishYear(context, organ, 2025, clerk)
  await superviseBodies(context, organ, [{ name: '示例县教育局', region: '示例县', slug: '' }], clerk)
  const [{ report }] = publishedReports as unknown as [{ report: (typeof publishedReports)[number]['report'] }]
  await receiveReports(context, organ, [{ ...report, body: '示例县教育局' }], clerk)
  assert.deepEqual(await faultsOf(organ.slug), [])
  await run(`update annual_report set cells = '1' || substring(cells from 2) where organ_id = $1`, [organ.organId])
  await run(`update body_report set cells = cells || ',7' where organ_id = $1`, [organ.organId])
  const faults = await faultsOf(organ.slug)
  assert.deepEqual(faults[0], 'reports 2025/1: cell 1 is 1, the form says 0')
  assert.match(faults[1]!, /^reports received [0-9a-f-]{36}\/2023\/000001: cell \d+ is 7, the form says nothing$/)
  context.clock.set('2026-09-07')
})

test('a notice of holidays moves the last days that stood under reserve', async () => {
  const organ = await givenOrgan(context, 'college')
  context.clock.set('2026-12-20')
  const item = publishedYear(localDate('2025-09-01'), officialCalendar(), seeded(5))[0]!
  const waiting = { fields: { ...item.fields, formedOn: localDate('2026-12-18') }, clearedOn: null, publications: [] }
  const [id] = await enterItems(context, organ, [waiting], clerkOf(organ))
  const before = (await showItem(context, organ, id!)).row
  assert.deepEqual([before.dueOn, before.dueProvisional], ['2027-01-18', true])
  const off = ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04', '2027-01-05'].map(localDate)
  const notice = {
    year: 2027,
    title: '通知',
    documentNumber: '一号',
    source: 'https://www.example.org/',
    off,
    makeUp: [],
  }
  await enterNotice(context, notice, clerkOf(organ))
  const after = (await showItem(context, organ, id!)).row
  assert.deepEqual([after.dueOn, after.dueProvisional], ['2027-01-20', false])
  assert.deepEqual(await faultsOf(organ.slug), [])
  context.clock.set('2026-09-07')
})
