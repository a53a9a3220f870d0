import { type LocalDate } from '../law/date.ts'
import { CHANNELS, type Channel } from '../law/receipt.ts'
import { byAnalogy, type Regime } from '../law/rules.ts'
import { type OfficialDocument, paragraph, upright } from './document.ts'
import { dayText, formal } from './phrases.ts'

/** What a receipt states. `queryCode` only where the applicant is known to hold it: on the page that shows it. */
export type ReceiptFacts = {
  organ: string
  regime: Regime
  /** The office that handles applications, and how to reach it. */
  contact: readonly string[]
  number: string
  queryCode: string | null
  applicant: string
  /** Title, or the beginning of the description. */
  matter: string
  channel: Channel
  /** The instant of filing, as printed. */
  submittedAt: string
  submittedOn: LocalDate
  receivedOn: LocalDate | null
  replyDueOn: LocalDate | null
  /** Before receipt is confirmed: the last day to reply if it is confirmed on a day; null where that is known. */
  expected: { confirmedOn: LocalDate; dueOn: LocalDate } | null
  /** Names of files sent along. */
  files: readonly string[]
  /** The log entry of the filing; null for cases that came from an old register. */
  entry: { seq: string; shortHash: string } | null
}

const TITLE = '信息公开申请回执'

/** The receipt for an application: that it is registered, since when, and what proves it. 条例 art. 31; 国办公开办函〔2017〕19号 */
export function filingReceipt(facts: ReceiptFacts): OfficialDocument {
  const rows = rowsOf(facts).map(([label, value]) => [cell(label), cell(value)])
  return {
    title: `${TITLE}-${facts.number}`,
    author: facts.organ,
    on: facts.submittedOn,
    sections: upright([
      { type: 'title', lines: [TITLE] },
      { type: 'blank' },
      { type: 'table', table: { headRows: 0, widths: [1, 3], rows }, points: 12 },
      { type: 'blank' },
      ...sentencesOf(facts).map((sentence) => paragraph(sentence)),
      { type: 'signature', organ: facts.organ, on: facts.submittedOn },
    ]),
  }
}

const cell = (text: string) => ({ kind: 'label', text, columnSpan: 1, rowSpan: 1 }) as const

function rowsOf(facts: ReceiptFacts): [string, string][] {
  const { receivedOn, replyDueOn, expected, queryCode, files } = facts
  const reckoned = expected
    ? `自收到申请之日起计算；${dayText(expected.confirmedOn)}确认的，至${dayText(expected.dueOn)}`
    : '自收到申请之日起计算'
  return [
    ['申请编号', facts.number],
    ...(queryCode === null ? [] : ([['查询码', queryCode]] as [string, string][])),
    ['申请人', facts.applicant],
    ['所需信息', facts.matter],
    ['提交方式', CHANNELS[facts.channel].label],
    ['提交时间', facts.submittedAt],
    ['收到申请之日', receivedOn ? dayText(receivedOn) : '待双方确认'],
    ['答复期限', replyDueOn ? dayText(replyDueOn) : reckoned],
    ['随附材料', files.length > 0 ? files.join('、') : '无'],
  ]
}

function sentencesOf({ channel, contact, entry, regime }: ReceiptFacts): string[] {
  const { label, article, needsConfirmation } = CHANNELS[channel]
  const rule = needsConfirmation
    ? `本件的提交方式为${label}，以双方确认之日为收到申请之日（${formal(`${byAnalogy(regime)}${article}`)}）。`
    : `本件的提交方式为${label}，收到申请之日见上（${formal(`${byAnalogy(regime)}${article}`)}）。`
  const proof =
    entry &&
    `本件登记于操作日志第${entry.seq}条，摘要 ${entry.shortHash}。日志逐条相连，凭摘要可以核对本件的编号和登记时间没有被改动。`
  return [rule, ...(proof ? [proof] : []), ...(contact.length > 0 ? [`联系方式：${contact.join('，')}。`] : [])]
}
