import { type Request, type Response } from 'express'
import { callerOf } from '../../../http/caller.ts'
import { type Context } from '../../../services/context.ts'
import { Invalid } from '../../../services/errors.ts'
import { may } from '../../../services/rights.ts'
import {
  MOST_AT_ONCE,
  receiveReports,
  superviseBodies,
  supervisedBodies,
  type TypedBody,
} from '../../../services/supervised-bodies.ts'
import {
  backLink,
  button,
  formFields,
  insetText,
  table,
  type ErrorItem,
  type TypedValues,
} from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { doneNote } from '../done-note.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { addressWith, queryText } from '../../path-values.ts'
import { sentReports } from '../../report-check/check-upload.ts'

const LINES = 100

/** The list of the bodies beneath; more of them, and reports by the hundred. */
export async function showBodies(
  context: Context,
  req: Request,
  res: Response,
  errors: ErrorItem[] = [],
): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const { rollUp, back } = affairsMessages(lang)
  const t = rollUp.list
  const bodies = await supervisedBodies(context, organ, queryText(req, 'after'), LINES)
  const last = bodies.length === LINES ? bodies.at(-1) : undefined
  const { columns } = t
  const content = html`${doneNote(req, rollUp.done)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    ${
      bodies.length === 0
        ? insetText({ text: rollUp.none })
        : table({
            lang,
            caption: t.caption,
            captionClasses: 'govuk-visually-hidden',
            firstCellIsHeader: true,
            head: [columns.name, columns.region, columns.link].map((text) => ({ text })),
            rows: bodies.map(({ bodyId, name, region, slug }) => [
              { html: html`<a class="govuk-link" href="${paths.rollUpBody(bodyId)}">${name}</a>` },
              { text: region },
              { text: slug === null ? t.outside : t.linked(slug) },
            ]),
          })
    }
    ${last && html`<p class="govuk-body"><a class="govuk-link" href="${addressWith(paths.rollUpBodies(), { after: last.name })}">${t.next}</a></p>`}
    ${may(actor, 'write-reports') && formsOf(req, errors, lang)}`
  const before = backLink({ href: paths.rollUp(), text: back(rollUp.title) })
  officeShell(req, res, {
    title: t.title,
    place: 'rollUp',
    before,
    content,
    errors,
    status: errors.length > 0 ? 422 : 200,
  })
}

function formsOf(req: Request, errors: readonly ErrorItem[], lang: Language): Html {
  const t = affairsMessages(lang).rollUp.list
  const fields = formFields({ lang, values: req.body as TypedValues | undefined, errors })
  const form = (step: string, content: Html) =>
    html`<form method="post" action="${paths.rollUpBodies()}" enctype="multipart/form-data" novalidate>
      ${csrfField(req)}<input type="hidden" name="step" value="${step}" />${content}
    </form>`
  return html`<h2 class="govuk-heading-m">${t.add}</h2>
    ${form('add', html`${fields.textarea({ name: 'bodies', label: t.bodies, hint: t.bodiesHint, rows: 6 })}${button({ text: t.submit })}`)}
    <h2 class="govuk-heading-m">${t.receive}</h2>
    ${form('receive', html`${fields.fileUpload({ name: 'file', id: 'reports', label: t.reports, hint: t.reportsHint, accept: '.json' })}${button({ text: t.receiveSubmit, classes: 'govuk-button--secondary' })}`)}`
}

/** Adds bodies, or takes in their reports; what is wrong comes back with what was typed. */
export async function addByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const typed = (req.body ?? {}) as TypedValues
  try {
    if (typed['step'] === 'receive') await receiveReports(context, organ, sentJson(req, res), actor)
    else await superviseBodies(context, organ, typedBodies(String(typed['bodies'] ?? '')), actor)
    res.redirect(303, `${paths.rollUpBodies()}?done=${typed['step'] === 'receive' ? 'received' : 'added'}`)
  } catch (error) {
    await showBodies(context, req, res, formErrors(error))
  }
}

function sentJson(req: Request, res: Response): unknown {
  const t = affairsMessages('zh-CN').rollUp.list
  const problem = (text: string) => new Invalid([{ field: 'reports', text }])
  try {
    return JSON.parse(
      sentReports(req, res, 'zh-CN')
        .file.toString('utf8')
        .replace(/^\ufeff/, ''),
    ) as unknown
  } catch {
    throw problem(t.noFile)
  }
}

const words = affairsMessages('zh-CN').rollUp.list

/** 「单位名称，地区，网址简称」 a line. @throws Invalid that names the line */
function typedBodies(text: string): TypedBody[] {
  const lines = text.split(/\r?\n/).map((line, at) => ({ line: line.trim(), at: at + 1 }))
  const filled = lines.filter(({ line }) => line !== '')
  const refuse = (message: string) => new Invalid([{ field: 'bodies', text: message }])
  if (filled.length === 0) throw refuse(words.nothing)
  if (filled.length > MOST_AT_ONCE) throw refuse(words.tooMany(MOST_AT_ONCE))
  return filled.map(({ line, at }) => {
    const [name = '', region = '', slug = '', ...rest] = line.split(/[,，\t]/).map((part) => part.trim())
    if (name === '' || name.length > 100 || region.length > 60 || rest.length > 0) throw refuse(words.badLine(at))
    return { name, region, slug }
  })
}
