import { type ResultRow } from './report/rows.ts'
import { type Regime } from './rules.ts'

/** What one reply means: each field has its own source, none is worked out from another (law of 复议前置: not from the row). */
type OutcomeRule = {
  /** Short name of the reply. */
  label: string
  /** Article of the 条例 (2019) the reply rests on; null where it names none. */
  article: string | null
  /** Article of the 高等学校信息公开办法 (Order 29); null where a college cannot reply so. */
  collegeArticle: string | null
  /** The one row of the annual report. */
  row: ResultRow
  /** From 2024-01-01: reconsideration before a lawsuit (复议法 art. 23), or the applicant's choice. Organs only. */
  remedy: 'reconsideration-first' | 'either'
  /** Counted as 不予公开 in the report. */
  refusal: boolean
  /** The reply must give reasons and name its article (条例 arts. 36 (3) (5), 37; Order 29 art. 18). */
  reasons: boolean
  /** Who may reply so. */
  regimes: readonly Regime[]
}

/**
 * Where a college's refusal for want of own need (Order 29 art. 9) is counted. No official table for colleges exists;
 * our convention: 其他处理, because none of the refusal rows of the organs' table speaks of need.
 */
const NOT_NEEDED_ROW: ResultRow = 'other.3'

const ALL: readonly Regime[] = ['organ', 'authorised', 'college']
const ORGANS: readonly Regime[] = ['organ', 'authorised']
const COLLEGE: readonly Regime[] = ['college']

/** A reply that gives what was asked, or that ends the case at the applicant's own wish: no grounds to state. */
const given = (label: string, article: string | null, collegeArticle: string | null, row: ResultRow) =>
  ({ label, article, collegeArticle, row, remedy: 'either', refusal: false, reasons: false, regimes: ALL }) as const
/** A refusal by 条例 arts. 14-16: reconsideration comes first. */
const refused = (label: string, article: string, collegeArticle: string | null, row: ResultRow) =>
  ({
    label,
    article,
    collegeArticle,
    row,
    remedy: 'reconsideration-first',
    refusal: true,
    reasons: true,
    regimes: collegeArticle ? ALL : ORGANS,
  }) as const
/** Neither given nor refused: not there, not handled, lapsed. The applicant chooses the remedy. */
const otherwise = (label: string, article: string | null, collegeArticle: string | null, row: ResultRow) =>
  ({
    label,
    article,
    collegeArticle,
    row,
    remedy: 'either',
    refusal: false,
    reasons: true,
    regimes: collegeArticle ? ALL : ORGANS,
  }) as const

