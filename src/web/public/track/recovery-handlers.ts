import { setTimeout as pause } from 'node:timers/promises'
import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { overLimit } from '../../../http/rate-limits.ts'
import { askForRecovery, recoverCode } from '../../../services/code-recovery.ts'
import { type Context } from '../../../services/context.ts'
import { NotFound } from '../../../services/errors.ts'
import { tooManyPage } from '../../error-page.ts'
import { backLink } from '../../components/index.ts'
import { isSwitching, languageOf } from '../../layout/display-settings.ts'
import { type Html } from '../../html.ts'
import { trackMessages } from '../../messages/public/track/messages.ts'
import { paths } from '../../paths.ts'
import { type BodyPage, showPage } from '../public-site.ts'
import { lostCodePage, lostCodeSentPage, newCodePage, recoveryPage, type RecoveryForm } from './recovery-pages.ts'
import { typedPair } from './track-handlers.ts'

/** Every answer about a number and an address takes this long, so that time does not tell whether they belong together. */
const ANSWER_MS = 250

/** GET: where number and e-mail are typed. */
export function showLostCode(req: Request, res: Response): void {
  sendLostCode(req, res, { values: {}, problem: null })
}

/** POST: sends a recovery code where number and e-mail belong together; the answer is the same. */
export async function askLostCode(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const t = trackMessages(lang).lostPage
  const { number } = typedPair(req)
  const email = emailIn(req)
  if (isSwitching(req)) return sendLostCode(req, res, { values: { number, email }, problem: null })
  if (number.trim() === '' || email.trim() === '')
    return sendLostCode(req, res, { values: { number, email }, problem: t.missing })
  await Promise.all([askForRecovery(context, organ, plainNumber(number), email), pause(ANSWER_MS)])
  send(req, res, t.sentTitle, lostCodeSentPage(organ, lang))
}

/** GET: where number and recovery code are typed. */
export function showRecovery(req: Request, res: Response): void {
  const lang = languageOf(req)
  sendRecovery(req, res, { values: {}, problem: null }, lang)
}

/** POST: the new query code; every wrong pair is answered alike. */
export async function recover(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const t = trackMessages(lang).lostPage
  const { number, code } = typedPair(req)
  if (isSwitching(req)) return sendRecovery(req, res, { values: { number, code }, problem: null }, lang)
  try {
    const found = plainNumber(number)
    const [renewed] = await Promise.all([recoverCode(context, organ, found, code), pause(ANSWER_MS)])
    send(req, res, t.newTitle, newCodePage(organ, found, renewed, lang))
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    await pause(ANSWER_MS)
    if (overLimit(res)) return tooManyPage(req, res)
    sendRecovery(req, res, { values: { number, code }, problem: t.wrong }, lang)
  }
}

function sendLostCode(req: Request, res: Response, form: RecoveryForm): void {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const typed = paths.trackLost(organ.slug)
  send(req, res, trackMessages(lang).lostPage.title, lostCodePage(organ, form, lang), sentAs(form, typed))
}

function sendRecovery(req: Request, res: Response, form: RecoveryForm, lang: ReturnType<typeof languageOf>): void {
  const { organ } = callerOf(res)
  const typed = paths.trackRecovery(organ.slug)
  send(req, res, trackMessages(lang).lostPage.recoverTitle, recoveryPage(organ, form, lang), sentAs(form, typed))
}

const sentAs = ({ problem }: RecoveryForm, action: string): FormPage => ({
  ...(problem === null ? {} : { status: 422, errors: true }),
  typed: { action },
})

type FormPage = Pick<BodyPage, 'status' | 'errors' | 'typed'>

function send(req: Request, res: Response, title: string, content: Html, form: FormPage = {}): void {
  const { organ } = callerOf(res)
  const before = backLink({ lang: languageOf(req), href: paths.track(organ.slug) })
  showPage(req, res, organ, { ...form, title, place: 'track', before, content })
}

const plainNumber = (typed: string): string => typed.normalize('NFKC').trim()

/** The address typed; what is no text is nothing. */
export function emailIn(req: Request): string {
  const { email } = (req.body ?? {}) as Record<string, unknown>
  return typeof email === 'string' ? email.replaceAll('\u0000', '').slice(0, 254) : ''
}
