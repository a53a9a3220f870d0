import { reportTitle } from '../../../documents/report-text.ts'
import { formNote, FORMS } from '../../../law/report/forms.ts'
import { type OrganRef } from '../../../services/context.ts'
import { frozenDocument, REPORT_FORMATS } from '../../../services/report-files.ts'
import { insetText, printButton } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { reportsMessages } from '../../messages/public/reports/messages.ts'
import { paths } from '../../paths.ts'
import { documentSections } from '../../report-document.ts'
import { inChinese } from '../in-chinese.ts'
import { type PublishedReport } from './report-links.ts'

/** A published report as it was printed: its sections with their tables, the files, other versions of the year. */
export function reportPage(
  { slug }: OrganRef,
  report: PublishedReport,
  versions: readonly { version: number; amends?: string | null | undefined }[],
  lang: Language,
): Html {
  const t = reportsMessages(lang)
  const { filled, year } = report
  const { period, asOf, form } = filled
  const note = formNote(form, year)
  const isNewest = versions[0]?.version === report.version
  return html`<h1 class="govuk-heading-l">${inChinese(reportTitle(filled), lang)}</h1>
    ${!isNewest && insetText({ html: html`${t.superseded(report.version)} <a class="govuk-link" href="${paths.publishedReport(slug, String(year))}">${t.newest}</a>` })}
    <p class="govuk-body">
      ${t.period(plainDay(period.from, lang), plainDay(period.to, lang))}${lang === 'en' ? '. ' : '；'}${t.asOf(
        plainDay(asOf, lang),
      )}
    </p>
    ${note && html`<p class="govuk-body">${inChinese(note, lang)}</p>`}
    <div ${lang === 'zh-CN' ? null : html`lang="zh-CN"`}>${documentSections(frozenDocument(report), lang)}</div>
    ${printButton({ lang })}${filesOf(slug, report, isNewest, lang)}${versionsOf(slug, report, versions, lang)}
    <p class="govuk-hint">${t.basis(FORMS[form].basis)}</p>`
}

function filesOf(slug: string, { year, version }: PublishedReport, isNewest: boolean, lang: Language): Html {
  const t = reportsMessages(lang)
  const files = REPORT_FORMATS.map((format) => {
    const href = paths.publishedReportFile(slug, String(year), format)
    return html`<li>
      <a class="govuk-link" href="${isNewest ? href : `${href}?version=${version}`}">${t.formats[format]}</a>
    </li>`
  })
  return html`<h2 class="govuk-heading-m">${t.download}</h2>
    <ul class="govuk-list">
      ${files}
    </ul>
    <p class="govuk-body"><a class="govuk-link" href="${paths.publishedCharts(slug)}">${t.charts}</a></p>`
}

/** An amended report stays readable beside the one that amends it. */
function versionsOf(
  slug: string,
  { year, version }: PublishedReport,
  versions: readonly { version: number; amends?: string | null | undefined }[],
  lang: Language,
): Html | null {
  if (versions.length < 2) return null
  const t = reportsMessages(lang)
  const items = versions.map((each) => {
    const name = t.versionOf(each.version)
    const href = `${paths.publishedReport(slug, String(year))}?version=${each.version}`
    const why = !each.amends ? '' : t.amends(each.amends)
    return html`<li>${each.version === version ? name : html`<a class="govuk-link" href="${href}">${name}</a>`}${why}</li>`
  })
  return html`<h2 class="govuk-heading-m">${t.versions}</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${items}
    </ul>`
}
