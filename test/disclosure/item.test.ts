import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decideItem, offeredItemActs } from '../../src/disclosure/decide.ts'
import { type ItemEvent, type ItemFields, type RecordedItemEvent } from '../../src/disclosure/events.ts'
import { isPublic, lacksLink, linkOf, publicationDue, replayItem, timelinessOf } from '../../src/disclosure/item.ts'
import { localDate, type LocalDate, plusDays } from '../../src/law/date.ts'
import { officialCalendar } from '../../src/law/work-calendar.ts'

const day = (text: string) => localDate(text)
const FIELDS: ItemFields = {
  title: '关于实验室设备采购的公告',
  entry: 'procurement-notices',
  listItem: 18,
  documentNumber: null,
  summary: '',
  department: '资产处',
  publisher: '陈',
  reviewer: '保密办',
  responsible: '资产处处长',
  formedOn: day('2026-03-02'),
}
const TODAY = day('2026-09-07')

const historyOf = (...events: ItemEvent[]): RecordedItemEvent[] =>
  [{ type: 'entered', on: day('2026-03-02'), fields: FIELDS } as ItemEvent, ...events].map((event, at) => ({
    seq: at + 1,
    event,
    knownOn: event.on,
    recordedAt: new Date(0),
    recordedBy: 'system',
  }))
const cleared: ItemEvent = { type: 'cleared', on: day('2026-03-03'), reviewer: '保密办' }
const published = (on: string, link: string | null = 'https://www.example.org/1', channel = 'own-site'): ItemEvent =>
  ({ type: 'published', on: day(on), channel, name: '', link }) as ItemEvent
const codeOf = (history: RecordedItemEvent[], event: ItemEvent) => decideItem(history, event as never, TODAY)?.code

test('nothing is published before it was reviewed, nothing before it was made, nothing tomorrow', () => {
  assert.equal(codeOf(historyOf(), published('2026-03-04')), 'not-cleared')
  assert.equal(codeOf(historyOf(cleared), published('2026-03-04')), undefined)
  assert.equal(codeOf(historyOf(cleared), published('2026-03-01')), 'before-formation')
  assert.equal(codeOf(historyOf(cleared), published('2026-09-08')), 'future-day')
  const returned: ItemEvent = { type: 'returned', on: day('2026-03-03'), reviewer: '保密办', reason: '含个人信息' }
  assert.equal(codeOf(historyOf(returned), published('2026-03-04')), 'not-cleared')
  assert.equal(replayItem(historyOf(returned))!.state, 'returned')
  const mended = historyOf(returned, { type: 'revised', on: day('2026-03-05'), fields: { summary: '已删' } })
  assert.equal(replayItem(mended)!.state, 'awaiting-review')
})

test('twenty working days from formation, on the real calendar; anew from a change', () => {
  const calendar = officialCalendar()
  // 2 March 2026 is a Monday; the twentieth working day after it is 30 March.
  assert.equal(publicationDue({ dueFrom: FIELDS.formedOn }, calendar).dueOn, '2026-03-30')
  const waiting = replayItem(historyOf(cleared))!
  assert.equal(timelinessOf(waiting, day('2026-03-30'), day('2026-03-30')), 'waiting')
  assert.equal(timelinessOf(waiting, day('2026-03-30'), day('2026-03-31')), 'overdue')
  const late = replayItem(historyOf(cleared, published('2026-04-01')))!
  assert.equal(timelinessOf(late, day('2026-03-30'), TODAY), 'late')
  const changed = replayItem(
    historyOf(cleared, published('2026-03-10'), { type: 'changed', on: day('2026-06-01'), what: '标准' }),
  )!
  assert.equal(changed.dueFrom, '2026-06-01')
  assert.equal(changed.publishedOn, null)
  assert.ok(isPublic(changed), 'the earlier text stays in sight until the new one is published')
  assert.equal(changed.state, 'awaiting-review')
})

