import { type Column, type RemedyColumn } from './filled-report.ts'
import { type ReportRow } from './rows.ts'

/** A printed row of the applications table: under which heads, its label word for word, the keys it sums. */
export type FormRow = {
  /** Key of the printed row: that of the one row it shows, or of the block it sums. */
  key: ReportRow | 'other'
  sums: readonly ReportRow[]
  heads: readonly string[]
  label: string
}

/** A printed column with the head it stands under, if any. */
export type FormColumn<K> = { key: K; head: string | null; label: string }

/** A block of the table on proactive disclosure (section two), as printed. */
export type ProactiveBlock = {
  /** The item of 条例 art. 20 it is about. */
  item: string
  columns: readonly string[]
  rows: readonly string[]
}

const RESULTS = '三、本年度办理结果'
const top = (key: ReportRow, label: string): FormRow => ({ key, sums: [key], heads: [], label })
const result = (key: ReportRow, label: string): FormRow => ({ key, sums: [key], heads: [RESULTS], label })
const leaf = (head: string) => (key: ReportRow, label: string) => ({ key, sums: [key], heads: [RESULTS, head], label })
const refused = leaf('（三）不予公开')
const unable = leaf('（四）无法提供')
const notHandled = leaf('（五）不予处理')
const other = leaf('（六）其他处理')

const BEFORE_OTHER: readonly FormRow[] = [
  top('received', '一、本年新收政府信息公开申请数量'),
  top('carriedIn', '二、上年结转政府信息公开申请数量'),
  result('granted', '（一）予以公开'),
  result('partial', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）'),
  refused('refused.1', '1.属于国家秘密'),
  refused('refused.2', '2.其他法律行政法规禁止公开'),
  refused('refused.3', '3.危及“三安全一稳定”'),
  refused('refused.4', '4.保护第三方合法权益'),
  refused('refused.5', '5.属于三类内部事务信息'),
  refused('refused.6', '6.属于四类过程性信息'),
  refused('refused.7', '7.属于行政执法案卷'),
  refused('refused.8', '8.属于行政查询事项'),
  unable('unable.1', '1.本机关不掌握相关政府信息'),
  unable('unable.2', '2.没有现成信息需要另行制作'),
  unable('unable.3', '3.补正后申请内容仍不明确'),
  notHandled('not-handled.1', '1.信访举报投诉类申请'),
  notHandled('not-handled.2', '2.重复申请'),
  notHandled('not-handled.3', '3.要求提供公开出版物'),
  notHandled('not-handled.4', '4.无正当理由大量反复申请'),
  notHandled('not-handled.5', '5.要求行政机关确认或重新出具已获取信息'),
]
const AFTER_OTHER: readonly FormRow[] = [result('total', '（七）总计'), top('carriedOut', '四、结转下年度继续办理')]

/** Rows since the reports for 2021. 国办公开办函〔2021〕30号. */
export const ROWS_2021: readonly FormRow[] = [
  ...BEFORE_OTHER,
  other('other.1', '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'),
  other('other.2', '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'),
  other('other.3', '3.其他'),
  ...AFTER_OTHER,
]

/** Rows of the reports for 2019 and 2020: 其他处理 is one row. 国办公开办函〔2019〕60号. */
export const ROWS_2019: readonly FormRow[] = [
  ...BEFORE_OTHER,
  { key: 'other', sums: ['other.1', 'other.2', 'other.3'], heads: [RESULTS], label: '（六）其他处理' },
  ...AFTER_OTHER,
]

/** The relation the form prints above its columns. */
export const RELATION_NOTE = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）'

const ORGANISATIONS = '法人或其他组织'
/** Columns of the applications table, the same in both forms. */
export const FORM_COLUMNS: readonly FormColumn<Column>[] = [
  { key: 'natural-person', head: null, label: '自然人' },
  { key: 'business', head: ORGANISATIONS, label: '商业企业' },
  { key: 'research', head: ORGANISATIONS, label: '科研机构' },
  { key: 'public-interest', head: ORGANISATIONS, label: '社会公益组织' },
  { key: 'legal-services', head: ORGANISATIONS, label: '法律服务机构' },
  { key: 'other', head: ORGANISATIONS, label: '其他' },
  { key: 'total', head: null, label: '总计' },
]

/** Columns of each block of the disputes table, the same in both forms. */
export const REMEDY_FORM_COLUMNS: readonly FormColumn<RemedyColumn>[] = [
  { key: 'upheld', head: null, label: '结果维持' },
  { key: 'corrected', head: null, label: '结果纠正' },
  { key: 'other', head: null, label: '其他结果' },
  { key: 'pending', head: null, label: '尚未审结' },
  { key: 'total', head: null, label: '总计' },
]
