import { type Cell, type ComplaintBlock, type FilledReport, type RemedyBlock } from '../law/report/filled-report.ts'
import { type FormColumn, type FormRow } from '../law/report/form-rows.ts'
import { FORMS } from '../law/report/forms.ts'
import { type DocumentTable, type TableCell } from '../letters/document.ts'

/** A cell of a printed table. A blank figure prints empty. */
export type GridCell = TableCell & { figure: Cell }

/** A table as printed, with its title. */
export type Grid = Omit<DocumentTable, 'rows'> & { title: string; rows: readonly (readonly GridCell[])[] }

const LABEL_COLUMNS = 3
const textCell =
  (kind: GridCell['kind']) =>
  (text: string, columnSpan = 1, rowSpan = 1): GridCell => ({ kind, text, figure: null, columnSpan, rowSpan })
const head = textCell('head')
const label = textCell('label')
const figure = (value: Cell): GridCell => ({
  kind: 'figure',
  text: value === null ? '' : String(value),
  figure: value,
  columnSpan: 1,
  rowSpan: 1,
})

const informationOf = ({ form }: FilledReport) => (form === 'college' ? '信息' : '政府信息')

/** Table three, applications received and handled, laid out as in the official form. 国办公开办函〔2021〕30号, 〔2019〕60号. */
export function applicationsGrid(report: FilledReport): Grid {
  const { rows, columns, relationNote } = FORMS[report.form]
  const heads = [
    [head(relationNote, LABEL_COLUMNS, 3), head('申请人情况', columns.length)],
    headsOver(columns),
    columns.filter((column) => column.head !== null).map((column) => head(column.label)),
  ]
  return {
    title: `收到和处理${informationOf(report)}公开申请情况`,
    headRows: heads.length,
    widths: [11, 12, 48, ...columns.map(() => 8)],
    rows: [...heads, ...rows.map((row, index) => [...labelsOf(rows, index), ...figuresOf(report, row)])],
  }
}

/** Table four, disputes: a head of three lines over one line of figures. */
export function remediesGrid(report: FilledReport): Grid {
  return disputesGrid(
    `${informationOf(report)}公开行政复议、行政诉讼情况`,
    FORMS[report.form].remedyBlocks,
    report.remedies,
  )
}

/** What a college reports beside it: 举报, 投诉, 申诉. Null where the report counts none of them. */
export function complaintsGrid(report: FilledReport): Grid | null {
  const blocks = FORMS[report.form].complaintBlocks
  if (report.complaints === undefined || blocks.length === 0) return null
  return disputesGrid('举报、投诉、申诉情况', blocks, report.complaints)
}

function disputesGrid<K extends RemedyBlock | ComplaintBlock>(
  title: string,
  blocks: readonly FormColumn<K>[],
  cells: FilledReport['remedies'] | NonNullable<FilledReport['complaints']>,
): Grid {
  const columns = FORMS['organ-2021'].remedyColumns
  const width = columns.length
  const under = blocks.some((block) => block.head !== null)
  const labels = (rowSpan: number) => columns.map((column) => head(column.label, 1, rowSpan))
  const grouped = blocks.filter((block) => block.head !== null)
  const heads = under
    ? [
        headGroups(blocks).map(({ name, count }) => head(name, count * width)),
        blocks.flatMap((block) => (block.head === null ? labels(2) : [head(block.label, width)])),
        grouped.flatMap(() => labels(1)),
      ]
    : [blocks.map((block) => head(block.label, width)), blocks.flatMap(() => labels(1))]
  const figures = blocks.flatMap(({ key }) =>
    columns.map((column) => figure((cells as Record<K, Record<string, Cell>>)[key]?.[column.key] ?? null)),
  )
  return { title, headRows: heads.length, widths: figures.map(() => 1), rows: [...heads, figures] }
}

/** Columns without a head stand beside the heads of the others and reach down to their labels. */
function headsOver<K>(columns: readonly FormColumn<K>[]): GridCell[] {
  return headGroups(columns).map(({ name, count, own }) => (own ? head(name, 1, 2) : head(name, count)))
}

function headGroups<K>(columns: readonly FormColumn<K>[]): { name: string; count: number; own: boolean }[] {
  const groups: { name: string; count: number; own: boolean }[] = []
  for (const column of columns) {
    const last = groups.at(-1)
    if (column.head !== null && last?.name === column.head) last.count += 1
    else groups.push({ name: column.head ?? column.label, count: 1, own: column.head === null })
  }
  return groups
}

/** The heads that begin at this row, each over the rows it covers, and the row's own label over what is left. */
function labelsOf(rows: readonly FormRow[], index: number): GridCell[] {
  const { heads, label: own } = rows[index] as FormRow
  const begun = heads.flatMap((name, depth) => {
    const same = (row: FormRow | undefined) => row?.heads[depth] === name
    if (same(rows[index - 1])) return []
    const end = rows.findIndex((row, at) => at > index && !same(row))
    return [label(name, 1, (end === -1 ? rows.length : end) - index)]
  })
  return [...begun, label(own, LABEL_COLUMNS - heads.length)]
}

/** A printed row that sums several is blank only where all of them are. */
function figuresOf(report: FilledReport, row: FormRow): GridCell[] {
  return FORMS[report.form].columns.map(({ key }) => {
    const cells = row.sums.map((each) => report.applications[each][key]).filter((cell) => cell !== null)
    return figure(cells.length === 0 ? null : cells.reduce((sum, cell) => sum + cell, 0))
  })
}
