import { outcomeRule, type Outcome } from '../law/outcomes.ts'
import { type DetailName } from './letter-facts.ts'
import { formal, replyCitation, rulesOf, type ReceivedFacts } from './phrases.ts'

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

/** Grounds on which information is withheld, in whole or in part. */
export const GROUNDS = Object.keys(GROUND_PHRASES) as readonly Outcome[]

/** The ground in words. */
export const groundPhrase = (ground: Outcome, self: string): string => GROUND_PHRASES[ground]?.(self) ?? ''

/** What a ground has to be shown with, beside the facts: the harm to be feared, or the very rule that closes it. */
const GROUND_NEEDS: Partial<Record<Outcome, readonly DetailName[]>> = {
  'forbidden-by-law': ['rule'],
  security: ['harm'],
  'third-party-rights': ['harm'],
  'school-rule': ['rule'],
}
export const groundNeeds = (ground: Outcome): readonly DetailName[] => GROUND_NEEDS[ground] ?? []

/** Who may withhold on this ground. */
export const mayWithhold = (facts: ReceivedFacts, ground: Outcome): boolean =>
  GROUNDS.includes(ground) && outcomeRule(ground).regimes.includes(facts.organ.regime)

/**
 * The articles a refusal rests on: of the ground, and of the reply (条例 art. 36 (3), Order 29 art. 18 (2)). The act of
 * 2008 is cited by its article on replies only.
 */
export function groundCitation(facts: ReceivedFacts, ground: Outcome): string {
  const cited = replyCitation(facts, ground) ?? rulesOf(facts).title
  const { act } = rulesOf(facts)
  if (act === 'ogi-2008') return formal(cited)
  return `${formal(cited)}、第${act === 'order-29' ? '十八条第（二）项' : '三十六条第（三）项'}`
}
