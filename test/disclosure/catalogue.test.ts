import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogueChanges, catalogueProblems, entryNamed, findEntry, freshKey } from '../../src/disclosure/catalogue.ts'
import { CHANNEL_NAMES, CHANNELS, parseChannel } from '../../src/disclosure/channels.ts'
import { choiceFor, LIST_CLASSES, MINISTRY_LIST } from '../../src/disclosure/ministry-list.ts'
import { EMPTY_TALLY, entryStanding } from '../../src/disclosure/standing.ts'
import { startingCatalogue } from '../../src/disclosure/starting-catalogues.ts'
import { localDate } from '../../src/law/date.ts'

test('the ministry’s list has ten classes and fifty items, numbered through', () => {
  assert.deepEqual(
    LIST_CLASSES.map(({ items }) => items.length),
    [6, 8, 7, 5, 9, 4, 3, 4, 2, 2],
  )
  assert.deepEqual(
    MINISTRY_LIST.map(({ number }) => number),
    Array.from({ length: 50 }, (_, at) => at + 1),
  )
})

test('a vocational college leaves out graduates, undergraduates and degrees, with the reason, unless it says otherwise', () => {
  assert.equal(choiceFor(43, 'vocational', undefined).applicable, false)
  assert.match(choiceFor(43, 'vocational', undefined).reason, /不授予学位/)
  assert.equal(choiceFor(43, 'ordinary', undefined).applicable, true)
  const own = { number: 43, applicable: true, reason: '', link: '', department: '教务处' }
  assert.deepEqual(choiceFor(43, 'vocational', own), own)
})

test('a college starts from twelve classes that cover every item of the list a vocational college has', () => {
  const catalogue = startingCatalogue('college')
  assert.equal(catalogue.length, 12)
  assert.deepEqual(catalogueProblems(catalogue), [])
  const covered = new Set(catalogue.flatMap(({ entries }) => entries.flatMap(({ listItems }) => listItems)))
  const wanted = MINISTRY_LIST.filter(({ number }) => choiceFor(number, 'vocational', undefined).applicable)
  assert.deepEqual(
    wanted.filter(({ number }) => !covered.has(number)),
    [],
  )
  assert.deepEqual(catalogueProblems(startingCatalogue('organ')), [])
})

test('an entry is found by key and by the words of a register; words that fit two are refused', () => {
  const catalogue = startingCatalogue('college')
  assert.equal(findEntry(catalogue, 'procurement-notices')?.inClass.title, '招标采购')
  assert.equal(entryNamed(catalogue, '采购公告')?.key, 'procurement-notices')
  assert.equal(entryNamed(catalogue, '招标采购／采购公告')?.key, 'procurement-notices')
  const twice = [...catalogue, { key: 'x', title: '另一类', entries: [{ ...catalogue[0]!.entries[0]!, key: 'x-1' }] }]
  assert.equal(entryNamed(twice, '办学基本情况'), null)
})

test('versions tell what was added, changed and taken away; faults are named', () => {
  const before = startingCatalogue('college')
  const [first, ...rest] = before
  const renamed = [
    { ...first!, entries: [{ ...first!.entries[0]!, title: '学校简介' }, ...first!.entries.slice(2)] },
    ...rest,
  ]
  assert.deepEqual(catalogueChanges(before, renamed), {
    added: [],
    changed: ['学校简介'],
    removed: ['领导班子简介及分工'],
  })
  assert.equal(freshKey(before, 'overview'), 'overview-1')
  assert.deepEqual(catalogueProblems([]), ['no-class'])
  assert.deepEqual(catalogueProblems([first!, first!]), ['title-repeated', 'key-repeated'])
})

test('standing: overdue before nothing before a missing link before stale', () => {
  const today = localDate('2026-09-07')
  const tally = { ...EMPTY_TALLY, current: 3, latestOn: localDate('2025-06-01') }
  assert.equal(entryStanding(EMPTY_TALLY, 14, today), 'not-published')
  assert.equal(entryStanding(EMPTY_TALLY, 14, today, true), 'published')
  assert.equal(entryStanding(tally, 14, today), 'stale')
  assert.equal(entryStanding(tally, 0, today), 'published')
  assert.equal(entryStanding({ ...tally, missingLinks: 1 }, 14, today), 'missing-link')
  const owed = { ...tally, missingLinks: 1, waiting: 1, nextDueOn: localDate('2026-09-06') }
  assert.equal(entryStanding(owed, 14, today), 'overdue')
})

test('words for channels', () => {
  for (const name of CHANNEL_NAMES) assert.equal(parseChannel(CHANNELS[name].label), name)
  assert.equal(parseChannel('省政府采购网'), 'other-site')
  assert.equal(parseChannel('教务处部门网站'), 'department-site')
  assert.equal(parseChannel('学校门户网站'), 'own-site')
  assert.equal(parseChannel('微信公众号'), 'wechat')
  assert.equal(parseChannel('口头'), null)
})
