import { discrepancyText, type Discrepancy } from '../../../law/report/checks.ts'
import { COLUMNS } from '../../../law/report/filled-report.ts'
import { FORMS } from '../../../law/report/forms.ts'
import { CHECK_TITLES, type Check } from '../../../law/report/relations.ts'
import { type draftReport, type latestFrozen } from '../../../services/report-service.ts'
import { table, tag, warningText } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { addressWith } from '../../path-values.ts'
import { isAcademic, type ReportAddress } from './report-address.ts'

type Draft = Awaited<ReturnType<typeof draftReport>>
type Frozen = Awaited<ReturnType<typeof latestFrozen>>

/** The relations of the form, each with its verdict, and what to do about those that do not hold. */
export function checksOf(
  { report, discrepancies }: Draft,
  lastYear: Frozen,
  address: ReportAddress,
  lang: Language,
): Html {
  const t = affairsMessages(lang).reports.checks
  const sentences = discrepancies.map((each) => html`<li>${discrepancyText(each)}</li>`)
  const verdict =
    discrepancies.length === 0
      ? html`<p class="govuk-body">${tag({ text: t.holds, classes: 'govuk-tag--green' })} ${t.sound}</p>`
      : html`${warningText({ lang, text: t.broken(discrepancies.length) })}
          <ul class="govuk-list govuk-list--bullet">${sentences}</ul>`
  return html`<h2 class="govuk-heading-m" id="checks">${t.title}</h2>
    ${verdict}${verdictTable(discrepancies, lastYear !== null, lang)}
    ${lastYear === null ? html`<p class="govuk-body app-quiet">${t.noLastYear}</p>` : carryOver(report, lastYear, address, lang)}`
}

function verdictTable(discrepancies: readonly Discrepancy[], hasLastYear: boolean, lang: Language): Html {
  const t = affairsMessages(lang).reports.checks
  const stateOf = (check: Check) => {
    if (check === 'AR-4' && !hasLastYear) return tag({ text: t.skipped, classes: 'govuk-tag--grey' })
    const broken = discrepancies.some((each) => each.check === check)
    return broken
      ? tag({ text: t.fails, classes: 'govuk-tag--red' })
      : tag({ text: t.holds, classes: 'govuk-tag--green' })
  }
  const rows = (Object.keys(CHECK_TITLES) as Check[]).map((check) => [
    { text: CHECK_TITLES[check] },
    { html: stateOf(check) },
  ])
  const head = [{ text: t.check }, { text: t.state }]
  return table({ lang, caption: t.caption, captionClasses: 'govuk-visually-hidden', head, rows })
}

/** Column by column, what last year carried out and this year took in; nothing to show where they agree. */
function carryOver(
  report: Draft['report'],
  lastYear: NonNullable<Frozen>,
  { year, chosen }: ReportAddress,
  lang: Language,
): Html | null {
  const { carry: t, yearName } = affairsMessages(lang).reports
  const last = lastYear.filled.applications.carriedOut
  const now = report.applications.carriedIn
  const labels = new Map(FORMS[report.form].columns.map(({ key, label }) => [key, label]))
  const rows = COLUMNS.filter((column) => last[column] !== null && last[column] !== now[column]).map((column) => {
    const href = addressWith(paths.reportCell(String(year), 'carriedIn', column), chosen)
    const difference = (now[column] ?? 0) - (last[column] ?? 0)
    return [
      { text: labels.get(column) ?? column },
      { text: String(last[column] ?? ''), format: 'numeric' as const },
      { html: html`<a class="govuk-link" href="${href}">${now[column]}</a>`, format: 'numeric' as const },
      { text: difference > 0 ? `+${difference}` : String(difference), format: 'numeric' as const },
    ]
  })
  if (rows.length === 0) return null
  const numeric = 'numeric' as const
  const head = [
    { text: t.column },
    { text: t.last, format: numeric },
    { text: t.now, format: numeric },
    { text: t.difference, format: numeric },
  ]
  return html`<h3 class="govuk-heading-s">${t.title}</h3>
    <p class="govuk-body">${t.lead(yearName(lastYear.year, isAcademic(lastYear.filled.period)), lastYear.version)}</p>
    ${table({ lang, caption: t.caption, captionClasses: 'govuk-visually-hidden', firstCellIsHeader: true, head, rows })}`
}
