import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type Context } from '../../../services/context.ts'
import { reportYears, type ReportYear } from '../../../services/report-years.ts'
import { table, tag, type TableCell } from '../../components/index.ts'
import { html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { languageOfPage, officeShell } from '../office-shell.ts'
import { isAcademic } from './report-address.ts'

/** The years a report can be drawn up for, from the first case to now. */
export async function showReportList(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOfPage(req)
  const t = affairsMessages(lang).reports
  const years = await reportYears(context, organ)
  const { columns } = t
  const content = html`<h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead[organ.regime === 'college' ? 'college' : 'organ']}</p>
    ${table({
      lang,
      caption: t.listCaption,
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [columns.year, columns.period, columns.frozen, columns.published].map((text) => ({ text })),
      rows: years.map((year) => rowOf(year, context.clock.today(), lang)),
    })}`
  officeShell(req, res, { title: t.title, place: 'reports', content })
}

function rowOf({ year, period, frozen, published }: ReportYear, today: string, lang: Language): TableCell[] {
  const t = affairsMessages(lang).reports
  const state = (version: number | null, missing: string) =>
    version === null
      ? { html: html`<span class="app-quiet">${missing}</span>` }
      : { html: tag({ text: t.versionOf(version), classes: 'govuk-tag--green' }) }
  const running = period.to >= today && html` ${tag({ text: t.running, classes: 'govuk-tag--grey' })}`
  return [
    {
      html: html`<span><a class="govuk-link" href="${paths.report(String(year))}">${t.yearName(year, isAcademic(period))}</a>${running}</span>`,
    },
    { text: t.period(plainDay(period.from, lang), plainDay(period.to, lang)) },
    state(frozen, t.notFrozen),
    state(published, t.notPublished),
  ]
}
