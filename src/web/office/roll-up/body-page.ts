import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type Fault } from '../../../law/report/published/check-published.ts'
import { actorNames } from '../../../services/account-service.ts'
import { type Context } from '../../../services/context.ts'
import { may } from '../../../services/rights.ts'
import { receiveBodyReport, releaseBody, supervisedBody } from '../../../services/supervised-bodies.ts'
import {
  backLink,
  button,
  formFields,
  summaryList,
  table,
  warningText,
  type ErrorItem,
  type TypedValues,
} from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { formatInstant } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { actorWord } from '../actor-word.ts'
import { doneNote } from '../done-note.ts'
import { optionalText } from '../office-fields.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { idIn } from '../../path-values.ts'
import { faultTable } from '../../report-check/check-result.ts'
import { sentReports } from '../../report-check/check-upload.ts'

type Body = Awaited<ReturnType<typeof supervisedBody>>

/** A body of the list: what was received of it, and the form that takes in another report through the checker. */
export async function showBody(
  context: Context,
  req: Request,
  res: Response,
  { errors = [], faults = [] }: { errors?: ErrorItem[]; faults?: readonly Fault[] } = {},
): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const { rollUp, back } = affairsMessages(lang)
  const t = rollUp.body
  const shown = await supervisedBody(context, organ, idIn(req, 'body'))
  const names = await actorNames(
    context,
    organ,
    shown.reports.map(({ receivedBy }) => receivedBy),
  )
  const { name, region, slug } = shown.body
  const rows = [
    { key: t.region, value: region || '—' },
    {
      key: t.link,
      value:
        slug === null
          ? rollUp.list.outside
          : html`${rollUp.list.linked(slug)} <a class="govuk-link" href="${paths.publishedReports(slug)}">${t.published}</a>`,
    },
  ]
  const content = html`${doneNote(req, rollUp.done)}
    <h1 class="govuk-heading-l">${name}</h1>
    ${summaryList({ rows })}
    ${faults.length > 0 && html`${warningText({ lang, text: t.faulty })}${faultTable(faults, lang)}`}
    ${reportsOf(shown, names, lang)}${may(actor, 'write-reports') && formsOf(req, shown, { errors, despite: faults.length > 0, lang })}`
  const before = backLink({ href: paths.rollUpBodies(), text: back(rollUp.list.title) })
  const status = errors.length > 0 || faults.length > 0 ? 422 : 200
  officeShell(req, res, { title: name, place: 'rollUp', before, content, errors, status })
}

function reportsOf({ body, reports }: Body, names: ReadonlyMap<string, string>, lang: Language): Html {
  const { rollUp, reports: r } = affairsMessages(lang)
  const t = rollUp.body
  const heading = html`<h2 class="govuk-heading-m">${t.reports}</h2>`
  if (reports.length === 0) return html`${heading}<p class="govuk-body">${t.none}</p>`
  const { columns } = t
  return html`${heading}${table({
    lang,
    caption: t.reports,
    captionClasses: 'govuk-visually-hidden',
    head: [columns.year, columns.version, columns.faults, columns.received].map((text) => ({ text })),
    rows: reports.map(({ year, version, faults, receivedAt, receivedBy }) => [
      {
        html: html`<a class="govuk-link" href="${paths.rollUpReport(body.bodyId, String(year))}">${t.reportOf(year)}</a>`,
      },
      { text: r.versionOf(version) },
      { text: String(faults) },
      {
        text: r.versions.by(
          actorWord(receivedBy, names.get(receivedBy) ?? null, lang),
          formatInstant(new Date(receivedAt), lang),
        ),
      },
    ]),
  })}`
}

function formsOf(
  req: Request,
  { body }: Body,
  { errors, despite, lang }: { errors: readonly ErrorItem[]; despite: boolean; lang: Language },
): Html {
  const t = affairsMessages(lang).rollUp.body
  const fields = formFields({ lang, values: req.body as TypedValues | undefined, errors })
  return html`<h2 class="govuk-heading-m">${t.receive}</h2>
    <form method="post" action="${paths.rollUpBody(body.bodyId)}" enctype="multipart/form-data" novalidate id="form">
      ${csrfField(req)}${fields.input({ name: 'year', label: t.year, inputmode: 'numeric', autocomplete: 'off', classes: 'govuk-input--width-4' })}
      ${despite && fields.checkboxes({ name: 'despite', items: [{ value: 'yes', text: t.despite }] })}
      ${fields.fileUpload({ name: 'file', label: t.file, hint: t.fileHint, accept: '.docx,.xlsx,.html,.htm,.json' })}
      ${button({ text: t.submit })}
    </form>
    <form method="post" action="${paths.rollUpBodyRemoving(body.bodyId)}">
      ${csrfField(req)}${button({ text: t.remove, classes: 'govuk-button--warning' })}
    </form>`
}

const words = affairsMessages('zh-CN').rollUp.body
const schema = Joi.object<{ year: string; despite: string }>({
  year: Joi.string()
    .trim()
    .required()
    .pattern(/^20\d{2}$/)
    .messages({ '*': words.badYear }),
  despite: optionalText(words.despite, 10),
})

/** Takes in a report; one with faults comes back with them, and is kept only when somebody says so. */
export async function receiveByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const bodyId = idIn(req, 'body')
  try {
    const { year, despite } = parse(schema, req.body)
    const { file } = sentReports(req, res, 'zh-CN')
    const input = { file, year: Number(year), despite: despite === 'yes' }
    const received = await receiveBodyReport(context, organ, bodyId, input, actor)
    if (!received.taken) return await showBody(context, req, res, { faults: received.faults })
    res.redirect(303, `${paths.rollUpBody(bodyId)}?done=received`)
  } catch (error) {
    await showBody(context, req, res, { errors: formErrors(error) })
  }
}

/** Takes the body off the list. */
export async function removeByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  await releaseBody(context, organ, idIn(req, 'body'), actor)
  res.redirect(303, `${paths.rollUpBodies()}?done=removed`)
}
