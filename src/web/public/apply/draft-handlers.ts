import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { overLimit } from '../../../http/rate-limits.ts'
import { type Context } from '../../../services/context.ts'
import { openDraft } from '../../../services/draft-service.ts'
import { NotFound } from '../../../services/errors.ts'
import { tooManyPage } from '../../error-page.ts'
import { backLink } from '../../components/index.ts'
import { isSwitching, languageOf } from '../../layout/display-settings.ts'
import { draftMessages } from '../../messages/public/draft/messages.ts'
import { paths } from '../../paths.ts'
import { showPage } from '../public-site.ts'
import { closeTracking } from '../track/tracking-session.ts'
import { closeDraft, draftAsked, keepDraftOpen } from './draft-cookie.ts'
import { carriedTo, lostPage, returnPage, savedPage } from './draft-pages.ts'
import { firstUnfinished } from './read-application.ts'
import { stepHref } from './step-order.ts'
import { type Typed } from './steps.ts'

/** GET: the draft is saved, with its code. */
export async function showSaved(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const draft = await draftAsked(context, req, res)
  if (!draft) return sendLost(req, res, {})
  const place = firstUnfinished({ organ, draft, lang }) ?? { step: 'check' as const }
  const content = savedPage(organ, draft, stepHref(organ.slug, draft.draftId, place), lang)
  showPage(req, res, organ, { title: draftMessages(lang).savedTitle, place: 'front', content })
}

/** POST: this browser forgets the draft and the case filed with it. */
export async function leaveDraft(req: Request, res: Response): Promise<void> {
  closeDraft(req, res)
  if (req.session.tracked) await closeTracking(req)
  res.redirect(303, `${paths.applyReturn(callerOf(res).organ.slug)}?left=yes`)
}

/** GET: where the code of a saved draft is typed. */
export function showReturn(req: Request, res: Response): void {
  sendReturn(req, res, { code: '', wrong: false })
}

/** POST of the code: opens the draft in this browser, at the first question without a good answer. */
export async function openByCode(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const { code: given } = (req.body ?? {}) as Record<string, unknown>
  const code = typeof given === 'string' ? given.replaceAll('\u0000', '').slice(0, 100) : ''
  if (isSwitching(req)) return sendReturn(req, res, { code, wrong: false })
  try {
    const draft = await openDraft(context, organ, code)
    keepDraftOpen(req, res, draft)
    if (draft.receipts) return res.redirect(303, paths.applyDone(organ.slug, draft.draftId))
    const place = firstUnfinished({ organ, draft, lang: languageOf(req) }) ?? { step: 'check' as const }
    res.redirect(303, stepHref(organ.slug, draft.draftId, place))
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    if (overLimit(res)) return tooManyPage(req, res)
    sendReturn(req, res, { code, wrong: true })
  }
}

function sendReturn(req: Request, res: Response, input: { code: string; wrong: boolean }): void {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const t = draftMessages(lang)
  const left = req.method === 'GET' && req.query['left'] === 'yes'
  const content = returnPage(organ, { ...input, left }, lang)
  const status = input.wrong ? 422 : 200
  showPage(req, res, organ, {
    title: t.returnTitle,
    place: 'front',
    status,
    errors: input.wrong,
    typed: { action: paths.applyReturn(organ.slug) },
    before: backLink({ lang, href: paths.apply(organ.slug) }),
    content,
  })
}

/** The draft is not open in this browser, or has ended; whatever was typed on the page stays with the applicant. */
export function sendLost(req: Request, res: Response, typed: Typed): void {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const content = lostPage(organ, typed, lang)
  const title = draftMessages(lang).lostTitle
  showPage(req, res, organ, { title, place: 'front', status: 404, typed: carriedTo(req, typed), content })
}
