import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { countEnd, countOpened, countSearch, countShown } from '../../../services/already-public.ts'
import { type Context } from '../../../services/context.ts'
import { beginDraft, EMPTY_DRAFT } from '../../../services/draft-service.ts'
import { NotFound } from '../../../services/errors.ts'
import { backLink } from '../../components/index.ts'
import { languageOf } from '../../layout/display-settings.ts'
import { beforeMessages } from '../../messages/public/before/messages.ts'
import { paths } from '../../paths.ts'
import { showPage } from '../public-site.ts'
import { beforePage, helpedPage, publicPage, publicTitle, suggestionsPart } from './before-page.ts'
import { closeDraft, draftAsked, keepDraftOpen } from './draft-cookie.ts'
import { sendLost } from './draft-handlers.ts'
import { stepHref } from './step-order.ts'
import { forgetSeeker, keepSeeker, seekerOf } from './seeker-cookie.ts'
import { isNothing, suggestionsFor } from './suggestions.ts'
import { STEPS, typedOn, withAnswers } from './steps.ts'

/** What can be asked for, and the subject; POST: again, with the subject typed so far. It holds nothing personal, so the browser may keep it. */
export function showBefore(req: Request, res: Response): void {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const t = beforeMessages(lang)
  res.setHeader('Cache-Control', 'private, no-cache')
  const helped = req.query['found'] === 'yes'
  if (helped) return showPage(req, res, organ, { title: t.thanks, place: 'front', content: helpedPage(organ, lang) })
  const typed = { action: paths.apply(organ.slug) }
  const content = beforePage(organ, subjectOf(req), lang)
  const before = backLink({ lang, href: paths.organ(organ.slug) })
  showPage(req, res, organ, { title: t.title, place: 'front', before, typed, content })
}

/** POST of the subject while it is typed: the part of the page that names doors and public items. */
export async function sendSuggestions(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const found = await suggestionsFor(context, organ, subjectOf(req), lang)
  if (!isNothing(found)) await noteShown(context, req, res)
  res.type('html').send(String(suggestionsPart(organ, found, lang)))
}

/**
 * POST: begins a draft with whatever of our fields came along, and leads to the first question; before it to what is
 * public already, where something fits and no script has shown it.
 */
export async function startDraft(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const subject = subjectOf(req)
  const seen = fieldOf(req, 'seen') === 'yes'
  if (subject !== '') await countSearch(context, organ)
  if (fieldOf(req, 'helped') === 'yes') return sendHelped(context, req, res)
  const opened = await beginDraft(context, organ, draftFrom(req))
  keepDraftOpen(req, res, opened)
  if (seen || isNothing(await suggestionsFor(context, organ, subject, languageOf(req))))
    return res.redirect(303, stepHref(organ.slug, opened.draftId, { step: 'wanted' }))
  await noteShown(context, req, res)
  res.redirect(303, paths.applyPublic(organ.slug, opened.draftId))
}

/** GET: what is public already on the subject of the draft. */
export async function showPublic(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const draft = await draftAsked(context, req, res)
  if (!draft) return sendLost(req, res, {})
  const subject = draft.matters[0]?.['title'] ?? ''
  const found = await suggestionsFor(context, organ, subject, lang)
  const content = publicPage(organ, { draftId: draft.draftId, subject, found }, lang)
  const before = backLink({ lang, href: paths.apply(organ.slug) })
  showPage(req, res, organ, { title: publicTitle(found, lang), place: 'front', before, content })
}

/** POST: it helped, or the applicant goes on. */
export async function leavePublic(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  if (fieldOf(req, 'helped') === 'yes') {
    closeDraft(req, res)
    return sendHelped(context, req, res)
  }
  res.redirect(303, stepHref(organ.slug, String(req.params['draft']), { step: 'wanted' }))
}

/** GET: one of the suggestions, by way of being counted. @throws NotFound for an address that is not this body's */
export async function openSuggestion(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const { to } = req.query
  if (typeof to !== 'string' || !to.startsWith(`${paths.organ(organ.slug)}/`)) throw new NotFound('suggestion')
  const seeker = seekerOf(context, req)
  if (seeker) keepSeeker(req, res, await countOpened(context, organ, seeker))
  res.redirect(303, to)
}

/** Somebody has filed: what was shown before did not do. */
export async function noteFiled(context: Context, req: Request, res: Response): Promise<void> {
  const seeker = seekerOf(context, req)
  if (!seeker) return
  await countEnd(context, callerOf(res).organ, seeker, 'filed')
  forgetSeeker(req, res)
}

async function noteShown(context: Context, req: Request, res: Response): Promise<void> {
  keepSeeker(req, res, await countShown(context, callerOf(res).organ, seekerOf(context, req)))
}

async function sendHelped(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  await countEnd(context, organ, seekerOf(context, req), 'helped')
  forgetSeeker(req, res)
  res.redirect(303, `${paths.apply(organ.slug)}?found=yes`)
}

/** Everything of ours that a form brings: the subject, or all that was typed before on a page that was lost. */
function draftFrom(req: Request) {
  return STEPS.reduce((draft, step) => withAnswers(draft, step, 0, typedOn(step, req.body)), EMPTY_DRAFT)
}

const subjectOf = (req: Request): string => fieldOf(req, 'title').trim().slice(0, 200)

function fieldOf(req: Request, name: string): string {
  const value = ((req.body ?? {}) as Record<string, unknown>)[name]
  return typeof value === 'string' ? value : ''
}
