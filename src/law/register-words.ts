import { APPLICANT_KIND_NAMES, APPLICANT_KINDS, type ApplicantKind } from './applicants.ts'
import { OUTCOME_NAMES, OUTCOMES, type Outcome } from './outcomes.ts'
import { type Channel } from './receipt.ts'
import { DECISION_NAMES, DECISIONS, resultOfDecision } from './remedy-decisions.ts'
import {
  REMEDY_KIND_NAMES,
  REMEDY_KINDS,
  REMEDY_RESULT_NAMES,
  REMEDY_RESULTS,
  type RemedyKind,
  type RemedyResult,
} from './remedy-kinds.ts'
import { ROWS_2021 } from './report/form-rows.ts'
import { type ResultRow } from './report/rows.ts'

/** 「（三）」, 「三、」, 「3.」 before a label, once the text is in NFKC (full-width forms made half-width). */
const NUMBERING = /^\s*(?:\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十]+、|\d+\s*[.、)])\s*/u
/** The head a register may write before the row: 「不予公开：属于国家秘密」. */
const HEAD = /^\s*(?:本年度办理结果|不予公开|无法提供|不予处理|其他处理|法人或其他组织)[\s:>/,.、-]+(?=\S)/u

/** A label bare of numbering, heads, spaces, quotes and punctuation: what two writings of the same words share. */
function bare(text: string): string {
  let rest = text.replace(/[①-⑳]/gu, '').normalize('NFKC').trim().toLowerCase()
  for (let before = ''; before !== rest;) {
    before = rest
    rest = rest.replace(NUMBERING, '').replace(HEAD, '')
  }
  return rest.replace(/[^\p{L}\p{N}]/gu, '')
}

/** A table from the words met to what they mean, keyed by their bare form. */
function words<T>(entries: Iterable<readonly [T, readonly string[]]>): ReadonlyMap<string, T> {
  return new Map(
    [...entries].flatMap(([meaning, spellings]) => spellings.map((each) => [bare(each), meaning] as const)),
  )
}
const typed = <K extends string>(table: Record<K, readonly string[]>) => Object.entries(table) as [K, string[]][]

/** The reply meant where a register names only the row of the report. Rows of several replies: the more usual one. */
const OUTCOME_OF_ROW: Record<ResultRow, Outcome> = {
  granted: 'granted',
  partial: 'partial',
  'refused.1': 'state-secret',
  'refused.2': 'forbidden-by-law',
  'refused.3': 'security',
  'refused.4': 'third-party-rights',
  'refused.5': 'internal',
  'refused.6': 'deliberative',
  'refused.7': 'enforcement-file',
  'refused.8': 'special-query',
  'unable.1': 'does-not-exist',
  'unable.2': 'needs-creating',
  'unable.3': 'still-unclear',
  'not-handled.1': 'petition',
  'not-handled.2': 'repeat',
  'not-handled.3': 'publication',
  'not-handled.4': 'excessive',
  'not-handled.5': 'reissue',
  'other.1': 'correction-lapsed',
  'other.2': 'fee-lapsed',
  'other.3': 'other',
}

/** Other words for the replies, met in registers, letters and older statistics forms. */
const OUTCOME_WORDS: Partial<Record<Outcome, readonly string[]>> = {
  granted: ['公开', '同意公开', '全部公开', '依申请公开', '已公开'],
  'already-public': ['主动公开', '属于主动公开', '属于主动公开范围', '告知获取方式和途径', '告知获取途径'],
  partial: ['部分公开', '同意部分公开', '区分处理'],
  'state-secret': ['国家秘密', '涉及国家秘密', '涉密'],
  'forbidden-by-law': ['法律行政法规禁止公开', '其他法律另有规定', '法律法规禁止公开'],
  security: ['三安全一稳定', '危及国家安全、公共安全、经济安全、社会稳定'],
  'third-party-rights': [
    '商业秘密',
    '个人隐私',
    '商业秘密、个人隐私',
    '商业秘密/个人隐私不予公开',
    '涉及商业秘密',
    '涉及个人隐私',
    '第三方合法权益',
    '第三方不同意公开',
  ],
  internal: ['内部事务信息', '三类内部事务信息', '内部管理信息'],
  deliberative: ['过程性信息', '四类过程性信息'],
  'enforcement-file': ['行政执法案卷', '行政执法案卷信息', '执法案卷'],
  'special-query': ['行政查询事项', '查询事项'],
  'school-rule': ['学校规定不予公开'],
  'does-not-exist': ['不存在', '政府信息不存在', '不掌握', '本机关不掌握', '本校不掌握相关信息'],
  'not-ours': [
    '不属于本机关负责公开',
    '不属于本机关职责',
    '不属于本机关公开',
    '不属于本校负责公开',
    '非本机关',
    '非本机关掌握',
  ],
  'needs-creating': ['没有现成信息', '需要另行制作', '需要加工、分析'],
  'still-unclear': ['内容不明确', '申请内容不明确', '补正后仍不明确', '申请不明确'],
  petition: ['信访', '信访类', '信访举报投诉', '信访投诉举报', '信访活动'],
  repeat: ['重复', '不予重复处理'],
  publication: ['公开出版物', '出版物'],
  excessive: ['大量反复申请', '大量、反复申请'],
  reissue: ['要求确认或重新出具', '要求确认或重新出具已获取信息'],
  'correction-lapsed': ['申请人无正当理由逾期不补正', '逾期不补正', '逾期未补正', '逾期未补正视为放弃'],
  'fee-lapsed': ['申请人逾期未按收费通知要求缴纳费用', '逾期未缴费', '逾期不缴费', '逾期未缴费视为放弃'],
  'not-needed': ['与特殊需要无关', '不符合特殊需要', '三需要', '三需要无关'],
  withdrawn: ['撤回', '撤回申请', '申请人撤回', '申请人主动撤回', '已撤回'],
  other: ['其他', '其它', '其他处理', '非政府信息', '不属于政府信息', '非政府信息公开申请', '非信息公开申请'],
}

