import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { formNote, FORMS } from '../../../law/report/forms.ts'
import { type Context } from '../../../services/context.ts'
import { draftReport, latestFrozen } from '../../../services/report-service.ts'
import { reportPeriod } from '../../../services/report-years.ts'
import { backLink, filterBar, formFields, insetText, summaryList, type ErrorItem } from '../../components/index.ts'
import { html, join, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { reportTables } from '../../report-tables.ts'
import { doneNote } from '../done-note.ts'
import { csrfField, languageOfPage, officeShell } from '../office-shell.ts'
import { addressWith } from '../../path-values.ts'
import { formsOf, isAcademic, reportAddress, type ReportAddress } from './report-address.ts'
import { checksOf } from './report-checks.ts'
import { downloadsOf } from './report-downloads.ts'
import { freezingOf } from './report-freezing.ts'
import { versionsOf } from './report-versions.ts'

type Draft = Awaited<ReturnType<typeof draftReport>>

/** A year's report as it stands: checks, sentences, figures that open their cases, files, frozen versions. */
export async function showReport(
  context: Context,
  req: Request,
  res: Response,
  errors: ErrorItem[] = [],
): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const { reports: t, back } = affairsMessages(lang)
  const address = reportAddress(context, organ, req)
  const draft = await draftReport(context, organ, address)
  const lastYear = await latestFrozen(context, organ, address.year - 1)
  const title = t.reportName(address.year, isAcademic(reportPeriod(organ, address.year)))
  const page = { context, organ, actor, address, draft, lang, csrf: csrfField(req) }
  const content = html`${doneNote(req, t.done)}
    <h1 class="govuk-heading-l" id="report">${title}</h1>
    ${workOf(address.year, lang)}${headOf(draft, lang)}${optionsOf(address, formsOf(organ.regime, address.year), lang)}
    ${checksOf(draft, lastYear, address, lang)}${sentencesOf(draft, lang)}${figuresOf(draft, address, lang)}
    ${downloadsOf(address, null, lang)}${await freezingOf(page, errors)}${await versionsOf(page)}`
  const problems = [...errors, ...dayProblems(address, lang)]
  const before = backLink({ href: paths.reports(), text: back(t.title) })
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title, place: 'reports', before, content, errors: problems, status })
}

/** The ways to the texts, the working paper and the charts. */
function workOf(year: number, lang: Language): Html {
  const t = affairsMessages(lang).reportDocument
  const links = [
    { href: paths.reportDocument(String(year)), text: t.open },
    { href: paths.reportWorking(String(year)), text: t.working },
    { href: paths.reportCharts(), text: t.charts },
  ]
  const shown = links.map(({ href, text }) => html`<a class="govuk-link" href="${href}">${text}</a>`)
  return html`<p class="govuk-body app-no-print">${join(shown, '　')}</p>`
}

function dayProblems({ badDay }: ReportAddress, lang: Language): ErrorItem[] {
  const t = affairsMessages(lang).reports.options
  return badDay === 'none' ? [] : [{ href: '#asOf', text: badDay === 'future' ? t.futureDay : t.badDay }]
}

function headOf({ report }: Draft, lang: Language): Html {
  const t = affairsMessages(lang).reports
  const { from, to } = report.period
  const note = formNote(report.form, report.year)
  const rows = [
    { key: t.facts.period, value: t.period(plainDay(from, lang), plainDay(to, lang)) },
    { key: t.facts.asOf, value: plainDay(report.asOf, lang) },
    { key: t.facts.form, value: t.forms[report.form] },
    { key: t.facts.basis, value: FORMS[report.form].basis },
  ]
  return html`${summaryList({ rows })}${note && insetText({ text: note })}`
}

function optionsOf(address: ReportAddress, forms: readonly ReportAddress['form'][], lang: Language): Html {
  const { options: t } = affairsMessages(lang).reports
  const fields = formFields({ lang, values: address, errors: dayProblems(address, lang) })
  const action = paths.report(String(address.year))
  return filterBar({
    lang,
    label: t.label,
    action,
    fields: html`${fields.dateField({ name: 'asOf', label: t.asOf, hint: t.asOfHint })}
    ${fields.select({ name: 'form', label: t.form, items: forms.map((form) => ({ value: form, text: t.forms[form] })) })}`,
    clearHref: address.chosen['asOf'] || address.chosen['form'] ? action : undefined,
  })
}

function sentencesOf({ report, sentences }: Draft, lang: Language): Html {
  const t = affairsMessages(lang).reports.sentences
  return html`<h2 class="govuk-heading-m">${report.form === 'college' ? t.college : t.organ}</h2>
    <p class="govuk-body app-quiet">${t.lead}</p>
    ${insetText({ html: html`${sentences.map((sentence) => html`<p class="govuk-body">${sentence}</p>`)}` })}`
}

function figuresOf({ report }: Draft, { year, chosen }: ReportAddress, lang: Language): Html {
  const t = affairsMessages(lang).reports.tables
  const words = {
    applications: t.applications,
    kind: t.kind,
    remedies: t.remedies[report.form === 'college' ? 'college' : 'organ'],
  }
  const links = {
    hrefOf: (row: string, column: string) => addressWith(paths.reportCell(String(year), row, column), chosen),
    labelOf: t.cell,
  }
  return html`<h2 class="govuk-heading-m">${t.title}</h2>
    <p class="govuk-body app-quiet">${t.lead}</p>
    ${reportTables(report, { lang, words, links })}`
}
