import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { FORMS } from '../../../law/report/forms.ts'
import { actorNames } from '../../../services/account-service.ts'
import { type Context } from '../../../services/context.ts'
import { draftedDocument, draftedSections, type OfficeSection } from '../../../services/report-sections.ts'
import { draftReport } from '../../../services/report-service.ts'
import { may } from '../../../services/rights.ts'
import { reportPeriod } from '../../../services/report-years.ts'
import { backLink, details, table, type TableCell } from '../../components/index.ts'
import { html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { formatInstant } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { documentSections } from '../../report-document.ts'
import { actorWord } from '../actor-word.ts'
import { doneNote } from '../done-note.ts'
import { languageOfPage, officeShell } from '../office-shell.ts'
import { isAcademic, reportAddress } from './report-address.ts'
import { fileLinks } from './report-downloads.ts'
import { sectionMarks, sectionState } from './section-state.ts'

/** The year's report as a document: each section with its state, what is to be done about it, and the whole to read. */
export async function showReportDocument(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const { reportDocument: t, reports, back } = affairsMessages(lang)
  const address = reportAddress(context, organ, req)
  const draft = await draftReport(context, organ, { year: address.year })
  const sections = await draftedSections(context, organ, draft)
  const name = reports.reportName(address.year, isAcademic(reportPeriod(organ, address.year)))
  const names = await actorNames(
    context,
    organ,
    sections.map(({ confirmed }) => confirmed?.by ?? ''),
  )
  const done = sections.filter(({ confirmed }) => confirmed !== null).length
  const { columns } = t
  const writes = may(actor, 'write-reports') && FORMS[draft.report.form].proactive.length > 0
  const content = html`${doneNote(req, t.done)}
    <h1 class="govuk-heading-l">${t.titleOf(name)}</h1>
    <p class="govuk-body">${t.lead}</p>
    <p class="govuk-body">${t.progress(done, sections.length)}${done === sections.length && t.ready}</p>
    ${table({
      lang,
      caption: t.caption,
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [columns.section, columns.state, columns.length, columns.marks].map((text) => ({ text })),
      rows: sections.map((section) => rowOf(section, address.year, names, lang)),
    })}
    ${writes && html`<p class="govuk-body"><a class="govuk-link" href="${paths.reportTableTwo(String(address.year))}">${t.tableTwo}</a></p>`}
    ${may(actor, 'write-reports') && html`<p class="govuk-body"><a class="govuk-link" href="${paths.reportLimits()}">${t.limits.title}</a></p>`}
    <h2 class="govuk-heading-m">${t.files}</h2>
    <p class="govuk-body">${fileLinks({ year: address.year, chosen: {} }, null, lang)}</p>
    ${details({ summaryText: t.preview, html: documentSections(draftedDocument(draft, sections), lang) })}`
  const before = backLink({ href: paths.report(String(address.year)), text: back(name) })
  officeShell(req, res, { title: t.titleOf(name), place: 'reports', before, content })
}

function rowOf(section: OfficeSection, year: number, names: ReadonlyMap<string, string>, lang: Language): TableCell[] {
  const t = affairsMessages(lang).reportDocument
  const { confirmed } = section
  const who =
    confirmed &&
    t.confirmedBy(
      actorWord(confirmed.by, names.get(confirmed.by) ?? null, lang),
      formatInstant(new Date(confirmed.at), lang),
    )
  return [
    {
      html: html`<a class="govuk-link" href="${paths.reportSection(String(year), section.key)}">${section.title}</a>`,
    },
    {
      html: html`<span>${sectionState(section, lang)}${who && html`<br /><span class="app-quiet">${who}</span>`}</span>`,
    },
    { text: t.lengthOf(section.length, section.longest), classes: 'app-nowrap' },
    { text: sectionMarks(section, lang) },
  ]
}
