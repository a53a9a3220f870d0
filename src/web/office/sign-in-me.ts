import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../http/caller.ts'
import { parse } from '../../http/form.ts'
import { type Route } from '../../http/route.ts'
import { currentAccount } from '../../services/signed-in.ts'
import { changePassword, ownAccount } from '../../services/own-account.ts'
import { type Context } from '../../services/context.ts'
import { otherOrgans } from '../../services/account-links.ts'
import { Invalid, NotFound } from '../../services/errors.ts'
import { feedAddress } from '../../services/feed-service.ts'
import { may } from '../../services/rights.ts'
import { mySessions } from '../../services/session-service.ts'
import { button, formFields, summaryList, warningText, type ErrorItem } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { type Language } from '../messages/language.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { paths } from '../paths.ts'
import { factorPart, nudgesPart, sessionsPart } from './account/me-parts.ts'
import { doneNote } from './done-note.ts'
import { organsSection } from './organs/organs-section.ts'
import { secretField } from './office-fields.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from './office-shell.ts'
import { queryText } from '../path-values.ts'
import { startSession } from './sign-in-session.ts'

/** The own account: who one is here, and a new password. */
export const meRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.me(),
    access: 'own-account',
    audit: 'VIEW_ACCOUNT',
    handle: (req, res) => showMe(context, req, res),
  },
  {
    method: 'post',
    path: paths.me(),
    access: 'own-account',
    audit: 'PASSWORD_CHANGED',
    handle: (req, res) => change(context, req, res),
  },
]

const labels = officeMessages('zh-CN').me
const schema = Joi.object<{ old: string; password: string; again: string }>({
  old: secretField(labels.old),
  password: secretField(labels.fresh),
  again: secretField(labels.again),
})

async function change(context: Context, req: Request, res: Response): Promise<void> {
  const t = officeMessages(languageOfPage(req)).setup
  try {
    const typed = parse(schema, req.body)
    if (typed.password !== typed.again) throw new Invalid([{ field: 'again', text: t.againWrong }])
    const { organ, actor } = callerOf(res)
    const account = await currentAccount(context, organ.organId, actor.id.slice('officer:'.length))
    if (!account) throw new NotFound('account')
    await changePassword(context, account, typed.old, typed.password)
    await startSession(context, req, res, account)
    res.redirect(303, `${paths.me()}?done=1`)
  } catch (error) {
    await showMe(context, req, res, formErrors(error))
  }
}

/** The page; `offered`: a fresh code for joining another account. */
export async function showMe(
  context: Context,
  req: Request,
  res: Response,
  errors: readonly ErrorItem[] = [],
  offered: string | null = null,
): Promise<void> {
  const lang = languageOfPage(req)
  const t = officeMessages(lang)
  const { organ, actor, name } = callerOf(res)
  const rows = [
    { key: t.me.name, value: name ?? '' },
    { key: t.me.role, value: actor.role ? t.roles[actor.role] : '' },
    { key: t.me.organ, value: organ.name },
  ]
  const csrf = csrfField(req)
  const account = await ownAccount(context, organ, actor)
  const sessions = await mySessions(context, organ, actor, req.sessionID)
  const { digest, arrivals } = account
  const feed = may(actor, 'read-cases') && { feed: await feedAddress(context, organ, actor), digest, arrivals }
  const done = queryText(req, 'done')
  const { passwordWrong, passwordWait } = t.account.factor
  const wrong =
    done === 'wrong' || done === 'wait'
      ? [{ href: '#factor-password', text: done === 'wait' ? passwordWait : passwordWrong }]
      : []
  const owes = queryText(req, 'owes')
  const content = html`${doneNote(req, { ...t.account.done, '1': t.me.changed, linked: t.organs.linked, unlinked: t.organs.unlinked })}
    <h1 class="govuk-heading-l">${t.me.title}</h1>
    ${owes === 'password' && warningText({ lang, text: t.account.mustPassword })}${summaryList({ rows })}
    ${passwordForm(csrf, lang, errors)}
    ${factorPart(account.factor, owes === 'second-factor', csrf, lang, wrong)}${sessionsPart(sessions, csrf, lang)}
    ${feed && nudgesPart(feed, csrf, lang)}
    ${organsSection(await otherOrgans(context, organ, actor), { csrf, lang, errors, offered })}`
  const shown = [...errors, ...wrong]
  officeShell(req, res, { title: t.me.title, content, errors: shown, status: shown.length > 0 ? 422 : 200 })
}

function passwordForm(csrf: Html, lang: Language, errors: readonly ErrorItem[]): Html {
  const t = officeMessages(lang)
  const fields = formFields({ lang, errors })
  const typed = (id: string, label: string, autocomplete: string, hint?: string) =>
    fields.input({ name: id, label, hint, type: 'password', autocomplete, classes: 'govuk-input--width-20' })
  return html`<h2 class="govuk-heading-m">${t.me.passwordHeading}</h2>
    <form method="post" action="${paths.me()}" novalidate id="form">
      ${csrf}${typed('old', t.me.old, 'current-password')}
      ${typed('password', t.me.fresh, 'new-password', t.passwordRules)}
      ${typed('again', t.me.again, 'new-password')}${button({ text: t.me.submit })}
    </form>`
}
