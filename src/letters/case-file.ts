import { type LocalDate } from '../law/date.ts'
import { paragraph, upright, type Block, type OfficialDocument } from './document.ts'

/** What is printed of a case, already in words: each line a name and what stands under it. */
export type CaseFileFacts = {
  organ: string
  number: string
  title: string
  printedOn: LocalDate
  application: readonly Line[]
  applicant: readonly Line[]
  standing: readonly Line[]
  /** How the deadline was counted, day by day. */
  steps: readonly { on: LocalDate; what: string; article: string }[]
  history: readonly {
    seq: number
    on: LocalDate
    what: string
    more: readonly string[]
    recorded: string
    isVoid: boolean
  }[]
  letters: readonly { number: string; label: string; on: LocalDate }[]
  papers: readonly string[]
}

type Line = { name: string; text: string }

/** The file of a case (卷宗) as one document: what was asked, by whom, how the days were counted, all that happened. */
export function caseFile(facts: CaseFileFacts): OfficialDocument {
  return {
    title: `${facts.number} 卷宗`,
    author: facts.organ,
    on: facts.printedOn,
    sections: upright([
      { type: 'title', lines: ['政府信息公开申请卷宗', facts.number] },
      paragraph(facts.title, 'centre'),
      { type: 'blank' },
      ...part('一、办理情况', lines(facts.standing)),
      ...part('二、申请内容', lines(facts.application)),
      ...part('三、申请人', lines(facts.applicant)),
      ...part('四、期限的计算', [steps(facts)]),
      ...part('五、办理经过', history(facts)),
      ...part('六、文书', list(facts.letters.map(({ number, label, on }) => `${label}，${number}，${on}`))),
      ...part('七、材料', list(facts.papers)),
      { type: 'signature', organ: facts.organ, on: facts.printedOn },
    ]),
  }
}

const NONE = paragraph('无。')
const part = (heading: string, blocks: readonly Block[]): Block[] => [
  { type: 'heading', text: heading },
  ...(blocks.length > 0 ? blocks : [NONE]),
]

const lines = (all: readonly Line[]): Block[] =>
  all.map(({ name, text }) => ({ type: 'paragraph', runs: [{ text: `${name}：`, bold: true }, { text }] }))

const list = (texts: readonly string[]): Block[] =>
  texts.length === 0 ? [] : [{ type: 'list', items: texts.map((text, at) => ({ mark: `${at + 1}. `, text })) }]

function steps({ steps: all }: CaseFileFacts): Block {
  const cell = (kind: 'head' | 'label', text: string) => ({ kind, text, columnSpan: 1, rowSpan: 1 })
  const row = (kind: 'head' | 'label', texts: readonly string[]) => texts.map((text) => cell(kind, text))
  const rows = [
    row('head', ['日期', '经过', '依据']),
    ...all.map((step) => row('label', [step.on, step.what, step.article])),
  ]
  return { type: 'table', table: { headRows: 1, widths: [5, 14, 7], rows } }
}

function history({ history: all }: CaseFileFacts): Block[] {
  return all.flatMap(({ seq, on, what, more, recorded, isVoid }) => [
    {
      type: 'paragraph' as const,
      runs: [{ text: `${seq}. ${on} ${what}${isVoid ? '（已作废）' : ''}`, bold: true }, { text: `　${recorded}` }],
      set: 'margin' as const,
      heads: more.length > 0,
    },
    ...more.map((text) => paragraph(text)),
  ])
}
