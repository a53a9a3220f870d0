import { type Route } from '../../../http/route.ts'
import { type Context } from '../../../services/context.ts'
import { paths } from '../../paths.ts'
import { showCalendar } from './calendar-page.ts'
import { registerUpload } from '../imports/register-upload.ts'
import { noticeByForm, showNoticeForm } from './notice-form.ts'
import { showPicking, usePicked } from './notice-picking.ts'
import { readNoticeFile } from './notice-reading.ts'
import { regionalByForm, showRegional } from './regional-page.ts'

/** The working calendar; notices are entered by whoever manages the office. */
export const calendarRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.calendar(),
    access: 'read-cases',
    audit: 'VIEW_CALENDAR',
    handle: (req, res) => showCalendar(context, req, res),
  },
  {
    method: 'get',
    path: paths.calendarNotice(),
    access: 'manage-office',
    audit: 'VIEW_NOTICE_FORM',
    handle: (req, res) => showNoticeForm(req, res),
  },
  {
    method: 'post',
    path: paths.calendarNotice(),
    access: 'manage-office',
    audit: 'HOLIDAY_NOTICE_ENTERED',
    handle: (req, res) => noticeByForm(context, req, res),
  },
  {
    method: 'post',
    path: paths.calendarImport(),
    access: 'manage-office',
    audit: 'VIEW_NOTICE_FORM',
    before: registerUpload,
    handle: readNoticeFile,
  },
  {
    method: 'get',
    path: paths.calendarPicking(),
    access: 'manage-office',
    audit: 'VIEW_NOTICE_FORM',
    handle: (req, res) => showPicking(context, req, res),
  },
  {
    method: 'post',
    path: paths.calendarPicking(),
    access: 'manage-office',
    audit: 'VIEW_NOTICE_FORM',
    handle: usePicked,
  },
  {
    method: 'get',
    path: paths.calendarRegional(),
    access: 'manage-office',
    audit: 'VIEW_REGIONAL_DAYS',
    handle: (req, res) => showRegional(req, res),
  },
  {
    method: 'post',
    path: paths.calendarRegional(),
    access: 'manage-office',
    audit: 'REGIONAL_DAYS_SET',
    handle: (req, res) => regionalByForm(context, req, res),
  },
]
