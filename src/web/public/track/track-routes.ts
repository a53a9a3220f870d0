import { LIMITS, limited } from '../../../http/rate-limits.ts'
import { type Route } from '../../../http/route.ts'
import { type Context } from '../../../services/context.ts'
import { tooManyPage } from '../../error-page.ts'
import { paths } from '../../paths.ts'
import {
  correct,
  sendFile,
  sendLetter,
  sendTrackedReceipt,
  showCorrection,
  showLetter,
  showTrackedCase,
  showWithdrawal,
  withdraw,
} from './case-handlers.ts'
import { leaveCase, openCase, showTrackForm, typedPair } from './track-handlers.ts'

type Handle = (context: Context, ...args: Parameters<Route['handle']>) => Promise<void>

/** Tracking: number and code open one case in one session; everything below is that case. */
export function trackRoutes(context: Context): Route[] {
  const show = (path: string, audit: Route['audit'], handle: Handle) => caseRoute('get', path, audit, handle)
  const doing = (path: string, audit: Route['audit'], handle: Handle) => caseRoute('post', path, audit, handle)
  const caseRoute = (method: Route['method'], path: string, audit: Route['audit'], handle: Handle): Route => ({
    method,
    path,
    access: 'applicant',
    audit,
    handle: (req, res) => handle(context, req, res),
  })
  return [
    { method: 'get', path: paths.track(), access: 'anyone', audit: 'VIEW_TRACK_FORM', handle: showTrackForm },
    {
      method: 'post',
      path: paths.track(),
      access: 'anyone',
      audit: 'VIEW_OWN_CASE',
      before: [limited(context.orm, guesses, tooManyPage)],
      handle: (req, res) => openCase(context, req, res),
    },
    {
      method: 'post',
      path: paths.trackLeaving(),
      access: 'applicant',
      audit: 'OWN_CASE_LEFT',
      handle: leaveCase,
    },
    show(paths.tracked(), 'VIEW_OWN_CASE', showTrackedCase),
    show(paths.trackedLetter(), 'VIEW_OWN_LETTER', showLetter),
    show(paths.trackedLetterFile(), 'VIEW_OWN_LETTER', sendLetter),
    show(paths.trackedFile(), 'VIEW_OWN_FILE', sendFile),
    show(paths.trackedReceipt(), 'VIEW_FILING_RECEIPT', sendTrackedReceipt),
    show(paths.trackedCorrection(), 'VIEW_CORRECTION_FORM', showCorrection),
    doing(paths.trackedCorrection(), 'CORRECTION_RECEIVED', correct),
    show(paths.trackedWithdrawal(), 'VIEW_WITHDRAWAL_FORM', showWithdrawal),
    doing(paths.trackedWithdrawal(), 'APPLICATION_WITHDRAWN', withdraw),
  ]
}

/** Guesses count per address and case, so that nobody can lock another applicant out. */
const guesses = {
  ...LIMITS.tracking,
  key: (req: Parameters<Route['handle']>[0]) => `${req.ip} ${req.params['organ']} ${typedPair(req).number}`,
}
