import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type Context } from '../../../services/context.ts'
import { addDraftFiles, changeDraft, type OpenDraft, removeDraftFile } from '../../../services/draft-service.ts'
import { NotFound } from '../../../services/errors.ts'
import { MOST_FILES } from '../../../services/file-kind.ts'
import { backLink } from '../../components/index.ts'
import { isSwitching, languageOf } from '../../layout/display-settings.ts'
import { applyMessages } from '../../messages/public/apply/messages.ts'
import { paths } from '../../paths.ts'
import { showPage } from '../public-site.ts'
import { filesOf } from '../applicant-upload.ts'
import { showCheck, submitDraft } from './check-handlers.ts'
import { draftAsked } from './draft-cookie.ts'
import { sendLost } from './draft-handlers.ts'
import { carriedTo, filedBeforePage } from './draft-pages.ts'
import { FILE_FIELDS, type FileField } from './file-fields.ts'
import { problemsOf, type Asked, type Problem } from './read-answers.ts'
import { nextPlace, placeBefore, stepHref, type Place } from './step-order.ts'
import { questionTitle, stepPage, type Question, type StepInput } from './step-page.ts'
import { answersOf, isStep, MOST_MATTERS, STEP_FIELDS, typedOn, withAnswers, type Step, type Typed } from './steps.ts'

/** GET: a question with what was answered before. While nothing was, the browser may keep the page and what is typed. */
export async function showStep(context: Context, req: Request, res: Response): Promise<void> {
  const step = stepOf(req)
  const draft = await draftAsked(context, req, res)
  if (!draft) return sendLost(req, res, {})
  const { organ } = callerOf(res)
  if (draft.receipts) return res.redirect(303, paths.applyDone(organ.slug, draft.draftId))
  if (step === 'check') return showCheck(req, res, draft)
  const matter = matterOf(req, draft)
  const asked = { organ, draft, lang: languageOf(req) }
  const problems = req.query['errors'] === 'yes' ? problemsOf(step, asked, matter) : []
  const answered = STEP_FIELDS[step].some((name) => answersOf(draft, matter)[name])
  if (!answered) res.setHeader('Cache-Control', 'private, no-cache')
  sendStep(req, res, { step, matter, draft, problems, changing: req.query['change'] === 'yes' })
}

/** POST: keeps what was typed, right or wrong, then leads on; or comes back with what is to be mended. */
export async function answerStep(context: Context, req: Request, res: Response): Promise<void> {
  const step = stepOf(req)
  const typed = typedOn(step, req.body)
  const draft = await draftAsked(context, req, res)
  if (!draft) return sendLost(req, res, typed)
  const { organ } = callerOf(res)
  if (draft.receipts) return step === 'check' ? sendDone(res, draft) : sendFiledBefore(req, res, draft, typed)
  const matter = matterOf(req, draft)
  const saved = await changeDraft(context, organ, draft.code, (now) =>
    now.receipts || matter >= Math.max(1, now.matters.length) ? now : withAnswers(now, step, matter, typed),
  )
  if (step === 'files') return answerFiles(context, req, res, saved)
  if (isLeaving(req)) return res.redirect(303, paths.applySaved(organ.slug, draft.draftId))
  if (isSwitching(req)) return showAgain(req, res, saved, { step, matter })
  if (step === 'check') return submitDraft(context, req, res, saved)
  if (step === 'wanted' && fieldOf(req, 'remove') === 'yes') return removeMatter(context, res, saved, matter)
  await goOn(context, req, res, saved, { step, matter, problems: [] })
}

/** Whether the applicant saves, to go on another day. */
const isLeaving = (req: Request): boolean => fieldOf(req, 'leave') === 'yes'

/** The same question, as it is after what was just sent, with nothing judged. */
function showAgain(req: Request, res: Response, draft: OpenDraft, place: Place): void {
  res.redirect(303, stepHref(callerOf(res).organ.slug, draft.draftId, place, fieldOf(req, 'change') === 'yes'))
}

type Answered = { step: Question; matter: number; problems: readonly Problem[] }

/** The next question where this one is answered well, else this one again. */
async function goOn(
  context: Context,
  req: Request,
  res: Response,
  draft: OpenDraft,
  { step, matter, problems: known }: Answered,
): Promise<void> {
  const { organ } = callerOf(res)
  const asked: Asked = { organ, draft, lang: languageOf(req) }
  const problems = [...known, ...problemsOf(step, asked, matter)]
  const changing = fieldOf(req, 'change') === 'yes'
  if (problems.length > 0) return sendStep(req, res, { step, matter, draft, problems, changing })
  const { slug } = organ
  if (step === 'wanted' && fieldOf(req, 'more') === 'yes') return addMatter(context, req, res, draft)
  const place = changing ? ({ step: 'check' } as const) : nextPlace(step, matter, draft)
  res.redirect(303, stepHref(slug, draft.draftId, place))
}

