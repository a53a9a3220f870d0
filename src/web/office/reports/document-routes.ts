import { type Route } from '../../../http/route.ts'
import { type Context } from '../../../services/context.ts'
import { paths } from '../../paths.ts'
import { sendChart, showCharts } from './charts-page.ts'
import { showReportDocument } from './document-page.ts'
import { limitRoutes } from './limits-page.ts'
import { editSection, showSection } from './section-page.ts'
import { saveTableTwoByForm, showTableTwo } from './table-two-page.ts'
import { adjustByForm, showWorkingPaper, undoByForm } from './working-page.ts'

/** The report as a document: sections, the table of section two, the working paper. */
export const documentRoutes = (context: Context): Route[] => [
  ...limitRoutes(context),
  {
    method: 'get',
    path: paths.reportDocument(),
    access: 'read-reports',
    audit: 'VIEW_REPORT_DOCUMENT',
    handle: (req, res) => showReportDocument(context, req, res),
  },
  {
    method: 'get',
    path: paths.reportCharts(),
    access: 'read-reports',
    audit: 'VIEW_REPORT_CHARTS',
    handle: (req, res) => showCharts(context, req, res),
  },
  {
    method: 'get',
    path: paths.reportChart(),
    access: 'read-reports',
    audit: 'VIEW_REPORT_CHART',
    handle: (req, res) => sendChart(context, req, res),
  },
  {
    method: 'get',
    path: paths.reportSection(),
    access: 'read-reports',
    audit: 'VIEW_REPORT_SECTION',
    handle: (req, res) => showSection(context, req, res),
  },
  {
    method: 'post',
    path: paths.reportSection(),
    access: 'write-reports',
    audit: 'REPORT_SECTION_WRITTEN',
    handle: (req, res) => editSection(context, req, res),
  },
  {
    method: 'get',
    path: paths.reportTableTwo(),
    access: 'write-reports',
    audit: 'VIEW_REPORT_TABLE',
    handle: (req, res) => showTableTwo(context, req, res),
  },
  {
    method: 'post',
    path: paths.reportTableTwo(),
    access: 'write-reports',
    audit: 'REPORT_TABLE_TYPED',
    handle: (req, res) => saveTableTwoByForm(context, req, res),
  },
  {
    method: 'get',
    path: paths.reportWorking(),
    access: 'read-reports',
    audit: 'VIEW_WORKING_PAPER',
    handle: (req, res) => showWorkingPaper(context, req, res),
  },
  {
    method: 'post',
    path: paths.reportAdjusting(),
    access: 'write-reports',
    audit: 'REPORT_ADJUSTED',
    handle: (req, res) => adjustByForm(context, req, res),
  },
  {
    method: 'post',
    path: paths.reportAdjustmentUndoing(),
    access: 'write-reports',
    audit: 'REPORT_ADJUSTMENT_UNDONE',
    handle: (req, res) => undoByForm(context, req, res),
  },
]
