import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { letterText } from '../../src/documents/letter-text.ts'
import { localDate } from '../../src/law/date.ts'
import { OUTCOME_NAMES } from '../../src/law/outcomes.ts'
import { composeLetter, detailsNeeded } from '../../src/letters/compose-letter.ts'
import { type LetterDetails, type LetterFacts } from '../../src/letters/letter-facts.ts'
import { LETTER_KIND_NAMES, type LetterKind } from '../../src/letters/letter.ts'
import { DETAILS, ORGANS, sampleFacts } from './sample-facts.ts'

function text(kind: LetterKind, facts: LetterFacts): string {
  const composed = composeLetter(kind, facts)
  assert.ok('letter' in composed, JSON.stringify(composed))
  return letterText(composed.letter)
}
function problems(kind: LetterKind, facts: LetterFacts): string[] {
  const composed = composeLetter(kind, facts)
  assert.ok('problems' in composed)
  return composed.problems.map(({ fact, message }) => `${fact}: ${message}`)
}

test('all that is missing is named at once, in words for the officer', () => {
  const bare = {
    ...sampleFacts('organ'),
    documentNumber: ' ',
    receivedOn: null,
    details: { outcome: 'third-party-rights' as const },
  }
  assert.deepEqual(problems('reply', bare), [
    'documentNumber: 请填写文号',
    'receivedOn: 尚未与申请人确认收到之日，请先登记确认收到',
    'reason: 请填写事实和理由',
    'harm: 请填写公开可能造成的损害',
  ])
  assert.deepEqual(problems('reply', { ...sampleFacts('organ'), details: {} }), ['outcome: 请填写办理结果'])
})

test('every needed detail left out or blank keeps the letter from being written', () => {
  for (const kind of LETTER_KIND_NAMES) {
    for (const outcome of kind === 'reply' ? OUTCOME_NAMES : [undefined]) {
      for (const name of detailsNeeded(kind, outcome)) {
        const details: Partial<LetterDetails> = { ...DETAILS, ...(outcome && { outcome }) }
        delete details[name]
        const composed = composeLetter(kind, { ...sampleFacts('organ'), details })
        assert.ok(
          'problems' in composed && composed.problems.some(({ fact }) => fact === name),
          `${kind} ${outcome} ${name}`,
        )
      }
    }
  }
})

test('a letter with a gap in the officer’s text is not written', () => {
  for (const gap of [
    '见〈文件名〉',
    '《〈文件名〉》',
    '《办法》〈文号〉',
    '编号____',
    '{{原因}}',
    '【待填】',
    '××年',
  ]) {
    assert.match(
      problems('reply', sampleFacts('organ', { outcome: 'granted', given: [`汇总表${gap}`] }))[0] ?? '',
      /空白/,
      gap,
    )
  }
  const asked = { ...sampleFacts('organ'), subject: '《关于印发〈示例办法〉的通知》【重要】{{x}}' }
  assert.ok('letter' in composeLetter('reply', asked), 'what the applicant wrote is no gap of ours')
  assert.ok(
    'letter' in composeLetter('reply', sampleFacts('organ', { given: ['关于李××的处分决定'] })),
    'a name made unreadable is no gap',
  )
  for (const title of [
    '《关于印发〈示例办法〉的通知》',
    '《〈条例〉释义》',
    '青教【2026】12号',
    '《对〈甲〉和〈乙〉的说明》',
  ])
    assert.ok('letter' in composeLetter('reply', sampleFacts('organ', { given: [title] })), title)
})

test('letters to third parties never name the applicant, nor carry what leads there', () => {
  const kinds = ['third-party-consultation', 'co-producer-consultation', 'third-party-disclosure'] as const
  for (const kind of kinds) {
    const written = text(kind, sampleFacts('organ'))
    for (const secret of ['李明', '2026-0017', '科研经费']) assert.ok(!written.includes(secret), `${kind}: ${secret}`)
    const slip = sampleFacts('organ', { information: '李明申请的合同' })
    assert.match(problems(kind, slip)[0] ?? '', /出现了“李明”.*删去/)
  }
})

test('the consulted party is not named to the applicant', () => {
  assert.ok(!text('consultation-notice', sampleFacts('organ')).includes(DETAILS.consultedParty))
})

test('silence of a third party and of a co-producer mean opposite things', () => {
  assert.match(text('third-party-consultation', sampleFacts('organ')), /逾期未提出意见的，由本机关依照规定决定是否公开/)
  assert.match(text('co-producer-consultation', sampleFacts('organ')), /逾期未提出意见的，视为同意公开/)
})

