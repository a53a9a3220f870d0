import { applicationsGrid, type GridCell } from '../documents/report-grid.ts'
import { type Cell, type FilledReport, type RemedyColumn } from '../law/report/filled-report.ts'
import { FORMS } from '../law/report/forms.ts'
import { statTable, type StatCell, type StatHead, type StatRow } from './components/index.ts'
import { type Html } from './html.ts'
import { type Language } from './messages/language.ts'

/** Where the cases behind a figure are listed, by the keys of the printed row and column; without it figures are bare. */
export type ReportLinks = {
  hrefOf: (row: string, column: string) => string
  /** What the link says to those who hear it: row, column, figure. */
  labelOf: (row: string, column: string, value: number) => string
}

export type ReportTablesOptions = {
  lang: Language
  /** Captions of the two tables, and the head over the kinds of dispute. */
  words: Record<'applications' | 'remedies' | 'kind', string>
  links?: ReportLinks
}

/** The tables of a report as printed in its form: applications (table three), disputes (table four, and complaints). */
export function reportTables(report: FilledReport, options: ReportTablesOptions): Html[] {
  return [applicationsTable(report, options), disputesTable(report, options)]
}

function applicationsTable(report: FilledReport, { lang, words, links }: ReportTablesOptions): Html {
  const { rows, columns } = FORMS[report.form]
  const grid = applicationsGrid(report)
  const printed = grid.rows.slice(grid.headRows).map((cells, index): StatRow => {
    const row = rows[index]
    const name = [...(row?.heads.slice(1) ?? []), row?.label].join(' ')
    const figures = cells.filter(({ kind }) => kind === 'figure')
    return {
      heads: cells.filter(({ kind }) => kind === 'label').map(headOf),
      cells: columns.map((column, at) =>
        cellOf(figures[at]?.figure ?? null, [row?.key ?? '', name], [column.key, column.label], links),
      ),
      isTotal: row?.key === 'total',
    }
  })
  const head = grid.rows.slice(0, grid.headRows).map((cells) => cells.map(headOf))
  return statTable({ lang, caption: words.applications, head, rows: printed })
}

const headOf = ({ text, columnSpan, rowSpan }: GridCell): StatHead => ({
  text,
  ...(columnSpan > 1 ? { colspan: columnSpan } : {}),
  ...(rowSpan > 1 ? { rowspan: rowSpan } : {}),
})

/** One line a kind of dispute, so that it fits a phone; labels as printed. */
function disputesTable(report: FilledReport, { lang, words, links }: ReportTablesOptions): Html {
  const { remedyBlocks, remedyColumns, complaintBlocks } = FORMS[report.form]
  const blocks = [
    ...remedyBlocks.map((block) => ({ ...block, cells: report.remedies[block.key] })),
    ...complaintBlocks.map((block) => ({ ...block, cells: report.complaints?.[block.key] })),
  ]
  const rows = blocks.map(({ key, head, label, cells }): StatRow => {
    const name = head === null ? label : `${head}－${label}`
    const valueOf = (column: RemedyColumn) => cells?.[column] ?? null
    return {
      heads: [{ text: name }],
      cells: remedyColumns.map((column) => cellOf(valueOf(column.key), [key, name], [column.key, column.label], links)),
    }
  })
  const head = [[{ text: words.kind }, ...remedyColumns.map(({ label }) => ({ text: label }))]]
  return statTable({ lang, caption: words.remedies, head, rows, classes: 'app-stat--lines' })
}

type Named = readonly [key: string, name: string]

function cellOf(value: Cell, [row, rowName]: Named, [column, columnName]: Named, links?: ReportLinks): StatCell {
  const isTotal = column === 'total'
  if (!links || !value) return { value, isTotal }
  return { value, isTotal, href: links.hrefOf(row, column), label: links.labelOf(rowName, columnName, value) }
}
