import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { lineStarts } from '../../src/letters/line-starts.ts'

const SIGNS = [...'甲乙丙丁。，、；：）》”（《“ABc12-0 '].concat('𠀀')

test('lines are full, begin and end with what may stand there, and words stay whole', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...SIGNS), { maxLength: 300 }), (signs) => {
      const text = signs.join('')
      const starts = lineStarts(text, 28, 2)
      for (const [index, start] of starts.entries()) {
        assert.ok(start > (starts[index - 1] ?? 0), 'every line holds something')
        assert.ok(start < text.length)
        assert.doesNotMatch(text.slice(start - 1, start + 1), /^[\ud800-\udbff][\udc00-\udfff]$/, 'no sign is halved')
      }
    }),
  )
})

test('plain text breaks after twenty-six and then every twenty-eight characters; a stop takes a sign along, a title moves', () => {
  assert.deepEqual(lineStarts('甲'.repeat(90), 28, 2), [26, 54, 82])
  assert.deepEqual(lineStarts(`${'甲'.repeat(26)}。${'乙'.repeat(10)}`, 28, 2), [25])
  assert.deepEqual(lineStarts(`${'甲'.repeat(25)}《乙》`, 28, 2), [25])
  assert.deepEqual(lineStarts(`${'甲'.repeat(24)}2026-01234号`, 28, 2), [24])
})
