import { type Cell } from '../law/report/filled-report.ts'
import { FORMS } from '../law/report/forms.ts'
import { tableTwoKey, type ListItem, type ListState } from '../law/report/proactive-facts.ts'
import { type ReportDocument } from '../law/report/report-document.ts'
import { type Grid, type GridCell } from './report-grid.ts'

/** The three columns a block can have stand in six, so that one, two or three fill the same width. */
const WIDTH = 6

/**
 * The table of section two: a block for each item of 条例 art. 20, its heads over its rows. 国办公开办函〔2021〕30号, 〔2019〕60号.
 * Null where nothing of it was filled in.
 */
export function proactiveGrid({ report, tableTwo }: ReportDocument): Grid | null {
  const blocks = FORMS[report.form].proactive
  if (Object.values(tableTwo).every((cell) => cell === null)) return null
  const rows = blocks.flatMap(({ item, columns, rows: names }) => {
    const span = WIDTH / columns.length
    return [
      [head(item, WIDTH + 1)],
      [head('信息内容'), ...columns.map((column) => head(column, span))],
      ...names.map((name) => [
        labelled(name),
        ...columns.map((column) => figure(tableTwo[tableTwoKey(name, column)] ?? null, span)),
      ]),
    ]
  })
  return { title: '主动公开政府信息情况', headRows: 0, widths: [9, ...Array<number>(WIDTH).fill(3)], rows }
}

const cell = (kind: GridCell['kind'], text: string, columnSpan: number, value: Cell = null): GridCell => ({
  kind,
  text,
  figure: value,
  columnSpan,
  rowSpan: 1,
})
const head = (text: string, columnSpan = 1) => cell('head', text, columnSpan)
const labelled = (text: string) => cell('label', text, 1)
const figure = (value: Cell, columnSpan: number) =>
  cell('figure', value === null ? '' : String(value), columnSpan, value)

/** What the annex says of an item. */
const LIST_STATES: Record<ListState, string> = {
  published: '已公开',
  stale: '已公开，待更新',
  overdue: '待公开',
  'missing-link': '已公开，待补链接',
  'not-applicable': '不适用',
}

/** The list point by point with links, as the colleges' eighth part prints it. Null where there is no list. */
export function listGrid({ list }: Pick<ReportDocument, 'list'>): Grid | null {
  if (list.length === 0) return null
  const heads = ['序号', '类别', '公开事项', '公开情况', '链接'].map((text) => head(text))
  return {
    title: '高等学校信息公开事项清单',
    headRows: 1,
    widths: [6, 14, 36, 24, 40],
    rows: [heads, ...list.map(listRow)],
  }
}

function listRow({ number, className, name, state, links, note }: ListItem): GridCell[] {
  const addresses = links.map(({ title, href }) => `${title} ${href}`.trim()).join('\n')
  const stands = note === null ? LIST_STATES[state] : `${LIST_STATES[state]}：${note}`
  return [cell('figure', String(number), 1, number), ...[className, name, stands, addresses].map(labelled)]
}
