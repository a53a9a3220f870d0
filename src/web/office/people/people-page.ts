import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type Route } from '../../../http/route.ts'
import {
  changeRole,
  createAccount,
  disableAccount,
  listAccounts,
  type NewAccount,
} from '../../../services/account-service.ts'
import { accountOf } from '../../../services/absence-service.ts'
import { type Context, type Role } from '../../../services/context.ts'
import { Invalid } from '../../../services/errors.ts'
import { invite } from '../../../services/invitation-service.ts'
import { removeFactor } from '../../../services/second-factor.ts'
import { button, insetText, table, type ErrorItem } from '../../components/index.ts'
import { html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { paths } from '../../paths.ts'
import { doneNote } from '../done-note.ts'
import { choiceField, optionalText, textField } from '../office-fields.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { idIn } from '../../path-values.ts'
import { addingForm, personRow, ROLES } from './people-view.ts'
import { policyRoutes } from './policy-page.ts'

/** Members of staff: who they are, adding one, shutting one out. */
export const peopleRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.people(),
    access: 'manage-people',
    audit: 'VIEW_PEOPLE',
    handle: (req, res) => showPeople(context, req, res),
  },
  {
    method: 'post',
    path: paths.people(),
    access: 'manage-people',
    audit: 'ACCOUNT_CREATED',
    handle: (req, res) => addByForm(context, req, res),
  },
  {
    method: 'post',
    path: paths.personDisabling(),
    access: 'manage-people',
    audit: 'ACCOUNT_DISABLED',
    handle: (req, res) => disable(context, req, res),
  },
  {
    method: 'post',
    path: paths.personInviting(),
    access: 'manage-people',
    audit: 'ACCOUNT_INVITED',
    handle: (req, res) => inviteAgain(context, req, res),
  },
  {
    method: 'post',
    path: paths.personRole(),
    access: 'manage-people',
    audit: 'ROLE_CHANGED',
    handle: (req, res) => setRole(context, req, res),
  },
  {
    method: 'post',
    path: paths.personFactorRemoving(),
    access: 'manage-people',
    audit: 'SECOND_FACTOR_REMOVED',
    handle: (req, res) => dropFactor(context, req, res),
  },
  ...policyRoutes(context),
]

const words = affairsMessages('zh-CN').people.add
const schema = Joi.object<Omit<NewAccount, 'password'> & { password: string }>({
  name: textField(words.name, 50),
  login: textField(words.login, 50),
  email: optionalText(words.email, 200).email({ tlds: false }).messages({ 'string.email': words.emailWrong }),
  role: choiceField(words.role, ROLES),
  // Passwords are taken as typed: blanks count. Without one the person is invited.
  password: Joi.string().max(1000).allow('').default('').messages({ '*': words.passwordMissing }),
})

async function addByForm(context: Context, req: Request, res: Response): Promise<void> {
  try {
    const typed = parse(schema, req.body)
    const { organ, actor } = callerOf(res)
    const input = { ...typed, email: typed.email || null, password: typed.password || null }
    const accountId = await createAccount(context, organ, input, actor)
    if (input.password !== null) return res.redirect(303, `${paths.people()}?done=added`)
    showInvitation(req, res, typed.name, await invite(context, organ, accountId, actor), input.email)
  } catch (error) {
    await showPeople(context, req, res, formErrors(error))
  }
}

/** The link, for whoever must hand it over another way; seen once, as the mail holds it too. */
function showInvitation(req: Request, res: Response, name: string, link: string, email: string | null): void {
  const lang = languageOfPage(req)
  const t = affairsMessages(lang).people.invitation
  const content = html`<h1 class="govuk-heading-l">${t.title(name)}</h1>
    <p class="govuk-body">${email === null ? t.byHand : t.byMail(email)}</p>
    ${insetText({ html: html`<p class="govuk-body"><code class="app-break">${link}</code></p>` })}
    ${button({ text: t.back, href: paths.people() })}`
  officeShell(req, res, { title: t.title(name), place: 'people', content })
}

async function inviteAgain(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const accountId = idIn(req, 'account')
  const account = (await listAccounts(context, organ)).find((each) => each.accountId === accountId)
  const link = await invite(context, organ, accountId, actor)
  showInvitation(req, res, account?.name ?? '', link, account?.email ?? null)
}

async function setRole(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const accountId = idIn(req, 'account')
  try {
    const { role } = parse(Joi.object<{ role: Role }>({ role: choiceField(words.role, ROLES) }), req.body)
    if (accountOf(actor) === accountId) throw new Invalid([{ field: 'account', text: words.ownRole }])
    await changeRole(context, organ, accountId, role, actor)
    res.redirect(303, `${paths.people()}?done=role`)
  } catch (error) {
    await showPeople(context, req, res, listErrors(error, accountId))
  }
}

const listErrors = (error: unknown, accountId: string): ErrorItem[] =>
  formErrors(error).map(({ text }) => ({ text, href: `#disable-${accountId}` }))

async function dropFactor(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  await removeFactor(context, organ, idIn(req, 'account'), actor)
  res.redirect(303, `${paths.people()}?done=factor`)
}

async function disable(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const accountId = idIn(req, 'account')
  try {
    await disableAccount(context, organ, accountId, actor)
    res.redirect(303, `${paths.people()}?done=disabled`)
  } catch (error) {
    await showPeople(context, req, res, listErrors(error, accountId))
  }
}

async function showPeople(context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<void> {
  const { organ, actor } = callerOf(res)
  const lang = languageOfPage(req)
  const t = affairsMessages(lang).people
  const accounts = await listAccounts(context, organ)
  const { columns } = t
  const content = html`${doneNote(req, t.done)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead} <a class="govuk-link" href="${paths.passwordPolicy()}">${t.policy.title}</a></p>
    ${table({
      lang,
      caption: t.caption,
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [columns.name, columns.login, columns.email, columns.role, columns.state, columns.act].map((text) => ({
        text,
      })),
      rows: accounts.map((account) => personRow(account, { lang, me: actor.id, csrf: csrfField(req) })),
    })}
    ${addingForm(req, lang, errors)}`
  officeShell(req, res, { title: t.title, place: 'people', content, errors, status: errors.length > 0 ? 422 : 200 })
}
