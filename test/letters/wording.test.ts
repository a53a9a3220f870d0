import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { letterText } from '../../src/documents/letter-text.ts'
import { composeLetter } from '../../src/letters/compose-letter.ts'
import { LETTER_KIND_NAMES, type LetterKind } from '../../src/letters/letter.ts'
import { blocksOf, factsOf, requirementsOf, standardWording, wordingProblems } from '../../src/letters/wording.ts'
import { sampleFacts } from './sample-facts.ts'

const written = (kind: LetterKind, wording?: string) => {
  const composed = composeLetter(kind, sampleFacts('organ'), wording)
  assert.ok('letter' in composed, JSON.stringify(composed))
  return letterText(composed.letter)
}

test('the standard wording is lawful for every kind and every body, and is what is written without one', () => {
  for (const kind of LETTER_KIND_NAMES) {
    for (const regime of ['organ', 'authorised', 'college'] as const)
      assert.deepEqual(wordingProblems(kind, regime, standardWording(kind)), [], kind)
    assert.equal(written(kind, standardWording(kind)), written(kind))
  }
})

test('no kind can lose what the law wants: each missing part is named with its article', () => {
  for (const kind of LETTER_KIND_NAMES) {
    const requirements = requirementsOf(kind, 'organ')
    assert.ok(requirements.length > 0, kind)
    for (const { either, article } of requirements) {
      const names = new Set(either.flat())
      const without = standardWording(kind)
        .split('\n')
        .filter((line) => ![...names].some((name) => line.includes(`{{${name}}}`)))
        .join('\n')
      const problems = wordingProblems(kind, 'organ', without)
      assert.equal(problems.length, 1, `${kind}: ${problems.join()}`)
      assert.ok(problems[0]!.includes(article), `${kind}: ${problems[0]}`)
    }
  }
})

test('letters that decide must keep the remedies; letters on the way have none to keep', () => {
  const deciding = LETTER_KIND_NAMES.filter((kind) => blocksOf(kind).includes('救济途径'))
  assert.deepEqual([...deciding].sort(), ['rectification', 'reply', 'third-party-disclosure'])
  assert.match(wordingProblems('reply', 'college', '{{开头}}\n{{正文}}')[0] ?? '', /《高等学校信息公开办法》第二十六条/)
})

test('own words stand where they are put, facts are filled in, notes never print', () => {
  const text = written(
    'reply',
    [
      '# 经办人注意：先核对附件',
      '感谢您对{{本机关}}工作的关心。',
      '关于您{{提交日期}}提出、登记编号{{登记编号}}的申请（{{申请内容}}），{{收到日期}}收到。',
      '＃ 这一行也是说明',
      '{{正文}}',
      '{{救济途径}}',
      '如有疑问，可以来电咨询。',
      '{{结尾}}',
    ].join('\n'),
  )
  assert.doesNotMatch(text, /经办人注意|这一行也是说明/)
  assert.match(text, /感谢您对青岚市教育局工作的关心。\n　　关于您2026年9月6日提出、登记编号2026-0017的申请/)
  assert.match(text, /（“2025年度科研经费使用情况”），2026年9月7日收到。/)
  assert.ok(text.indexOf('行政复议') < text.indexOf('如有疑问'))
  assert.match(text, /如有疑问，可以来电咨询。\n　　特此答复。/)
})

test('what cannot be right is said: unknown, crowded, doubled, unfinished', () => {
  const base = standardWording('reply')
  const says = (wording: string) => wordingProblems('reply', 'organ', wording).join('\n')
  assert.match(says(`${base}\n{{答复人}}`), /没有“\{\{答复人\}\}”/)
  assert.match(says(base.replace('{{正文}}', '如下：{{正文}}')), /单独成行/)
  assert.match(says(`${base}\n{{正文}}`), /只能出现一次/)
  assert.match(says(`${base}\n申请编号{{登记编号`), /花括号不完整/)
})

test('a letter to a third party may not name who asks', () => {
  for (const kind of ['third-party-consultation', 'co-producer-consultation', 'third-party-disclosure'] as const) {
    assert.ok(!factsOf(kind).includes('申请人') && !factsOf(kind).includes('登记编号'))
    assert.match(wordingProblems(kind, 'organ', `${standardWording(kind)}\n{{申请人}}`).join(), /没有“\{\{申请人\}\}”/)
  }
})

test('text of the record is never read as wording', () => {
  const facts = { ...sampleFacts('organ'), subject: '{{救济途径}}的适用' }
  const composed = composeLetter('receipt', facts)
  assert.ok('letter' in composed, 'what an applicant writes keeps no letter back')
  assert.match(letterText(composed.letter), /\{\{救济途径\}\}的适用/, 'it stands as it was written, and is not filled')
})

test('whatever is typed, a wording without problems writes a letter that says all the standard one says by law', () => {
  const line = fc.constantFrom(
    '{{开头}}',
    '{{正文}}',
    '{{救济途径}}',
    '{{结尾}}',
    '您好。',
    '# 说明',
    '{{登记编号}}号申请',
    '',
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const wording = lines.join('\n')
      if (wording.trim() === '' || wordingProblems('reply', 'organ', wording).length > 0) return
      const text = written('reply', wording)
      for (const words of ['2026-0017', '现答复如下', '行政复议', '行政诉讼']) assert.ok(text.includes(words), wording)
      assert.doesNotMatch(text, /说明|\{\{/)
    }),
  )
})
