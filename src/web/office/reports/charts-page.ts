import { type Request, type Response } from 'express'
import { chartSvg } from '../../../documents/chart-svg.ts'
import { callerOf } from '../../../http/caller.ts'
import { CHARTS, yearSeries } from '../../../law/report/year-series.ts'
import { type Context } from '../../../services/context.ts'
import { NotFound } from '../../../services/errors.ts'
import { reportSeries } from '../../../services/report-series.ts'
import { backLink } from '../../components/index.ts'
import { html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { reportsMessages } from '../../messages/public/reports/messages.ts'
import { paths } from '../../paths.ts'
import { chartSizeOf, reportCharts } from '../../report-charts.ts'
import { languageOfPage, officeShell } from '../office-shell.ts'
import { textIn } from '../../path-values.ts'

/** The office's pictures over the years: of each year the newest frozen version, published or not. */
export async function showCharts(context: Context, req: Request, res: Response): Promise<void> {
  const lang = languageOfPage(req)
  const { reports: t, reportDocument, back } = affairsMessages(lang)
  const years = await reportSeries(context, callerOf(res).organ, 'frozen')
  const shown =
    years.length === 0
      ? html`<p class="govuk-body">${reportDocument.chartsNone}</p>`
      : html`<p class="govuk-body">${reportDocument.chartsLead}</p>
          ${reportCharts(years, paths.reportChart, lang)}`
  const { chartsTitle: title } = reportsMessages(lang)
  const content = html`<h1 class="govuk-heading-l">${title}</h1>
    ${shown}`
  officeShell(req, res, {
    title,
    place: 'reports',
    before: backLink({ href: paths.reports(), text: back(t.title) }),
    content,
  })
}

/** One of them. @throws NotFound */
export async function sendChart(context: Context, req: Request, res: Response): Promise<void> {
  const chart = CHARTS.find((each) => each === textIn(req, 'chart'))
  if (!chart) throw new NotFound('chart')
  const years = await reportSeries(context, callerOf(res).organ, 'frozen')
  res.type('image/svg+xml').send(await chartSvg(yearSeries(chart, years), chartSizeOf(req)))
}
