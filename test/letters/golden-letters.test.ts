import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { letterText } from '../../src/documents/letter-text.ts'
import { SAMPLES, write } from './golden-samples.ts'

const GOLDEN = join(import.meta.dirname, '../golden/letters')
/** Set to write the letters anew after a change of wording; then read the difference. */
const UPDATE = process.env['UPDATE_GOLDEN'] === '1'

for (const sample of SAMPLES) {
  test(`${sample.name}: word for word as kept`, () => {
    const text = letterText(write(sample))
    const file = join(GOLDEN, `${sample.name}.txt`)
    if (UPDATE) {
      mkdirSync(GOLDEN, { recursive: true })
      writeFileSync(file, text)
    }
    assert.equal(text, readFileSync(file, 'utf8'))
  })
}

test('no kept letter is without its sample', () => {
  assert.deepEqual(readdirSync(GOLDEN).sort(), SAMPLES.map(({ name }) => `${name}.txt`).sort())
})
