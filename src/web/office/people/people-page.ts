import { type Request, type Response } from 'express'
import Joi from 'joi'
import { chineseDay } from '../../../clock.ts'
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
import { RIGHTS } from '../../../services/rights.ts'
import {
  button,
  details,
  formFields,
  insetText,
  select,
  table,
  tag,
  type ErrorItem,
  type TableCell,
} from '../../components/index.ts'
import { html, type Child, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { doneNote } from '../done-note.ts'
import { choiceField, optionalText, textField } from '../office-fields.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { idIn } from '../path-values.ts'
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

/** The roles there are, in the order of their rights. */
const ROLES = Object.keys(RIGHTS) as readonly Role[]

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
      rows: accounts.map((account) => rowOf(account, { lang, me: actor.id, csrf: csrfField(req) })),
    })}
    ${addingForm(req, lang, errors)}`
  officeShell(req, res, { title: t.title, place: 'people', content, errors, status: errors.length > 0 ? 422 : 200 })
}

type Account = Awaited<ReturnType<typeof listAccounts>>[number]

function rowOf(account: Account, { lang, me, csrf }: { lang: Language; me: string; csrf: Html }): TableCell[] {
  const t = affairsMessages(lang).people
  const { accountId, name, disabledAt } = account
  const isMe = me === `officer:${accountId}`
  const state = disabledAt
    ? tag({ text: t.disabled(plainDay(chineseDay(disabledAt), lang)), classes: 'govuk-tag--grey' })
    : tag({ text: t.active, classes: 'govuk-tag--green' })
  const waits = !account.passwordHash && tag({ text: t.invited, classes: 'govuk-tag--yellow' })
  const factor = account.factorProvedAt && html`<br /><span class="app-quiet">${t.factorOn}</span>`
  return [
    { text: `${name}${isMe ? t.me : ''}` },
    { text: account.login },
    { text: account.email ?? '—' },
    { text: officeMessages(lang).roles[account.role] },
    { html: html`<span>${waits || state}${factor}</span>` },
    { html: disabledAt || isMe ? html`—` : personActs(account, csrf, lang) },
  ]
}

/** What may be done with a colleague's account, folded: role, invitation, second factor, shutting out. */
function personActs(account: Account, csrf: Html, lang: Language): Html {
  const t = affairsMessages(lang).people
  const { accountId, name, role } = account
  const form = (action: string, text: string, spoken: string, more?: Child, id?: string) =>
    html`<form method="post" action="${action}">
      ${csrf}${more}${button({ text, classes: 'govuk-button--secondary', attributes: { 'aria-label': spoken, id } })}
    </form>`
  const roles = ROLES.map((value) => ({ value, text: officeMessages(lang).roles[value] }))
  const choice = select({ name: 'role', id: `role-${accountId}`, label: t.columns.role, items: roles, value: role })
  const factor =
    account.factorProvedAt && form(paths.personFactorRemoving(accountId), t.dropFactor, t.dropFactorOf(name))
  const content = html`${form(paths.personRole(accountId), t.changeRole, t.changeRoleOf(name), choice)}
  ${form(paths.personInviting(accountId), t.invite, t.inviteOne(name))}${factor}
  ${form(paths.personDisabling(accountId), t.disable, t.disableOne(name), undefined, `disable-${accountId}`)}`
  return details({ summaryText: t.manage, html: content })
}

/** Choosing a role: each says what it may do. */
export const roleItems = (lang: Language, roles: readonly Role[]) => {
  const { roleTexts } = affairsMessages(lang).people
  return roles.map((role) => ({ value: role, text: officeMessages(lang).roles[role], hint: roleTexts[role] }))
}

function addingForm(req: Request, lang: Language, errors: ErrorItem[]): Html {
  const t = affairsMessages(lang).people.add
  const values = { ...((req.body ?? {}) as Record<string, unknown>), password: '' }
  const fields = formFields({ lang, values, errors })
  const width = { classes: 'govuk-input--width-20', autocomplete: 'off' }
  const passwordHint = `${officeMessages(lang).passwordRules}${t.passwordHint}`
  return html`<h2 class="govuk-heading-m">${t.title}</h2>
    <form method="post" action="${paths.people()}" novalidate id="form">
      ${csrfField(req)}${fields.input({ name: 'name', label: t.name, ...width })}
      ${fields.input({ name: 'login', label: t.login, hint: t.loginHint, spellcheck: false, autocapitalize: 'none', ...width })}
      ${fields.input({ name: 'email', label: t.email, hint: t.emailHint, type: 'email', ...width })}
      ${fields.radios({ name: 'role', fieldset: { legend: { text: t.role } }, items: roleItems(lang, ROLES) })}
      ${fields.input({ name: 'password', label: t.password, hint: passwordHint, type: 'password', ...width, autocomplete: 'new-password' })}
      ${button({ text: t.submit })}
    </form>`
}
