import { type Request, type Response } from 'express'
import Joi from 'joi'
import { chineseDay } from '../../../clock.ts'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type Route } from '../../../http/route.ts'
import { createToken, listTokens, revokeToken } from '../../../services/api-tokens.ts'
import { type Context, type TokenRole } from '../../../services/context.ts'
import { TOKEN_ROLES } from '../../../services/rights.ts'
import {
  button,
  formFields,
  insetText,
  table,
  tag,
  warningText,
  type ErrorItem,
  type TableCell,
} from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { formatInstant, plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { doneNote } from '../done-note.ts'
import { choiceField, textField } from '../office-fields.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { idIn } from '../../path-values.ts'
import { roleItems } from '../people/people-view.ts'

/** Keys for programs: list, make one (seen once), take one back. */
export const tokenRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.tokens(),
    access: 'manage-people',
    audit: 'VIEW_TOKENS',
    handle: (req, res) => showTokens(context, req, res),
  },
  {
    method: 'post',
    path: paths.tokens(),
    access: 'manage-people',
    audit: 'TOKEN_CREATED',
    handle: (req, res) => createByForm(context, req, res),
  },
  {
    method: 'post',
    path: paths.tokenRevoking(),
    access: 'manage-people',
    audit: 'TOKEN_REVOKED',
    handle: (req, res) => revoke(context, req, res),
  },
]

const words = affairsMessages('zh-CN').tokens.add
const schema = Joi.object<{ name: string; role: TokenRole }>({
  name: textField(words.name, 100),
  role: choiceField(words.role, TOKEN_ROLES),
})

async function createByForm(context: Context, req: Request, res: Response): Promise<void> {
  try {
    const { name, role } = parse(schema, req.body)
    const { organ, actor } = callerOf(res)
    showCreated(req, res, name, await createToken(context, organ, name, role, actor))
  } catch (error) {
    await showTokens(context, req, res, formErrors(error))
  }
}

/** The answer to the form itself: a token stands in no address and no history, and is kept nowhere. */
function showCreated(req: Request, res: Response, name: string, token: string): void {
  const t = affairsMessages(languageOfPage(req)).tokens.created
  const content = html`<h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.name(name)}</p>
    ${warningText({ lang: languageOfPage(req), text: t.once })}
    ${insetText({ html: html`<p class="govuk-body">${t.label}</p><p class="govuk-body"><code class="app-break">${token}</code></p>` })}
    <p class="govuk-body">${t.use}</p>
    ${button({ text: t.back, href: paths.tokens() })}`
  officeShell(req, res, { title: t.title, place: 'tokens', content })
}

async function revoke(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  await revokeToken(context, organ, idIn(req, 'token'), actor)
  res.redirect(303, `${paths.tokens()}?done=revoked`)
}

async function showTokens(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<void> {
  const lang = languageOfPage(req)
  const t = affairsMessages(lang).tokens
  const tokens = await listTokens(context, callerOf(res).organ)
  const { columns } = t
  const list = table({
    lang,
    caption: t.caption,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [columns.name, columns.role, columns.created, columns.state, columns.act].map((text) => ({ text })),
    rows: tokens.map((token) => rowOf(token, csrfField(req), lang)),
  })
  const content = html`${doneNote(req, t.done)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    ${tokens.length > 0 ? list : insetText({ text: t.empty })}${creationForm(req, lang, errors)}`
  officeShell(req, res, { title: t.title, place: 'tokens', content, errors, status: errors.length > 0 ? 422 : 200 })
}

type Token = Awaited<ReturnType<typeof listTokens>>[number]

function rowOf({ tokenId, name, role, createdAt, revokedAt }: Token, csrf: Html, lang: Language): TableCell[] {
  const t = affairsMessages(lang).tokens
  const form = html`<form method="post" action="${paths.tokenRevoking(tokenId)}">
    ${csrf}${button({ text: t.revoke, classes: 'govuk-button--secondary', attributes: { 'aria-label': t.revokeOne(name) } })}
  </form>`
  return [
    { text: name },
    { text: officeMessages(lang).roles[role] },
    { text: formatInstant(createdAt, lang), classes: 'app-nowrap' },
    {
      html: revokedAt
        ? tag({ text: t.revoked(plainDay(chineseDay(revokedAt), lang)), classes: 'govuk-tag--grey' })
        : tag({ text: t.active, classes: 'govuk-tag--green' }),
    },
    { html: revokedAt ? html`—` : form },
  ]
}

function creationForm(req: Request, lang: Language, errors: ErrorItem[]): Html {
  const t = affairsMessages(lang).tokens.add
  const fields = formFields({ lang, values: (req.body ?? {}) as Record<string, unknown>, errors })
  return html`<h2 class="govuk-heading-m">${t.title}</h2>
    <form method="post" action="${paths.tokens()}" novalidate id="form">
      ${csrfField(req)}
      ${fields.input({ name: 'name', label: t.name, hint: t.nameHint, classes: 'govuk-input--width-20', autocomplete: 'off' })}
      ${fields.radios({ name: 'role', fieldset: { legend: { text: t.role } }, items: roleItems(lang, TOKEN_ROLES) })}
      ${button({ text: t.submit })}
    </form>`
}
