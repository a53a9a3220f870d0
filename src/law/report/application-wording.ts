import { APPLICANT_KIND_NAMES, APPLICANT_KINDS } from '../applicants.ts'
import { CHANNELS, isChannel, type Channel } from '../receipt.ts'
import { cell, total, totalOf } from './figures.ts'
import { GROUP_NAMES } from './figure-names.ts'
import { type FilledReport } from './filled-report.ts'
import { ROWS_2021 } from './form-rows.ts'
import { RESULT_GROUPS, rowsOf, type ResultGroup, type ResultRow } from './rows.ts'

/** What the sentences may tell beside the tables; what is left out is not mentioned. */
export type ReportExtras = {
  /** Newly received applications by channel, in the order to be told. */
  byChannel?: Partial<Record<Channel, number>>
  /** Replies given within the statutory period. */
  onTime?: number
  /** Fees charged and waived, in yuan. A college has to report both. */
  fees?: { charged: number; waived: number }
}

/** Words for a college where the printed label speaks of organs. Order 29 arts. 10, 18. */
const COLLEGE_LABELS: Partial<Record<ResultRow, string>> = {
  'refused.2': '法律、法规、规章以及学校规定不予公开',
  'unable.1': '本校不掌握相关信息',
  'not-handled.5': '要求确认或者重新出具已获取信息',
  'other.1': '逾期不补正视为放弃申请',
}

/** How many were received, from whom, and how many were carried in. `when` opens the sentence, `who` received them. */
export function receivedSentence(report: FilledReport, when: string, who: string): string {
  const [received, carriedIn] = [total(report, 'received'), total(report, 'carriedIn')]
  const from = APPLICANT_KIND_NAMES.filter((kind) => cell(report, 'received', kind) > 0).map(
    (kind) => `${kind === 'other' ? '其他组织' : APPLICANT_KINDS[kind].label}${cell(report, 'received', kind)}件`,
  )
  return `${when}，${who}新收${applications(report)}${received}件${listed('，其中', from)}；上年度结转${carriedIn}件。`
}

/** The channels of the newly received applications, where told. */
export function channelSentences(report: FilledReport, { byChannel }: ReportExtras): string[] {
  const received = total(report, 'received')
  const parts = Object.entries(byChannel ?? {}).flatMap(([channel, count]) =>
    isChannel(channel) && count > 0 ? [`${CHANNELS[channel].label}${count}件`] : [],
  )
  return received === 0 || parts.length === 0 ? [] : [`按接收渠道分，新收的${received}件申请中，${parts.join('，')}。`]
}

/** How many were ended, in time, with which results, and how many go on. */
export function handledSentence(report: FilledReport, who: string, { onTime }: ReportExtras): string {
  const inTime = onTime === undefined ? '' : `，其中在规定期限内答复${onTime}件`
  const results = RESULT_GROUPS.flatMap((group) => groupWords(report, group))
  return (
    `${who}办结${applications(report)}${total(report, 'total')}件${inTime}，` +
    `结转下年度继续办理${total(report, 'carriedOut')}件${listed('；办理结果为：', results)}。`
  )
}

/** How many were refused, ground by ground. */
export function refusalSentence(report: FilledReport): string {
  const refusals = totalOf(report, rowsOf('refused'))
  const among = `在办结的${total(report, 'total')}件申请中，`
  if (refusals === 0) return `${among}没有不予公开的情况。`
  return `${among}不予公开${refusals}件${listed('，理由分别为：', rowWords(report, 'refused'))}。`
}

/** Fees charged and waived, where told. */
export function feeSentences(report: FilledReport, { fees }: ReportExtras): string[] {
  if (!fees) return []
  const done = total(report, 'total')
  const about = done > 0 ? `办理上述${done}件申请，` : ''
  return [`${about}收取费用${yuan(fees.charged)}元，减免费用${yuan(fees.waived)}元。`]
}

const yuan = (amount: number) => String(Math.round(amount * 100) / 100)

const applications = ({ form }: FilledReport) => (form === 'college' ? '信息公开申请' : '政府信息公开申请')

/** 「无法提供3件（…2件，…1件）」 for a block that occurred. Refusals have their own sentence. */
function groupWords(report: FilledReport, group: ResultGroup): string[] {
  const count = totalOf(report, rowsOf(group))
  if (count === 0) return []
  const rows = group === 'granted' || group === 'partial' || group === 'refused' ? [] : rowWords(report, group)
  return [`${GROUP_NAMES[group]}${count}件${rows.length > 0 ? `（${rows.join('，')}）` : ''}`]
}

function rowWords(report: FilledReport, group: ResultGroup): string[] {
  const rows = rowsOf(group).filter((row) => total(report, row) > 0)
  return rows.map((row) => `${rowLabel(report, row)}${total(report, row)}件`)
}

/** The printed label without its number, in a college's own words. */
function rowLabel(report: FilledReport, row: ResultRow): string {
  const printed = ROWS_2021.find(({ key }) => key === row)?.label.replace(/^\d\./, '') ?? row
  return report.form === 'college' ? (COLLEGE_LABELS[row] ?? printed) : printed
}

const listed = (lead: string, parts: readonly string[]) => (parts.length > 0 ? lead + parts.join('，') : '')
