import { type Block, type OfficialDocument, paragraph, type TableCell } from '../document.ts'
import { dayText } from '../phrases.ts'
import { evidenceOfCase } from './case-evidence.ts'
import { type Evidence, type EvidenceFacts, type KeptFile } from './facts.ts'
import { legalBasis } from './legal-basis.ts'

/** All evidence of a dispute: each application's, the norms relied on, the papers of the dispute. */
function evidenceOf(facts: EvidenceFacts): Evidence[] {
  const norms: Evidence = {
    name: '法律、法规、规章和规范性文件',
    source: '公开发布',
    proves: '答复所依据的规范',
    blocks: [{ type: 'list', items: legalBasis(facts).map((text, at) => ({ mark: `${at + 1}. `, text })) }],
  }
  const papers = facts.papers.map((file): Evidence => ({
    name: file.name,
    source: file.said,
    proves: '争议办理中的材料',
    file,
  }))
  return [...facts.cases.flatMap((kase) => evidenceOfCase(kase, facts)), norms, ...papers]
}

/** The files that go beside the printed pages, in the order of the list, each with its number in it. */
export const filesBeside = (facts: EvidenceFacts): { no: number; file: KeptFile }[] =>
  evidenceOf(facts).flatMap(({ file }, at) => (file ? [{ no: at + 1, file }] : []))

const anchor = (no: number) => `evidence-${no}`

/**
 * The list of evidence with the page each piece begins on, then every piece on pages of its own.
 * 行政复议法 arts. 44, 48; 行政诉讼法 arts. 34, 67; 法释〔2002〕21号 art. 19 (list with number, name, what it proves, signed and dated) [M].
 */
export function evidenceBundle(facts: EvidenceFacts): OfficialDocument {
  const evidence = evidenceOf(facts)
  const title = facts.forum === 'complaint' ? '材料清单' : '证据、依据清单'
  return {
    title: `${title}和材料`,
    author: facts.organ.name,
    on: facts.madeOn,
    sections: [
      {
        sheet: 'portrait',
        blocks: [
          { type: 'title', lines: [title] },
          { type: 'blank' },
          ...heads(facts).map((text) => paragraph(text, 'margin')),
          listTable(evidence),
          { type: 'signature', organ: facts.organ.name, on: facts.madeOn },
          ...evidence.flatMap(pagesOf),
        ],
      },
    ],
  }
}

function heads({ body, docketNumber, organ, madeOn, forum }: EvidenceFacts): string[] {
  const role = { reconsideration: '被申请人', court: '被告', complaint: '提交单位' }[forum]
  return [
    `${role}：${organ.name}`,
    `提交给：${body ?? '〔请填写复议机关、法院或者受理单位〕'}`,
    `案号：${docketNumber ?? '〔请填写〕'}`,
    `提交日期：${dayText(madeOn)}`,
  ]
}

function listTable(evidence: readonly Evidence[]): Block {
  const head = ['序号', '名称', '来源', '证明目的', '页码']
  const line = (each: Evidence, at: number): TableCell[] => [
    cell('figure', String(at + 1)),
    cell('label', each.name),
    cell('label', each.source),
    cell('label', each.proves),
    each.file ? cell('figure', '另附') : { ...cell('figure', ''), pageOf: anchor(at + 1) },
  ]
  return {
    type: 'table',
    points: 10.5,
    table: {
      headRows: 1,
      widths: [1, 4.6, 3.6, 4.6, 1.2],
      rows: [head.map((text) => cell('head', text)), ...evidence.map(line)],
    },
  }
}

/** A piece on pages of its own; a file beside them is named in the list only, with its hash on a page of its own at the end. */
function pagesOf(each: Evidence, at: number): Block[] {
  if (each.file) return []
  const heading: Block = { type: 'heading', text: `证据${at + 1}　${each.name}`, id: anchor(at + 1) }
  return [{ type: 'page-break' }, heading, ...each.blocks]
}

const cell = (kind: TableCell['kind'], text: string): TableCell => ({ kind, text, columnSpan: 1, rowSpan: 1 })
