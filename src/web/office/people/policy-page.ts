import { type Request, type Response } from 'express'
import Joi from 'joi'
import { callerOf } from '../../../http/caller.ts'
import { parse } from '../../../http/form.ts'
import { type Route } from '../../../http/route.ts'
import { type Context } from '../../../services/context.ts'
import { saveSettings } from '../../../services/organ-service.ts'
import { PASSWORD_PROFILE_NAMES, type PasswordProfile } from '../../../services/password-profiles.ts'
import { backLink, button, formFields, type ErrorItem } from '../../components/index.ts'
import { html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { paths } from '../../paths.ts'
import { doneNote } from '../done-note.ts'
import { choiceField } from '../office-fields.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../office-shell.ts'
import { typedOr } from '../../typed-or.ts'

/** What passwords must be, and whether a second factor is asked of everybody. */
export const policyRoutes = (context: Context): Route[] => [
  {
    method: 'get',
    path: paths.passwordPolicy(),
    access: 'manage-people',
    audit: 'VIEW_PASSWORD_POLICY',
    handle: (req, res) => show(req, res),
  },
  {
    method: 'post',
    path: paths.passwordPolicy(),
    access: 'manage-people',
    audit: 'SETTINGS_CHANGED',
    handle: (req, res) => save(context, req, res),
  },
]

const words = affairsMessages('zh-CN').people.policy
const schema = Joi.object<{ profile: PasswordProfile }>({ profile: choiceField(words.profile, PASSWORD_PROFILE_NAMES) })

async function save(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  try {
    const { profile } = parse(schema, req.body)
    const settings = { ...organ.settings, passwordProfile: profile }
    await saveSettings(context, organ, { name: organ.name, settings }, actor)
    res.redirect(303, `${paths.passwordPolicy()}?done=saved`)
  } catch (error) {
    show(req, res, formErrors(error))
  }
}

function show(req: Request, res: Response, errors: ErrorItem[] = []): void {
  const lang = languageOfPage(req)
  const { people, back } = affairsMessages(lang)
  const t = people.policy
  const stored = { profile: callerOf(res).organ.settings.passwordProfile ?? 'modern' }
  const values = typedOr(req, stored)
  const items = PASSWORD_PROFILE_NAMES.map((value) => ({ value, text: t.profiles[value], hint: t.about[value] }))
  const content = html`${doneNote(req, t.done)}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    <form method="post" action="${paths.passwordPolicy()}" novalidate id="form">
      ${csrfField(req)}${formFields({ lang, values, errors }).radios({ name: 'profile', fieldset: { legend: { text: t.profile } }, items })}
      ${button({ text: t.submit })}
    </form>`
  const before = backLink({ href: paths.people(), text: back(people.title), lang })
  officeShell(req, res, {
    title: t.title,
    place: 'people',
    before,
    content,
    errors,
    status: errors.length > 0 ? 422 : 200,
  })
}
