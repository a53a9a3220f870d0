import { type Request, type Response } from 'express'
import Joi from 'joi'
import { CHECK_RHYTHMS } from '../../../../disclosure/links.ts'
import { callerOf } from '../../../../http/caller.ts'
import { parse } from '../../../../http/form.ts'
import { type Route } from '../../../../http/route.ts'
import { type Context } from '../../../../services/context.ts'
import { askForCheck } from '../../../../services/link-service.ts'
import { saveSettings } from '../../../../services/organ-service.ts'
import { formFields, type ErrorItem } from '../../../components/index.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { paths } from '../../../paths.ts'
import { choiceField } from '../../office-fields.ts'
import { formErrors, languageOfPage } from '../../office-shell.ts'
import { idIn } from '../../../path-values.ts'
import { recordRoutes, showRecordForm } from '../record-form.ts'
import { showLinks } from './link-list.ts'
import { typedOr } from '../../../typed-or.ts'

/** The check of links: what it found, how often it runs, one item out of turn. */
export const linkRoutes = (context: Context): Route[] => {
  const { read, form, post } = recordRoutes(context)
  return [
    read(paths.links(), 'VIEW_LINKS', showLinks),
    form(paths.linkSettings(), 'VIEW_LINK_SETTINGS', showSettings),
    post(paths.linkSettings(), 'SETTINGS_CHANGED', save),
    post(paths.itemLinkCheck(), 'LINK_CHECK_ASKED', ask),
  ]
}

const NEVER = 'never'
const words = disclosureMessages('zh-CN').links.settings
const schema = Joi.object<{ every: string }>({
  every: choiceField(words.every, [NEVER, ...CHECK_RHYTHMS.map(String)]),
})

async function save(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  try {
    const { every } = parse(schema, req.body)
    const settings = { ...organ.settings }
    delete settings.linkCheckDays
    if (every !== NEVER) settings.linkCheckDays = Number(every)
    await saveSettings(context, organ, { name: organ.name, settings }, actor)
    res.redirect(303, `${paths.links()}?done=saved`)
  } catch (error) {
    await showSettings(context, req, res, formErrors(error))
  }
}

function showSettings(_context: Context, req: Request, res: Response, errors: ErrorItem[] = []): Promise<void> {
  const lang = languageOfPage(req)
  const { settings: t, title: back } = disclosureMessages(lang).links
  const stored = { every: String(callerOf(res).organ.settings.linkCheckDays ?? NEVER) }
  const fields = formFields({ lang, values: typedOr(req, stored), errors })
  const items = [
    { value: NEVER, text: t.never },
    ...CHECK_RHYTHMS.map((days) => ({ value: String(days), text: t.days(days) })),
  ]
  const page = { title: t.title, place: 'links', action: paths.linkSettings(), submit: t.submit, errors } as const
  showRecordForm(
    req,
    res,
    { ...page, back: { href: paths.links(), text: back } },
    fields.radios({ name: 'every', fieldset: { legend: { text: t.every } }, hint: t.hint, items }),
  )
  return Promise.resolve()
}

async function ask(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const itemId = idIn(req, 'item')
  await askForCheck(context, organ, itemId, actor)
  res.redirect(303, `${paths.item(itemId)}?done=link-check`)
}
