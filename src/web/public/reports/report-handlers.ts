import { type Request, type Response } from 'express'
import { reportCsv } from '../../../documents/report-csv.ts'
import { documentDocx } from '../../../documents/document-docx.ts'
import { reportPages } from '../../../documents/report-pages.ts'
import { reportTitle } from '../../../documents/report-text.ts'
import { reportXlsx } from '../../../documents/report-xlsx.ts'
import { callerOf } from '../../../http/caller.ts'
import { type Route } from '../../../http/route.ts'
import { type FilledReport } from '../../../law/report/filled-report.ts'
import { type Context } from '../../../services/context.ts'
import { NotFound } from '../../../services/errors.ts'
import { publishedReports } from '../../../services/report-service.ts'
import { backLink } from '../../components/index.ts'
import { html } from '../../html.ts'
import { languageOf } from '../../layout/display-settings.ts'
import { reportsMessages } from '../../messages/public/reports/messages.ts'
import { paths } from '../../paths.ts'
import { showPage } from '../public-site.ts'
import { reportLinks, type PublishedReport } from './report-links.ts'
import { REPORT_FORMATS, reportPage, type ReportFormat } from './report-page.ts'

/** The published annual reports: list, page, files. What is not published does not exist here. */
export const reportRoutes = (context: Context): Route[] => [
  reading(paths.publishedReports(), (req, res) => showList(context, req, res)),
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
    ${list}`
  showPage(req, res, organ, { title: t.listTitle, place: 'reports', content, description: t.description(organ.name) })
}

async function showReport(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const report = await publishedOrThrow(context, req, res)
  const title = reportsMessages(lang).nameOf(report.year, report.form === 'college')
  const before = backLink({ lang, href: paths.publishedReports(organ.slug) })
  const content = reportPage(organ, report, lang)
  const description = reportTitle(report.filled)
  showPage(req, res, organ, { title, place: 'reports', before, content, description })
}

async function sendReport(context: Context, req: Request, res: Response): Promise<void> {
  const format = REPORT_FORMATS.find((each) => each === req.params['format'])
  if (!format) throw new NotFound('format')
  const { filled } = await publishedOrThrow(context, req, res)
  const file = await FILES[format](filled)
  res
    .attachment(`${reportTitle(filled)}.${format}`)
    .type(format)
    .send(file)
}

const FILES: Record<ReportFormat, (report: FilledReport) => Buffer | Promise<Buffer>> = {
  docx: (report) => documentDocx(reportPages(report)),
  xlsx: (report) => reportXlsx(report),
  csv: reportCsv,
  json: (report) => Buffer.from(JSON.stringify(report, null, 2)),
}

async function publishedOrThrow(context: Context, req: Request, res: Response): Promise<PublishedReport> {
  const reports = await publishedReports(context, callerOf(res).organ)
  const report = reports.find(({ year }) => String(year) === req.params['year'])
  if (!report) throw new NotFound('report')
  return report
}
