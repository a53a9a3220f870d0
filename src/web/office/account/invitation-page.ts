import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { counted, LIMITS, overLimit } from '../../../http/rate-limits.ts'
import { type Route } from '../../../http/route.ts'
import { type Context } from '../../../services/context.ts'
import { Invalid, NotFound } from '../../../services/errors.ts'
import { acceptInvitation, invitedAccount } from '../../../services/invitation-service.ts'
import { button, formFields, type ErrorItem } from '../../components/index.ts'
import { tooManyPage } from '../../error-page.ts'
import { html } from '../../html.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { secretField } from '../office-fields.ts'
import { homeOf } from '../office-shell-navigation.ts'
import { doorShell, formErrors, languageOfPage } from '../office-shell.ts'
import { startSession } from '../sign-in-session.ts'

/** Coming in by an invitation: set a password, be signed in. */
export function invitationRoutes(context: Context): Route[] {
  const before = [counted(context.orm, LIMITS.links)]
  return [
    {
      method: 'get',
      path: paths.invitation(),
      access: 'anyone',
      audit: 'VIEW_INVITATION',
      before,
      handle: (req, res) => show(context, req, res),
    },
    {
      method: 'post',
      path: paths.invitation(),
      access: 'anyone',
      audit: 'INVITATION_ACCEPTED',
      before,
      handle: (req, res) => accept(context, req, res),
    },
  ]
}

const words = officeMessages('zh-CN').account.invitation
const schema = Joi.object<{ password: string; again: string }>({
  password: secretField(words.password),
  again: secretField(words.again),
})

const keyOf = (req: Request): string => {
  const body = (req.body ?? {}) as Record<string, unknown>
  const key = body['key'] ?? req.query['key']
  return typeof key === 'string' ? key : ''
}

async function accept(context: Context, req: Request, res: Response): Promise<void> {
  try {
    const { password, again } = parse(schema, req.body)
    const { againWrong } = officeMessages(languageOfPage(req)).setup
    if (password !== again) throw new Invalid([{ field: 'again', text: againWrong }])
    const account = await acceptInvitation(context, callerOf(res).organ, keyOf(req), password)
    await startSession(context, req, res, account)
    res.redirect(303, homeOf(account))
  } catch (error) {
    if (error instanceof NotFound) return showClosed(req, res)
    await show(context, req, res, formErrors(error))
  }
}

async function show(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOfPage(req)
  const t = officeMessages(lang)
  const account = await invitedAccount(context, organ, keyOf(req)).catch((error: unknown) => {
    if (error instanceof NotFound) return null
    throw error
  })
  if (!account) return showClosed(req, res)
  const fields = formFields({ lang, errors })
  const typed = { type: 'password', autocomplete: 'new-password', classes: 'govuk-input--width-20' } as const
  const content = html`<h1 class="govuk-heading-l">${words.title}</h1>
    <p class="govuk-body">${words.lead(account.name, account.login)}</p>
    <form method="post" action="${paths.invitation(organ.slug)}" novalidate id="form">
      <input type="hidden" name="key" value="${keyOf(req)}" />
      ${fields.input({ name: 'password', label: words.password, hint: t.passwordRules, ...typed })}
      ${fields.input({ name: 'again', label: words.again, ...typed })}${button({ text: words.submit })}
    </form>`
  doorShell(req, res, { title: words.title, content, errors, status: errors.length > 0 ? 422 : 200 }, organ)
}

function showClosed(req: Request, res: Response): void {
  if (overLimit(res)) return tooManyPage(req, res)
  const t = officeMessages(languageOfPage(req)).account.invitation
  const content = html`<h1 class="govuk-heading-l">${t.closedTitle}</h1>
    <p class="govuk-body">${t.closedText}</p>`
  doorShell(req, res, { title: t.closedTitle, content, status: 404 }, callerOf(res).organ)
}
