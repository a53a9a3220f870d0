import { type Request, type Response } from 'express'
import Joi from 'joi'
import { documentPdf } from '../../../documents/document-pdf.ts'
import { callerOf } from '../../../http/caller.ts'
import { csrfToken } from '../../../http/csrf.ts'
import { parse, textField } from '../../../http/form.ts'
import { letterPages } from '../../../letters/letter-pages.ts'
import { applicantCase, applicantFile, applicantLetter, type ApplicantCase } from '../../../services/applicant-case.ts'
import { correctByApplicant, withdrawByApplicant } from '../../../services/case-service.ts'
import { type Context } from '../../../services/context.ts'
import { BarredByLaw, Invalid, NotFound } from '../../../services/errors.ts'
import { isLetterFormat, letterFile } from '../../../services/letter-files.ts'
import { recordOpening } from '../../../services/letter-delivery.ts'
import { receiptOf } from '../../../services/receipt-service.ts'
import { button, printButton } from '../../components/index.ts'
import { html } from '../../html.ts'
import { languageOf } from '../../layout/display-settings.ts'
import { trackMessages } from '../../messages/public/track/messages.ts'
import { sharedMessages } from '../../messages/shared/messages.ts'
import { paths } from '../../paths.ts'
import { officialArticle } from '../../official-article.ts'
import { showPage } from '../public-site.ts'
import { sendPdf } from '../send-pdf.ts'
import { backToCase, correctionPage, LONGEST_CORRECTION, withdrawalPage } from './case-acts.ts'
import { casePage, type CasePageInput } from './case-page.ts'

/** GET: the case. */
export async function showTrackedCase(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const kase = await applicantCase(context, organ, numberOf(res))
  const input = { kase, csrf: csrfToken(req), done: doneOf(req) }
  const title = trackMessages(lang).caseTitle(kase.row.number)
  showPage(req, res, organ, { title, place: 'track', content: casePage(organ, input, lang) })
}

/** GET: a letter as a page. */
export async function showLetter(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const { letterId, document } = await applicantLetter(context, organ, numberOf(res), String(req.params['letter']))
  await recordOpening(context, organ, numberOf(res), letterId)
  const download = (format: 'pdf' | 'docx') =>
    button({
      text: trackMessages(lang)[format],
      href: paths.trackedLetterFile(organ.slug, letterId, format),
      classes: 'govuk-button--secondary',
    })
  const content = html`${officialArticle(letterPages(document))}${download('pdf')} ${download('docx')}
  ${printButton({ lang })}`
  const title = document.title.join('')
  showPage(req, res, organ, { title, place: 'track', before: backToCase(organ, lang), content })
}

/** GET: the same letter as a file: the very bytes kept. */
export async function sendLetter(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const format = req.params['format']
  if (!isLetterFormat(format)) throw new NotFound('format')
  const { letterId, document } = await applicantLetter(context, organ, numberOf(res), String(req.params['letter']))
  await recordOpening(context, organ, numberOf(res), letterId)
  const { bytes } = await letterFile(context, organ, numberOf(res), letterId, format)
  res
    .attachment(`${document.title.join('')}.${format}`)
    .type(format)
    .send(bytes)
}

/** GET: a file delivered with a letter; always saved, never opened in the page's place. */
export async function sendFile(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const file = await applicantFile(context, organ, numberOf(res), String(req.params['file']))
  res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox")
  res.attachment(file.name).type(file.contentType).send(file.bytes)
}

/** GET: the receipt as PDF; the query code is not known here, and not on it. */
export async function sendTrackedReceipt(context: Context, _req: Request, res: Response): Promise<void> {
  const number = numberOf(res)
  sendPdf(res, await documentPdf(await receiptOf(context, callerOf(res).organ, number, null)), number)
}

/** GET: the form to complete the application, while it is asked for. */
export async function showCorrection(context: Context, req: Request, res: Response): Promise<void> {
  const kase = await openTo(context, res, 'correction-received')
  if (kase) sendAct(req, res, 'correction', { kase, text: '', problem: null })
}

