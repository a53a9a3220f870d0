import { type Route } from '../../../http/route.ts'
import { type Context } from '../../../services/context.ts'
import { paths } from '../../paths.ts'
import { showCalendar } from './calendar-page.ts'
import { noticeByForm, showNoticeForm } from './notice-form.ts'

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
]