test('remedies follow the day of the letter and the regime, not today', () => {
  const on = (day: string) => ({ ...sampleFacts('organ', { outcome: 'deliberative' }), writtenOn: localDate(day) })
  assert.match(text('reply', on('2024-01-01')), /先向青岚市人民政府申请行政复议/)
  assert.match(text('reply', on('2023-12-31')), /申请行政复议，或者自收到本答复之日起6个月内/)
  assert.match(text('reply', on('2015-04-30')), /3个月内，直接向/)
  assert.match(text('reply', sampleFacts('authorised', { outcome: 'deliberative' })), /本单位.*先向青岚市人民政府/s)
})

test('withheld parts on grounds outside arts. 14-16 are not accepted; every part needs its reason', () => {
  for (const part of [
    { what: '附件', ground: 'repeat' as const, reason: '重复' },
    { what: '附件', ground: 'internal' as const, reason: ' ' },
    { what: '', ground: 'internal' as const, reason: '内部事务' },
  ]) {
    assert.match(
      problems('reply', sampleFacts('organ', { outcome: 'partial', withheld: [part] }))[0] ?? '',
      /每一处不予公开的内容/,
    )
  }
})

test('a part held back is shown with its harm or its rule where the ground wants it', () => {
  const part = (ground: 'security' | 'forbidden-by-law' | 'internal', proof = {}) =>
    sampleFacts('organ', { outcome: 'partial', withheld: [{ what: '附件', ground, reason: '涉及部署', ...proof }] })
  assert.match(problems('reply', part('security'))[0] ?? '', /“附件”还要写明公开可能造成的损害/)
  assert.match(problems('reply', part('forbidden-by-law', { harm: '无' }))[0] ?? '', /“附件”还要写明禁止公开的具体依据/)
  assert.match(text('reply', part('security', { harm: '部署失效' })), /公开可能造成的损害：部署失效。根据.*第十四条/)
  assert.doesNotMatch(text('reply', part('internal', { harm: '部署失效' })), /部署失效/)
})

test('a part that is no government information, or that another act governs, is not a refusal by arts. 14 to 16', () => {
  for (const [ground, article] of [
    ['other', '第三十七条'],
    ['special-query', '第三十六条第（七）项'],
  ] as const) {
    const withheld = [{ what: '附件', ground, reason: '个人日记', rule: '《不动产登记暂行条例》第二十七条' }]
    const written = text('reply', sampleFacts('organ', { outcome: 'partial', withheld }))
    assert.match(written, new RegExp(`根据《中华人民共和国政府信息公开条例》${article}的规定，不予公开`))
    assert.doesNotMatch(written, /未经行政复议，不得直接/)
    assert.match(problems('reply', sampleFacts('college', { outcome: 'partial', withheld }))[0] ?? '', /每一处/)
  }
})

test('a case received under the act of 2008 is answered under it', () => {
  const old = {
    ...sampleFacts('organ', { outcome: 'internal' }),
    submittedOn: localDate('2019-05-10'),
    receivedOn: localDate('2019-05-14'),
    writtenOn: localDate('2019-05-28'),
  }
  const written = text('reply', old)
  assert.match(written, /（国务院令第492号）第二十一条/)
  assert.doesNotMatch(written, /第十六条|第三十六条/)
  assert.match(text('receipt', old), /15个工作日/)
  assert.match(problems('co-producer-consultation', old)[0] ?? '', /没有征求共同制作机关意见/)
})

test('a college: no processing fee, an extension only by its own rules, no reply the Order does not know', () => {
  assert.match(problems('fee-notice', sampleFacts('college'))[0] ?? '', /不适用于高等学校/)
  assert.match(problems('extension', sampleFacts('college'))[0] ?? '', /没有规定延期/)
  assert.match(problems('reply', sampleFacts('college', { outcome: 'deliberative' }))[0] ?? '', /不适用于本单位/)
  const organ = {
    ...ORGANS.college,
    school: { extensionWorkdays: 15 },
    ownRules: '《青岚职业技术学院信息公开实施细则》第十九条',
  }
  const extended = { ...sampleFacts('college', { workdays: 15 }), organ }
  assert.match(
    text('extension', extended),
    /根据《青岚职业技术学院信息公开实施细则》第十九条的规定，经本校信息公开工作机构负责人同意/,
  )
  assert.match(
    problems('extension', { ...extended, details: { ...DETAILS, workdays: 16 } })[0] ?? '',
    /最多为15个工作日/,
  )
})

