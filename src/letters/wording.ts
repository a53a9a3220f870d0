import { byAnalogy, type Regime } from '../law/rules.ts'
import { isToApplicant } from './called-for.ts'
import { type LetterKind } from './letter.ts'

/**
 * An organ's own wording of a letter: lines of text with placeholders. A block placeholder stands on a line of its own
 * and brings whole paragraphs written from the record; a fact placeholder stands within a line. Lines that begin with
 * # are notes for the office and never print.
 */
export const BLOCKS = {
  开头: '申请的时间、方式、登记编号、收到日期和内容',
  办理经过: '补正、延期、征求意见等经过（没有的不印）',
  正文: '认定的事实、理由、决定和所依据的条款',
  联系方式: '工作机构、地址和电话',
  救济途径: '按文书种类、结果和日期选定的救济途径和期限',
  结尾: '特此告知、特此答复等',
} as const
export type BlockName = keyof typeof BLOCKS

/** Facts that may stand within a line. */
export const FACTS = {
  本机关: '机关全称',
  申请人: '申请人姓名或者名称',
  登记编号: '申请的登记编号',
  申请内容: '申请的内容',
  提交日期: '提出申请的日期',
  收到日期: '收到申请的日期',
  成文日期: '文书的日期',
} as const
export type PlacedFact = keyof typeof FACTS

/** Facts that would tell a third party who asks. */
const OF_APPLICANT: readonly PlacedFact[] = ['申请人', '登记编号', '提交日期', '收到日期']

/** The wording of an organ that has none of its own for this kind. */
export const standardWording = (kind: LetterKind): string => blocksOf(kind).map(mark).join('\n')

/** The blocks a kind of letter has, in their usual order. */
export const blocksOf = (kind: LetterKind): BlockName[] =>
  (Object.keys(BLOCKS) as BlockName[]).filter((block) => isOffered(kind, block))

/** The facts a kind of letter may name. */
export const factsOf = (kind: LetterKind): PlacedFact[] =>
  (Object.keys(FACTS) as PlacedFact[]).filter((fact) => isToApplicant(kind) || !OF_APPLICANT.includes(fact))

const DECIDING: readonly LetterKind[] = ['reply', 'third-party-disclosure', 'rectification']
const ANSWERED: readonly LetterKind[] = [
  'correction',
  'reasons-request',
  'fee-notice',
  'third-party-consultation',
  'co-producer-consultation',
]

function isOffered(kind: LetterKind, block: BlockName): boolean {
  if (block === '开头') return isToApplicant(kind) && kind !== 'rectification'
  if (block === '办理经过') return kind === 'reply'
  if (block === '联系方式') return ANSWERED.includes(kind)
  return block !== '救济途径' || DECIDING.includes(kind)
}

/** What the law wants in a letter, and where it says so. `either`: any of these combinations will do. */
export type Requirement = { either: readonly (readonly (BlockName | PlacedFact)[])[]; what: string; article: string }

const BASES: Record<LetterKind, string> = {
  receipt: '《政府信息公开条例》第三十一条',
  correction: '《政府信息公开条例》第三十条',
  extension: '《政府信息公开条例》第三十三条第二款',
  'third-party-consultation': '《政府信息公开条例》第三十二条',
  'co-producer-consultation': '《政府信息公开条例》第三十四条',
  'consultation-notice': '《政府信息公开条例》第三十三条第三款',
  'third-party-disclosure': '《政府信息公开条例》第三十二条',
  'fee-notice': '国办函〔2020〕109号',
  'reasons-request': '《政府信息公开条例》第三十五条',
  reply: '《政府信息公开条例》第三十六条、第三十七条',
  rectification: '《政府信息公开条例》第四十一条',
}
const COLLEGE_BASES: Partial<Record<LetterKind, string>> = {
  reply: '《高等学校信息公开办法》第十八条',
  rectification: '《高等学校信息公开办法》第十九条',
}

