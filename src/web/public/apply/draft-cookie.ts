import { type Request, type Response } from 'express'
import { cookieOf } from '../../../http/cookie.ts'
import { callerOf } from '../../../http/caller.ts'
import { type Context } from '../../../services/context.ts'
import { draftKeys, openDraft, type OpenDraft } from '../../../services/draft-service.ts'
import { NotFound } from '../../../services/errors.ts'
import { paths } from '../../paths.ts'

/**
 * The code of a draft lies in a cookie that is sent with the draft's own pages only and ends with the browser: several
 * drafts may be open side by side, and their addresses open nothing on another machine.
 */
const COOKIE = 'draft'

const optionsFor = (req: Request, slug: string, draftId: string) =>
  ({ path: paths.applyDraft(slug, draftId), httpOnly: true, sameSite: 'lax', secure: req.secure }) as const

export function keepDraftOpen(req: Request, res: Response, { code, draftId }: { code: string; draftId: string }): void {
  res.cookie(COOKIE, code, optionsFor(req, callerOf(res).organ.slug, draftId))
}

export function closeDraft(req: Request, res: Response): void {
  const { slug } = callerOf(res).organ
  res.clearCookie(COOKIE, optionsFor(req, slug, String(req.params['draft'])))
}

/** The draft the address names, where this browser has its code; null where it has not, or the draft has ended. */
export async function draftAsked(context: Context, req: Request, res: Response): Promise<OpenDraft | null> {
  const { organ } = callerOf(res)
  const code = cookieOf(req, COOKIE) ?? ''
  if (code === '' || draftKeys(organ, code).draftId !== req.params['draft']) return null
  try {
    return await openDraft(context, organ, code)
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}
