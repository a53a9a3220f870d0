import { type Request, type Response } from 'express'
import { chartSvg } from '../../../documents/chart-svg.ts'
import { reportTitle } from '../../../documents/report-text.ts'
import { callerOf } from '../../../http/caller.ts'
import { type Route } from '../../../http/route.ts'
import { CHARTS, yearSeries } from '../../../law/report/year-series.ts'
import { type Context } from '../../../services/context.ts'
import { NotFound } from '../../../services/errors.ts'
import { publishedReports, publishedVersions } from '../../../services/report-closing.ts'
import { frozenDocument, isReportFormat, reportFile } from '../../../services/report-files.ts'
import { reportSeries } from '../../../services/report-series.ts'
import { backLink } from '../../components/index.ts'
import { html } from '../../html.ts'
import { languageOf } from '../../layout/display-settings.ts'
import { checkerMessages } from '../../messages/public/checker/messages.ts'
import { reportsMessages } from '../../messages/public/reports/messages.ts'
import { paths } from '../../paths.ts'
import { chartSizeOf, reportCharts } from '../../report-charts.ts'
import { showPage } from '../public-site.ts'
import { reportLinks, type PublishedReport } from './report-links.ts'
import { reportPage } from './report-page.ts'

/** The published annual reports: list, page, files. What is not published does not exist here. */
export const reportRoutes = (context: Context): Route[] => [
  reading(paths.publishedReports(), (req, res) => showList(context, req, res)),
  reading(paths.publishedCharts(), (req, res) => showCharts(context, req, res)),
  reading(paths.publishedChart(), (req, res) => sendChart(context, req, res)),
  reading(paths.publishedReport(), (req, res) => showReport(context, req, res)),
  reading(paths.publishedReportFile(), (req, res) => sendReport(context, req, res)),
]

const reading = (path: string, handle: Route['handle']): Route => ({
  method: 'get',
  path,
  access: 'anyone',
  audit: 'VIEW_PUBLISHED_REPORTS',
  handle,
})

async function showList(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const t = reportsMessages(lang)
  const reports = await publishedReports(context, organ)
  const list = reports.length > 0 ? reportLinks(organ, reports, lang) : html`<p class="govuk-body">${t.none}</p>`
  const content = html`<h1 class="govuk-heading-xl">${t.listTitle}</h1>
    ${list} ${
      reports.length > 0 &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${paths.publishedCharts(organ.slug)}">${t.charts}</a>
      </p>`
    }
    <p class="govuk-body"><a class="govuk-link" href="${paths.checkReport()}">${checkerMessages(lang).link}</a></p>`
  showPage(req, res, organ, { title: t.listTitle, place: 'reports', content, description: t.description(organ.name) })
}

async function showReport(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const { report, versions } = await publishedOrThrow(context, req, res)
  const title = reportsMessages(lang).nameOf(report.year, report.form === 'college')
  const before = backLink({ lang, href: paths.publishedReports(organ.slug) })
  const content = reportPage(organ, report, versions, lang)
  const description = reportTitle(report.filled)
  showPage(req, res, organ, { title, place: 'reports', before, content, description })
}

async function showCharts(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const t = reportsMessages(lang)
  const years = await reportSeries(context, organ, 'published')
  const charts =
    years.length === 0
      ? html`<p class="govuk-body">${t.chartsNone}</p>`
      : html`<p class="govuk-body">${t.chartsLead}</p>
          ${reportCharts(years, (chart) => paths.publishedChart(organ.slug, chart), lang)}`
  const content = html`<h1 class="govuk-heading-xl">${t.chartsTitle}</h1>
    ${charts}`
  const before = backLink({ lang, href: paths.publishedReports(organ.slug) })
  showPage(req, res, organ, { title: t.chartsTitle, place: 'reports', before, content, description: t.chartsLead })
}

async function sendChart(context: Context, req: Request, res: Response): Promise<void> {
  const chart = CHARTS.find((each) => each === req.params['chart'])
  if (!chart) throw new NotFound('chart')
  const years = await reportSeries(context, callerOf(res).organ, 'published')
  res.type('image/svg+xml').send(await chartSvg(yearSeries(chart, years), chartSizeOf(req)))
}

async function sendReport(context: Context, req: Request, res: Response): Promise<void> {
  const { format } = req.params
  if (!isReportFormat(format)) throw new NotFound('format')
  const { report } = await publishedOrThrow(context, req, res)
  const file = await reportFile(frozenDocument(report), format)
  res.attachment(file.name).type(file.type).send(file.bytes)
}

/** The version asked for (`?version=`), else the newest that was published; and all that were, newest first. */
async function publishedOrThrow(
  context: Context,
  req: Request,
  res: Response,
): Promise<{ report: PublishedReport; versions: PublishedReport[] }> {
  const all = await publishedVersions(context, callerOf(res).organ)
  const versions = all.filter(({ year }) => String(year) === req.params['year'])
  const asked = req.query['version']
  const report = asked === undefined ? versions[0] : versions.find(({ version }) => String(version) === asked)
  if (!report) throw new NotFound('report')
  return { report, versions }
}
