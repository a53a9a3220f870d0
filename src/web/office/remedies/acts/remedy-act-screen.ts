import { type Request, type Response } from 'express'
import { callerOf } from '../../../../http/caller.ts'
import { type DisputeAgenda } from '../../../../remedies/agenda.ts'
import { lawOfAct } from '../../../../remedies/rules-of-act.ts'
import { remedyBarText } from '../../../../remedies/ruling.ts'
import { type Context } from '../../../../services/context.ts'
import { Invalid } from '../../../../services/errors.ts'
import { type HeldFile } from '../../../../services/files-held.ts'
import { previewRemedyAct } from '../../../../services/remedy-service.ts'
import {
  backLink,
  button,
  type ErrorItem,
  insetText,
  type TypedValues,
  warningText,
} from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { affairsMessages } from '../../../messages/affairs/messages.ts'
import { paths } from '../../../paths.ts'
import { csrfField, officeShell } from '../../office-shell.ts'
import { remedyAgenda } from '../remedy-agenda.ts'
import { remedyTitle } from '../remedy-title.ts'
import { type RemedyActPage, type RemedyLook } from './remedy-act.ts'

type Shown = {
  values: TypedValues
  status?: number
  errors?: ErrorItem[]
  stale?: boolean
  held?: readonly HeldFile[]
}

/** The page of an entry with what stands in its form and what that would do to the days of the dispute. */
export async function show(
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
