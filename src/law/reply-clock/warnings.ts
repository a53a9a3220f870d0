import { type LocalDate } from '../date.ts'

/** What each warning says. The clock computes and never forbids: what the law does not allow is reported here. */
const WARNINGS = {
  'no-act-in-force': '2008年5月1日前收到的申请，当时尚无政府信息公开法规，无法计算答复期限',
  'already-submitted': '申请已经提交，重复的提交记录不影响期限',
  'confirmation-without-submission': '没有提交申请的记录，收到确认不产生效力',
  'confirmation-not-needed': '收到之日已经确定，再次确认不影响期限',
  'before-receipt': '此事项记在收到申请之前，不影响期限',
  'after-closing': '申请已经办结，此后的事项不影响期限',
  'correction-notice-late': '补正告知超过法定时限发出：答复期限照常计算，不重新起算',
  'second-correction-notice': '补正只能一次性告知，再次告知不影响期限',
  'correction-without-notice': '没有有效的补正告知，收到的补正材料不使期限重新起算',
  'correction-late': '补正材料晚于要求的日期收到；收下后期限自收到之日起重新计算',
  'consultation-not-provided': '当时适用的法规没有征求共同制作机关意见的规定，期限照常计算',
  'answer-without-consultation': '没有尚待答复的征求意见记录，此答复不影响期限',
  'party-receipt-unknown': '被征求意见方收到征求意见书的日期不明，暂自发出之日起计算其答复时限',
  'extension-invalid': '延长的工作日数应为正整数，此次延长不产生效力',
  'extension-not-running': '答复期限此时没有在计算，延长不产生效力',
  'extension-late': '延长应在答复期限届满前告知申请人，此次延长不产生效力',
  'extension-not-provided': '没有可以延长答复期限的规定，此次延长不产生效力',
  'extension-too-long': '延长超过法定上限，只按上限计算',
  'second-extension': '答复期限已经延长过一次',
  'fee-not-for-colleges': '信息处理费办法不适用于高等学校，答复期限照常计算',
  'fee-before-rules': '2021年1月1日前尚无信息处理费规定，答复期限照常计算',
  'fee-late': '收费通知应在答复期限内发出，逾期发出不影响期限',
  'second-fee-charge': '同一申请只发一次收费通知，再次通知不影响期限',
  'fee-receipt-unknown': '申请人收到收费通知的日期不明，暂自发出之日起计算缴费期限',
  'payment-without-charge': '没有待缴的信息处理费，此次缴费不影响期限',
  'payment-late': '缴费晚于缴费期限；收下后期限自缴费之日起重新计算',
  'reasons-without-request': '没有要求说明理由的记录',
  'replied-late': '答复晚于答复期限',
} as const

export type WarningCode = keyof typeof WARNINGS

/** Something done that the law does not provide for, or a gap in what is known; `article` is what it goes against. */
export type Warning = { code: WarningCode; article: string; on: LocalDate }

/** The warning as a Chinese sentence with its article. */
export function warningText(warning: Warning): string {
  return `${warningSentence(warning.code)}（${warning.article}）。`
}

/** The warning's words alone, without article and full stop. */
export function warningSentence(code: WarningCode): string {
  return WARNINGS[code]
}
