import { type CaseEvent } from './events.ts'

/** Why the law, or the state of the case, bars an act. (A refusal, in this field, is 不予公开.) */
export type BarCode = keyof typeof BAR_TEXTS
export type Bar = { code: BarCode; article: string }
export type Ruling = { events: readonly CaseEvent[] } | { bar: Bar }

export const barred = (code: BarCode, article: string): Bar => ({ code, article })

/** What an officer is told; the article follows in brackets. */
const BAR_TEXTS = {
  'already-closed': '本件已经办结，不能再办理这一步；如原登记有误，请先作废该条登记',
  'not-received': '还没有收到日，期限尚未起算；请先确认收到申请',
  'already-received': '收到日已经确定，不能重复确认',
  'no-confirmation-needed': '当面提交或者挂号、快递签收的申请，以提交日或签收日为收到日，无需确认',
  'future-day': '日期不能晚于今天',
  'before-filing': '日期不能早于申请提交之日',
  'before-receipt': '日期不能早于收到申请之日',
  'against-history': '按这个日期，登记的经过前后不能成立；请核对日期，或者先作废有误的登记',
  'correction-noticed-before': '补正告知只能一次，本件已经告知过补正',
  'correction-notice-late': '补正告知须在收到申请之日起7个工作日内作出，现已超过',
  'correction-period-missing': '请写明合理的补正期限，且不早于告知之日',
  'no-correction-awaited': '本件没有等待补正的告知',
  'awaiting-correction': '正在等待申请人补正，补正前不能办理这一步',
  'awaiting-payment': '正在等待申请人缴费，缴费前不能办理这一步',
  'already-extended': '答复期限只能延长一次',
  'extension-too-long': '延长超过了法定上限',
  'extension-not-allowed': '高等学校信息公开办法没有规定延长；本校实施细则另有规定的，请先在设置中填写',
  'past-deadline': '答复期限已经届满，届满后不能再延长',
  'party-open': '正在征求该方意见，不能重复征求',
  'party-unknown': '没有正在征求意见的这一方',
  'delivery-before-sending': '收到征求意见书的日期不能早于发出之日，也不能晚于今天',
  'consultation-open': '征求意见尚未结束，请先登记答复或者等待期满',
  'no-reasons-asked': '没有要求申请人说明理由的告知',
  'reasons-asked-before': '已经要求申请人说明理由，尚未收到',
  'fee-not-for-college': '信息处理费的规定不适用于高等学校',
  'fee-not-yet-law': '2021年1月1日以前没有信息处理费的规定',
  'fee-charged-before': '已经通知缴费，尚未缴纳',
  'fee-not-positive': '收费金额应当大于0元',
  'no-fee-awaited': '本件没有等待缴费的通知',
  'outcome-missing': '请选择办理结果；没有结果的答复不能登记',
  'anew-before-reply': '本申请还没有答复，请直接登记答复，不必登记为重新答复',
  'authorised-already':
    '本单位是行政机关或者法律、法规授权的组织，对答复本来就可以申请行政复议、提起行政诉讼，不必登记',
  'authorised-before': '本件已经登记为依法律授权办理的事项',
  'authorised-disputed':
    '本件已有行政复议或者行政诉讼，不能作废依法律授权办理的登记；请先在争议的页面取消关联，或者改正那一件',
  'outcome-not-for-regime': '本单位适用的规定中没有这一办理结果',
  'correction-not-lapsed': '补正期限尚未届满，或者没有告知补正，不能按逾期不补正处理',
  'fee-not-lapsed': '缴费期限尚未届满，或者没有收费通知，不能按逾期不缴费处理',
  'unclear-without-correction': '没有经过补正，不能按补正后仍不明确处理；请先告知补正',
  'reasons-not-asked': '以大量反复申请为由不予处理之前，应当先要求申请人说明理由',
  'search-missing': '答复信息不存在以前，应当先登记查找经过：在哪里、用哪些词、由谁查找',
  'review-missing': '本单位设置了审核，这一答复应当先送审，全部同意后才能作出',
  'nothing-to-void': '没有这一条登记，或者它已经作废',
  'filing-not-voidable': '提交申请的登记不能作废；请以其他处理结案并说明',
  'not-an-application': '这一件已经登记为不是信息公开申请；确实是申请的，请另行登记',
  'void-breaks-history': '作废这一条后，其后的登记不能成立；请先作废其后的登记',
} as const

/** The sentence for a bar, with its article. */
export const barText = (bar: Bar): string => `${BAR_TEXTS[bar.code]}（${bar.article}）。`
