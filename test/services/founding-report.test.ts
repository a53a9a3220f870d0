import assert from 'node:assert/strict'
import { test } from 'node:test'
import { publishedYear } from '../../src/demo/published-year.ts'
import { seeded } from '../../src/demo/random.ts'
import { roundedCount } from '../../src/disclosure/report-wording.ts'
import { localDate } from '../../src/law/date.ts'
import { fillText } from '../../src/law/report/placeholders.ts'
import { draftSections } from '../../src/law/report/draft-sections.ts'
import { officialCalendar } from '../../src/law/work-calendar.ts'
import { enterItems } from '../../src/services/disclosure-service.ts'
import { draftReport } from '../../src/services/report-service.ts'
import { clerkOf, givenOrgan, testContext } from '../support/context.ts'

/**
 * The report of one college on its academic year 2017-2018, the document this program grew out of: the same figures in
 * the same places, counted from a register instead of by hand. Nothing was applied for, refused or disputed.
 */
const context = await testContext('2018-09-30')
const organ = await givenOrgan(context, 'college', { listVariant: 'vocational' })
await enterItems(
  context,
  organ,
  publishedYear(localDate('2017-09-01'), officialCalendar(), seeded(2018)),
  clerkOf(organ),
)
const draft = await draftReport(context, organ, { year: 2018 })
const filled = Object.fromEntries(
  Object.entries(draftSections(draft.figures, draft.extras)).map(([key, paragraphs]) => [
    key,
    (paragraphs ?? []).map((each) => fillText(each, draft.figures)),
  ]),
)
const textOf = (key: string) => (filled[key] ?? []).map(({ text }) => text).join('\n')

test('1,224 items over twelve classes; every placeholder is filled', () => {
  assert.equal(draft.proactive.items, 1224)
  assert.equal(draft.proactive.classes.length, 12)
  assert.equal(
    draft.proactive.classes.reduce((sum, { count }) => sum + count, 0),
    1224,
  )
  assert.deepEqual(
    Object.values(filled).flatMap((each) => each.flatMap(({ problems }) => problems)),
    [],
  )
  assert.match(textOf('proactive'), /十二个类别共公开1224条/)
})

test('each figure of the founding report stands in its place', () => {
  const text = textOf('proactive')
  for (const words of [
    '采购公告396条，其中在示例市公共资源交易网等三家网站公开146条，在本单位网站公开250条',
    '招标采购信息535条：',
    '校级科研项目70项、厅局级以上科研项目27项',
    '人员招聘公告12条',
    '人才项目申报与评审18余次',
    '人员调动公示3条',
    '招生录取信息30余条',
  ])
    assert.ok(text.includes(words), `${words}\n${text}`)
})

test('nothing applied for, nothing refused, no dispute: said in words', () => {
  assert.match(textOf('applications'), /我校未收到信息公开申请，无依申请公开和不予公开的情况/)
  assert.match(textOf('disputes'), /未出现因信息公开工作受到举报、复议、诉讼的情况/)
})

test('the item list: fifty items, those of undergraduates and degrees with their reason', () => {
  assert.equal(draft.proactive.list.length, 50)
  const notApplicable = draft.proactive.list.filter(({ state }) => state === 'not-applicable')
  assert.ok(notApplicable.length > 0 && notApplicable.every(({ note }) => note !== null))
  assert.ok(draft.proactive.list.find(({ number }) => number === 18)!.links[0]!.href.startsWith('https://'))
})

test('round figures are below the count and never nought', () => {
  assert.equal(roundedCount(32, { unit: '条', roundTo: 10 }), '30余条')
  assert.equal(roundedCount(30, { unit: '条', roundTo: 10 }), '30条')
  assert.equal(roundedCount(9, { unit: '条', roundTo: 10 }), '9条')
  assert.equal(roundedCount(19, { unit: '次', roundTo: 2 }), '18余次')
  assert.equal(roundedCount(19, { unit: '次', roundTo: 0 }), '19次')
})
