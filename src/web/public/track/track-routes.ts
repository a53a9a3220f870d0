import { callerOf } from '../../../http/caller.ts'
import { counted, LIMITS, limited } from '../../../http/rate-limits.ts'
import { type Route } from '../../../http/route.ts'
import { type Context } from '../../../services/context.ts'
import { tooManyPage } from '../../error-page.ts'
import { paths } from '../../paths.ts'
import { sendFile, sendLetter, sendTrackedReceipt, showLetter, showTrackedCase } from './case-handlers.ts'
import { applicantUpload } from '../applicant-upload.ts'
import { doWrittenAct, showWithdrawal, showWrittenAct, withdraw } from './act-handlers.ts'
import { ACT_FILES, type WrittenAct } from './case-acts.ts'
import { askLostCode, emailIn, recover, showLostCode, showRecovery } from './recovery-handlers.ts'
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
  const written = (path: string, name: WrittenAct, view: Route['audit'], audit: Route['audit']): Route[] => [
    show(path, view, showWrittenAct(name)),
    { ...doing(path, audit, doWrittenAct(name)), before: [applicantUpload([ACT_FILES])] },
  ]
  const guessing = [counted(context.orm, guesses)]
  const asking = [limited(context.orm, mailsAsked, tooManyPage)]
  return [
    { method: 'get', path: paths.trackLost(), access: 'anyone', audit: 'VIEW_LOST_CODE_FORM', handle: showLostCode },
    {
      method: 'post',
      path: paths.trackLost(),
      access: 'anyone',
      audit: 'QUERY_CODE_RECOVERY_ASKED',
      before: asking,
      handle: (req, res) => askLostCode(context, req, res),
    },
    { method: 'get', path: paths.trackRecovery(), access: 'anyone', audit: 'VIEW_RECOVERY_FORM', handle: showRecovery },
    {
      method: 'post',
      path: paths.trackRecovery(),
      access: 'anyone',
      audit: 'QUERY_CODE_RENEWED',
      before: guessing,
      handle: (req, res) => recover(context, req, res),
    },
    { method: 'get', path: paths.track(), access: 'anyone', audit: 'VIEW_TRACK_FORM', handle: showTrackForm },
    {
      method: 'post',
      path: paths.track(),
      access: 'anyone',
      audit: 'VIEW_OWN_CASE',
      before: guessing,
      handle: (req, res) => openCase(context, req, res),
    },
    {
      method: 'get',
      path: paths.trackLeaving(),
      access: 'anyone',
      audit: 'VIEW_TRACK_FORM',
      handle: (_req, res) => res.redirect(303, paths.track(callerOf(res).organ.slug)),
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
    ...written(paths.trackedCorrection(), 'correction', 'VIEW_CORRECTION_FORM', 'CORRECTION_RECEIVED'),
    ...written(paths.trackedFeeAnswer(), 'feeAnswer', 'VIEW_FEE_NOTICE_FORM', 'FEE_ANSWERED'),
    ...written(paths.trackedComplaint(), 'complaint', 'VIEW_COMPLAINT_FORM', 'REMEDY_OPENED'),
    show(paths.trackedWithdrawal(), 'VIEW_WITHDRAWAL_FORM', showWithdrawal),
    doing(paths.trackedWithdrawal(), 'APPLICATION_WITHDRAWN', withdraw),
  ]
}

type Asked = Parameters<Route['handle']>[0]

/** Guesses count per address and case; a right code is none. */
const guesses = { ...LIMITS.tracking, key: (req: Asked) => [req.params['organ'], typedPair(req).number] }

/** Asking tells nothing; counted by what is asked, so that wrong addresses do not stop the right one. */
const mailsAsked = {
  ...LIMITS.tracking,
  name: 'recovery',
  key: (req: Asked) => [req.params['organ'], typedPair(req).number, emailIn(req)],
}
