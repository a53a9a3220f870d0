import { type Request, type Response } from 'express'
import { documentPdf } from '../../../documents/document-pdf.ts'
import { callerOf } from '../../../http/caller.ts'
import { trackCase } from '../../../services/case-view.ts'
import { type Context } from '../../../services/context.ts'
import { fileDraft } from '../../../services/draft-filing.ts'
import { type OpenDraft } from '../../../services/draft-service.ts'
import { KeyReused, NotFound } from '../../../services/errors.ts'
import { receiptOf } from '../../../services/receipt-service.ts'
import { backLink } from '../../components/index.ts'
import { languageOf } from '../../layout/display-settings.ts'
import { applyMessages } from '../../messages/public/apply/messages.ts'
import { receiptMessages } from '../../messages/public/receipt/messages.ts'
import { paths } from '../../paths.ts'
import { sendPdf } from '../send-pdf.ts'
import { showPage } from '../public-site.ts'
import { openTracking } from '../track/tracking-session.ts'
import { noteFiled } from './before-handlers.ts'
import { checkPage, type CheckInput } from './check-page.ts'
import { donePage, type FiledCase } from './done-page.ts'
import { draftAsked } from './draft-cookie.ts'
import { sendLost } from './draft-handlers.ts'
import { problemsOf } from './read-answers.ts'
import { applicationsOf, firstUnfinished } from './read-application.ts'
import { placeBefore, stepHref } from './step-order.ts'

/** The check page, or the first question still without a good answer. */
export function showCheck(req: Request, res: Response, draft: OpenDraft): void {
  const { organ } = callerOf(res)
  const unfinished = firstUnfinished({ organ, draft, lang: languageOf(req) })
  if (!unfinished) return sendCheck(req, res, { draft, problems: [], notice: null })
  const href = stepHref(organ.slug, draft.draftId, unfinished)
  res.redirect(303, `${href}${href.includes('?') ? '&' : '?'}errors=yes`)
}

/** POST of the check page: files the draft, once, and leads to the receipt. */
export async function submitDraft(context: Context, req: Request, res: Response, draft: OpenDraft): Promise<void> {
  const { organ } = callerOf(res)
  const asked = { organ, draft, lang: languageOf(req) }
  if (firstUnfinished(asked)) return showCheck(req, res, draft)
  const problems = problemsOf('check', asked)
  if (problems.length > 0) return sendCheck(req, res, { draft, problems, notice: null }, 422)
  try {
    const applications = applicationsOf(asked, context.clock.today())
    const { receipts, again } = await fileDraft(context, organ, draft.code, applications)
    if (!again && receipts[0]) {
      await noteFiled(context, req, res)
      await openTracking(req, organ, receipts[0].number)
    }
    res.redirect(303, `${paths.applyDone(organ.slug, draft.draftId)}${again ? '?again=yes' : ''}`)
  } catch (error) {
    if (!(error instanceof KeyReused)) throw error
    sendCheck(req, res, { draft, problems: [], notice: applyMessages(asked.lang).check.changed }, 409)
  }
}

/** GET: the receipts, as often as wanted while the draft's code is in this browser. */
export async function showDone(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const draft = await draftAsked(context, req, res)
  if (!draft) return sendLost(req, res, {})
  if (!draft.receipts) return res.redirect(303, stepHref(organ.slug, draft.draftId, { step: 'check' }))
  const filed: FiledCase[] = []
  for (const receipt of draft.receipts)
    filed.push({ receipt, view: await trackCase(context, organ, receipt.number, receipt.queryCode) })
  const content = donePage(organ, { draftId: draft.draftId, filed, again: req.query['again'] === 'yes' }, lang)
  showPage(req, res, organ, { title: receiptMessages(lang).title, place: 'front', content })
}

/** GET: one receipt as PDF, with its query code. @throws NotFound for a number that is not this draft's */
export async function sendReceipt(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const draft = await draftAsked(context, req, res)
  const receipt = draft?.receipts?.find(({ number }) => number === req.params['number'])
  if (!receipt) throw new NotFound('receipt')
  sendPdf(res, await documentPdf(await receiptOf(context, organ, receipt.number, receipt.queryCode)), receipt.number)
}

function sendCheck(req: Request, res: Response, input: CheckInput, status = 200): void {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const { draft, problems } = input
  const before = placeBefore('check', 0, draft) ?? { step: 'files' as const }
  showPage(req, res, organ, {
    title: applyMessages(lang).check.title,
    place: 'front',
    status,
    errors: problems,
    typed: { action: paths.applyStep(organ.slug, draft.draftId, 'check') },
    before: backLink({ lang, href: stepHref(organ.slug, draft.draftId, before) }),
    content: checkPage(input, { organ, draft, lang }),
  })
}