/** POST: the corrected text. Sent twice it is recorded once. */
export async function correct(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const typed = typedText(req)
  const recorded = (kase: ApplicantCase) => kase.corrections.includes(typed.trim())
  await act(context, req, res, 'correction', typed, recorded, () => {
    const { text } = parse(correctionSchema(req), { text: typed })
    return correctByApplicant(context, organ, numberOf(res), text)
  })
}

/** GET: asks whether to withdraw. */
export async function showWithdrawal(context: Context, req: Request, res: Response): Promise<void> {
  const kase = await openTo(context, res, 'withdrawn')
  if (kase) sendAct(req, res, 'withdrawal', { kase, text: '', problem: null })
}

/** POST: withdraws. Sent twice it is recorded once. */
export async function withdraw(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const recorded = (kase: ApplicantCase) => kase.events.some(({ type }) => type === 'withdrawn')
  await act(context, req, res, 'withdrawal', '', recorded, () =>
    withdrawByApplicant(context, organ, numberOf(res), context.clock.today()),
  )
}

type ApplicantAct = NonNullable<CasePageInput['done']>

/** Does it and goes back to the case; what bars it is said on the form, with what was typed. */
async function act(
  context: Context,
  req: Request,
  res: Response,
  name: ApplicantAct,
  text: string,
  recorded: (kase: ApplicantCase) => boolean,
  doIt: () => Promise<unknown>,
): Promise<void> {
  const { organ } = callerOf(res)
  try {
    await doIt()
  } catch (error) {
    if (!(error instanceof BarredByLaw || error instanceof Invalid)) throw error
    const kase = await applicantCase(context, organ, numberOf(res))
    if (!recorded(kase)) return sendAct(req, res, name, { kase, text, problem: error.message })
  }
  res.redirect(303, `${paths.tracked(organ.slug)}?done=${name}`)
}

/** The case, while the act is open; else back to the case, which says how it stands. */
async function openTo(
  context: Context,
  res: Response,
  type: ApplicantCase['openActs'][number],
): Promise<ApplicantCase | null> {
  const { organ } = callerOf(res)
  const kase = await applicantCase(context, organ, numberOf(res))
  if (kase.openActs.includes(type)) return kase
  res.redirect(303, paths.tracked(organ.slug))
  return null
}

function sendAct(
  req: Request,
  res: Response,
  name: ApplicantAct,
  input: { kase: ApplicantCase; text: string; problem: string | null },
): void {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const page = name === 'correction' ? correctionPage : withdrawalPage
  const content = page(organ, { ...input, csrf: csrfToken(req) }, lang)
  const errors = input.problem !== null
  const status = errors ? 422 : 200
  const { title } = trackMessages(lang)[name]
  showPage(req, res, organ, { title, place: 'track', status, errors, before: backToCase(organ, lang), content })
}

function correctionSchema(req: Request): Joi.ObjectSchema<{ text: string }> {
  const lang = languageOf(req)
  const { required, tooLong } = sharedMessages(lang).error
  const label = trackMessages(lang).correction.text
  const sentences = {
    'string.empty': required(label),
    'any.required': required(label),
    'string.max': tooLong(label, LONGEST_CORRECTION),
  }
  return Joi.object({ text: textField(label, LONGEST_CORRECTION).required().messages(sentences) })
}

function typedText(req: Request): string {
  const { text } = (req.body ?? {}) as Record<string, unknown>
  return typeof text === 'string' ? text.replace(/\r\n?/g, '\n') : ''
}

function numberOf(res: Response): string {
  const { number } = callerOf(res)
  if (number === null) throw new NotFound('case')
  return number
}

const doneOf = (req: Request): CasePageInput['done'] => {
  const done = req.query['done']
  return done === 'correction' || done === 'withdrawal' ? done : null
}
