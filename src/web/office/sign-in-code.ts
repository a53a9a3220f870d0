import { type Request, type Response } from 'express'
import Joi from 'joi'
import { parse } from '../../http/form.ts'
import { type Route } from '../../http/route.ts'
import { type Context } from '../../services/context.ts'
import { logArrival } from '../../services/account-links.ts'
import { Invalid } from '../../services/errors.ts'
import { organById } from '../../services/organ-service.ts'
import { proveSecondFactor } from '../../services/sign-in-service.ts'
import { button, formFields, type ErrorItem } from '../components/index.ts'
import { html } from '../html.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { paths } from '../paths.ts'
import { textField } from './office-fields.ts'
import { originOf } from './known-browsers.ts'
import { rememberServed } from './organs/served-organs.ts'
import { homeOf } from './office-shell-navigation.ts'
import { doorShell, formErrors, languageOfPage } from './office-shell.ts'
import { startSession } from './sign-in-session.ts'
import { ownPage } from './sign-in-next.ts'

/** The second step of signing in, for accounts with a second factor; the password was right some minutes ago. */
export function signInCodeRoutes(context: Context, pages: () => readonly string[]): Route[] {
  return [
    {
      method: 'get',
      path: paths.signInCode(),
      access: 'anyone',
      audit: 'VIEW_SIGN_IN',
      handle: (req, res) => show(req, res),
    },
    {
      method: 'post',
      path: paths.signInCode(),
      access: 'anyone',
      audit: 'SIGNED_IN',
      handle: (req, res) => prove(context, req, res, pages()),
    },
  ]
}

/** How long a right password waits for its code. */
const PATIENCE_MS = 10 * 60 * 1000

const words = officeMessages('zh-CN').account.code
const schema = Joi.object<{ code: string }>({ code: textField(words.label, 50) })

function pendingOf(req: Request) {
  const { pending } = req.session
  return pending && Date.now() - pending.at < PATIENCE_MS ? pending : null
}

async function prove(context: Context, req: Request, res: Response, pages: readonly string[]): Promise<void> {
  const pending = pendingOf(req)
  if (!pending) return res.redirect(303, paths.signIn())
  const t = officeMessages(languageOfPage(req))
  try {
    const { code } = parse(schema, req.body)
    const organ = await organById(context, pending.organId)
    const answer = await proveSecondFactor(context, organ, pending.accountId, code, originOf(req))
    if (answer === 'wait') throw new Invalid([{ field: 'code', text: t.signIn.wait }])
    if (answer === 'wrong') throw new Invalid([{ field: 'code', text: t.account.code.wrong }])
    if (pending.from !== undefined) await logArrival(context, answer, pending.from)
    await startSession(context, req, res, answer)
    await rememberServed(context, req, answer)
    res.redirect(303, ownPage(pending.next, pages) ?? homeOf(answer))
  } catch (error) {
    show(req, res, formErrors(error))
  }
}

function show(req: Request, res: Response, errors: ErrorItem[] = []): void {
  if (!pendingOf(req)) return res.redirect(303, paths.signIn())
  const lang = languageOfPage(req)
  const t = officeMessages(lang).account.code
  const fields = formFields({ lang, errors })
  const content = html`<h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    <form method="post" action="${paths.signInCode()}" novalidate id="form">
      ${fields.input({ name: 'code', label: t.label, autocomplete: 'one-time-code', spellcheck: false, classes: 'govuk-input--width-10' })}
      ${button({ text: t.submit })}
    </form>`
  doorShell(req, res, { title: t.title, content, errors, status: errors.length > 0 ? 422 : 200 }, null)
}
