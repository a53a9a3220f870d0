import { randomBytes } from 'node:crypto'
import { type Request, type Response } from 'express'
import { callerOf } from '../../http/caller.ts'
import { type Route } from '../../http/route.ts'
import { type Context } from '../../services/context.ts'
import { KeyReused } from '../../services/errors.ts'
import { registerByOffice } from '../../services/filing-service.ts'
import { type ErrorItem, type TypedValues } from '../components/index.ts'
import { html } from '../html.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { paths } from '../paths.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from './office-shell.ts'
import { registeredPage } from './register-done.ts'
import { registerForm } from './register-form.ts'
import { readRegistration } from './register-schema.ts'

/** Registering what did not come online: a letter, a fax, a visitor. 条例 art. 45. */
export const registerRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.register(),
    access: 'register-cases',
    audit: 'VIEW_REGISTRATION_FORM',
    handle: (req, res) => showForm(req, res, { submittedOn: context.clock.today(), channel: 'in-person' }),
  },
  {
    method: 'post',
    path: paths.register(),
    access: 'register-cases',
    audit: 'APPLICATION_REGISTERED',
    handle: (req, res) => register(context, req, res),
  },
]

/** The same form sent again, by a double click or a reload, gives the same receipt: the form carries its key. */
async function register(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const values = (req.body ?? {}) as TypedValues
  try {
    const application = readRegistration(values, context.clock.today())
    const once = { key: `${actor.id}/${String(values['key'])}`, body: JSON.stringify(application) }
    const receipt = await registerByOffice(context, organ, application, actor, once)
    const lang = languageOfPage(req)
    const content = registeredPage({ organ, application, receipt, publicUrl: context.publicUrl }, lang)
    officeShell(req, res, { title: officeMessages(lang).register.done.title, place: 'register', content, status: 201 })
  } catch (error) {
    if (error instanceof KeyReused) return showReused(req, res, values)
    showForm(req, res, values, formErrors(error))
  }
}

function showReused(req: Request, res: Response, values: TypedValues): void {
  const text = officeMessages(languageOfPage(req)).register.reused
  showForm(req, res, { ...values, key: undefined }, [{ text, href: '#form' }], 409)
}

function showForm(req: Request, res: Response, values: TypedValues, errors: ErrorItem[] = [], status?: number): void {
  const lang = languageOfPage(req)
  const { title } = officeMessages(lang).register
  const key = typeof values['key'] === 'string' && values['key'] ? values['key'] : randomBytes(18).toString('base64url')
  const hidden = html`${csrfField(req)}<input type="hidden" name="key" value="${key}" />`
  const content = registerForm({ lang, values, errors }, hidden, callerOf(res).organ.settings.asksPurpose ?? false)
  officeShell(req, res, {
    title,
    place: 'register',
    content,
    errors,
    status: status ?? (errors.length > 0 ? 422 : 200),
  })
}
