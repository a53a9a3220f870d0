import { filingLimitOf, limited } from '../../../http/rate-limits.ts'
import { type Route } from '../../../http/route.ts'
import { type Context } from '../../../services/context.ts'
import { tooManyPage } from '../../error-page.ts'
import { paths } from '../../paths.ts'
import { checkForm, returnToForm, showForm, submitForm } from './apply-handlers.ts'

/**
 * Applying online: form → check → receipt. No address carries anything personal, and nothing is posted to the form's
 * own address: that would make the browser forget the form, and with it the key by which a second try is recognised.
 */
export const applyRoutes = (context: Context): Route[] => [
  { method: 'get', path: paths.apply(), access: 'anyone', audit: 'VIEW_APPLICATION_FORM', handle: showForm },
  {
    method: 'post',
    path: paths.applyCheck(),
    access: 'anyone',
    audit: 'VIEW_APPLICATION_CHECK',
    handle: (req, res) => checkForm(context, req, res),
  },
  {
    method: 'post',
    path: paths.applyDone(),
    access: 'anyone',
    audit: 'APPLICATION_FILED',
    before: [limited(context.orm, filingLimitOf(context), tooManyPage)],
    handle: (req, res) => submitForm(context, req, res),
  },
  ...[paths.applyCheck(), paths.applyDone()].map((path): Route => ({
    method: 'get',
    path,
    access: 'anyone',
    audit: 'VIEW_APPLICATION_FORM',
    handle: returnToForm,
  })),
]
