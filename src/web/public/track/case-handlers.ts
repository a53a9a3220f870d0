import { type Request, type Response } from 'express'
import { documentPdf } from '../../../documents/document-pdf.ts'
import { callerOf } from '../../../http/caller.ts'
import { csrfToken } from '../../../http/csrf.ts'
import { letterPages } from '../../../letters/letter-pages.ts'
import { applicantCase, applicantFile, applicantLetter } from '../../../services/applicant-case.ts'
import { type Context } from '../../../services/context.ts'
import { NotFound } from '../../../services/errors.ts'
import { isLetterFormat, letterFile } from '../../../services/letter-files.ts'
import { recordOpening } from '../../../services/letter-delivery.ts'
import { receiptOf } from '../../../services/receipt-service.ts'
import { button, printButton } from '../../components/index.ts'
import { html } from '../../html.ts'
import { languageOf } from '../../layout/display-settings.ts'
import { trackMessages } from '../../messages/public/track/messages.ts'
import { paths } from '../../paths.ts'
import { officialArticle } from '../../official-article.ts'
import { showPage } from '../public-site.ts'
import { sendPdf } from '../send-pdf.ts'
import { type ApplicantAct, backToCase } from './case-acts.ts'
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
  const { letterId, document, sentAs } = await applicantLetter(
    context,
    organ,
    numberOf(res),
    String(req.params['letter']),
  )
  await recordOpening(context, organ, numberOf(res), letterId)
  const download = (format: 'pdf' | 'docx') =>
    button({
      text: trackMessages(lang)[format],
      href: paths.trackedLetterFile(organ.slug, letterId, format),
      classes: 'govuk-button--secondary',
    })
  const made = html`${officialArticle(letterPages(document))}${download('pdf')} ${download('docx')} ${printButton({ lang })}`
  const sent = (format: 'pdf' | 'docx') =>
    html`<h1 class="govuk-heading-l">${document.title.join('')}</h1>
      <p class="govuk-body">${trackMessages(lang).sentAs(document.number)}</p>
      ${download(format)}`
  const content = sentAs === null ? made : sent(sentAs)
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
  const file = await letterFile(context, organ, numberOf(res), letterId, format)
  res
    .attachment(`${document.title.join('')}.${file.format}`)
    .type(file.format)
    .send(file.bytes)
}

/** GET: a file delivered with a letter; always saved, never opened in the page's place. */
export async function sendFile(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const file = await applicantFile(context, organ, numberOf(res), String(req.params['file']))
  res.attachment(file.name).type(file.contentType).send(file.bytes)
}

/** GET: the receipt as PDF; the query code is not known here, and not on it. */
export async function sendTrackedReceipt(context: Context, _req: Request, res: Response): Promise<void> {
  const number = numberOf(res)
  sendPdf(res, await documentPdf(await receiptOf(context, callerOf(res).organ, number, null)), number)
}

/** The case this session has opened. @throws NotFound */
export function numberOf(res: Response): string {
  const { number } = callerOf(res)
  if (number === null) throw new NotFound('case')
  return number
}

const ACTS: readonly ApplicantAct[] = ['correction', 'feeAnswer', 'complaint', 'withdrawal']

const doneOf = (req: Request): CasePageInput['done'] => ACTS.find((name) => name === req.query['done']) ?? null
