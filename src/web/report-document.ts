import { applicationsGrid } from '../documents/report-grid.ts'
import { listGrid, proactiveGrid } from '../documents/proactive-grid.ts'
import { REMEDY_COLUMNS, type Cell, type FilledReport, type RemedyColumn } from '../law/report/filled-report.ts'
import { FORMS } from '../law/report/forms.ts'
import { type ReportDocument } from '../law/report/report-document.ts'
import { sectionsOf, type SectionTable } from '../law/report/sections.ts'
import { statTable, type StatRow } from './components/index.ts'
import { gridTable } from './grid-table.ts'
import { html, type Html } from './html.ts'
import { type Language } from './messages/language.ts'
import { reportsMessages } from './messages/public/reports/messages.ts'

/** The sections of a document with their tables, as they stand on the page. */
export function documentSections(document: ReportDocument, lang: Language): Html {
  const sections = sectionsOf(document.report.form).map(({ key, title, tables }) => {
    const paragraphs = document.sections.find((each) => each.key === key)?.paragraphs ?? []
    const shown = documentTables(document, tables, lang)
    if (paragraphs.length === 0 && shown.length === 0) return null
    return html`<h2 class="govuk-heading-m">${title}</h2>
      ${paragraphs.map((text) => html`<p class="govuk-body">${text}</p>`)}${shown}`
  })
  return html`${sections}`
}

/** Some tables of a document; one that has nothing to show is left out. */
export function documentTables(document: ReportDocument, tables: readonly SectionTable[], lang: Language): Html[] {
  return tables.flatMap((table) => TABLES[table](document, lang) ?? [])
}

const TABLES: Record<SectionTable, (document: ReportDocument, lang: Language) => Html | null> = {
  proactive: (document, lang) => {
    const grid = proactiveGrid(document)
    return grid && gridTable(grid, lang)
  },
  applications: ({ report }, lang) => applicationsTable(report, lang),
  disputes: ({ report }, lang) => disputesTable(report, lang),
  complaints: ({ report }, lang) => complaintsTable(report, lang),
  list: (document, lang) => {
    const grid = listGrid(document)
    return grid && gridTable(grid, lang)
  },
}

/** Table three as the official form lays it out. */
function applicationsTable(report: FilledReport, lang: Language): Html {
  const { headRows, rows } = applicationsGrid(report)
  const spans = ({ text, columnSpan, rowSpan }: (typeof rows)[number][number]) => ({
    text,
    colspan: columnSpan > 1 ? columnSpan : undefined,
    rowspan: rowSpan > 1 ? rowSpan : undefined,
  })
  const body = rows.slice(headRows).map((cells): StatRow => ({
    heads: cells.filter(({ kind }) => kind === 'label').map(spans),
    cells: cells.filter(({ kind }) => kind === 'figure').map(({ figure }) => ({ value: figure })),
  }))
  const head = rows.slice(0, headRows).map((cells) => cells.map(spans))
  return statTable({ lang, caption: reportsMessages(lang).applications, head, rows: body })
}

/** Table four, a line for each kind of dispute. */
function disputesTable(report: FilledReport, lang: Language): Html {
  const rows = FORMS[report.form].remedyBlocks.map(({ key, head, label }) => line([head, label], report.remedies[key]))
  return disputes(reportsMessages(lang).remedies, rows, report, lang)
}

/** A college's complaints, the same way. */
function complaintsTable(report: FilledReport, lang: Language): Html | null {
  const { complaints } = report
  const blocks = FORMS[report.form].complaintBlocks
  if (!complaints || blocks.length === 0) return null
  const rows = blocks.map(({ key, label }) => line([label], complaints[key]))
  return disputes(reportsMessages(lang).complaints, rows, report, lang)
}

function line(names: readonly (string | null)[], cells: Record<RemedyColumn, Cell>): StatRow {
  const text = names.filter(Boolean).join('：')
  return { heads: [{ text }], cells: REMEDY_COLUMNS.map((column) => ({ value: cells[column] })) }
}

function disputes(caption: string, rows: readonly StatRow[], { form }: FilledReport, lang: Language): Html {
  const t = reportsMessages(lang)
  const head = [[{ text: t.kind }, ...FORMS[form].remedyColumns.map(({ label }) => ({ text: label }))]]
  return statTable({ lang, caption, head, rows })
}
