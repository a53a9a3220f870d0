import { stringify } from 'csv-stringify/sync'
import { type Cell, type FilledReport } from '../law/report/filled-report.ts'
import { type ReportDocument } from '../law/report/report-document.ts'
import { FORMS } from '../law/report/forms.ts'
import { guarded } from './csv-guard.ts'
import { reportTitle } from './report-text.ts'

/**
 * The report as CSV (UTF-8 with byte order mark): the applications table, a blank line, the disputes, the table of section two. Each line opens
 * with the key of its row, so that a program need not know the labels. Blank cells stay blank.
 */
export function reportCsv({ report, tableTwo }: Pick<ReportDocument, 'report' | 'tableTwo'>): Buffer {
  const blocks = [
    [[reportTitle(report)]],
    applicationLines(report),
    disputeLines(report),
    ...(Object.values(tableTwo).every((cell) => cell === null) ? [] : [proactiveLines(tableTwo)]),
  ]
  const text = blocks.map((lines) => stringify(lines.map((line) => line.map(written)))).join('\n')
  return Buffer.from(`\ufeff${text}`)
}

const written = (cell: string | Cell) => (typeof cell === 'string' ? guarded(cell) : cell)

function applicationLines(report: FilledReport): (string | Cell)[][] {
  const { rows, columns } = FORMS[report.form]
  const lines = rows.map((row) => [
    row.key,
    [...row.heads, row.label].join(' '),
    ...columns.map(({ key }) => sum(row.sums.map((each) => report.applications[each][key]))),
  ])
  return [['代码', '项目', ...columns.map(({ label }) => label)], ...lines]
}

function disputeLines(report: FilledReport): (string | Cell)[][] {
  const { remedyBlocks, remedyColumns, complaintBlocks } = FORMS[report.form]
  const remedies = remedyBlocks.map(({ key, head, label }) => ({ key, head, label, cells: report.remedies[key] }))
  const complaints = complaintBlocks.map(({ key, head, label }) => ({
    key,
    head,
    label,
    cells: report.complaints?.[key],
  }))
  const lines = [...remedies, ...complaints].map(({ key, head, label, cells }) => [
    key,
    head === null ? label : `${head} ${label}`,
    ...remedyColumns.map((column) => cells?.[column.key] ?? null),
  ])
  return [['代码', '类型', ...remedyColumns.map(({ label }) => label)], ...lines]
}

function proactiveLines(tableTwo: ReportDocument['tableTwo']): (string | Cell)[][] {
  return [['代码', '主动公开', '数量'], ...Object.entries(tableTwo).map(([key, cell]) => ['proactive', key, cell])]
}

function sum(cells: readonly Cell[]): Cell {
  const filled = cells.filter((cell) => cell !== null)
  return filled.length === 0 ? null : filled.reduce((all, cell) => all + cell, 0)
}