async function addMatter(context: Context, req: Request, res: Response, draft: OpenDraft): Promise<void> {
  const { organ } = callerOf(res)
  if (draft.matters.length >= MOST_MATTERS) {
    const text = applyMessages(languageOf(req)).errors.tooManyMatters(MOST_MATTERS)
    const problems = [{ field: 'description', text }]
    return sendStep(req, res, { step: 'wanted', matter: matterOf(req, draft), draft, problems, changing: false })
  }
  const at = draft.matters.length
  await changeDraft(context, organ, draft.code, (now) =>
    now.receipts || now.matters.length !== at ? now : { ...now, matters: [...now.matters, {}] },
  )
  res.redirect(303, stepHref(organ.slug, draft.draftId, { step: 'wanted', matter: at }))
}

async function removeMatter(context: Context, res: Response, draft: OpenDraft, matter: number): Promise<void> {
  const { organ } = callerOf(res)
  await changeDraft(context, organ, draft.code, (now) =>
    now.receipts || matter === 0 ? now : { ...now, matters: now.matters.filter((_, at) => at !== matter) },
  )
  res.redirect(303, stepHref(organ.slug, draft.draftId, { step: 'wanted', matter: Math.max(0, matter - 1) }))
}

/** Files first: good ones are kept even where something else on the page is to be mended. */
async function answerFiles(context: Context, req: Request, res: Response, draft: OpenDraft): Promise<void> {
  const { organ } = callerOf(res)
  const { errors } = applyMessages(languageOf(req))
  const removed = fieldOf(req, 'removeFile')
  if (removed !== '') await removeDraftFile(context, organ, draft.code, removed)
  const { files, problems } = filesOf(req, res, Object.keys(FILE_FIELDS) as FileField[])
  const kept = removed === '' ? draft.files.length : draft.files.filter(({ fileId }) => fileId !== removed).length
  const tooMany = kept + files.length > MOST_FILES
  const now = await addDraftFiles(
    context,
    organ,
    draft.code,
    tooMany ? [] : files.map(({ field, file }) => ({ ...file, purpose: FILE_FIELDS[field] })),
  )
  const wrong = tooMany ? [{ field: files[0]?.field ?? 'annexFiles', text: errors.tooManyFiles(MOST_FILES) }] : problems
  const staying = removed !== '' || fieldOf(req, 'send') === 'yes' || isSwitching(req)
  if (isLeaving(req))
    return wrong.length === 0
      ? res.redirect(303, paths.applySaved(organ.slug, draft.draftId))
      : sendStep(req, res, { step: 'files', matter: 0, draft: now, problems: wrong, changing: false })
  if (staying && wrong.length === 0) return showAgain(req, res, draft, { step: 'files' })
  await goOn(context, req, res, now, { step: 'files', matter: 0, problems: wrong })
}

function sendStep(req: Request, res: Response, input: StepInput): void {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const { step, matter, draft, problems, changing } = input
  const asked = { organ, draft, lang }
  const before = changing ? ({ step: 'check' } as const) : placeBefore(step, matter, draft)
  const href = before ? stepHref(organ.slug, draft.draftId, before) : paths.apply(organ.slug)
  showPage(req, res, organ, {
    typed: { action: stepHref(organ.slug, draft.draftId, { step, matter }) },
    title: questionTitle(step, asked),
    place: 'front',
    status: problems.length > 0 && req.method === 'POST' ? 422 : 200,
    errors: problems,
    before: backLink({ lang, href }),
    content: stepPage(input, asked),
  })
}

const sendDone = (res: Response, { draftId }: OpenDraft): void =>
  res.redirect(303, `${paths.applyDone(callerOf(res).organ.slug, draftId)}?again=yes`)

/** Filed already, in another window or before a step back: nothing changes, and nothing typed is lost. */
function sendFiledBefore(req: Request, res: Response, { draftId, receipts }: OpenDraft, typed: Typed): void {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const numbers = (receipts ?? []).map(({ number }) => number)
  const content = filedBeforePage(organ, { draftId, numbers, typed }, lang)
  const { title } = applyMessages(lang).filedBefore
  showPage(req, res, organ, { title, place: 'front', status: 409, typed: carriedTo(req, typed), content })
}

/** @throws NotFound for a page that is no question */
function stepOf(req: Request): Step {
  // Two of the questions have a route of their own: the address's last part names them all.
  const step = req.path.split('/').at(-1) ?? ''
  if (!isStep(step)) throw new NotFound(step)
  return step
}

/** The matter the page is about, counted from 0; the first where the address names none that is there. */
function matterOf(req: Request, { matters }: OpenDraft): number {
  const number = Number(req.query['matter'] ?? 1)
  return Number.isInteger(number) && number >= 1 && number <= matters.length ? number - 1 : 0
}

function fieldOf(req: Request, name: string): string {
  const value = ((req.body ?? {}) as Record<string, unknown>)[name]
  return typeof value === 'string' ? value : ''
}