/** Every reply an application can end with. 条例 arts. 14-16, 30, 35-39; Order 29 arts. 9, 10, 18; 国办函〔2020〕109号. */
export const OUTCOMES = {
  granted: given('予以公开', '第三十六条第（二）项', '第十八条第（一）项', 'granted'),
  'already-public': given('已主动公开', '第三十六条第（一）项', '第十八条第（一）项', 'granted'),
  // Reconsideration comes first for the part withheld under arts. 14-16 only; see remediesFor.
  partial: {
    label: '部分公开',
    article: '第三十七条',
    collegeArticle: '第十八条第（四）项',
    row: 'partial',
    remedy: 'reconsideration-first',
    refusal: false,
    reasons: true,
    regimes: ALL,
  },
  'state-secret': refused('不予公开：国家秘密', '第十四条', '第十条第（一）项', 'refused.1'),
  'forbidden-by-law': refused('不予公开：法律、行政法规禁止公开', '第十四条', '第十条第（四）项', 'refused.2'),
  security: refused('不予公开：危及国家安全、公共安全、经济安全、社会稳定', '第十四条', null, 'refused.3'),
  'third-party-rights': refused(
    '不予公开：商业秘密、个人隐私等第三方合法权益',
    '第十五条',
    '第十条第（二）项、第（三）项',
    'refused.4',
  ),
  internal: refused('不予公开：内部事务信息', '第十六条第一款', null, 'refused.5'),
  deliberative: refused('不予公开：过程性信息', '第十六条第二款', null, 'refused.6'),
  'enforcement-file': refused('不予公开：行政执法案卷信息', '第十六条第二款', null, 'refused.7'),
  // Stands under 不予公开 in the table, but is no refusal under arts. 14-16: the applicant chooses.
  'special-query': {
    label: '按专门规定查询',
    article: '第三十六条第（七）项',
    collegeArticle: null,
    row: 'refused.8',
    remedy: 'either',
    refusal: true,
    reasons: true,
    regimes: ORGANS,
  },
  // A college's own rules may close information (Order 29 art. 10 (4)); our convention: the row of other law.
  'school-rule': {
    label: '不予公开：学校规定不予公开',
    article: null,
    collegeArticle: '第十条第（四）项',
    row: 'refused.2',
    remedy: 'either',
    refusal: true,
    reasons: true,
    regimes: COLLEGE,
  },
  'does-not-exist': otherwise('信息不存在', '第三十六条第（四）项', '第十八条第（三）项', 'unable.1'),
  'not-ours': otherwise('不属于本单位负责公开', '第三十六条第（五）项', '第十八条第（三）项', 'unable.1'),
  'needs-creating': otherwise('没有现成信息，需要另行制作', '第三十八条', '第十八条第（七）项', 'unable.2'),
  'still-unclear': otherwise('补正后内容仍不明确', '第三十条', '第十八条第（五）项', 'unable.3'),
  petition: otherwise('信访、举报、投诉事项', '第三十九条第一款', '第十八条第（七）项', 'not-handled.1'),
  repeat: otherwise('重复申请', '第三十六条第（六）项', '第十八条第（六）项', 'not-handled.2'),
  publication: otherwise('要求提供公开出版物', '第三十九条第二款', '第十八条第（七）项', 'not-handled.3'),
  excessive: otherwise('无正当理由大量、反复申请', '第三十五条', null, 'not-handled.4'),
  reissue: otherwise('要求确认或者重新出具已获取的信息', null, '第十八条第（七）项', 'not-handled.5'),
  'correction-lapsed': otherwise('逾期不补正，视为放弃申请', '第三十条', '第十八条第（五）项', 'other.1'),
  'fee-lapsed': otherwise('逾期不缴费，视为放弃申请', '第四十二条', null, 'other.2'),
  'not-needed': {
    label: '与自身学习、科研、工作等特殊需要无关',
    article: null,
    collegeArticle: '第九条',
    row: NOT_NEEDED_ROW,
    remedy: 'either',
    refusal: false,
    reasons: true,
    regimes: COLLEGE,
  },
  withdrawn: given('申请人撤回申请', null, null, 'other.3'),
  other: otherwise('其他处理', null, '第十八条第（七）项', 'other.3'),
} as const satisfies Record<string, OutcomeRule>

/** How an application ended: the reply given, a lapse, or withdrawal. */
export type Outcome = keyof typeof OUTCOMES

/** All outcomes, in the order of the report's rows. */
export const OUTCOME_NAMES = Object.keys(OUTCOMES) as readonly Outcome[]

/** The rule of an outcome, with the general type. */
export const outcomeRule = (outcome: Outcome): OutcomeRule => OUTCOMES[outcome]

/** Whether a text is the name of an outcome. */
export function isOutcome(text: unknown): text is Outcome {
  return typeof text === 'string' && Object.hasOwn(OUTCOMES, text)
}

/** The outcomes an organ of this kind may end a case with, in the order of the report's rows. */
export function outcomesFor(regime: Regime): Outcome[] {
  return OUTCOME_NAMES.filter((outcome) => outcomeRule(outcome).regimes.includes(regime))
}

/** Titles of the acts, as letters cite them. */
const ACT_TITLES = {
  organ: '《中华人民共和国政府信息公开条例》',
  authorised: '《中华人民共和国政府信息公开条例》',
  college: '《高等学校信息公开办法》',
} as const satisfies Record<Regime, string>

/**
 * The article a reply rests on, with the title of its act, for the act now in force (条例 2019, Order 29).
 * Null where no article stands behind the outcome, and for replies under the 2008 act, whose numbers differ.
 */
export function citationOf(outcome: Outcome, regime: Regime): string | null {
  const { article, collegeArticle } = outcomeRule(outcome)
  const cited = regime === 'college' ? collegeArticle : article
  return cited === null ? null : ACT_TITLES[regime] + cited
}
