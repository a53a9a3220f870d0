import { type Request, type RequestHandler, type Response } from 'express'
import multer from 'multer'
import { type OrganRef } from '../../../services/context.ts'
import { languageOf } from '../../layout/display-settings.ts'
import { trackMessages } from '../../messages/public/track/messages.ts'
import { paths } from '../../paths.ts'
import { showPage } from '../public-site.ts'
import { keptFrom } from './kept-text.ts'
import { trackForm } from './track-form.ts'

/** Texts alone: files are chosen anew, for they are kept only with a case. */
const textsOnly: RequestHandler = multer({ limits: { fields: 60, fieldSize: 256 * 1024, parts: 80 } }).none()

/**
 * A page of a case came back after its session had ended, or after another case was opened in this browser: nothing is
 * done, what was typed is shown, and goes on to its form once number and code are given again.
 */
export async function sendEnded(organ: OrganRef, req: Request, res: Response, status: number): Promise<void> {
  const lang = languageOf(req)
  // Whatever could be read before a file came is there; a form without files is read already.
  if (req.is('multipart/form-data') && req.body === undefined)
    await new Promise<void>((resolve) => textsOnly(req, res, () => resolve()))
  const kept = keptFrom(req, organ.slug)
  const content = trackForm(organ, { values: {}, wrong: false, left: false, ended: true, kept }, lang)
  const { title } = trackMessages(lang).closedHere
  showPage(req, res, organ, { title, place: 'track', status, typed: { action: paths.track(organ.slug) }, content })
}
