import { type Request, type Response } from 'express'
import Joi from 'joi'
import { chineseDay } from '../../../clock.ts'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type Route } from '../../../http/route.ts'
import { createAccount, disableAccount, listAccounts, type NewAccount } from '../../../services/account-service.ts'
import { type Context, type Role } from '../../../services/context.ts'
import { RIGHTS } from '../../../services/rights.ts'
import { button, formFields, table, tag, type ErrorItem, type TableCell } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { doneNote } from '../done-note.ts'
import { choiceField, optionalText, textField } from '../office-fields.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { idIn } from '../path-values.ts'

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
]

/** The roles there are, in the order of their rights. */
const ROLES = Object.keys(RIGHTS) as readonly Role[]

const words = affairsMessages('zh-CN').people.add
const schema = Joi.object<NewAccount>({
  name: textField(words.name, 50),
  login: textField(words.login, 50),
  email: optionalText(words.email, 200).email({ tlds: false }).messages({ 'string.email': words.emailWrong }),
  role: choiceField(words.role, ROLES),
  // Passwords are taken as typed: blanks count.
  password: Joi.string().max(1000).required().messages({ '*': words.passwordMissing }),
})

async function addByForm(context: Context, req: Request, res: Response): Promise<void> {
  try {
    const typed = parse(schema, req.body)
    const { organ, actor } = callerOf(res)
    await createAccount(context, organ, { ...typed, email: typed.email || null }, actor)
    res.redirect(303, `${paths.people()}?done=added`)
  } catch (error) {
    await showPeople(context, req, res, formErrors(error))
  }
}

async function disable(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const accountId = idIn(req, 'account')
  try {
    await disableAccount(context, organ, accountId, actor)
    res.redirect(303, `${paths.people()}?done=disabled`)
  } catch (error) {
    const errors = formErrors(error).map(({ text }) => ({ text, href: `#disable-${accountId}` }))
    await showPeople(context, req, res, errors)
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
    <p class="govuk-body">${t.lead}</p>
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
  const spoken = { id: `disable-${accountId}`, 'aria-label': t.disableOne(name) }
  const form = html`<form method="post" action="${paths.personDisabling(accountId)}">
    ${csrf}${button({ text: t.disable, classes: 'govuk-button--secondary', attributes: spoken })}
  </form>`
  return [
    { text: `${name}${isMe ? t.me : ''}` },
    { text: account.login },
    { text: account.email ?? '—' },
    { text: officeMessages(lang).roles[account.role] },
    { html: state },
    { html: disabledAt || isMe ? html`—` : form },
  ]
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
