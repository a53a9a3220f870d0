import { type Request, type Response } from 'express'
import { callerOf } from '../../../../http/caller.ts'
import { type Route } from '../../../../http/route.ts'
import { type DisputeAgenda } from '../../../../remedies/agenda.ts'
import { type RemedyBarCode, remedyBarText } from '../../../../remedies/ruling.ts'
import { lawOfAct } from '../../../../remedies/rules-of-act.ts'
import { type Context } from '../../../../services/context.ts'
import { possibleHandlers } from '../../../../services/account-service.ts'
import { type FileInput } from '../../../../services/attachment-service.ts'
import { BarredInDispute, Invalid, StaleForm } from '../../../../services/errors.ts'
import { keepHeld, readyFor } from '../../../../services/outgoing-keeping.ts'
import { FilesHeld, type HeldFile } from '../../../../services/files-held.ts'
import {
  handleRemedy,
  listRemedies,
  previewRemedyAct,
  remedyAudit,
  showRemedy,
} from '../../../../services/remedy-service.ts'
import {
  backLink,
  button,
  insetText,
  type ErrorItem,
  type TypedValues,
  warningText,
} from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { affairsMessages } from '../../../messages/affairs/messages.ts'
import { paths } from '../../../paths.ts'
import { upload, uploadedFiles } from '../../acts/upload.ts'
import { chosenReady } from '../../outgoing/ready-files.ts'
import { heldErrors } from '../../release/held-files.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../../office-shell.ts'
import { idIn } from '../../../path-values.ts'
import { remedyAgenda } from '../remedy-agenda.ts'
import { remedyTitle } from '../remedy-title.ts'
import { REMEDY_ACT_PAGES } from './act-pages.ts'
import { type RemedyActPage, type RemedyLook } from './remedy-act.ts'

/** Every entry in a dispute is a page of its own: shown, previewed, made. */
export const remedyActRoutes = (context: Context): Route[] =>
  REMEDY_ACT_PAGES.flatMap((page): Route[] => [
    {
      method: 'get',
      path: paths.remedyAct(undefined, page.name),
      access: 'handle-remedies',
      audit: 'VIEW_REMEDY_ACT_FORM',
      handle: (req, res) => showFresh(context, page, req, res),
    },
    {
      method: 'post',
      path: paths.remedyAct(undefined, page.name),
      access: 'handle-remedies',
      audit: remedyAudit(page.type),
      before: page.takesFiles ? upload : [],
      handle: (req, res) => receive(context, page, req, res),
    },
  ])

/** The most reconsiderations offered to be linked: the newest. */
const MOST_OFFERED = 100

async function lookAt(context: Context, page: RemedyActPage, req: Request, res: Response): Promise<RemedyLook> {
  const { organ } = callerOf(res)
  const links = page.type === 'reconsideration-linked'
  return {
    shown: await showRemedy(context, organ, idIn(req, 'remedy')),
    today: context.clock.today(),
    lang: languageOfPage(req),
    officers: page.type === 'handler-set' ? await possibleHandlers(context, organ) : [],
    ready: page.takesFiles ? await readyFor(context, organ, `remedy/${idIn(req, 'remedy')}`) : [],
    reconsiderations: links ? await listRemedies(context, organ, { kind: 'reconsideration' }, null, MOST_OFFERED) : [],
  }
}

async function showFresh(context: Context, page: RemedyActPage, req: Request, res: Response): Promise<void> {
  const look = await lookAt(context, page, req, res)
  await show(context, page, req, res, look, { values: page.suggest(look) })
}

async function receive(context: Context, page: RemedyActPage, req: Request, res: Response): Promise<void> {
  const look = await lookAt(context, page, req, res)
  const values = (req.body ?? {}) as TypedValues
  const { organ, actor } = callerOf(res)
  const remedyId = look.shown.row.remedyId
  try {
    const act = page.actOf(values, look)
    const texts = page.textsOf(values)
    if (values['intent'] === 'preview') return await show(context, page, req, res, look, { values })
    const mended = page.takesFiles ? await chosenReady(context, organ, look.ready, values) : []
    const files = page.takesFiles ? filesOf(req, res, mended) : []
    await handleRemedy(context, organ, remedyId, act, actor, seenOf(values), { texts, files, reasons: values })
    res.redirect(303, `${paths.remedy(remedyId)}?done=recorded`)
  } catch (error) {
    if (error instanceof FilesHeld) {
      const held = await keepHeld(context, organ, `remedy/${remedyId}`, error, actor)
      return show(context, page, req, res, look, { values, status: 422, errors: heldErrors(held, look.lang), held })
    }
    if (!(error instanceof StaleForm))
      return show(context, page, req, res, look, { values, status: 422, errors: actErrors(error) })
    const fresh = await lookAt(context, page, req, res)
    await show(context, page, req, res, fresh, { values, status: 409, stale: true })
  }
}

/** The papers of the form, one at least. @throws Invalid */
function filesOf(req: Request, res: Response, mended: readonly FileInput[]): FileInput[] {
  const files = [...uploadedFiles(req, res), ...mended]
  if (files.length > 0) return files
  throw new Invalid([{ field: 'files', text: affairsMessages('zh-CN').remedyActs.filesMissing }])
}

