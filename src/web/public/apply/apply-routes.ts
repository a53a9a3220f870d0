import { counted, draftLimitOf, LIMITS } from '../../../http/rate-limits.ts'
import { type Route } from '../../../http/route.ts'
import { takingTurns } from '../../../http/waiting-turn.ts'
import { callerOf } from '../../../http/caller.ts'
import { type Context } from '../../../services/context.ts'
import { paths } from '../../paths.ts'
import { applicantUpload } from '../applicant-upload.ts'
import { leavePublic, openSuggestion, sendSuggestions, showBefore, showPublic, startDraft } from './before-handlers.ts'
import { sendReceipt, showDone } from './check-handlers.ts'
import { leaveDraft, openByCode, showReturn, showSaved } from './draft-handlers.ts'
import { FILE_FIELDS } from './file-fields.ts'
import { answerStep, showStep } from './step-handlers.ts'
import { sendWaiting } from './waiting-page.ts'

type Handle = (context: Context, ...args: Parameters<Route['handle']>) => Promise<void>

/**
 * Applying online: before filing → one question a page → check → receipt. A draft is named in the address and opened by
 * a cookie of its own; no address carries anything personal. Over the limit of an address one waits a little before
 * beginning; a draft is filed once, so whoever has begun is not stopped by what others send from the same address.
 */
export function applyRoutes(context: Context): Route[] {
  const on =
    (method: Route['method']) =>
    (path: string, audit: Route['audit'], handle: Handle, before: Route['before'] = []): Route => ({
      method,
      path,
      access: 'anyone',
      audit,
      before,
      handle: (req, res) => handle(context, req, res),
    })
  const [show, send] = [on('get'), on('post')]
  const starting = [takingTurns(context, draftLimitOf(context), { onWait: sendWaiting })]
  return [
    { method: 'get', path: paths.apply(), access: 'anyone', audit: 'VIEW_BEFORE_APPLYING', handle: showBefore },
    { method: 'post', path: paths.apply(), access: 'anyone', audit: 'VIEW_BEFORE_APPLYING', handle: showBefore },
    send(paths.applySuggestions(), 'VIEW_ALREADY_PUBLIC', sendSuggestions),
    show(paths.applyOpened(), 'VIEW_ALREADY_PUBLIC', openSuggestion),
    send(paths.applyStart(), 'DRAFT_BEGUN', startDraft, starting),
    { method: 'get', path: paths.applyReturn(), access: 'anyone', audit: 'VIEW_DRAFT_RETURN', handle: showReturn },
    send(paths.applyReturn(), 'VIEW_DRAFT', openByCode, [counted(context.orm, LIMITS.drafts)]),
    show(paths.applyPublic(), 'VIEW_ALREADY_PUBLIC', showPublic),
    send(paths.applyPublic(), 'DRAFT_CHANGED', leavePublic),
    show(paths.applySaved(), 'VIEW_DRAFT_SAVED', showSaved),
    { method: 'post', path: paths.applyLeaving(), access: 'anyone', audit: 'DRAFT_LEFT', handle: leaveDraft },
    show(paths.applyDone(), 'VIEW_FILING_RECEIPT', showDone),
    show(paths.applyReceipt(), 'VIEW_FILING_RECEIPT', sendReceipt),
    // Answers to forms, asked for anew: by a reload, or by the other language. Before the questions, whose pattern has them too.
    ...[paths.applyStart(), paths.applySuggestions(), paths.applyLeaving()].map((path): Route => ({
      method: 'get',
      path,
      access: 'anyone',
      audit: 'VIEW_BEFORE_APPLYING',
      handle: (_req, res) => res.redirect(303, paths.apply(callerOf(res).organ.slug)),
    })),
    send(paths.applyStep(undefined, undefined, 'check'), 'APPLICATION_FILED', answerStep),
    send(paths.applyFiles(), 'DRAFT_CHANGED', answerStep, [applicantUpload(Object.keys(FILE_FIELDS))]),
    show(paths.applyStep(), 'VIEW_APPLICATION_FORM', showStep),
    send(paths.applyStep(), 'DRAFT_CHANGED', answerStep),
  ]
}
