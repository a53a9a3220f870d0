import { OUTCOMES, outcomeRule, type Outcome } from '../law/outcomes.ts'
import { type Regime } from '../law/rules.ts'
import { INTERESTS, type Interest, type LetterDetails, type WithheldPart } from './letter-facts.ts'
import { clause, formal, isWritten, replyCitation, rulesOf, type ReceivedFacts } from './phrases.ts'

/** What the information is, said in a refusal, after 「所申请的信息」. `of` is the organ's word for itself. */
const GROUND_PHRASES: Partial<Record<Outcome, (self: string) => string>> = {
  'state-secret': () => '依法确定为国家秘密',
  'forbidden-by-law': () => '属于法律、行政法规禁止公开的信息',
  security: () => '公开后可能危及国家安全、公共安全、经济安全、社会稳定',
  'third-party-rights': () => '涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害',
  internal: (self) => `属于${self}人事管理、后勤管理、内部工作流程等方面的内部事务信息`,
  deliberative: (self) => `属于${self}在履行职责过程中形成的讨论记录、过程稿、磋商信函、请示报告等过程性信息`,
  'enforcement-file': () => '属于行政执法案卷信息',
  'school-rule': () => '属于学校规定不予公开的信息',
}

/** What only a part can be: held back, but no refusal by arts. 14-16. 条例 arts. 36 (7), 37 */
const PART_PHRASES: Partial<Record<Outcome, string>> = {
  'special-query': '有关法律、行政法规对获取另有特别规定',
  other: '不属于政府信息',
}

/** Grounds on which information is withheld, in whole or in part. */
export const GROUNDS = Object.keys(GROUND_PHRASES) as readonly Outcome[]

/** What a body may hold a part back on, in the order they are offered. */
export const partGrounds = (regime: Regime): Outcome[] =>
  [...GROUNDS, ...(regime === 'college' ? [] : (Object.keys(PART_PHRASES) as Outcome[]))].filter((ground) =>
    outcomeRule(ground).regimes.includes(regime),
  )

/** What the ground of a part is called where it is chosen. */
export const partGroundLabel = (ground: Outcome): string =>
  ground === 'other' ? '不属于政府信息' : OUTCOMES[ground].label

/** The grounds of a partial disclosure, each once; they decide its remedies. */
export const groundsWithheld = ({ withheld = [] }: Partial<LetterDetails>): Outcome[] => [
  ...new Set(withheld.map(({ ground }) => ground)),
]

/** The ground in words; of a third party's rights the one concerned, where it is said which. */
export function groundPhrase(ground: Outcome, self: string, interest?: Interest): string {
  const phrase = GROUND_PHRASES[ground]?.(self) ?? PART_PHRASES[ground] ?? ''
  return interest === undefined ? phrase : phrase.replace('商业秘密、个人隐私等', INTERESTS[interest].label)
}

/** What a ground has to be shown with, beside the facts: the harm to be feared, or the very rule that closes it. */
type GroundNeed = 'harm' | 'rule'
const GROUND_NEEDS: Partial<Record<Outcome, readonly GroundNeed[]>> = {
  'forbidden-by-law': ['rule'],
  security: ['harm'],
  'third-party-rights': ['harm'],
  'school-rule': ['rule'],
  'special-query': ['rule'],
}
export const groundNeeds = (ground: Outcome): readonly GroundNeed[] => GROUND_NEEDS[ground] ?? []

/** What a part lacks before a letter can say why it is held back. */
export function missingOfPart(part: WithheldPart, regime: Regime): (keyof WithheldPart)[] {
  const needed = (['what', 'reason', ...groundNeeds(part.ground)] as const).filter(
    (name) => !isWritten(part[name] ?? ''),
  )
  return partGrounds(regime).includes(part.ground) ? needed : [...needed, 'ground']
}

/** What proves the ground, as sentences: the rule, the harm. */
export function groundProof(ground: Outcome, { harm = '', rule = '' }: { harm?: string; rule?: string }): string[] {
  const needs = groundNeeds(ground)
  return [
    ...(needs.includes('rule') ? [`${RULE_PHRASES[ground] ?? '禁止公开的具体依据'}：${clause(rule)}。`] : []),
    ...(needs.includes('harm') ? [`公开可能造成的损害：${clause(harm)}。`] : []),
  ]
}
const RULE_PHRASES: Partial<Record<Outcome, string>> = { 'special-query': '具体规定' }

/**
 * The articles a refusal rests on: of the ground, and of the reply (条例 art. 36 (3), Order 29 art. 18 (2)). The act of
 * 2008 is cited by its article on replies only.
 */
export function groundCitation(facts: ReceivedFacts, ground: Outcome, interest?: Interest): string {
  const { act, title } = rulesOf(facts)
  const whole = replyCitation(facts, ground === 'other' ? 'partial' : ground) ?? title
  const cited = interest === undefined ? whole : whole.replace(BOTH_ITEMS, INTERESTS[interest].collegeItem)
  if (act === 'ogi-2008' || !GROUNDS.includes(ground)) return formal(cited)
  return `${formal(cited)}、第${act === 'order-29' ? '十八条第（二）项' : '三十六条第（三）项'}`
}

/** Order 29 art. 10 has an item for each right of a third party; art. 15 of the 条例 has both in one. */
const BOTH_ITEMS = '第（二）项、第（三）项'
