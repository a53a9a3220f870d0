import { randomBytes } from 'node:crypto'
import { type Request, type Response } from 'express'
import { type Application } from '../../../cases/application.ts'
import { callerOf } from '../../../http/caller.ts'
import { trackCase } from '../../../services/case-service.ts'
import { type Context } from '../../../services/context.ts'
import { Invalid, KeyReused } from '../../../services/errors.ts'
import { fileOnline } from '../../../services/filing-service.ts'
import { languageOf } from '../../layout/display-settings.ts'
import { applyMessages } from '../../messages/public/apply/messages.ts'
import { paths } from '../../paths.ts'
import { showPage } from '../public-site.ts'
import { openTracking } from '../track/tracking-session.ts'
import { applicationForm, type FormInput } from './application-form.ts'
import { checkPage, type CheckInput } from './check-page.ts'
import { donePage, type DoneInput } from './done-page.ts'
import { readApplication } from './read-application.ts'
import { typedApplication } from './typed-application.ts'

/**
 * GET: the empty form, with the key that makes its filing happen once. It holds nothing personal yet, so the browser
 * may keep it: going back then finds the same key and what was typed.
 */
export function showForm(req: Request, res: Response): void {
  res.setHeader('Cache-Control', 'private, no-cache')
  sendForm(req, res, { typed: { kind: 'natural-person', idType: 'resident-id' }, key: newKey(), problems: [] })
}

/** POST of the form: the check page, or the form again with everything kept; also the way back from the check page. */
export function checkForm(context: Context, req: Request, res: Response): void {
  const typed = typedApplication(req.body)
  const key = keyOf(req) ?? newKey()
  if (fieldOf(req, 'change') === 'yes') return sendForm(req, res, { typed, key, problems: [] })
  const application = readOrShowForm(context, req, res, key)
  if (application) sendCheck(req, res, { application, typed, key, notice: null })
}

/** POST of the check page: files the application, once for each key, and shows the receipt. */
export async function submitForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const { errors, check } = applyMessages(lang)
  const key = keyOf(req)
  const application = readOrShowForm(context, req, res, key ?? newKey())
  if (!application) return
  const shown = { application, typed: typedApplication(req.body) }
  if (key === null) return sendCheck(req, res, { ...shown, key: newKey(), notice: errors.key }, 422)
  try {
    const receipt = await fileOnline(context, organ, application, { key, body: bodyOf(application) })
    const view = await trackCase(context, organ, receipt.number, receipt.queryCode)
    const again = req.session.tracked?.organId === organ.organId && req.session.tracked.number === receipt.number
    if (!again) await openTracking(req, organ, receipt.number)
    sendDone(req, res, { receipt, view, again })
  } catch (error) {
    if (!(error instanceof KeyReused)) throw error
    sendCheck(req, res, { ...shown, key: newKey(), notice: check.changed }, 409)
  }
}

/** GET of an address that only a form leads to: the case just filed, or the form. */
export function returnToForm(req: Request, res: Response): void {
  const { slug, organId } = callerOf(res).organ
  res.redirect(303, req.session.tracked?.organId === organId ? paths.tracked(slug) : paths.apply(slug))
}

function readOrShowForm(context: Context, req: Request, res: Response, key: string): Application | null {
  const typed = typedApplication(req.body)
  try {
    const { asksPurpose = false } = callerOf(res).organ.settings
    return readApplication(typed, asksPurpose, languageOf(req), context.clock.today())
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    sendForm(req, res, { typed, key, problems: error.problems })
    return null
  }
}

function sendForm(req: Request, res: Response, input: FormInput): void {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const content = applicationForm(organ, input, lang)
  const status = input.problems.length > 0 ? 422 : 200
  showPage(req, res, organ, {
    title: applyMessages(lang).title,
    place: 'front',
    status,
    errors: input.problems,
    content,
  })
}

function sendCheck(req: Request, res: Response, input: CheckInput, status = 200): void {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const { title } = applyMessages(lang).check
  showPage(req, res, organ, { title, place: 'front', status, content: checkPage(organ, input, lang) })
}

function sendDone(req: Request, res: Response, input: DoneInput): void {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const { title } = applyMessages(lang).done
  showPage(req, res, organ, { title, place: 'front', status: 201, content: donePage(organ, input, lang) })
}

const newKey = (): string => randomBytes(24).toString('base64url')

/** The form's key, where it is one that we could have made. */
function keyOf(req: Request): string | null {
  const key = fieldOf(req, 'key')
  return /^[\w-]{32}$/.test(key) ? key : null
}

function fieldOf(req: Request, name: string): string {
  const value = ((req.body ?? {}) as Record<string, unknown>)[name]
  return typeof value === 'string' ? value : ''
}

/** What makes two filings the same; the day is not part of it, so that a repeat after midnight stays one. */
const bodyOf = (application: Application): string => JSON.stringify({ ...application, submittedOn: null })
