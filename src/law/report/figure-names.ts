import { disputeCells, cell } from './figures.ts'
import {
  type Cell,
  type Column,
  type ComplaintBlock,
  type FilledReport,
  type RemedyBlock,
  type RemedyColumn,
} from './filled-report.ts'
import { FORM_COLUMNS, REMEDY_FORM_COLUMNS, ROWS_2021 } from './form-rows.ts'
import { tableTwoKey, type Counted, type ProactiveFacts } from './proactive-facts.ts'
import { RESULT_GROUPS, rowsOf, type ReportRow, type ResultGroup } from './rows.ts'

/** Everything a text of the report may take numbers from. */
export type ReportFigures = {
  report: FilledReport
  /** The report of the year before, for growth; null where there is none. */
  lastYear: FilledReport | null
  proactive: ProactiveFacts
  /** The table of section two, by `tableTwoKey`. */
  tableTwo: Readonly<Record<string, Cell>>
}

/** Names of the blocks of results, as people say them. */
export const GROUP_NAMES: Record<ResultGroup, string> = {
  granted: '予以公开',
  partial: '部分公开',
  refused: '不予公开',
  unable: '无法提供',
  'not-handled': '不予处理',
  other: '其他处理',
}

const ENDS: readonly [string, ReportRow][] = [
  ['新收', 'received'],
  ['上年结转', 'carriedIn'],
  ['办结', 'total'],
  ['结转下年', 'carriedOut'],
]

const leafName = (row: ReportRow) => ROWS_2021.find(({ key }) => key === row)?.label.replace(/^\d\./, '') ?? row

/** The rows a name stands for: 新收, 不予公开, 不予公开：属于国家秘密. */
export const ROW_NAMES: ReadonlyMap<string, readonly ReportRow[]> = new Map<string, readonly ReportRow[]>([
  ...ENDS.map(([name, row]): [string, readonly ReportRow[]] => [name, [row]]),
  ...RESULT_GROUPS.map((group): [string, readonly ReportRow[]] => [GROUP_NAMES[group], rowsOf(group)]),
  ...RESULT_GROUPS.filter((group) => rowsOf(group).length > 1).flatMap((group) =>
    rowsOf(group).map((row): [string, readonly ReportRow[]] => [`${GROUP_NAMES[group]}：${leafName(row)}`, [row]]),
  ),
])

const COLUMN_NAMES = new Map<string, Column>([
  ...FORM_COLUMNS.map(({ key, label }): [string, Column] => [label, key]),
  ['其他组织', 'other'],
])

type Block = RemedyBlock | ComplaintBlock
const BLOCK_NAMES = new Map<string, readonly Block[]>([
  ['行政复议', ['reconsideration']],
  ['行政诉讼', ['lawsuit-direct', 'lawsuit-after-reconsideration']],
  ['未经复议直接起诉', ['lawsuit-direct']],
  ['复议后起诉', ['lawsuit-after-reconsideration']],
  ['举报', ['violation-report']],
  ['投诉', ['complaint']],
  ['申诉', ['institutional-appeal']],
])
const RESULT_NAMES = new Map<string, RemedyColumn>(REMEDY_FORM_COLUMNS.map(({ key, label }) => [label, key]))

/** The names a text may use, for the list beside the editor; names with what the register holds come last. */
export function figureNames(figures: ReportFigures): string[] {
  const { proactive, tableTwo, report } = figures
  const blocks = report.form === 'college' ? [...BLOCK_NAMES.keys()] : [...BLOCK_NAMES.keys()].slice(0, 4)
  const categories = proactive.classes.flatMap((each) => [each, ...each.categories])
  return [
    ...ROW_NAMES.keys(),
    '新收，自然人',
    ...blocks,
    '行政复议，结果维持',
    ...Object.keys(tableTwo).map((key) => `表二：${key.replace('.', '，')}`),
    ...(proactive.items > 0 ? ['主动公开'] : []),
    ...categories.map(({ name }) => `类别：${name}`),
    ...proactive.channels.map(({ name }) => `渠道：${name}`),
    ...proactive.departments.map(({ name }) => `部门：${name}`),
    ...OTHER_NAMES,
  ]
}

const OTHER_NAMES = ['评议', '评议答复', '整改', '已整改', '定期公开', '按时定期公开'] as const

/** The number a name stands for; null is a blank cell, undefined no name of ours. */
export function figureNamed(name: string, figures: ReportFigures): Cell | undefined {
  const [subject = '', second] = name.split(/[，,]/).map((part) => part.trim())
  return (
    applicationFigure(subject, second, figures.report) ??
    disputeFigure(subject, second, figures.report) ??
    proactiveFigure(subject, second, figures)
  )
}

function applicationFigure(subject: string, column: string | undefined, report: FilledReport): number | undefined {
  const rows = ROW_NAMES.get(subject)
  const key = column === undefined ? 'total' : COLUMN_NAMES.get(column)
  if (!rows || !key) return undefined
  return rows.reduce((sum, row) => sum + cell(report, row, key), 0)
}

function disputeFigure(subject: string, result: string | undefined, report: FilledReport): number | undefined {
  const blocks = BLOCK_NAMES.get(subject)
  const key = result === undefined ? 'total' : RESULT_NAMES.get(result)
  if (!blocks || !key) return undefined
  return blocks.reduce((sum, block) => sum + disputeCells(report, block)[key], 0)
}

function proactiveFigure(subject: string, second: string | undefined, figures: ReportFigures): Cell | undefined {
  const { proactive, tableTwo } = figures
  const [kind, named] = subject.split('：', 2)
  if (kind === '表二' && named !== undefined && second !== undefined) return tableTwo[tableTwoKey(named, second)]
  if (named === undefined) return PLAIN[subject]?.(proactive)
  if (kind === '类别') return categoryFigure(named, second, proactive)
  if (kind === '渠道') return countOf(proactive.channels, named)
  if (kind === '部门') return countOf(proactive.departments, named)
  return kind === '评议' ? countOf(proactive.opinions.received, named) : undefined
}

const PLAIN: Readonly<Record<string, (facts: ProactiveFacts) => number>> = {
  主动公开: ({ items }) => items,
  评议: ({ opinions }) => opinions.received.reduce((sum, { count }) => sum + count, 0),
  评议答复: ({ opinions }) => opinions.answered,
  整改: ({ findings }) => findings.length,
  已整改: ({ findings }) => findings.filter(({ mendedOn }) => mendedOn !== null).length,
  定期公开: ({ duties }) => duties.due,
  按时定期公开: ({ duties }) => duties.onTime,
}

function categoryFigure(named: string, channel: string | undefined, { classes }: ProactiveFacts): number | undefined {
  const category = classes.flatMap((each) => each.categories).find(({ name }) => name === named)
  if (channel !== undefined) return category && countOf(category.byChannel, channel.replace(/^渠道：/, ''))
  return category?.count ?? countOf(classes, named)
}

const countOf = (counts: readonly Counted[], named: string) => counts.find(({ name }) => name === named)?.count
