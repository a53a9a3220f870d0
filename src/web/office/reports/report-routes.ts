import { type Route } from '../../../http/route.ts'
import { type Context } from '../../../services/context.ts'
import { paths } from '../../paths.ts'
import { showReportCell } from './report-cell.ts'
import { sendReportFile } from './report-downloads.ts'
import { documentRoutes } from './document-routes.ts'
import { approveByForm, freezeByForm, publishByForm } from './report-acts.ts'
import { showReportList } from './report-list.ts'
import { showReport } from './report-page.ts'

/** Annual reports for the office: figures that open their cases, files, freezing and publishing. */
export const reportRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.reports(),
    access: 'read-reports',
    audit: 'VIEW_REPORTS',
    handle: (req, res) => showReportList(context, req, res),
  },
  {
    method: 'get',
    path: paths.report(),
    access: 'read-reports',
    audit: 'VIEW_REPORT',
    handle: (req, res) => showReport(context, req, res),
  },
  {
    method: 'get',
    path: paths.reportCell(),
    access: 'read-reports',
    audit: 'VIEW_REPORT_CELL',
    handle: (req, res) => showReportCell(context, req, res),
  },
  {
    method: 'get',
    path: paths.reportFile(),
    access: 'read-reports',
    audit: 'VIEW_REPORT_FILE',
    handle: (req, res) => sendReportFile(context, req, res),
  },
  ...documentRoutes(context),
  {
    method: 'post',
    path: paths.reportApproving(),
    access: 'close-reports',
    audit: 'REPORT_APPROVED',
    handle: (req, res) => approveByForm(context, req, res),
  },
  {
    method: 'post',
    path: paths.reportFreezing(),
    access: 'close-reports',
    audit: 'REPORT_FROZEN',
    handle: (req, res) => freezeByForm(context, req, res),
  },
  {
    method: 'post',
    path: paths.reportPublishing(),
    access: 'close-reports',
    audit: 'REPORT_PUBLISHED',
    handle: (req, res) => publishByForm(context, req, res),
  },
]
