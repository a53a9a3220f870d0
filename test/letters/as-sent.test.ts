import assert from 'node:assert/strict'
import { test } from 'node:test'
import { letterText } from '../../src/documents/letter-text.ts'
import { lacksOfCopy } from '../../src/letters/as-sent.ts'
import { SAMPLES, write } from './golden-samples.ts'

const LETTERS = SAMPLES.map((sample) => ({ name: sample.name, regime: sample.regime, letter: write(sample) }))
const lacks = ({ regime, letter }: (typeof LETTERS)[number], text = letterText(letter)) =>
  lacksOfCopy(letter, { regime, remedies: regime }, text)

test('a letter left as it was made lacks nothing, however its lines are broken', () => {
  for (const each of LETTERS) {
    assert.deepEqual(lacks(each), [], each.name)
    assert.deepEqual(lacks(each, [...letterText(each.letter)].join(' ').replaceAll('（', '(')), [], each.name)
  }
})

test('without its remedies, its number, its signature or its articles a letter lacks them, each with where the law wants it', () => {
  for (const each of LETTERS) {
    const { letter, regime, name } = each
    const without = (change: Partial<typeof letter>) => lacks(each, letterText({ ...letter, ...change }))
    const told = (found: ReturnType<typeof lacks>) => found.map(({ what, article }) => `${what} ${article}`).join('\n')
    assert.match(told(without({ number: '〔待编〕' })), /文号.*GB\/T 9704/, name)
    if (!letter.paragraphs.join().includes(letter.signature) && !letter.remedies.join().includes(letter.signature))
      assert.match(told(without({ signature: '办公室' })), /署名.*GB\/T 9704/, name)
    const law =
      regime === 'college' ? /救济途径中的.*《高等学校信息公开办法》第二十六条/ : /救济途径中的.*《行政复议法》第二十条/
    if (letter.remedies.length > 0) assert.match(told(without({ remedies: [] })), law, name)
    if (letter.paragraphs.some((text) => /第[一二三四五]+十?[一二三四五六七八九]*条/.test(text)))
      assert.match(told(without({ paragraphs: [] })), /《.*第.+条” (?:《|参照|国办函)/, name)
  }
})
