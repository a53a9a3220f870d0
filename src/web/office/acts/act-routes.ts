import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type Route } from '../../../http/route.ts'
import { previewAct, type ActPreview } from '../../../services/act-preview.ts'
import { actorNames } from '../../../services/account-service.ts'
import { calendarOf } from '../../../services/calendar-reader.ts'
import { readRecords } from '../../../services/case-record-service.ts'
import { handleCase } from '../../../services/case-service.ts'
import { type CaseView, showCase } from '../../../services/case-view.ts'
import { type OrderToReply, orderToReply } from '../../../services/new-reply-service.ts'
import { type Context, type OrganRef } from '../../../services/context.ts'
import { type Outcome } from '../../../law/outcomes.ts'
import { Invalid, StaleForm } from '../../../services/errors.ts'
import { submitForReview } from '../../../services/review-service.ts'
import { readRound } from '../../../services/review-rounds.ts'
import { needsReview, type ReplyDraft } from '../../../services/reply-draft.ts'
import { FilesHeld, type HeldFile } from '../../../services/files-held.ts'
import { keepHeld, readyFor } from '../../../services/outgoing-keeping.ts'
import { finishedRedactions, redactedFile } from '../../../services/redaction-service.ts'
import { type TypedValues } from '../../components/index.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { paths } from '../../paths.ts'
import { numberOf } from '../case-number.ts'
import { languageOfPage } from '../office-shell.ts'
import { queryText } from '../../path-values.ts'
import { chosenReady } from '../outgoing/ready-files.ts'
import { heldErrors } from '../release/held-files.ts'
import { actErrors } from './act-errors.ts'
import { type ActLook, type ActPage, type ActReading } from './act-page.ts'
import { ACT_PAGES } from './act-pages.ts'
import { showAct, type ActShowing } from './act-screen.ts'
import { upload, uploadedFiles } from './upload.ts'

/** Every act is a page of its own: shown, previewed, done. */
export const actRoutes = (context: Context): Route[] =>
  ACT_PAGES.flatMap((page): Route[] => [
    {
      method: 'get',
      path: paths.act(undefined, page.name),
      access: 'handle-cases',
      audit: 'VIEW_ACT_FORM',
      handle: (req, res) => showFresh(context, page, req, res),
    },
    {
      method: 'post',
      path: paths.act(undefined, page.name),
      access: 'handle-cases',
      audit: page.audit,
      before: upload,
      handle: (req, res) => receive(context, page, req, res),
    },
  ])

async function lookAt(context: Context, page: ActPage, req: Request, res: Response): Promise<ActLook> {
  const { organ } = callerOf(res)
  const view = await showCase(context, organ, numberOf(req))
  const order = page.name === 'new-reply' ? { order: await orderAsked(context, organ, view, req) } : {}
  return {
    view,
    organ,
    today: context.clock.today(),
    calendar: await calendarOf(context, organ),
    lang: languageOfPage(req),
    redacted: await finishedRedactions(context, organ, view.row.number),
    ...order,
    ready: await readyFor(context, organ, `case/${view.row.caseId}`),
  }
}

/** The order a new reply is given on, named by the dispute it was made in; null where there is none. */
function orderAsked(context: Context, organ: OrganRef, view: CaseView, req: Request): Promise<OrderToReply | null> {
  const { remedy } = (req.method === 'GET' ? req.query : (req.body ?? {})) as Record<string, unknown>
  return orderToReply(context, organ, view, String(remedy))
}

async function showFresh(context: Context, page: ActPage, req: Request, res: Response): Promise<void> {
  const look = await lookAt(context, page, req, res)
  const noted =
    page.name === 'reply' || page.name === 'new-reply'
      ? { ...(await searchedValues(context, look)), ...(await draftedValues(context, req, res)) }
      : {}
  const values = { ...page.suggest(look, req.query), ...noted }
  await show(context, page, req, res, look, { values })
}

/** What stood in a draft that was returned, so that it is revised and not typed again (`?round=2`). */
async function draftedValues(context: Context, req: Request, res: Response): Promise<TypedValues> {
  const round = Number(queryText(req, 'round'))
  if (!Number.isInteger(round) || round < 1) return {}
  const { on, ...values } = (await readRound(context, callerOf(res).organ, numberOf(req), round)).round.draft.values
  void on
  return values
}

/** Where and by which words was searched, as written down while working the case; for replies that say so. */
async function searchedValues(context: Context, { organ, view }: ActLook): Promise<TypedValues> {
  const { records } = await readRecords(context, organ, view.row.number)
  const searches = records.flatMap(({ record }) => (record.kind === 'search' ? [record] : []))
  if (searches.length === 0) return {}
  const lines = (name: 'places' | 'words') =>
    [...new Set(searches.flatMap((each) => each[name].split('\n')))].join('\n')
  return { searchedIn: lines('places'), keywords: lines('words') }
}

