import { type Request, type Response } from 'express'
import Joi from 'joi'
import { encode } from 'uqr'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type Route } from '../../../http/route.ts'
import { accountOf } from '../../../services/absence-service.ts'
import { passwordIsRight } from '../../../services/own-account.ts'
import { type Context } from '../../../services/context.ts'
import { Invalid } from '../../../services/errors.ts'
import { confirmFactor, enrolFactor, removeFactor } from '../../../services/second-factor.ts'
import { backLink, button, formFields, summaryList, type ErrorItem } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { secretField, textField } from '../office-fields.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'

/** Setting up one's second factor, and taking it off. */
export const factorRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.myFactor(),
    access: 'own-account',
    audit: 'VIEW_SECOND_FACTOR',
    handle: (req, res) => show(context, req, res),
  },
  {
    method: 'post',
    path: paths.myFactor(),
    access: 'own-account',
    audit: 'SECOND_FACTOR_SET',
    handle: (req, res) => confirm(context, req, res),
  },
  {
    method: 'post',
    path: paths.myFactorRemoving(),
    access: 'own-account',
    audit: 'SECOND_FACTOR_REMOVED',
    handle: (req, res) => remove(context, req, res),
  },
]

const words = officeMessages('zh-CN').account.factor
const schema = Joi.object<{ code: string }>({ code: textField(words.code, 20) })

/** The picture, drawn here: one square a dark module. Nothing is fetched, and no other host learns the secret. */
function pictureOf(uri: string, label: string): Html {
  const { data, size } = encode(uri, { border: 2 })
  const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
  return html`<div class="app-qr">
    <svg role="img" aria-label="${label}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">
      <path fill="#000" d="${squares.join('')}" />
    </svg>
  </div>`
}

async function show(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<void> {
  const { organ, actor, name } = callerOf(res)
  const lang = languageOfPage(req)
  const t = officeMessages(lang).account.factor
  const enrolment = await enrolFactor(context, organ, actor, name ?? '').catch((error: unknown) => {
    if (error instanceof Invalid) return null
    throw error
  })
  if (!enrolment) return res.redirect(303, paths.me())
  const { secret, uri } = enrolment
  const fields = formFields({ lang, errors })
  const content = html`<h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.steps}</p>
    ${pictureOf(uri, t.picture)}
    ${summaryList({ rows: [{ key: t.secret, value: html`<code class="app-break">${secret.match(/.{1,4}/g)?.join(' ')}</code>` }] })}
    <form method="post" action="${paths.myFactor()}" novalidate id="form">
      ${csrfField(req)}${fields.input({ name: 'code', label: t.code, inputmode: 'numeric', autocomplete: 'one-time-code', classes: 'govuk-input--width-10' })}
      ${button({ text: t.submit })}
    </form>`
  const before = backLink({ href: paths.me(), text: officeMessages(lang).me.title, lang })
  officeShell(req, res, { title: t.title, before, content, errors, status: errors.length > 0 ? 422 : 200 })
}

async function confirm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const t = officeMessages(languageOfPage(req)).account.factor
  try {
    const codes = await confirmFactor(context, organ, actor, parse(schema, req.body).code)
    const content = html`<h1 class="govuk-heading-l">${t.codesTitle}</h1>
      <p class="govuk-body">${t.codesText}</p>
      <ul class="govuk-list app-codes">
        ${codes.map((code) => html`<li><code>${code}</code></li>`)}
      </ul>
      ${button({ text: t.codesDone, href: `${paths.me()}?done=factor` })}`
    officeShell(req, res, { title: t.codesTitle, content })
  } catch (error) {
    await show(context, req, res, formErrors(error))
  }
}

/** Taking it off needs the password once more: an unattended session must not be enough. */
async function remove(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const accountId = accountOf(actor) ?? ''
  const { password } = parse(Joi.object<{ password: string }>({ password: secretField(words.password) }), req.body)
  const right = await passwordIsRight(context, organ, accountId, password)
  if (right !== true) return res.redirect(303, `${paths.me()}?done=${right || 'wrong'}#factor-password`)
  await removeFactor(context, organ, accountId, actor)
  res.redirect(303, `${paths.me()}?done=factor-off`)
}
