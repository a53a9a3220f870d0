import { type Request } from 'express'
import { chineseDay } from '../../../clock.ts'
import { type listAccounts } from '../../../services/account-service.ts'
import { type Role } from '../../../services/context.ts'
import { RIGHTS } from '../../../services/rights.ts'
import { button, details, formFields, select, tag, type ErrorItem, type TableCell } from '../../components/index.ts'
import { html, type Child, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { plainDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { paths } from '../../paths.ts'
import { csrfField } from '../office-shell.ts'

/** The roles there are, in the order of their rights. */
export const ROLES = Object.keys(RIGHTS) as readonly Role[]

type Account = Awaited<ReturnType<typeof listAccounts>>[number]

/** One member of staff in the list, with what may be done about them. */
export function personRow(
  account: Account,
  { lang, me, csrf }: { lang: Language; me: string; csrf: Html },
): TableCell[] {
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

/** The form of a new account. */
export function addingForm(req: Request, lang: Language, errors: ErrorItem[]): Html {
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
