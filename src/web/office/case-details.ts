import { type Request, type Response } from 'express'
import { callerOf } from '../../http/caller.ts'
import { type Route } from '../../http/route.ts'
import { showCase, type CaseView } from '../../services/case-view.ts'
import { type Context } from '../../services/context.ts'
import { completeMailed, mayBeCompleted } from '../../services/mail-completion.ts'
import { backLink, type ErrorItem, type TypedValues } from '../components/index.ts'
import { actMessages } from '../messages/office/acts/messages.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { paths } from '../paths.ts'
import { numberOf } from './case-number.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from './office-shell.ts'
import { detailsForm } from './register-form.ts'
import { readRegistration } from './register-schema.ts'
import { typedOr } from '../typed-or.ts'

/** What a letter by e-mail asks, and who asks it, written down by an officer before its receipt is confirmed. */
export const caseDetailsRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.caseDetails(),
    access: 'handle-cases',
    audit: 'VIEW_DETAILS_FORM',
    handle: (req, res) => showForm(context, req, res),
  },
  {
    method: 'post',
    path: paths.caseDetails(),
    access: 'handle-cases',
    audit: 'MAILED_COMPLETED',
    handle: (req, res) => complete(context, req, res),
  },
]

async function complete(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const number = numberOf(req)
  const { row } = await showCase(context, organ, number)
  try {
    const typed = { ...(req.body as TypedValues | undefined), channel: row.channel, submittedOn: row.submittedOn }
    await completeMailed(context, organ, number, readRegistration(typed, context.clock.today()), actor)
    res.redirect(303, `${paths.case(number)}?done=details`)
  } catch (error) {
    await showForm(context, req, res, formErrors(error))
  }
}

async function showForm(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOfPage(req)
  const view = await showCase(context, organ, numberOf(req))
  const { number } = view.row
  if (errors.length === 0 && !mayBeCompleted(view.row, view.clock.state)) return res.redirect(303, paths.case(number))
  const values = typedOr(req, storedValues(view))
  const asksPurpose = organ.settings.asksPurpose ?? false
  const content = detailsForm({ lang, values, errors }, number, csrfField(req), asksPurpose)
  const before = backLink({ href: paths.case(number), text: actMessages(lang).back(number), lang })
  const { title } = officeMessages(lang).register.details
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title: title(number), place: 'ledger', before, content, errors, status })
}

function storedValues({ content, row }: CaseView): TypedValues {
  const { applicant, title, description, documentNumber, purpose } = content
  return { ...applicant, title, description, documentNumber, purpose, medium: row.medium, delivery: row.delivery }
}