/** The parts of a letter that no wording may leave out. */
export function requirementsOf(kind: LetterKind, regime: Regime): Requirement[] {
  const college = regime === 'college'
  const base = (college ? COLLEGE_BASES[kind] : undefined) ?? `${byAnalogy(regime)}${BASES[kind]}`
  const remedies = college
    ? '《高等学校信息公开办法》第二十六条、《政府信息公开条例》第五十五条'
    : '《行政复议法》第二十条、第二十三条第二款'
  const wanted: Requirement[] = [
    { either: [['开头'], ['登记编号', '收到日期', '申请内容']], what: '说明答复的是哪一件申请', article: base },
    { either: [['正文']], what: BLOCKS.正文, article: base },
    { either: [['联系方式']], what: '告知向谁答复', article: base },
    { either: [['救济途径']], what: '告知救济途径和期限', article: remedies },
  ]
  const offered = new Set<string>(blocksOf(kind))
  return wanted.filter(({ either: [[first = ''] = []] }) => offered.has(first))
}

/** Old samples end with a paragraph of their own, which is wrong for half of the replies. 行政复议法 arts. 20(3), 23(2) */
const OF_REMEDIES = /复议|诉讼|起诉|申诉/

const NOTE = /^\s*[#＃]/
const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g
const mark = (name: string): string => `{{${name}}}`

/** The lines that print. */
const linesOf = (wording: string): string[] =>
  wording
    .split(/\r?\n/)
    .filter((line) => !NOTE.test(line))
    .map((line) => line.trim())
    .filter((line) => line !== '')

const namesIn = (line: string): string[] => [...line.matchAll(PLACEHOLDER)].map(([, name = '']) => name)

/** What is wrong with a wording, in words that say how to mend it and which article wants it; empty when nothing is. */
export function wordingProblems(kind: LetterKind, regime: Regime, wording: string): string[] {
  const lines = linesOf(wording)
  const blocks = new Set<string>(blocksOf(kind))
  const facts = new Set<string>(factsOf(kind))
  const used = lines.flatMap(namesIn)
  const unknown = used.filter((name) => !blocks.has(name) && !facts.has(name))
  const crowded = lines.filter(
    (line) => namesIn(line).some((name) => blocks.has(name)) && namesIn(line).length + outside(line) > 1,
  )
  const twice = [...blocks].filter((block) => used.filter((name) => name === block).length > 1)
  const rival = lines.filter((line) => !namesIn(line).some((name) => blocks.has(name)) && OF_REMEDIES.test(line))
  const open = lines.filter((line) => /[{}]/.test(line.replace(PLACEHOLDER, '')))
  const missing = requirementsOf(kind, regime).filter(
    ({ either }) => !either.some((all) => all.every((name) => used.includes(name))),
  )
  return [
    ...[...new Set(unknown)].map((name) => `这种文书没有“${mark(name)}”，请改用下面列出的占位符`),
    ...crowded.map((line) => `“${line}”：整段的占位符要单独成行`),
    ...twice.map((name) => `“${mark(name)}”只能出现一次`),
    ...rival.map((line) => `“${line}”：救济途径由系统按结果和日期写在{{救济途径}}里，另写的可能与它矛盾，请删去`),
    ...open.map((line) => `“${line}”中的花括号不完整，请写成{{…}}`),
    ...missing.map(
      ({ either, what, article }) =>
        `缺少${either.map((all) => all.map(mark).join('、')).join('或者')}：${what}，${article}`,
    ),
  ]
}

/** 1 where a line holds words beside its placeholders. */
const outside = (line: string): number => (line.replace(PLACEHOLDER, '').trim() === '' ? 0 : 1)

/** What the placeholders stand for in one letter. */
export type Filling = { blocks: Record<BlockName, readonly string[]>; facts: Record<PlacedFact, string> }

/** The paragraphs of a letter before and after its remedies, by this wording. Notes for the office are left out. */
export function fillWording(wording: string, { blocks, facts }: Filling): { before: string[]; after: string[] } {
  const lines = linesOf(wording)
  const at = lines.findIndex((line) => namesIn(line).includes('救济途径'))
  const fill = (line: string): readonly string[] => {
    const [name = ''] = namesIn(line)
    if (Object.hasOwn(blocks, name)) return blocks[name as BlockName]
    return [line.replace(PLACEHOLDER, (_, each: string) => facts[each as PlacedFact] ?? '')]
  }
  const split = at === -1 ? lines.length : at
  return { before: lines.slice(0, split).flatMap(fill), after: lines.slice(split + 1).flatMap(fill) }
}
