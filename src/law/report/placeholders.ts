import { type Cell } from './filled-report.ts'
import { figureNamed, type ReportFigures } from './figure-names.ts'

/** A text with its placeholders filled; `problems`: those that cannot be, each in a sentence. */
export type FilledText = { text: string; problems: string[] }

type Filling = { text: string } | { problem: string }

const PLACEHOLDER = /\{\{([^{}]*)\}\}/g

/**
 * Fills `{{新收}}`, `{{不予公开，自然人}}`, `{{占比：予以公开/办结}}`, `{{上年：新收}}`, `{{比上年：新收}}`, `{{单位}}`, `{{年度}}`. One that
 * cannot be filled stays as it stands and is told.
 */
export function fillText(text: string, figures: ReportFigures): FilledText {
  const problems: string[] = []
  const filled = text.replace(PLACEHOLDER, (whole, inner: string) => {
    const filling = fillingOf(inner.trim(), figures)
    if ('text' in filling) return filling.text
    problems.push(filling.problem)
    return whole
  })
  const stray = filled.replace(PLACEHOLDER, '')
  if (/\{\{|\}\}/.test(stray)) problems.push('有没有写完整的占位符，应写成 {{新收}} 的样子')
  return { text: filled, problems: [...new Set(problems)] }
}

function fillingOf(inner: string, figures: ReportFigures): Filling {
  const head = headWords(inner, figures)
  if (head !== undefined) return { text: head }
  const [, kind, rest = ''] = /^(占比|上年|比上年|增长率)：(.+)$/.exec(inner) ?? []
  if (kind === '占比') return share(rest, figures)
  if (kind !== undefined) return againstLastYear(kind, rest, figures)
  const value = figureNamed(inner, figures)
  if (value === undefined) return { problem: `没有“${inner}”这个数字，请从右边的名称里选` }
  return value === null ? { problem: `“${inner}”在表里是空白，请先填表` } : { text: String(value) }
}

function headWords(inner: string, { report }: ReportFigures): string | undefined {
  const { body, year, period } = report
  const words: Record<string, string> = {
    单位: body,
    年度: String(year),
    起: dayWords(period.from),
    止: dayWords(period.to),
    截至: dayWords(report.asOf),
  }
  return words[inner]
}

/** 2023-01-05 → 2023年1月5日. */
const dayWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** One part of another in per cent with one decimal at most. */
export const percent = (part: number, whole: number): string => `${Math.round((part / whole) * 1000) / 10}%`

function share(rest: string, figures: ReportFigures): Filling {
  const [part, whole] = rest.split('/').map((name) => figureNamed(name.trim(), figures))
  if (part == null || whole == null) return { problem: `“占比：${rest}”应写成 占比：予以公开/办结，两个名称都要在表里` }
  if (whole === 0) return { problem: `“占比：${rest}”的分母是0，不能计算` }
  return { text: percent(part, whole) }
}

function againstLastYear(kind: string, name: string, figures: ReportFigures): Filling {
  const now = figureNamed(name, figures)
  if (now == null) return { problem: `没有“${name}”这个数字，请从右边的名称里选` }
  const before = figures.lastYear && lastYearsFigure(name, figures)
  if (before == null) return { problem: `没有上一年度的报告，“${kind}：${name}”不能计算` }
  if (kind === '上年') return { text: String(before) }
  if (kind === '比上年') return { text: changeWords(now, before) }
  return before === 0 ? { problem: `上年的“${name}”是0，增长率不能计算` } : { text: percent(now - before, before) }
}

/** Only the counted tables are kept of last year; published items are not compared. */
function lastYearsFigure(name: string, { lastYear, proactive, tableTwo }: ReportFigures): Cell | undefined {
  if (!lastYear || /^(?:主动公开|类别：|渠道：|部门：|表二：|评议|整改|已整改|定期|按时)/.test(name)) return undefined
  return figureNamed(name, { report: lastYear, lastYear: null, proactive, tableTwo })
}

/** 「比上年增加12件，增长15.2%」; equal: 「与上年持平」. From nothing there is no per cent. */
export function changeWords(now: number, before: number): string {
  if (now === before) return '与上年持平'
  const [word, rate] = now > before ? ['增加', '增长'] : ['减少', '下降']
  const by = Math.abs(now - before)
  return `比上年${word}${by}件${before === 0 ? '' : `，${rate}${percent(by, before)}`}`
}