/** A form comes in: previewed on demand, else done; with anything wrong it comes back as it was typed. */
async function receive(context: Context, page: ActPage, req: Request, res: Response): Promise<void> {
  const look = await lookAt(context, page, req, res)
  const values = (req.body ?? {}) as TypedValues
  if (values['intent'] === 'preview') return show(context, page, req, res, look, { values })
  try {
    const done = await perform(context, page, req, res, look, values)
    res.redirect(303, `${paths.case(look.view.row.number)}?done=${done}`)
  } catch (error) {
    if (error instanceof StaleForm) {
      const fresh = await lookAt(context, page, req, res)
      return show(context, page, req, res, fresh, { values, status: 409, staleSince: seenOf(values) })
    }
    if (error instanceof FilesHeld) {
      const { organ, actor } = callerOf(res)
      const held = await keepHeld(context, organ, `case/${look.view.row.caseId}`, error, actor)
      return show(context, page, req, res, look, { values, status: 422, errors: heldErrors(held, look.lang), held })
    }
    await show(context, page, req, res, look, { values, status: 422, errors: actErrors(error, page) })
  }
}

async function perform(
  context: Context,
  page: ActPage,
  req: Request,
  res: Response,
  look: ActLook,
  values: TypedValues,
): Promise<string> {
  const { organ, actor } = callerOf(res)
  const { act, texts, details } = page.read(values, look)
  const chosen = await chosenRedactions(context, page, look, values)
  const mended = page.takesFiles ? await chosenReady(context, organ, look.ready, values) : []
  const files = [...uploadedFiles(req, res), ...chosen, ...mended]
  if ((act.type === 'replied' || act.type === 'replied-anew') && needsReview(organ, act)) {
    const anew = act.type === 'replied-anew' ? { remedyId: act.remedyId } : {}
    const draft = { ...draftOf(values, act.outcome, { texts, details }), ...anew }
    await submitForReview(context, organ, look.view.row.number, draft, files, actor, seenOf(values))
    return 'review'
  }
  const letter = details === null || values['paper'] === 'yes' ? {} : { letter: { details } }
  const input = { texts, files, reasons: values, ...letter }
  await handleCase(context, organ, look.view.row.number, act, actor, page.audit, seenOf(values), input)
  return page.name
}

/** What is kept of a reply's form while others judge it; neither the session's token nor the version belongs to it. */
function draftOf(
  { _csrf, seen, intent, ...values }: TypedValues,
  outcome: Outcome,
  { texts, details }: Pick<ActReading, 'texts' | 'details'>,
): ReplyDraft {
  void [_csrf, seen, intent]
  return { values, outcome, texts: [...texts], details: values['paper'] === 'yes' ? null : details }
}

/** The blacked-out files chosen to leave with the act. */
async function chosenRedactions(context: Context, page: ActPage, look: ActLook, values: TypedValues) {
  if (!page.takesFiles) return []
  const chosen = [values['redacted'] ?? []].flat()
  const ids = look.redacted.map(({ redactionId }) => redactionId).filter((id) => chosen.includes(id))
  return Promise.all(ids.map((id) => redactedFile(context, look.organ, look.view.row.number, id)))
}

/** The version the form was shown with. @throws Invalid for a form that was not made by this program */
function seenOf(values: TypedValues): number {
  const seen = Number(values['seen'])
  if (!Number.isInteger(seen) || seen < 1) throw new Invalid([{ field: 'form', text: actMessages('zh-CN').incomplete }])
  return seen
}

type Shown = Partial<Pick<ActShowing, 'status' | 'staleSince'>> & {
  values: TypedValues
  errors?: ActShowing['form']['errors']
  held?: readonly HeldFile[]
}

async function show(
  context: Context,
  page: ActPage,
  req: Request,
  res: Response,
  look: ActLook,
  { values, errors, held, status = 200, staleSince = null }: Shown,
): Promise<void> {
  const { preview, problems } = await previewOf(context, page, look, values)
  const wasAsked = values['intent'] === 'preview'
  const shownErrors = errors ?? (wasAsked ? problems : [])
  const names = await actorNames(
    context,
    look.organ,
    look.view.kase.history.map(({ recordedBy }) => recordedBy),
  )
  const form = { lang: look.lang, values, errors: shownErrors, ...(held ? { held } : {}) }
  showAct(req, res, page, look, {
    form,
    preview,
    status: shownErrors.length > 0 && status === 200 ? 422 : status,
    staleSince,
    names,
  })
}

/** The preview of what stands in the form; where its days do not hold, there is none but the reasons. */
async function previewOf(
  context: Context,
  page: ActPage,
  look: ActLook,
  values: TypedValues,
): Promise<{ preview: ActPreview | null; problems: ReturnType<typeof actErrors> }> {
  try {
    const act = page.actOf(values, look)
    return {
      preview: await previewAct(context, look.organ, look.view.row.number, act, detailsOf(page, look, values)),
      problems: [],
    }
  } catch (error) {
    return { preview: null, problems: actErrors(error, page) }
  }
}

/** The words for the drafts of letters, once all are there. */
function detailsOf(page: ActPage, look: ActLook, values: TypedValues) {
  try {
    return page.read(values, look).details
  } catch (error) {
    if (error instanceof Invalid) return null
    throw error
  }
}