test('a fee of nothing is not asked for; organs before 2021 could not ask for one', () => {
  assert.match(problems('fee-notice', sampleFacts('organ', { feeCount: 30 }))[0] ?? '', /免费范围/)
  assert.match(text('fee-notice', sampleFacts('organ', { feeMode: 'item', feeCount: 31 })), /应缴金额：2200元/)
  const second = { feeMode: 'item', feeCount: 41, feeEarlier: 31 } as const
  assert.match(text('fee-notice', sampleFacts('organ', second)), /第1至31件此前已经通知收费2200元.*应缴金额：2100元/s)
  assert.match(
    problems('fee-notice', sampleFacts('organ', { ...second, feeEarlier: 41 }))[0] ?? '',
    /少于本自然月的总件数/,
  )
  assert.match(
    problems('fee-notice', { ...sampleFacts('organ'), writtenOn: localDate('2020-12-31') })[0] ?? '',
    /2021年1月1日/,
  )
})

test('organisations are addressed as such; what happened on the way is told', () => {
  const facts: LetterFacts = {
    ...sampleFacts('organ'),
    applicant: { name: '青岚市法律援助中心', organisation: true },
    history: [
      { what: 'correction-requested', on: localDate('2026-09-09') },
      { what: 'corrected', on: localDate('2026-09-12') },
      { what: 'extended', on: localDate('2026-10-08') },
    ],
  }
  const written = text('reply', facts)
  assert.match(written, /贵单位于2026年9月6日/)
  assert.doesNotMatch(written, /您/)
  assert.match(
    written,
    /办理过程中，本机关于2026年9月9日告知贵单位补正申请内容，于2026年9月12日收到贵单位的补正材料，于2026年10月8日告知贵单位延长答复期限。/,
  )
})

test('bodies not set: the letter is written with general words, and the officer is told', () => {
  const organ = { ...ORGANS.organ, bodies: { ...ORGANS.organ.bodies, court: null } }
  const composed = composeLetter('reply', { ...sampleFacts('organ'), organ })
  assert.ok('letter' in composed)
  assert.deepEqual(
    composed.advice.map(({ fact }) => fact),
    ['bodies'],
  )
  assert.match(letterText(composed.letter), /有管辖权的人民法院/)
})

test('an online filing address stands on a line of its own', () => {
  const organ = { ...ORGANS.organ, bodies: { ...ORGANS.organ.bodies, onlineFilingUrl: 'https://fy.example.org' } }
  assert.match(
    text('reply', { ...sampleFacts('organ'), organ }),
    /\n　　行政复议申请也可以通过互联网渠道提交：\nhttps:\/\/fy\.example\.org\n/,
  )
})

test('whatever the officer writes, there is a letter or a list of problems, never a crash and never a gap', () => {
  const anyText = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('。', '；；', '  ', '一\n二。'))
  const arbitrary = fc.record(
    {
      reason: anyText,
      harm: anyText,
      rule: anyText,
      way: anyText,
      given: fc.array(anyText),
      keywords: fc.array(anyText),
      searchedIn: fc.array(anyText),
      outcome: fc.constantFrom(...OUTCOME_NAMES),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(arbitrary, fc.constantFrom('organ' as const, 'college' as const), (details, regime) => {
      const composed = composeLetter('reply', sampleFacts(regime, details))
      if ('problems' in composed) assert.ok(composed.problems.length > 0)
      else assert.doesNotMatch(letterText(composed.letter), /undefined|：。|。。/)
    }),
  )
})

test('a rule named without its article is told to the officer, in a reply and in a part withheld', () => {
  const adviceOf = (details: Partial<LetterDetails>) => {
    const composed = composeLetter('reply', sampleFacts('organ', details))
    assert.ok('letter' in composed, JSON.stringify(composed))
    return composed.advice.map(({ message }) => message)
  }
  const part = { what: '调查表', ground: 'forbidden-by-law', reason: '能够识别单个填报单位' } as const
  assert.deepEqual(adviceOf({ outcome: 'forbidden-by-law', rule: '《统计法》' }), ['“《统计法》”：请写明到第几条'])
  assert.deepEqual(adviceOf({ outcome: 'forbidden-by-law', rule: '《统计法》第二十八条' }), [])
  assert.equal(adviceOf({ outcome: 'partial', withheld: [{ ...part, rule: '统计法律的规定' }] }).length, 1)
  assert.deepEqual(adviceOf({ outcome: 'partial', withheld: [{ ...part, rule: '《统计法》第28条' }] }), [])
})
