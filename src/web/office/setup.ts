import { type Request, type Response } from 'express'
import Joi from 'joi'
import { parse } from '../../http/form.ts'
import { counted, LIMITS, overLimit } from '../../http/rate-limits.ts'
import { type Route } from '../../http/route.ts'
import { REGIMES, type Regime } from '../../law/rules.ts'
import { isSetupOpen, setUp, type Setup } from '../../services/setup-service.ts'
import { type Context, type OrganRef } from '../../services/context.ts'
import { Invalid, NotFound } from '../../services/errors.ts'
import { listOrgans } from '../../services/organ-service.ts'
import { type ErrorItem } from '../components/index.ts'
import { tooManyPage } from '../error-page.ts'
import { html } from '../html.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { paths } from '../paths.ts'
import { choiceField, optionalText, secretField, textField } from './office-fields.ts'
import { doorShell, formErrors, languageOfPage } from './office-shell.ts'
import { setupForm } from './setup-form.ts'
import { startSession } from './sign-in-session.ts'

/** The first start: one organ, one administrator, by a link that works once. */
export function setupRoutes(context: Context): Route[] {
  const before = [counted(context.orm, LIMITS.links)]
  return [
    {
      method: 'get',
      path: paths.setup(),
      access: 'anyone',
      audit: 'VIEW_SETUP',
      before,
      handle: (req, res) => showSetup(context, req, res),
    },
    {
      method: 'post',
      path: paths.setup(),
      access: 'anyone',
      audit: 'ACCOUNT_CREATED',
      before,
      handle: (req, res) => setUpByForm(context, req, res),
    },
  ]
}

async function setUpByForm(context: Context, req: Request, res: Response): Promise<void> {
  try {
    const organs = await listOrgans(context)
    const { token, setup } = readSetup(req.body, organs)
    await startSession(context, req, res, await setUp(context, token, setup))
    res.redirect(303, paths.today())
  } catch (error) {
    if (error instanceof NotFound) return showClosed(req, res)
    await showSetup(context, req, res, formErrors(error))
  }
}

const labels = officeMessages('zh-CN').setup
const ACCOUNT = {
  token: Joi.string().max(200).default(''),
  personName: textField(labels.personName, 50),
  login: textField(labels.login, 50),
  email: optionalText(labels.email, 200)
    .email({ tlds: false })
    .messages({ 'string.email': sharedMessages('zh-CN').error.badEmail }),
  password: secretField(labels.password),
  again: secretField(labels.again),
}
const NEW_ORGAN = {
  name: textField(labels.name, 100),
  slug: textField(labels.slug, 40).lowercase(),
  regime: choiceField(labels.regime, Object.keys(REGIMES)),
}
type Typed = { token: string; personName: string; login: string; email: string; password: string; again: string }

function readSetup(body: unknown, organs: readonly OrganRef[]): { token: string; setup: Setup } {
  const exists = organs.length > 0
  const typed = exists
    ? parse(
        Joi.object<Typed & { organ: string }>({
          ...ACCOUNT,
          organ: choiceField(
            labels.organHeading,
            organs.map(({ slug }) => slug),
          ),
        }),
        body,
      )
    : parse(Joi.object<Typed & { name: string; slug: string; regime: Regime }>({ ...NEW_ORGAN, ...ACCOUNT }), body)
  const { personName, login, email, password, again, token } = typed
  if (password !== again) throw new Invalid([{ field: 'again', text: labels.againWrong }])
  const organ = 'organ' in typed ? { slug: typed.organ } : { slug: typed.slug, name: typed.name, regime: typed.regime }
  return { token, setup: { organ, account: { login, name: personName, email: email || null, password } } }
}

async function showSetup(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<void> {
  const body = (req.body ?? {}) as Record<string, unknown>
  const token = String(body['token'] ?? req.query['token'] ?? '')
  if (!(await isSetupOpen(context, token))) return showClosed(req, res)
  const lang = languageOfPage(req)
  const { title } = officeMessages(lang).setup
  const values = { ...body, token, password: '', again: '' }
  const content = setupForm(await listOrgans(context), { lang, values, errors })
  doorShell(req, res, { title, content, errors, status: errors.length > 0 ? 422 : 200 }, null)
}

function showClosed(req: Request, res: Response): void {
  if (overLimit(res)) return tooManyPage(req, res)
  const t = officeMessages(languageOfPage(req))
  const content = html`<h1 class="govuk-heading-l">${t.setup.closedTitle}</h1>
    <p class="govuk-body">${t.setup.closedText}</p>
    <p class="govuk-body"><a class="govuk-link" href="${paths.signIn()}">${t.signIn.title}</a></p>`
  doorShell(req, res, { title: t.setup.closedTitle, content, status: 404 }, null)
}