test('a site without an address lacks its link; a notice board does not', () => {
  const withBoard = replayItem(historyOf(cleared, published('2026-03-10', null, 'notice-board')))!
  assert.ok(!lacksLink(withBoard))
  const history = historyOf(cleared, published('2026-03-10', null, 'other-site'), published('2026-03-11'))
  const item = replayItem(history)!
  assert.ok(lacksLink(item))
  assert.equal(linkOf(item), 'https://www.example.org/1')
  const mended = replayItem([
    ...history,
    {
      ...history[0]!,
      seq: 5,
      event: { type: 'link-mended', on: day('2026-03-12'), seq: 3, link: 'https://x.example.org' },
    },
  ])!
  assert.ok(!lacksLink(mended))
})

test('what was replaced or withdrawn is no longer public and takes no entry but a mended text', () => {
  const withdrawn = historyOf(cleared, published('2026-03-10'), {
    type: 'withdrawn',
    on: day('2026-04-01'),
    reason: '内容有误',
  })
  const item = replayItem(withdrawn)!
  assert.ok(!isPublic(item))
  assert.equal(codeOf(withdrawn, published('2026-04-02')), 'taken-down')
  assert.deepEqual(offeredItemActs(item), ['revised'])
  assert.equal(codeOf(historyOf(cleared), { type: 'replaced', on: day('2026-04-01'), by: 'x' }), 'not-published')
})

test('an entry may be voided where what follows still holds, once, and never the first', () => {
  const history = historyOf(cleared, published('2026-03-10'))
  const voidOf = (seq: number): ItemEvent => ({ type: 'entry-voided', on: day('2026-03-12'), seq })
  assert.equal(codeOf(history, voidOf(1)), 'entry-not-voidable')
  assert.equal(codeOf(history, voidOf(2)), 'void-breaks-history')
  assert.equal(codeOf(history, voidOf(3)), undefined)
  assert.equal(codeOf(history, voidOf(9)), 'nothing-to-void')
  const undone = [...history, { ...history[0]!, seq: 4, event: voidOf(3) }]
  assert.equal(replayItem(undone)!.state, 'awaiting-publication')
  assert.equal(codeOf(undone, voidOf(3)), 'nothing-to-void')
})

test('whatever is offered is allowed on the day it is offered, and whatever was allowed leaves a sound history', () => {
  const day0 = FIELDS.formedOn
  const arbitrary = fc.array(fc.tuple(fc.nat(8), fc.nat(200)), { maxLength: 14 })
  fc.assert(
    fc.property(arbitrary, (choices) => {
      let history = historyOf()
      let latest: LocalDate = day0
      for (const [choice, days] of choices) {
        const item = replayItem(history)!
        const offered = offeredItemActs(item)
        const type = offered[choice % offered.length]!
        const on = plusDays(latest, days % 10)
        if (on > TODAY) break
        const event = eventOf(type, on)
        assert.equal(codeOf(history, event), undefined, `${type} in ${item.state}`)
        history = [...history, { ...history[0]!, seq: history.length + 1, event }]
        latest = on
        const after = replayItem(history)!
        assert.equal(isPublic(after), after.latestOn !== null && !['replaced', 'withdrawn'].includes(after.state))
        if (after.state === 'current') assert.ok(after.publishedOn! >= after.dueFrom)
      }
    }),
    { numRuns: 200 },
  )
})

function eventOf(type: string, on: LocalDate): ItemEvent {
  const bodies: Record<string, object> = {
    cleared: { reviewer: '保密办' },
    returned: { reviewer: '保密办', reason: '需脱敏' },
    published: { channel: 'own-site', name: '', link: null },
    changed: { what: '内容' },
    revised: { fields: { summary: '改' } },
    replaced: { by: 'x' },
    withdrawn: { reason: '有误' },
  }
  return { type, on, ...bodies[type] } as ItemEvent
}
