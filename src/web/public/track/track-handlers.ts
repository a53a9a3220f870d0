import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { overLimit } from '../../../http/rate-limits.ts'
import { trackCase } from '../../../services/case-view.ts'
import { type Context } from '../../../services/context.ts'
import { NotFound } from '../../../services/errors.ts'
import { tooManyPage } from '../../error-page.ts'
import { isSwitching, languageOf } from '../../layout/display-settings.ts'
import { trackMessages } from '../../messages/public/track/messages.ts'
import { paths } from '../../paths.ts'
import { showPage } from '../public-site.ts'
import { resumeAct } from './act-handlers.ts'
import { keptFrom } from './kept-text.ts'
import { trackForm } from './track-form.ts'
import { closeTracking, openTracking } from './tracking-session.ts'

/** GET: the form. */
export function showTrackForm(req: Request, res: Response): void {
  sendForm(req, res, { values: {}, wrong: false, left: req.query['left'] === 'yes', kept: null })
}

/** POST: opens the case in this session, or goes on with what was being written in it. A wrong number and a wrong code are answered alike. */
export async function openCase(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const { number, code } = typedPair(req)
  const kept = keptFrom(req, organ.slug)
  if (isSwitching(req))
    return sendForm(req, res, { values: { number, code }, wrong: false, left: false, ended: kept !== null, kept })
  try {
    const { row } = await trackCase(context, organ, number.normalize('NFKC').trim(), code)
    await openTracking(req, organ, row.number)
    if (kept) return await resumeAct(context, req, res, row.number, kept)
    res.redirect(303, paths.tracked(organ.slug))
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    if (overLimit(res)) return tooManyPage(req, res)
    sendForm(req, res, { values: { number, code }, wrong: true, left: false, kept })
  }
}

/** POST: forgets the case in this session. */
export async function leaveCase(req: Request, res: Response): Promise<void> {
  await closeTracking(req)
  res.redirect(303, `${paths.track(callerOf(res).organ.slug)}?left=yes`)
}

/** What was typed into the two fields; anything longer than they can be is cut, anything that is no text is nothing. */
export function typedPair(req: Request): { number: string; code: string } {
  const body = (req.body ?? {}) as Record<string, unknown>
  const text = (value: unknown) => (typeof value === 'string' ? value.replaceAll('\u0000', '').slice(0, 100) : '')
  return { number: text(body['number']), code: text(body['code']) }
}

function sendForm(req: Request, res: Response, input: Parameters<typeof trackForm>[1]): void {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const status = input.wrong ? 422 : 200
  const content = trackForm(organ, input, lang)
  showPage(req, res, organ, {
    title: trackMessages(lang).title,
    place: 'track',
    status,
    errors: input.wrong,
    typed: { action: paths.track(organ.slug) },
    content,
  })
}
