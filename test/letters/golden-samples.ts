import assert from 'node:assert/strict'
import { type LocalDate, localDate } from '../../src/law/date.ts'
import { outcomesFor, type Outcome } from '../../src/law/outcomes.ts'
import { type Regime } from '../../src/law/rules.ts'
import { composeLetter } from '../../src/letters/compose-letter.ts'
import { type LetterDetails, type LetterFacts } from '../../src/letters/letter-facts.ts'
import { LETTER_KIND_NAMES, type LetterDocument, type LetterKind } from '../../src/letters/letter.ts'
import { DETAILS, REASONS, sampleFacts } from './sample-facts.ts'

/** A kept letter: `letter` is its kind, a reply's with its outcome, a variant's with its name. */
export type Sample = { name: string; regime: Regime; letter: string; kind: LetterKind; details: Partial<LetterDetails> }

const replyDetails = (outcome: Outcome): Partial<LetterDetails> => ({
  outcome,
  reason: REASONS[outcome] ?? DETAILS.reason,
})

/** The letter of a sample, written from the record. */
export function write({ regime, letter, kind, details }: Sample): LetterDocument {
  const composed = composeLetter(kind, { ...factsOf(regime, details), writtenOn: writtenOn(regime, letter) })
  assert.ok('letter' in composed, JSON.stringify(composed))
  assert.deepEqual(composed.advice, [])
  return composed.letter
}

/** A college may extend by its own rules only; an authorised organisation is reached online. */
function factsOf(regime: Regime, details: Partial<LetterDetails>): LetterFacts {
  const facts = sampleFacts(regime, details)
  if (regime === 'authorised') {
    const bodies = { ...facts.organ.bodies, onlineFilingUrl: 'https://fy.example.org/apply' }
    return { ...facts, organ: { ...facts.organ, bodies } }
  }
  if (regime !== 'college') return facts
  const school = { extensionWorkdays: 15 }
  const organ = { ...facts.organ, school, ownRules: '《青岚职业技术学院信息公开实施细则》第二十条' }
  return { ...facts, organ }
}

const d = localDate
/** Letters bear days on which they could have been written: received 2026-09-07, due 10-10 (a college: 09-28). */
const WRITTEN: Readonly<Record<string, LocalDate>> = {
  receipt: d('2026-09-07'),
  correction: d('2026-09-10'),
  'third-party-consultation': d('2026-09-14'),
  'co-producer-consultation': d('2026-09-14'),
  'consultation-notice': d('2026-09-14'),
  'consultation-notice-co-producer': d('2026-09-14'),
  'reasons-request': d('2026-09-11'),
  'fee-notice': d('2026-09-10'),
  'fee-notice-items': d('2026-09-10'),
  extension: d('2026-09-25'),
  'reply-correction-lapsed': d('2026-10-09'),
  'reply-fee-lapsed': d('2026-10-16'),
  rectification: d('2026-10-16'),
  'rectification-corrected': d('2026-10-16'),
  'rectification-referred': d('2026-10-16'),
  'rectification-unchanged': d('2026-10-16'),
}
const writtenOn = (regime: Regime, letter: string): LocalDate =>
  WRITTEN[letter] ?? d(regime === 'college' ? '2026-09-25' : '2026-10-09')

const RECORD = { information: '汇总表中负责人的职称一栏', reason: '职称与聘任文件不一致' }
const FOOD = '合同载有贵方的分成比例和成本构成'
/** What is said in one letter only. */
const OF_LETTER: Readonly<Record<string, Partial<LetterDetails>>> = {
  rectification: RECORD,
  'rectification-corrected': RECORD,
  'rectification-referred': RECORD,
  'rectification-unchanged': { ...RECORD, reason: '登记的职称与人事档案一致' },
  extension: { dueOn: d('2026-11-06') },
  'third-party-consultation': { reason: FOOD },
  'third-party-disclosure': {
    reason: '该合同支配学生伙食费的使用，不公开可能对公共利益造成重大影响，贵方的意见已予考虑',
  },
  'reply-petition': { way: '登录省信访局网上信访平台，或者向青岚市信访局递交材料' },
  'reply-publication': { way: '青岚市图书馆三楼地方文献室可以借阅《青岚市教育年鉴》' },
  'reply-already-public': { way: '青岚市教育局网站“信息公开—财政资金”栏目' },
  'reply-special-query': { rule: '《不动产登记暂行条例》第二十七条', way: '携带身份证明到不动产登记机构申请查询' },
  'reply-granted': { enclosures: ['2025年度科研经费使用情况汇总表', '科研经费管理办法'] },
  'reply-security': { harm: '公开后可能使上述部署失去作用，危及师生人身安全' },
  'reply-fee-lapsed': { dueOn: d('2026-10-14') },
  'reply-third-party-rights': { interest: 'trade-secret' },
  'reply-school-rule': { rule: '《青岚职业技术学院档案管理办法》第十五条' },
}
const PARTIAL: Partial<LetterDetails> = {
  withheld: [{ ...DETAILS.withheld[0]!, what: '经办人的身份证件号码', reason: '本人不同意公开', interest: 'privacy' }],
}
const OF_COLLEGE: Readonly<Record<string, Partial<LetterDetails>>> = {
  receipt: { dueOn: d('2026-09-28') },
  extension: { workdays: 15, dueOn: d('2026-10-23') },
  'reply-partial': { ...PARTIAL, givenOn: d('2026-09-25') },
  'reply-granted': { givenOn: d('2026-09-25') },
}

const REGIMES = ['organ', 'authorised', 'college'] as const

/** Every kind of letter each regime can write, every reply, and the variants that say something of their own. */
export const SAMPLES: Sample[] = REGIMES.flatMap((regime) => {
  const sample = (kind: LetterKind, letter: string, details: Partial<LetterDetails> = {}): Sample => {
    const own = { ...OF_LETTER[letter], ...(regime === 'college' ? OF_COLLEGE[letter] : {}), ...details }
    return { name: `${regime}-${letter}`, regime, letter, kind, details: own }
  }
  // The processing fee is not for colleges (国办函〔2020〕109号).
  const kinds = LETTER_KIND_NAMES.filter((kind) => kind !== 'reply' && !(regime === 'college' && kind === 'fee-notice'))
  return [
    ...kinds.map((kind) => sample(kind, kind)),
    ...outcomesFor(regime).map((outcome) => sample('reply', `reply-${outcome}`, replyDetails(outcome))),
    sample('reply', 'reply-third-party-rights-general', { ...replyDetails('third-party-rights') }),
    sample('rectification', 'rectification-corrected', { rectification: 'corrected' }),
    sample('rectification', 'rectification-referred', { rectification: 'referred' }),
    sample('rectification', 'rectification-unchanged', { rectification: 'unchanged' }),
    sample('consultation-notice', 'consultation-notice-co-producer', { consultation: 'co-producer' }),
    ...(regime === 'college' ? [] : [sample('fee-notice', 'fee-notice-items', { feeMode: 'item', feeCount: 41 })]),
  ]
})
