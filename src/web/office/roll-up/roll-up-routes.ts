import { type Route } from '../../../http/route.ts'
import { type Context } from '../../../services/context.ts'
import { paths } from '../../paths.ts'
import { TABLE_LIMITS } from '../../../documents/table.ts'
import { checkUpload } from '../../report-check/check-upload.ts'
import { receiveByForm, removeByForm, showBody } from './body-page.ts'
import { addByForm, showBodies } from './bodies-page.ts'
import { showBodyReport } from './body-report.ts'
import { sendRollUp } from './roll-up-files.ts'
import { showRollUp } from './roll-up-page.ts'

/** Consolidation: the year's sum, the bodies beneath, reports that come in. */
export const rollUpRoutes = (context: Context): Route[] => [
  reading(paths.rollUp(), 'VIEW_ROLL_UP', (_req, res) =>
    res.redirect(303, paths.rollUpYear(String(Number(context.clock.today().slice(0, 4)) - 1))),
  ),
  reading(paths.rollUpYear(), 'VIEW_ROLL_UP', (req, res) => showRollUp(context, req, res)),
  reading(paths.rollUpFile(), 'VIEW_ROLL_UP_FILE', (req, res) => sendRollUp(context, req, res)),
  reading(paths.rollUpBodies(), 'VIEW_SUPERVISED_BODIES', (req, res) => showBodies(context, req, res)),
  writing(
    paths.rollUpBodies(),
    'BODY_SUPERVISED',
    (req, res) => addByForm(context, req, res),
    checkUpload(TABLE_LIMITS.bytes),
  ),
  reading(paths.rollUpBody(), 'VIEW_SUPERVISED_BODY', (req, res) => showBody(context, req, res)),
  writing(
    paths.rollUpBody(),
    'BODY_REPORT_RECEIVED',
    (req, res) => receiveByForm(context, req, res),
    checkUpload(TABLE_LIMITS.bytes),
  ),
  writing(paths.rollUpBodyRemoving(), 'BODY_RELEASED', (req, res) => removeByForm(context, req, res)),
  reading(paths.rollUpReport(), 'VIEW_BODY_REPORT', (req, res) => showBodyReport(context, req, res)),
]

const reading = (path: string, audit: Route['audit'], handle: Route['handle']): Route => ({
  method: 'get',
  path,
  access: 'read-reports',
  audit,
  handle,
})
const writing = (
  path: string,
  audit: Route['audit'],
  handle: Route['handle'],
  before: NonNullable<Route['before']> = [],
): Route => ({ method: 'post', path, access: 'write-reports', audit, before, handle })