/** Every word known for a reply, in its bare form: names, own labels, the form's printed rows, words of registers. */
export const OUTCOME_BY_LABEL: ReadonlyMap<string, Outcome> = words<Outcome>([
  ...OUTCOME_NAMES.map((outcome) => [outcome, [outcome, OUTCOMES[outcome].label]] as const),
  ...ROWS_2021.filter(({ key }) => Object.hasOwn(OUTCOME_OF_ROW, key)).map(
    ({ key, label }) => [OUTCOME_OF_ROW[key as ResultRow], [label]] as const,
  ),
  ...OUTCOME_NAMES.map((outcome) => [outcome, OUTCOME_WORDS[outcome] ?? []] as const),
])

const APPLICANTS = words<ApplicantKind>([
  ...APPLICANT_KIND_NAMES.map((kind) => [kind, [kind, APPLICANT_KINDS[kind].label]] as const),
  ...typed<ApplicantKind>({
    'natural-person': ['公民', '个人', '公民个人', '自然人（公民）'],
    business: ['企业', '公司', '企业法人'],
    research: ['科研', '科研院所', '研究机构'],
    'public-interest': ['公益组织', '社会组织'],
    'legal-services': ['律师事务所', '律所', '法律服务'],
    other: ['其它', '其他组织'],
  }),
])

/** The register's 接收渠道. A letter without more is taken as signed for: its day of receipt stands in the register. */
const CHANNEL_WORDS = words<Channel>(
  typed<Channel>({
    'in-person': ['in-person', '当面', '当面提交', '当面申请', '现场', '窗口', '上门'],
    'registered-post': ['registered-post', '信函', '邮寄', '邮政寄送', '挂号信', '快递', '特快专递', 'EMS', '来信'],
    'ordinary-post': ['ordinary-post', '平信', '平常信函'],
    online: ['online', '网络', '网上', '网上提交', '网上申请', '网站', '在线', '互联网', '平台'],
    fax: ['fax', '传真'],
    email: ['email', '电子邮件', '邮件', '邮箱', '电子邮箱', 'e-mail'],
  }),
)

const REMEDIES = words<RemedyKind>([
  ...REMEDY_KIND_NAMES.map((kind) => [kind, [kind, REMEDY_KINDS[kind].label]] as const),
  ...typed<RemedyKind>({
    reconsideration: ['复议', '行政复议案件'],
    'lawsuit-direct': ['直接起诉', '未经复议直接起诉', '行政诉讼直接起诉', '直接诉讼'],
    'lawsuit-after-reconsideration': ['复议后起诉', '经复议后起诉', '复议后诉讼'],
    'violation-report': ['举报件'],
    complaint: ['投诉件'],
    'institutional-appeal': ['申诉件'],
  }),
])

const RESULTS = words<RemedyResult | 'pending'>([
  ...DECISION_NAMES.map((each) => [resultOfDecision(each), [each, DECISIONS[each].label]] as const),
  ...REMEDY_RESULT_NAMES.map((result) => [result, [result, REMEDY_RESULTS[result].label]] as const),
  ...typed<RemedyResult | 'pending'>({
    upheld: ['维持', '驳回请求', '驳回复议请求', '维持原判'],
    corrected: ['纠正', '撤销', '部分撤销', '责令重新答复'],
    other: ['其他', '其它', '驳回申请', '和解', '撤回', '终结'],
    pending: ['尚未审结', '未审结', '审理中', '在审'],
  }),
])

/** The reply a register's word means; null where it is not known or does not say which row (不予公开 alone). */
export const parseOutcome = (text: string): Outcome | null => OUTCOME_BY_LABEL.get(bare(text)) ?? null
/** The kind of applicant a register's word means; null where unknown (法人 alone does not say which column). */
export const parseApplicantKind = (text: string): ApplicantKind | null => APPLICANTS.get(bare(text)) ?? null
/** The channel a register's word means; null where unknown. */
export const parseChannel = (text: string): Channel | null => CHANNEL_WORDS.get(bare(text)) ?? null
/** The kind of dispute a register's word means; null where unknown (诉讼 alone does not say which block). */
export const parseRemedyKind = (text: string): RemedyKind | null => REMEDIES.get(bare(text)) ?? null
/** The result of a dispute: a column, 'pending' where the word says it is open, null where unknown. */
export const parseRemedyResult = (text: string): RemedyResult | 'pending' | null => RESULTS.get(bare(text)) ?? null
