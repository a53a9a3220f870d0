import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { letterText } from '../../src/documents/letter-text.ts'
import { outcomesFor, type Outcome } from '../../src/law/outcomes.ts'
import { type Regime } from '../../src/law/rules.ts'
import { composeLetter } from '../../src/letters/compose-letter.ts'
import { LETTER_KIND_NAMES, type LetterDocument, type LetterKind } from '../../src/letters/letter.ts'
import { DETAILS, REASONS, sampleFacts } from './sample-facts.ts'

const GOLDEN = join(import.meta.dirname, '../golden/letters')
/** Set to write the letters anew after a change of wording; then read the difference. */
const UPDATE = process.env['UPDATE_GOLDEN'] === '1'

type Sample = { name: string; regime: Regime; kind: LetterKind; outcome?: Outcome }
/** Letters a college cannot write: no processing fee, no extension without rules of its own. */
const NOT_COLLEGE: readonly LetterKind[] = ['fee-notice', 'extension']

const samples: Sample[] = (['organ', 'college'] as const).flatMap((regime) => [
  ...LETTER_KIND_NAMES.filter((kind) => kind !== 'reply' && !(regime === 'college' && NOT_COLLEGE.includes(kind))).map(
    (kind) => ({ name: `${regime}-${kind}`, regime, kind }),
  ),
  ...outcomesFor(regime).map((outcome) => ({
    name: `${regime}-reply-${outcome}`,
    regime,
    kind: 'reply' as const,
    outcome,
  })),
])

function write({ regime, kind, outcome }: Sample): LetterDocument {
  const composed = composeLetter(kind, sampleFacts(regime, { ...sampleDetails(regime, outcome), ...ASKED_OF[kind] }))
  assert.ok('letter' in composed, JSON.stringify(composed))
  assert.deepEqual(composed.advice, [])
  return composed.letter
}

/** What is asked about, where it is not the contract. */
const ASKED_OF: Partial<Record<LetterKind, object>> = {
  rectification: { information: '汇总表中负责人的职称一栏', reason: '职称与聘任文件不一致' },
}

function sampleDetails(regime: Regime, outcome?: Outcome) {
  const noDeliberative = regime === 'college' && outcome === 'partial'
  return {
    ...(outcome === undefined ? {} : { outcome, reason: REASONS[outcome] ?? DETAILS.reason }),
    ...(outcome === 'petition' ? { way: '登录省信访局网上信访平台，或者向青岚市信访局递交材料' } : {}),
    ...(outcome === 'publication' ? { way: '青岚市图书馆三楼地方文献室可以借阅《青岚市教育年鉴》' } : {}),
    ...(outcome === 'already-public' ? { way: '青岚市教育局网站“信息公开—财政资金”栏目' } : {}),
    ...(outcome === 'special-query'
      ? { rule: '《不动产登记暂行条例》第二十七条', way: '携带身份证明到不动产登记机构申请查询' }
      : {}),
    ...(outcome === 'granted' ? { enclosures: ['2025年度科研经费使用情况汇总表', '科研经费管理办法'] } : {}),
    ...(noDeliberative
      ? { withheld: [{ ...DETAILS.withheld[0]!, what: '经办人的身份证件号码', reason: '属于个人隐私' }] }
      : {}),
  }
}

for (const sample of samples) {
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
  assert.deepEqual(readdirSync(GOLDEN).sort(), samples.map(({ name }) => `${name}.txt`).sort())
})

