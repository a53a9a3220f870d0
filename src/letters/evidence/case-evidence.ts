import { CHANNELS } from '../../law/receipt.ts'
import { type Block, paragraph, type TableCell } from '../document.ts'
import { LETTER_KINDS, type LetterKind } from '../letter.ts'
import { letterPages } from '../letter-pages.ts'
import { dayText } from '../phrases.ts'
import { type CaseEvidence, type Evidence, type EvidenceFacts, type KeptFile, type SentLetter } from './facts.ts'

/** What each letter proves. 条例 arts. 30, 31, 32, 33, 36; the respondent bears the burden (行政复议法 art. 44; 行政诉讼法 art. 34). */
const PROVES: Record<LetterKind, string> = {
  receipt: '收到申请的日期和方式已经告知申请人',
  correction: '依法一次性告知申请人补正的内容和期限',
  extension: '在答复期限届满前依法告知延长答复期限',
  'third-party-consultation': '依法书面征求第三方意见，征求意见的时间不计入答复期限',
  'co-producer-consultation': '依法征求共同制作机关意见，征求意见的时间不计入答复期限',
  'consultation-notice': '征求意见的情况已经告知申请人',
  'third-party-disclosure': '依法将公开的内容和理由书面告知第三方',
  'fee-notice': '依法通知申请人缴纳信息处理费',
  'reasons-request': '依法要求申请人说明理由',
  reply: '已经作出答复，写明了内容、理由、依据和救济途径',
  rectification: '已经就更正申请作出答复',
}

/** The evidence of one application, in the order things happened. */
export const evidenceOfCase = (kase: CaseEvidence, { logChecked }: EvidenceFacts): Evidence[] => [
  application(kase),
  ...kase.letters.flatMap((each) => [letter(each), ...each.proofs.map(proof)]),
  ...(kase.searches.length > 0 ? [searches(kase)] : []),
  record(kase),
  ...(kase.steps.length > 0 ? [reckoning(kase)] : []),
  ...(kase.log.length > 0 ? [log(kase, logChecked)] : []),
  ...kase.files.map((file): Evidence => ({
    name: file.name,
    source: file.said,
    proves: '随申请或者答复提交、发出的材料',
    file,
  })),
]

/** What was asked for; not the number of the applicant's identity paper nor the contact, which nobody here has to judge. */
const application = (kase: CaseEvidence): Evidence => ({
  name: `信息公开申请（${kase.number}）`,
  source: '申请人提交，登记系统记录',
  proves: '申请的时间、方式和内容',
  blocks: [
    rows([
      ['申请编号', kase.number],
      ['申请人', kase.applicant],
      ['提交方式', CHANNELS[kase.channel].label],
      ['提交日期', dayText(kase.submittedOn)],
      ['收到日期', kase.receivedOn ? dayText(kase.receivedOn) : '尚未确认'],
      ['申请内容', kase.description],
    ]),
  ],
})

function letter({ document, served, copy }: SentLetter): Evidence {
  const name = `${LETTER_KINDS[document.kind].label}（${document.number}）`
  const proves = PROVES[document.kind] + (served === null ? '' : `；${served}`)
  if (copy) return { name, source: copy.said, proves, file: copy }
  const [{ blocks } = { blocks: [] }] = letterPages(document).sections
  return {
    ...{ name, source: '本单位制作', proves },
    blocks: served === null ? blocks : [...blocks, { type: 'blank' }, paragraph(`送达情况：${served}。`)],
  }
}

const proof = (file: KeptFile): Evidence => ({
  name: `送达凭证：${file.name}`,
  source: file.said,
  proves: '文书送达的时间和方式',
  file,
})

const searches = ({ searches: made }: CaseEvidence): Evidence => ({
  name: '检索记录',
  source: '本单位检索时记录',
  proves: '已经尽到合理检索义务',
  blocks: [
    table(
      [2, 4, 3, 2, 3],
      ['日期', '检索范围', '检索词', '检索人', '结果'],
      made.map(({ on, where, words, by, found }) => [on, where, words, by, found]),
    ),
  ],
})

const record = ({ number, record: lines }: CaseEvidence): Evidence => ({
  name: `办理经过（${number}）`,
  source: '登记系统逐条记录，只作废、不删改',
  proves: '申请办理的全部过程',
  blocks: [
    table(
      [1, 2.4, 3, 4.6, 2, 3],
      ['序号', '日期', '事项', '内容', '登记人', '登记时间'],
      lines.map(({ seq, on, label, said, by, at, isVoid }) => [
        String(seq),
        on,
        isVoid ? `${label}（已作废）` : label,
        said,
        by,
        at,
      ]),
    ),
  ],
})

const reckoning = ({ number, steps, dueOn }: CaseEvidence): Evidence => ({
  name: `答复期限的计算（${number}）`,
  source: '依照法律和国务院办公厅放假通知逐日计算',
  proves: dueOn === null ? '答复期限的起止' : `答复期限至${dayText(dueOn)}届满`,
  blocks: [
    table(
      [2.4, 8, 4],
      ['日期', '计算', '依据'],
      steps.map(({ on, text, article }) => [on, text, article ?? '']),
    ),
  ],
})

const log = ({ number, log: lines, logFault }: CaseEvidence, checked: EvidenceFacts['logChecked']): Evidence => ({
  name: `操作日志摘录（${number}）`,
  source: '登记系统自动生成，逐条以哈希值相链',
  proves: '上述记录在当时形成，此后没有改动',
  blocks: [
    paragraph(
      logFault === null
        ? `以下为与本申请有关的各条：哈希值逐条重新计算，与内容一致，并各与前一条相链。${wholeLog(checked)}`
        : `第${logFault}条没有通过核验，请先查明原因。`,
    ),
    table(
      [1.2, 3.2, 2.6, 2, 6],
      ['序号', '时间', '操作', '操作人', '哈希值（SHA-256）'],
      lines.map(({ seq, at, action, actor, hash }) => [seq, at, action, actor, hash]),
    ),
  ],
})

const wholeLog = (checked: EvidenceFacts['logChecked']): string =>
  checked === null ? '' : `本单位的全部日志于${dayText(checked.on)}核验，自第1条至第${checked.upTo}条的哈希链完整。`

/** Names at the left, what they are at the right. */
const rows = (pairs: readonly (readonly [string, string])[]): Block => ({
  type: 'table',
  points: 12,
  table: {
    headRows: 0,
    widths: [3, 12],
    rows: pairs.map(([name, value]) => [cell('head', name), cell('label', value)]),
  },
})

const table = (widths: readonly number[], head: readonly string[], lines: readonly (readonly string[])[]): Block => ({
  type: 'table',
  table: {
    headRows: 1,
    widths,
    rows: [head.map((text) => cell('head', text)), ...lines.map((line) => line.map((text) => cell('label', text)))],
  },
})

const cell = (kind: TableCell['kind'], text: string): TableCell => ({ kind, text, columnSpan: 1, rowSpan: 1 })
