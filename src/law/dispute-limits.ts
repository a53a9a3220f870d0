import { localDate, type LocalDate } from './date.ts'
import { type RuleOfDisputes } from './dispute-rules.ts'
import { TIME_LIMITS, type TimeLimitRule } from './time-limits.ts'

/** What a limit runs from, as people say it. */
export const LIMIT_STARTS = {
  'reply-served': '收到答复',
  'reply-period-over': '答复期限届满',
  'content-known': '知道答复内容',
  'act-done': '作出答复',
  applied: '复议机关收到申请',
  'correction-noticed': '收到补正通知',
  accepted: '受理',
  'copy-received': '收到申请书（起诉状）副本',
  suspended: '中止',
  'opinion-letter-received': '收到行政复议意见书',
  'decision-served': '收到复议决定',
  'decision-period-over': '复议期限届满',
  filed: '法院收到起诉状',
  docketed: '立案',
  'judgment-served': '判决书送达',
  'ruling-served': '裁定书送达',
  'appeal-received': '二审法院收到上诉状',
  'new-reply-ordered': '收到责令重新答复的决定（裁判）',
  'complaint-received': '收到投诉举报',
  'petition-received': '收到信访事项',
  'petition-accepted': '信访事项受理',
  'petition-answered': '收到信访处理意见',
  'review-requested': '收到复查请求',
  'review-answered': '收到复查意见',
  'recheck-requested': '收到复核请求',
} as const
export type LimitStart = keyof typeof LIMIT_STARTS

/** A limit of a dispute. `from`: first day of the text it is taken from; what started before is not modelled. */
type DisputeLimitRule = TimeLimitRule & {
  rule: RuleOfDisputes
  start: LimitStart
  from: LocalDate
  /** Natural days the limit may be extended by at most; absent: no extension, or one without a bound. */
  longestExtension?: number
}

/** 行政复议法 of 2023. The texts of 1999 and 2017 (no simplified procedure, other days to answer) are not modelled. */
export const RECONSIDERATION_ACT_FROM = localDate('2024-01-01')
/** 行政复议法实施条例 (Decree 499). */
const RECONSIDERATION_DECREE_FROM = localDate('2007-08-01')
/** 行政诉讼法 as of 2014: its periods still stand. Those of 1989 (ten days to answer, three months) are not modelled. */
const LITIGATION_ACT_FROM = localDate('2015-05-01')
/** 法释〔2018〕1号. */
const LITIGATION_INTERPRETATION_FROM = localDate('2018-02-08')
/** 信访工作条例. The 信访条例 of 2005 is not modelled. */
const PETITION_RULES_FROM = localDate('2022-05-01')
/** 高等学校信息公开办法; the complaint of the 条例 is older, and neither sets a number. */
const COLLEGE_ORDER_FROM = localDate('2010-09-01')

/**
 * Complaints have no statutory number (条例 arts. 47, 51, 55; Order 29 art. 26). The office's own target in working days,
 * our convention; an organ may set another (see Targets in the agenda of disputes).
 */
export const COMPLAINT_TARGET_WORKDAYS = 15

type Origin = Pick<DisputeLimitRule, 'rule' | 'start' | 'from'>
const act = (rule: RuleOfDisputes, start: LimitStart): Origin => ({ rule, start, from: RECONSIDERATION_ACT_FROM })
const court = (rule: RuleOfDisputes, start: LimitStart): Origin => ({ rule, start, from: LITIGATION_ACT_FROM })
const petition = (start: LimitStart): Origin => ({ rule: 'CMP-4', start, from: PETITION_RULES_FROM })
const workdays = (amount: number, article: string, label: string) =>
  ({ amount, unit: 'workdays', article, label }) as const
const days = (amount: number, article: string, label: string) => ({ amount, unit: 'days', article, label }) as const
const months = (amount: number, article: string, label: string) => ({ amount, unit: 'months', article, label }) as const

