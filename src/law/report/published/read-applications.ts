import { COLUMNS, type Cell, type Column } from '../filled-report.ts'
import { FORM_COLUMNS, ROWS_2019, ROWS_2021, type FormRow } from '../form-rows.ts'
import { REPORT_ROWS, type ReportRow } from '../rows.ts'
import { bareLabel, readFigure } from './figure-cells.ts'
import { type PageTable } from './published-page.ts'

/** The applications table as read: cells, what could not be read and where, and whether its rows are those of 2019. */
export type ReadApplications = {
  cells: Record<ReportRow, Record<Column, Cell>>
  isForm2019: boolean
  problems: string[]
}

/** Whether a table is the one on applications received and handled. */
export const isApplications = (table: PageTable): boolean => {
  const words = bareLabel(table.flat().join(''))
  return words.includes('结转下年度继续办理') && words.includes('予以公开')
}

type Printed = FormRow['key']
const OTHER_HEAD = '其他处理'

/** Reads the table by the labels of its rows; the figures are its last seven columns, in the order of its heads. */
export function readApplications(table: PageTable): ReadApplications {
  const width = Math.max(...table.map((row) => row.length))
  const first = width - COLUMNS.length
  const columns = columnsOf(table, first)
  const problems: string[] = []
  if (columns.problem !== null) problems.push(columns.problem)
  const found = new Map<Printed, Record<Column, Cell>>()
  let last: Printed | null = null
  table.forEach((row, at) => {
    const key = rowKey(row.slice(0, first), last)
    last = key ?? last
    if (key === null) return
    if (found.has(key)) problems.push(`申请情况表第${at + 1}行“${labelOf(key)}”重复出现`)
    else found.set(key, cellsOf(row.slice(first), columns.order, `申请情况表第${at + 1}行“${labelOf(key)}”`, problems))
  })
  const isForm2019 = found.has('other') && !found.has('other.1')
  const wanted: readonly Printed[] = (isForm2019 ? ROWS_2019 : ROWS_2021).map(({ key }) => key)
  for (const key of wanted) if (!found.has(key)) problems.push(`申请情况表缺少“${labelOf(key)}”一行`)
  const cells = Object.fromEntries(
    REPORT_ROWS.map((row) => [row, found.get(isForm2019 && row === 'other.3' ? 'other' : row) ?? blankRow()]),
  ) as Record<ReportRow, Record<Column, Cell>>
  return { cells, isForm2019, problems }
}

const blankRow = () => Object.fromEntries(COLUMNS.map((column) => [column, null])) as Record<Column, Cell>
const labelOf = (key: Printed) => [...ROWS_2021, ...ROWS_2019].find((row) => row.key === key)?.label ?? key

/** The row a label stands for; 其他 alone is a row only under 其他处理, or behind its second row. */
function rowKey(labels: readonly string[], above: Printed | null): Printed | null {
  const bare = labels.map(bareLabel).filter((label) => label !== '')
  const last = bare.at(-1)
  if (last === undefined) return null
  const under = above === 'other.2' || bare.slice(0, -1).some((label) => label === OTHER_HEAD)
  if (last === '其他') return under ? 'other.3' : null
  if (last === OTHER_HEAD) return 'other'
  const all = [...ROWS_2021]
  const exact = all.find(({ label }) => bareLabel(label) === last)
  const near = all.find(({ label }) =>
    [bareLabel(label), last]
      .toSorted((a, b) => a.length - b.length)
      .every((each, _, [short = '']) => short.length >= 4 && each.startsWith(short)),
  )
  return (exact ?? near)?.key ?? null
}

/** The order of the columns by their heads; where no line of heads is found, that of the form. */
function columnsOf(table: PageTable, first: number): { order: readonly Column[]; problem: string | null } {
  const names = new Map(FORM_COLUMNS.map(({ key, label }) => [bareLabel(label), key]))
  for (const row of table) {
    const keys = row.slice(first).map((text) => names.get(bareLabel(text)))
    const known = keys.filter((key) => key !== undefined)
    if (new Set(known).size === COLUMNS.length) return { order: known, problem: null }
  }
  return { order: COLUMNS, problem: '申请情况表没有读到完整的列名（自然人、商业企业……总计），按规定的顺序读取' }
}

function cellsOf(
  row: readonly string[],
  order: readonly Column[],
  place: string,
  problems: string[],
): Record<Column, Cell> {
  const cells = blankRow()
  order.forEach((column, at) => {
    const { value, bad } = readFigure(row[at] ?? '')
    const name = FORM_COLUMNS.find(({ key }) => key === column)?.label ?? column
    if (bad !== null) problems.push(`${place}${name}列写的是“${bad}”，不是数字`)
    cells[column] = value
  })
  return cells
}
