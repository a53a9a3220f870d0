import { type LocalDate } from '../date.ts'
import {
  channelSentences,
  feeSentences,
  handledSentence,
  receivedSentence,
  refusalSentence,
  type ReportExtras,
} from './application-wording.ts'
import { disputeCells, total } from './figures.ts'
import { type ComplaintBlock, type FilledReport, type RemedyBlock } from './filled-report.ts'
import { type FormColumn } from './form-rows.ts'
import { FORMS } from './forms.ts'

export { type ReportExtras } from './application-wording.ts'

/**
 * The college's sections 依申请公开和不予公开情况 and 举报、复议、诉讼情况, sentence by sentence, also when all is zero.
 * Every figure comes from the report or the extras, so text and table cannot differ. 教办厅函〔2018〕80号.
 */
export function collegeSection(report: FilledReport, extras: ReportExtras = {}): string[] {
  return [...collegeApplications(report, extras), ...collegeDisputes(report)]
}

/** 依申请公开和不予公开情况: received, by applicant and channel, results, refusals, fees. */
export function collegeApplications(report: FilledReport, extras: ReportExtras = {}): string[] {
  const { from, to } = report.period
  const when = `${yearName(report)}（${dayText(from)}至${dayText(to)}）`
  if (total(report, 'received') + total(report, 'carriedIn') === 0) {
    return [`${when}，我校未收到信息公开申请，无依申请公开和不予公开的情况。`, ...feeSentences(report, extras)]
  }
  return [
    receivedSentence(report, when, '我校'),
    ...channelSentences(report, extras),
    handledSentence(report, '我校', extras),
    refusalSentence(report),
    ...feeSentences(report, extras),
  ]
}

/** 因学校信息公开工作受到举报、复议、诉讼的情况. */
export function collegeDisputes(report: FilledReport): string[] {
  const blocks = [...FORMS.college.complaintBlocks, ...FORMS.college.remedyBlocks]
  return blocks.every(({ key }) => disputeCells(report, key).total === 0)
    ? [`${yearName(report)}，我校未出现因信息公开工作受到举报、复议、诉讼的情况。`]
    : [`${yearName(report)}，我校因信息公开工作受到${disputeWords(report, blocks)}。`]
}

/** An organ's summary of tables three and four for its section 总体情况. 国办公开办函〔2021〕30号. */
export function organSummary(report: FilledReport, extras: ReportExtras = {}): string[] {
  const disputes = disputeWords(report, FORMS['organ-2021'].remedyBlocks)
  return [
    receivedSentence(report, `${report.year}年`, '本机关'),
    ...channelSentences(report, extras),
    handledSentence(report, '本机关', extras),
    refusalSentence(report),
    `${report.year}年，因政府信息公开工作引起的${disputes}。`,
    ...feeSentences(report, extras),
  ]
}

/** 「行政复议2件（结果维持1件，尚未审结1件），…」, every block named. */
function disputeWords(report: FilledReport, blocks: readonly FormColumn<RemedyBlock | ComplaintBlock>[]): string {
  const words = blocks.map(({ key, head, label }) => {
    const cells = disputeCells(report, key)
    const results = FORMS.college.remedyColumns
      .filter((column) => column.key !== 'total' && cells[column.key] > 0)
      .map((column) => `${column.label}${cells[column.key]}件`)
    const name = head ? `${head}（${label}）` : label
    return `${name}${cells.total}件${results.length > 0 ? `（${results.join('，')}）` : ''}`
  })
  return words.join('，')
}

/** 本学年 where the period starts with the academic year, else 本年度. */
const yearName = ({ period }: FilledReport) => (/^\d{4}-0[89]-/.test(period.from) ? '本学年' : '本年度')

function dayText(date: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