/** What each letter must state, as the law asks for it. Remedies: R reconsideration first, C choice, P report and appeal. */
const OPENING = ['登记编号：2026-0017', '2026年9月7日收到', '2025年度科研经费使用情况', '互联网']
const DEMANDS: Record<string, readonly string[]> = {
  receipt: [...OPENING, '2026年10月10日前', '第三十一条第三项', '20个工作日'],
  correction: [
    '“有关经费”未指明',
    '未指明所需信息的年度',
    '补正方法：写明经费名称',
    '2026年9月30日前',
    '视为放弃申请',
    '重新计算',
    '第三十条',
    '一次性',
  ],
  extension: ['需要逐件核对', '2026年10月10日前', '工作机构负责人同意', '延长20个工作日', '第三十三条第二款'],
  'third-party-consultation': [
    '价款和分成条款',
    '可能影响贵方合法权益',
    '15个工作日',
    '逾期未提出意见的，由本机关依照规定决定是否公开',
    '文渊路1号',
    '第三十二条',
  ],
  'co-producer-consultation': ['价款和分成条款', '15个工作日', '逾期未提出意见的，视为同意公开', '第三十四条'],
  'consultation-notice': [...OPENING, '2026年9月14日', '不计算在答复期限内', '次日起停止计算', '第三十三条第三款'],
  'third-party-disclosure': ['价款和分成条款', '决定公开的理由：', '第三十二条', '60日', '6个月'],
  'fee-notice': [
    '第四十二条',
    '国办函〔2020〕109号',
    '按量计收',
    '150页',
    '应缴金额：1700元',
    '非税收入窗口',
    '20个工作日',
    '视为放弃申请',
    '重新计算',
  ],
  'reasons-request': ['46件', '书面说明理由', '2026年9月25日前', '第三十五条', '不予处理'],
  rectification: ['2026年10月8日', '职称一栏', '已转送有权更正的青岚市科学技术局', '第四十一条'],
  'reply-granted': [
    ...OPENING,
    '《2025年度科研经费使用情况汇总表》',
    '电子邮件',
    '提供时间：2026年10月9日',
    '第三十六条第（二）项',
    '附件：1. 2025年度',
  ],
  'reply-already-public': ['获取该政府信息的方式、途径', '第三十六条第（一）项'],
  'reply-partial': [
    '予以公开的内容',
    '不予公开的内容和理由',
    '身份证件号码',
    '公开可能造成的损害：公开后可能被冒用',
    '讨论记录',
    '第三十七条',
    '第十五条',
    '第十六条第二款',
    '先向青岚市人民政府申请行政复议',
    '本答复的其他内容',
  ],
  'reply-state-secret': ['国家秘密', '第十四条、第三十六条第（三）项', '密级为秘密'],
  'reply-forbidden-by-law': ['《中华人民共和国统计法》第二十八条', '第十四条'],
  'reply-security': ['国家安全、公共安全、经济安全、社会稳定', '可能造成的损害：公开后将使', '第十四条'],
  'reply-third-party-rights': ['商业秘密、个人隐私', '可能造成的损害：', '第十五条'],
  'reply-internal': ['人事管理、后勤管理、内部工作流程', '第十六条第一款'],
  'reply-deliberative': ['讨论记录、过程稿、磋商信函、请示报告', '第十六条第二款'],
  'reply-enforcement-file': ['行政执法案卷', '第十六条第二款'],
  'reply-special-query': ['《不动产登记暂行条例》第二十七条', '办理途径和程序：', '第三十六条第（七）项'],
  'reply-does-not-exist': ['档案室2020年以来的纸质档案', '检索关键词为“科研经费”', '不存在', '第三十六条第（四）项'],
  'reply-not-ours': ['理由：', '青岚市科学技术局', '0570-5550199', '第三十六条第（五）项'],
  'reply-needs-creating': ['加工、分析', '不予提供', '第三十八条'],
  'reply-still-unclear': ['2026年9月10日告知', '仍不明确', '第三十条'],
  'reply-petition': ['信访、投诉、举报', '下列渠道', '第三十九条第一款'],
  'reply-repeat': ['2026年5月18日', '青教公复〔2026〕12号', '不予重复处理', '第三十六条第（六）项'],
  'reply-publication': ['公开出版物', '获取途径：', '第三十九条第二款'],
  'reply-excessive': ['46件', '不合理', '不予处理', '第三十五条'],
  'reply-reissue': ['确认或者重新出具', '不予处理'],
  'reply-correction-lapsed': ['2026年9月10日告知', '2026年9月30日', '视为您放弃申请', '第三十条'],
  'reply-fee-lapsed': ['2026年9月10日通知', '2026年10月10日', '视为您放弃申请', '第四十二条'],
  'reply-withdrawn': ['2026年9月20日', '撤回', '终止办理'],
  'reply-other': ['具体事实和理由：'],
}
const REFUSALS = [
  'state-secret',
  'forbidden-by-law',
  'security',
  'third-party-rights',
  'internal',
  'deliberative',
  'enforcement-file',
]

test('each letter of an organ states what its row demands', () => {
  for (const sample of samples.filter(({ regime }) => regime === 'organ')) {
    const text = letterText(write(sample))
    const demands = DEMANDS[sample.name.slice('organ-'.length)]
    assert.ok(demands !== undefined, sample.name)
    const common = ['青教公复〔2026〕31号', '青岚市教育局\n2026年10月9日']
    const reason = sample.outcome && REASONS[sample.outcome] ? [REASONS[sample.outcome] ?? ''] : []
    for (const words of [...common, ...demands, ...reason])
      assert.ok(text.includes(words), `${sample.name} lacks ${words}:\n${text}`)
  }
})

test('remedies: reconsideration first against refusals, choice against all else, none in letters on the way', () => {
  const first =
    /应当自收到本答复之日起60日内，先向青岚市人民政府申请行政复议.*15日内，向青岚市云溪区人民法院提起行政诉讼/s
  const choice =
    /可以自收到本.*之日起60日内，向青岚市人民政府申请行政复议，或者自收到本.*之日起6个月内，直接向青岚市云溪区人民法院/s
  for (const sample of samples.filter(({ regime }) => regime === 'organ')) {
    const text = letterText(write(sample))
    const decides = sample.kind === 'reply' || ['third-party-disclosure', 'rectification'].includes(sample.kind)
    if (!decides) assert.doesNotMatch(text, /行政复议|行政诉讼/, sample.name)
    else if (sample.outcome === 'partial')
      assert.ok(first.test(text.replace('本答复中不予公开的部分', '')) && choice.test(text))
    else if (REFUSALS.includes(sample.outcome ?? '')) assert.ok(first.test(text) && !choice.test(text), sample.name)
    else assert.ok(choice.test(text) && !first.test(text), sample.name)
  }
})

test('a college’s letters rest on Order 29, speak of 本校, count 15 working days, and offer report and appeal', () => {
  for (const sample of samples.filter(({ regime }) => regime === 'college')) {
    const text = letterText(write(sample))
    assert.doesNotMatch(text, /本机关|行政复议|行政诉讼|政府信息公开申请/, sample.name)
    if (sample.kind === 'reply') assert.match(text, /纪检监察室或者省教育厅举报.*向省教育厅申诉/s, sample.name)
    if (sample.kind === 'receipt') assert.match(text, /15个工作日/)
  }
  const text = letterText(write({ name: '', regime: 'college', kind: 'reply', outcome: 'third-party-rights' }))
  assert.match(text, /《高等学校信息公开办法》第十条第（二）项、第（三）项、第十八条第（二）项/)
})