/** 行政复议法: periods of 3, 5, 7 and 10 日 are working days, longer ones natural days (art. 88). */
const RECONSIDERATION_LIMITS = {
  'reconsideration-filing': { ...TIME_LIMITS['reconsideration-filing'], ...act('REC-4', 'reply-served') },
  'reconsideration-not-told': {
    ...months(12, '行政复议法第二十条第三款', '申请行政复议（未告知权利）'),
    ...act('REC-5', 'content-known'),
  },
  'reconsideration-absolute': {
    ...months(60, '行政复议法第二十一条', '申请行政复议最长期限'),
    ...act('REC-6', 'act-done'),
  },
  'reconsideration-after-silence': {
    ...days(60, '行政复议法实施条例第十六条', '逾期不答复，申请行政复议'),
    rule: 'REC-7',
    start: 'reply-period-over',
    from: RECONSIDERATION_DECREE_FROM,
  },
  'reconsideration-acceptance': { ...TIME_LIMITS['reconsideration-acceptance'], ...act('REC-8', 'applied') },
  'reconsideration-correction-notice': {
    ...workdays(5, '行政复议法第三十一条', '复议机关通知补正'),
    ...act('REC-9', 'applied'),
  },
  'reconsideration-correction': {
    ...workdays(10, '行政复议法第三十一条', '复议申请人补正'),
    ...act('REC-9', 'correction-noticed'),
  },
  'reconsideration-copy': {
    ...workdays(7, '行政复议法第四十八条', '复议机关发送申请书副本'),
    ...act('REC-10', 'accepted'),
  },
  'reconsideration-copy-simplified': {
    ...workdays(3, '行政复议法第五十四条', '复议机关发送申请书副本（简易程序）'),
    ...act('REC-10', 'accepted'),
  },
  'reconsideration-answer': { ...TIME_LIMITS['reconsideration-answer'], ...act('REC-11', 'copy-received') },
  'reconsideration-answer-simplified': {
    ...TIME_LIMITS['reconsideration-answer-simplified'],
    ...act('REC-11', 'copy-received'),
  },
  'reconsideration-decision': {
    ...TIME_LIMITS['reconsideration-decision'],
    ...act('REC-13', 'accepted'),
    longestExtension: 30,
  },
  'reconsideration-decision-simplified': {
    ...TIME_LIMITS['reconsideration-decision-simplified'],
    ...act('REC-14', 'accepted'),
    longestExtension: 0,
  },
  'reconsideration-termination': {
    ...days(60, '行政复议法第四十一条第（五）项', '中止原因未消除，终止行政复议'),
    ...act('REC-15', 'suspended'),
  },
  'opinion-letter-answer': {
    ...days(60, '行政复议法第七十六条', '报送行政复议意见书的纠正情况'),
    ...act('REC-18', 'opinion-letter-received'),
  },
  'lawsuit-after-refused-reconsideration': {
    ...days(15, '行政复议法第三十四条', '复议前置案件不予受理、驳回申请或者逾期不答复，提起行政诉讼'),
    ...act('REC-19', 'decision-served'),
  },
} as const satisfies Record<string, DisputeLimitRule>

