import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { localDate as d, plusDays } from '../../src/law/date.ts'
import { reading } from '../../src/services/context.ts'
import { searchPublicRecord } from '../../src/services/public-record.ts'
import {
  dropPublicEntry,
  findPublicEntries,
  type HitCursor,
  putPublicEntries,
  type PublicEntry,
} from '../../src/store/public-entries.ts'
import { containsWords } from '../../src/store/search-terms.ts'
import { givenOrgan, testContext } from '../support/context.ts'

const TODAY = d('2026-09-07')
const context = await testContext(TODAY)
const em = reading(context)
const entry = (title: string, body = '', changes: Partial<PublicEntry> = {}): PublicEntry => ({
  kind: 'item',
  entryId: randomUUID(),
  publicOn: TODAY,
  title,
  body,
  ...changes,
})
const given = async (...entries: PublicEntry[]) => {
  const organ = await givenOrgan(context)
  await putPublicEntries(em, organ.organId, entries)
  const find = async (words: string) =>
    (await findPublicEntries(em, organ.organId, words, TODAY, null, 50)).entries.map(({ title }) => title)
  return { organ, find }
}

test('any part of a word, several words in any order, any width and case; words that are not there find nothing', async () => {
  const { find } = await given(
    entry('2025年度科研经费决算', '按学院列出，见附表。'),
    entry('食堂承包合同', 'ＷＩＦＩ 覆盖；Procurement of 100% organic food_stuffs'),
  )
  for (const words of ['科研', '研经', '决算 科研', '2025', '025年', '费', '附表　学院', '“科研”，决算！'])
    assert.deepEqual(await find(words), ['2025年度科研经费决算'], words)
  for (const words of ['wifi', 'procure', 'CUREMENT', '100', 'stuffs food', '承包合同 ＷｉＦｉ'])
    assert.deepEqual(await find(words), ['食堂承包合同'], words)
  for (const words of ['经科', '科研 食堂', '决算科研', '', '   ', '%', '_', "'", '\\', '"{}', '没有'])
    assert.deepEqual(await find(words), [], words)
})

test('titles come before texts, each newest first, page after page, nothing twice', async () => {
  const entries = Array.from({ length: 45 }, (_, at) =>
    at % 3 === 0
      ? entry(`校车时刻表${at}`, '', { publicOn: plusDays(TODAY, -at) })
      : entry(`通知${at}`, '另见校车时刻', { publicOn: plusDays(TODAY, -at) }),
  )
  const { organ } = await given(...entries)
  const found: PublicEntry[] = []
  let after: HitCursor | null = null
  do {
    const page = await findPublicEntries(em, organ.organId, '校车', TODAY, after, 7)
    found.push(...page.entries)
    after = page.next
  } while (after)
  const newest = (all: PublicEntry[]) => all.toSorted((a, b) => (a.publicOn < b.publicOn ? 1 : -1))
  const expected = [
    ...newest(entries.filter(({ title }) => title.startsWith('校车'))),
    ...newest(entries.filter(({ title }) => title.startsWith('通知'))),
  ]
  assert.deepEqual(
    found.map(({ entryId }) => entryId),
    expected.map(({ entryId }) => entryId),
  )
})

test('nothing before its day, nothing of another body, nothing taken out; putting again replaces', async () => {
  const early = entry('将来的事', '', { publicOn: plusDays(TODAY, 1) })
  const stays = entry('实验室安全检查')
  const { organ, find } = await given(early, stays)
  const other = await givenOrgan(context)
  assert.deepEqual(await find('将来'), [])
  assert.deepEqual((await findPublicEntries(em, other.organId, '实验室', TODAY, null, 5)).entries, [])
  await putPublicEntries(em, organ.organId, [{ ...stays, title: '图书馆开放时间' }])
  assert.deepEqual(await find('实验室'), [])
  assert.deepEqual(await find('图书馆'), ['图书馆开放时间'])
  await dropPublicEntry(em, organ.organId, 'item', stays.entryId)
  assert.deepEqual(await find('图书馆'), [])
})

test('the database finds exactly what the rule says a text contains', async () => {
  const alphabet = fc.constantFrom(...'科研经费学院年度决算2025ab A。，%_"\\{}é龘𠮷 ')
  const text = fc.array(alphabet, { maxLength: 20 }).map((signs) => signs.join(''))
  const organ = await givenOrgan(context)
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 6 }), text, async (bodies, words) => {
      const entries = bodies.map((body, at) => entry(String(at), body))
      await putPublicEntries(em, organ.organId, entries)
      const { entries: found } = await findPublicEntries(em, organ.organId, words, TODAY, null, 20)
      for (const { kind, entryId } of entries) await dropPublicEntry(em, organ.organId, kind, entryId)
      const expected = entries.filter(
        ({ title, body }) => /[\p{L}\p{N}]/u.test(words) && containsWords([`${title} ${body}`], words),
      )
      assert.deepEqual(found.map(({ entryId }) => entryId).sort(), expected.map(({ entryId }) => entryId).sort())
    }),
    { numRuns: 60 },
  )
})

test('the question is cut to what a person types, however long it comes', async () => {
  const { organ } = await given(entry('校车'))
  const { hits } = await searchPublicRecord(context, organ, '校车'.padEnd(100, ' ') + '没有'.repeat(50_000), null, 5)
  assert.equal(hits.length, 1)
})
