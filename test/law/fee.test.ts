import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  feeOwed,
  feeExplanation,
  feeLines,
  type FeeMode,
  itemFee,
  LARGEST_COUNT,
  processingFee,
} from '../../src/law/fee.ts'

type Vector = { id: string; mode: FeeMode; count: number; expect: { yuan: number } }
const VECTORS = JSON.parse(readFileSync('../shared/vectors/fees.json', 'utf8')) as Vector[]

describe('fees of the reference cases', () => {
  for (const { id, mode, count, expect } of VECTORS) {
    test(id, () => assert.equal(processingFee(mode, count), expect.yuan))
  }
})

test('fees of the published table', () => {
  const items = [
    [10, 0],
    [11, 100],
    [30, 2000],
    [31, 2200],
    [35, 3000],
    [40, 4000],
    [41, 4300],
    [45, 5500],
  ] as const
  for (const [n, yuan] of [...items, [50, 7000], [60, 11000], [100, 37000]] as const) {
    assert.equal(processingFee('item', n), yuan, `${n} items`)
  }
  const pages = [
    [30, 0],
    [31, 10],
    [100, 700],
    [101, 720],
    [150, 1700],
    [200, 2700],
    [201, 2740],
    [250, 4700],
  ] as const
  for (const [n, yuan] of pages) assert.equal(processingFee('page', n), yuan, `${n} pages`)
  assert.deepEqual([10, 11, 30, 31, 40, 41, 60, 100].map(itemFee), [0, 100, 100, 200, 200, 300, 400, 800])
})

test('the fee for items is the sum of what each costs', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), (count) => {
      let sum = 0
      for (let n = 1; n <= count; n += 1) sum += itemFee(n)
      assert.equal(processingFee('item', count), sum)
    }),
  )
})

test('slices follow one another without gap', () => {
  fc.assert(
    fc.property(fc.constantFrom<FeeMode>('item', 'page'), fc.integer({ min: 1, max: 3000 }), (mode, count) => {
      const lines = feeLines(mode, count)
      assert.equal(lines[0]?.from, 1)
      assert.equal(lines.at(-1)?.to, count)
      lines.slice(1).forEach((line, i) => assert.equal(line.from, (lines[i]?.to ?? 0) + 1))
    }),
  )
})

test('the explanation names each slice and the sum', () => {
  assert.deepEqual(feeExplanation('page', 109), [
    '第1至30页（30页）：不收费',
    '第31至100页（70页）：每页10元，计700元',
    '第101至109页（9页）：每页20元，计180元',
    '合计880元',
  ])
})

test('what is no count is refused', () => {
  for (const count of [-1, 1.5, NaN, LARGEST_COUNT + 1]) assert.throws(() => processingFee('page', count), RangeError)
})

test('notices sent one after another in a month ask for the month’s sum between them, however it is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 6 }), (parts) => {
      let [earlier, asked] = [0, 0]
      for (const part of parts) {
        asked += feeOwed('item', earlier + part, earlier).yuan
        earlier += part
      }
      assert.equal(asked, processingFee('item', earlier))
    }),
  )
  assert.equal(feeOwed('page', 150, 100).yuan, processingFee('page', 150))
})