/** @throws Invalid for a form that was not made by this program */
function seenOf(values: TypedValues): number {
  const seen = Number(values['seen'])
  if (Number.isInteger(seen) && seen >= 1) return seen
  throw new Invalid([{ field: 'form', text: affairsMessages('zh-CN').remedyActs.incomplete }])
}

/** The field a bar is about, where it is not the day. */
const FIELD_OF: Partial<Record<RemedyBarCode, string>> = {
  'simplified-not-extended': 'days',
  'extended-before': 'days',
  'extension-too-long': 'days',
  'extension-not-positive': 'days',
  'procedure-same': 'procedure',
  'no-return-to-simplified': 'procedure',
  'simplified-first-instance-only': 'procedure',
  'hearing-day-past': 'day',
  'hearing-time-wrong': 'time',
  'handler-same': 'officer',
  'papers-missing': 'files',
  'cost-not-an-amount': 'yuan',
  'decline-after-acceptance': 'decision',
  'second-instance-only': 'decision',
  'new-reply-without-correction': 'newReply',
  'served-before': 'party',
  'case-linked-before': 'number',
  'case-not-linked': 'number',
  'nothing-to-void': 'seq',
  'void-breaks-history': 'seq',
  'notice-received-before-sent': 'receivedOn',
}

function actErrors(error: unknown): ErrorItem[] {
  if (error instanceof BarredInDispute) return [{ text: error.message, href: `#${FIELD_OF[error.bar.code] ?? 'on'}` }]
  return formErrors(error)
}

type Shown = {
  values: TypedValues
  status?: number
  errors?: ErrorItem[]
  stale?: boolean
  held?: readonly HeldFile[]
}

async function show(
  context: Context,
  page: RemedyActPage,
  req: Request,
  res: Response,
  look: RemedyLook,
  { values, status = 200, errors = [], stale = false, held }: Shown,
): Promise<void> {
  const { row, dispute } = look.shown
  const t = affairsMessages(look.lang).remedyActs
  const title = t.titles[page.name]
  const law = lawOfAct(page.type, dispute.kind)
  const staleNote = html`<h2 class="govuk-heading-s">${t.stale.heading}</h2>
    <p class="govuk-body">${t.stale.text}</p>`
  const content = html`<span class="govuk-caption-m">${remedyTitle(row, look.lang)}</span>
    <h1 class="govuk-heading-l">${title}</h1>
    ${stale && insetText({ attributes: { role: 'alert' }, html: staleNote })}
    ${law.length > 0 && insetText({ html: html`${law.map((each) => html`<p class="govuk-body">${each}</p>`)}` })}
    <form
      method="post"
      action="${paths.remedyAct(row.remedyId, page.name)}"
      enctype="${page.takesFiles ? 'multipart/form-data' : 'application/x-www-form-urlencoded'}"
      novalidate
      id="form"
    >
      ${csrfField(req)}<input type="hidden" name="seen" value="${row.version}" />
      ${page.fields({ lang: look.lang, values, errors, ...(held ? { held } : {}) }, look)}
      ${await effectOf(context, page, res, look, values)}
      <div class="govuk-button-group">
        ${button({ text: title })}
        ${button({ text: t.recalculate, name: 'intent', value: 'preview', classes: 'govuk-button--secondary' })}
        <a class="govuk-link" href="${paths.remedy(row.remedyId)}">${t.cancel}</a>
      </div>
    </form>`
  const before = backLink({ href: paths.remedy(row.remedyId), text: remedyTitle(row, look.lang) })
  officeShell(req, res, { title, place: 'remedies', before, content, errors, status })
}

/** What the entry would do to the days of the dispute; nothing while the form does not hold an entry. */
async function effectOf(
  context: Context,
  page: RemedyActPage,
  res: Response,
  look: RemedyLook,
  values: TypedValues,
): Promise<Html | false> {
  const preview = await previewOf(context, page, res, look, values)
  if (preview === null) return false
  const t = affairsMessages(look.lang).remedyActs
  const shown =
    'bar' in preview
      ? warningText({ text: `${t.barred}${remedyBarText(preview.bar)}`, lang: look.lang })
      : agendaAfter(preview.after, look)
  return html`<section class="app-effect" aria-labelledby="effect"><h2 class="govuk-heading-s" id="effect">${t.effect}</h2>${shown}</section>`
}

const agendaAfter = (agenda: DisputeAgenda, { lang }: RemedyLook): Html =>
  remedyAgenda(agenda, lang) ?? html`<p class="govuk-body">${affairsMessages(lang).remedyActs.effectNone}</p>`

async function previewOf(context: Context, page: RemedyActPage, res: Response, look: RemedyLook, values: TypedValues) {
  try {
    return await previewRemedyAct(context, callerOf(res).organ, look.shown.row.remedyId, page.actOf(values, look))
  } catch (error) {
    if (error instanceof Invalid) return null
    throw error
  }
}
