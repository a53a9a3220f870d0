import { applicationsGrid } from '../../../documents/report-grid.ts'
import { reportTitle } from '../../../documents/report-text.ts'
import { REMEDY_COLUMNS, type Cell, type FilledReport, type RemedyColumn } from '../../../law/report/filled-report.ts'
import { formNote, FORMS } from '../../../law/report/forms.ts'
import { type OrganRef } from '../../../services/context.ts'
import { statTable, type StatRow } from '../../components/index.ts'
import { html, nothing, type Html } from '../../html.ts'
import { plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { reportsMessages } from '../../messages/public/reports/messages.ts'
import { paths } from '../../paths.ts'
import { inChinese } from '../in-chinese.ts'
import { type PublishedReport } from './report-links.ts'

/** The files a report can be had as. */
export const REPORT_FORMATS = ['docx', 'xlsx', 'csv', 'json'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** A published report: what it says in sentences, its tables, the files. */
export function reportPage({ slug }: OrganRef, { filled, sentences, year }: PublishedReport, lang: Language): Html {
  const t = reportsMessages(lang)
  const { period, asOf, form } = filled
  const note = formNote(form, year)
  const files = REPORT_FORMATS.map(
    (format) => html`<li>
      <a class="govuk-link" href="${paths.publishedReportFile(slug, String(year), format)}">${t.formats[format]}</a>
    </li>`,
  )
  return html`<h1 class="govuk-heading-l">${inChinese(reportTitle(filled), lang)}</h1>
    <p class="govuk-body">
      ${t.period(plainDay(period.from, lang), plainDay(period.to, lang))}${lang === 'en' ? '. ' : '；'}${t.asOf(
        plainDay(asOf, lang),
      )}
    </p>
    ${note && html`<p class="govuk-body">${inChinese(note, lang)}</p>`}
    ${sentences.map((sentence) => html`<p class="govuk-body">${inChinese(sentence, lang)}</p>`)}
    ${applicationsTable(filled, lang)}${disputesTables(filled, lang)}
    <h2 class="govuk-heading-m">${t.download}</h2>
    <ul class="govuk-list">
      ${files}
    </ul>
    <p class="govuk-hint">${t.basis(FORMS[form].basis)}</p>`
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

/** Table four, and a college's complaints, a line for each kind of dispute. */
function disputesTables(report: FilledReport, lang: Language): Html {
  const t = reportsMessages(lang)
  const { remedyBlocks, complaintBlocks } = FORMS[report.form]
  const remedies = remedyBlocks.map(({ key, head, label }) => line([head, label], report.remedies[key]))
  const { complaints } = report
  const complained =
    complaints && complaintBlocks.length > 0
      ? disputes(
          t.complaints,
          complaintBlocks.map(({ key, label }) => line([label], complaints[key])),
          report,
          lang,
        )
      : nothing
  return html`${disputes(t.remedies, remedies, report, lang)}${complained}`
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