/** 行政诉讼法: all 日 are natural days. */
const LAWSUIT_LIMITS = {
  'lawsuit-direct': { ...TIME_LIMITS['lawsuit-direct'], ...court('LIT-1', 'reply-served') },
  'lawsuit-after-reconsideration': {
    ...TIME_LIMITS['lawsuit-after-reconsideration'],
    ...court('LIT-2', 'decision-served'),
  },
  'lawsuit-not-told': {
    ...months(12, '法释〔2018〕1号第六十四条', '提起行政诉讼（未告知起诉期限）'),
    rule: 'LIT-3',
    start: 'content-known',
    from: LITIGATION_INTERPRETATION_FROM,
  },
  'lawsuit-after-silence': {
    ...months(6, '法释〔2018〕1号第六十六条', '逾期不答复，提起行政诉讼'),
    rule: 'LIT-4',
    start: 'reply-period-over',
    from: LITIGATION_INTERPRETATION_FROM,
  },
  'lawsuit-absolute': {
    ...months(60, '行政诉讼法第四十六条第二款', '提起行政诉讼最长期限'),
    ...court('LIT-5', 'act-done'),
  },
  'lawsuit-docketing': { ...days(7, '行政诉讼法第五十一条', '法院决定是否立案'), ...court('LIT-6', 'filed') },
  'lawsuit-copy': { ...days(5, '行政诉讼法第六十七条', '法院发送起诉状副本'), ...court('LIT-7', 'docketed') },
  'lawsuit-answer': { ...TIME_LIMITS['lawsuit-answer'], ...court('LIT-8', 'copy-received') },
  'lawsuit-first-instance': { ...TIME_LIMITS['lawsuit-first-instance'], ...court('LIT-9', 'docketed') },
  'lawsuit-first-instance-simplified': {
    ...days(45, '行政诉讼法第八十三条', '一审判决（简易程序）'),
    ...court('LIT-10', 'docketed'),
    longestExtension: 0,
  },
  'appeal-judgment': { ...TIME_LIMITS['appeal-judgment'], ...court('LIT-11', 'judgment-served') },
  'appeal-ruling': { ...TIME_LIMITS['appeal-ruling'], ...court('LIT-11', 'ruling-served') },
  'lawsuit-second-instance': {
    ...months(3, '行政诉讼法第八十八条', '二审判决'),
    ...court('LIT-12', 'appeal-received'),
  },
} as const satisfies Record<string, DisputeLimitRule>

/** No number by law for complaints (CMP-1 … CMP-3): our target. Petitions have theirs (信访工作条例). */
const COMPLAINT_LIMITS = {
  'complaint-answer': {
    ...workdays(COMPLAINT_TARGET_WORKDAYS, '本单位内部办理时限', '处理并告知投诉举报结果（内部时限）'),
    rule: 'CMP-2',
    start: 'complaint-received',
    from: COLLEGE_ORDER_FROM,
  },
  'petition-acceptance': {
    ...days(15, '信访工作条例第二十三条', '告知信访事项是否受理'),
    ...petition('petition-received'),
  },
  'petition-completion': {
    ...days(60, '信访工作条例第三十四条', '办结信访事项'),
    ...petition('petition-accepted'),
    longestExtension: 30,
  },
  'petition-review-request': {
    ...days(30, '信访工作条例第三十五条', '请求复查信访处理意见'),
    ...petition('petition-answered'),
  },
  'petition-review': { ...days(30, '信访工作条例第三十五条', '提出复查意见'), ...petition('review-requested') },
  'petition-recheck-request': {
    ...days(30, '信访工作条例第三十六条', '请求复核复查意见'),
    ...petition('review-answered'),
  },
  'petition-recheck': { ...days(30, '信访工作条例第三十六条', '提出复核意见'), ...petition('recheck-requested') },
} as const satisfies Record<string, DisputeLimitRule>

/** Every numbered limit of a dispute, with the rule it belongs to. */
export const DISPUTE_LIMITS = { ...RECONSIDERATION_LIMITS, ...LAWSUIT_LIMITS, ...COMPLAINT_LIMITS }
export type DisputeLimit = keyof typeof DISPUTE_LIMITS

/** The data of a limit, seen alike for all of them. */
export const limitRule = (limit: DisputeLimit): DisputeLimitRule => DISPUTE_LIMITS[limit]

/** The limits a rule sets. */
export const limitsOfRule = (rule: RuleOfDisputes): DisputeLimit[] =>
  (Object.keys(DISPUTE_LIMITS) as DisputeLimit[]).filter((limit) => DISPUTE_LIMITS[limit].rule === rule)
