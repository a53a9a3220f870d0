import { type Request, type Response } from 'express'
import Joi from 'joi'
import { parse } from '../../http/form.ts'
import { type Route } from '../../http/route.ts'
import { dropSession, renewSession } from '../../http/session.ts'
import { type Context, type OrganRef } from '../../services/context.ts'
import { Invalid } from '../../services/errors.ts'
import { listOrgans } from '../../services/organ-service.ts'
import { signInFrom } from '../../services/sign-in-service.ts'
import { button, formFields, insetText, type ErrorItem, type TypedValues } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { type Language } from '../messages/language.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { paths } from '../paths.ts'
import { originOf } from './known-browsers.ts'
import { homeOf } from './office-shell-navigation.ts'
import { rememberServed } from './organs/served-organs.ts'
import { doorShell, formErrors, languageOfPage } from './office-shell.ts'
import { secretField, textField } from './office-fields.ts'
import { ownPage } from './sign-in-next.ts'
import { startSession } from './sign-in-session.ts'

/** Signing in and out. `pages` gives the addresses one may be sent on to after signing in. */
export function signInRoutes(context: Context, pages: () => readonly string[]): Route[] {
  return [
    {
      method: 'get',
      path: paths.signIn(),
      access: 'anyone',
      audit: 'VIEW_SIGN_IN',
      handle: (req, res) => showSignIn(context, req, res),
    },
    {
      method: 'post',
      path: paths.signIn(),
      access: 'anyone',
      audit: 'SIGNED_IN',
      handle: (req, res) => signInByForm(context, req, res, pages()),
    },
    {
      method: 'post',
      path: paths.signOut(),
      access: 'own-account',
      audit: 'SIGNED_OUT',
      handle: signOut,
    },
  ]
}

const labels = officeMessages('zh-CN').signIn
const schema = Joi.object<{ organ: string; login: string; password: string; next: string }>({
  organ: Joi.string().allow('').default(''),
  login: textField(labels.login, 100),
  password: secretField(labels.password),
  next: Joi.string().allow('').default(''),
})

async function signInByForm(context: Context, req: Request, res: Response, pages: readonly string[]): Promise<void> {
  const t = officeMessages(languageOfPage(req)).signIn
  try {
    const typed = parse(schema, req.body)
    const organ = chosenOrgan(await listOrgans(context), typed.organ, t.organ)
    const answer = await signInFrom(context, organ, typed, originOf(req))
    if (typeof answer === 'string') throw new Invalid([{ field: 'login', text: t[answer] }])
    if (answer.needsCode) {
      const { accountId } = answer
      await renewSession(req, { pending: { organId: organ.organId, accountId, at: Date.now(), next: typed.next } })
      return res.redirect(303, paths.signInCode())
    }
    await startSession(context, req, res, answer)
    await rememberServed(context, req, answer)
    res.redirect(303, ownPage(typed.next, pages) ?? homeOf(answer))
  } catch (error) {
    await showSignIn(context, req, res, formErrors(error))
  }
}

function chosenOrgan(organs: readonly OrganRef[], slug: string, label: string): OrganRef {
  const organ = organs.length === 1 ? organs[0] : organs.find((each) => each.slug === slug)
  if (!organ) throw new Invalid([{ field: 'organ', text: sharedMessages('zh-CN').error.choose(label) }])
  return organ
}

async function signOut(req: Request, res: Response): Promise<void> {
  await dropSession(req)
  res.setHeader('Clear-Site-Data', '"cache", "storage"')
  res.redirect(303, `${paths.signIn()}?out=1`)
}

async function showSignIn(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<void> {
  const organs = await listOrgans(context)
  const lang = languageOfPage(req)
  const t = officeMessages(lang).signIn
  const body = (req.body ?? {}) as Record<string, unknown>
  const values = { ...body, password: '', next: body['next'] ?? req.query['next'] }
  const note = organs.length === 0 ? t.noOrgan : req.query['out'] && errors.length === 0 ? t.out : null
  const content = html`<h1 class="govuk-heading-l">${t.title}</h1>
    ${note && insetText({ text: note })}${organs.length > 0 && signInForm(organs, lang, values, errors)}`
  const only = organs.length === 1 ? (organs[0] ?? null) : null
  doorShell(req, res, { title: t.title, content, errors, status: errors.length > 0 ? 422 : 200 }, only)
}

function signInForm(organs: readonly OrganRef[], lang: Language, values: TypedValues, errors: ErrorItem[]): Html {
  const t = officeMessages(lang).signIn
  const fields = formFields({ lang, values, errors })
  const items = [{ value: '', text: '' }, ...organs.map(({ slug, name }) => ({ value: slug, text: name }))]
  return html`<form method="post" action="${paths.signIn()}" novalidate id="form">
    <input type="hidden" name="next" value="${String(values['next'] ?? '')}" />
    ${organs.length > 1 && fields.select({ name: 'organ', label: t.organ, items })}
    ${fields.input({ name: 'login', label: t.login, autocomplete: 'username', spellcheck: false, autocapitalize: 'none', classes: 'govuk-input--width-20' })}
    ${fields.input({ name: 'password', label: t.password, type: 'password', autocomplete: 'current-password', classes: 'govuk-input--width-20' })}
    ${button({ text: t.submit })}
  </form>`
}
