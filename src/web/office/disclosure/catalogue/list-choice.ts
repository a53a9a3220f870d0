import { type Request, type Response } from 'express'
import Joi from 'joi'
import { MINISTRY_LIST } from '../../../../disclosure/ministry-list.ts'
import { callerOf } from '../../../../http/caller.ts'
import { parse } from '../../../../http/form.ts'
import { catalogueOf, listWithStanding, saveListChoice } from '../../../../services/catalogue-service.ts'
import { type Context } from '../../../../services/context.ts'
import { listItems } from '../../../../services/disclosure-service.ts'
import { NotFound } from '../../../../services/errors.ts'
import { backLink, button, type ErrorItem, formFields } from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { affairsMessages } from '../../../messages/affairs/messages.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { type Language } from '../../../messages/language.ts'
import { numberIn } from '../../../path-values.ts'
import { paths } from '../../../paths.ts'
import { choiceField, optionalText } from '../../office-fields.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../../office-shell.ts'
import { linkField } from '../items/item-fields.ts'
import { itemsTable } from '../items/item-table.ts'
import { demandCollege } from './list-pages.ts'
import { standingTag } from './standing-tag.ts'
import { typedOr } from '../../../typed-or.ts'

const words = disclosureMessages('zh-CN').ministryList.form
const choiceSchema = Joi.object<{ applicable: 'yes' | 'no'; reason: string; link: string; department: string }>({
  applicable: choiceField(words.applicable, ['yes', 'no']),
  reason: optionalText(words.reason, 300),
  link: linkField(),
  department: optionalText(words.department, 100),
})

/** Saves what the college says of one item of the list. */
export async function saveListItem(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  demandCollege(organ)
  try {
    const { applicable, ...typed } = parse(choiceSchema, req.body)
    const choice = { number: listNumber(req), applicable: applicable === 'yes', ...typed }
    await saveListChoice(context, organ, choice, actor)
    res.redirect(303, `${paths.ministryList()}?done=saved`)
  } catch (error) {
    await showListItem(context, req, res, formErrors(error))
  }
}

/** @throws NotFound */
function listNumber(req: Request): number {
  const number = numberIn(req, 'listItem')
  if (number > MINISTRY_LIST.length) throw new NotFound(String(number))
  return number
}

const MOST_SHOWN = 50

/** One item of the list: whether it applies, where it stands, what is registered under it. */
export async function showListItem(
  context: Context,
  req: Request,
  res: Response,
  errors: ErrorItem[] = [],
): Promise<void> {
  const { organ } = callerOf(res)
  demandCollege(organ)
  const lang = languageOfPage(req)
  const { form: t, title: listTitle } = disclosureMessages(lang).ministryList
  const number = listNumber(req)
  const { item, choice, standing } = (await listWithStanding(context, organ))[number - 1]!
  const suggested = { ...choice, applicable: choice.applicable ? 'yes' : 'no' }
  const form = { lang, values: typedOr(req, suggested), errors }
  const registered = await listItems(context, organ, { listItem: number }, null, MOST_SHOWN)
  const content = html`<span class="govuk-caption-m">${item.inClass}</span>
    <h1 class="govuk-heading-l">${t.title(number)}</h1>
    <p class="govuk-body">${item.title}</p>
    <p class="govuk-body">${standingTag(standing)}</p>
    <form method="post" action="${paths.ministryListItem(String(number))}" novalidate id="form">
      ${csrfField(req)}${choiceFields(form)}${button({ text: t.save })}
    </form>
    ${
      registered.length > 0 &&
      html`<h2 class="govuk-heading-m">${t.items}</h2>
        ${itemsTable(registered, await catalogueOf(context, organ), context.clock.today(), lang)}`
    }`
  const before = backLink({ href: paths.ministryList(), text: affairsMessages(lang).back(listTitle) })
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title: t.title(number), place: 'catalogue', before, content, errors, status })
}

function choiceFields(form: { lang: Language; values: Record<string, unknown>; errors: ErrorItem[] }): Html {
  const { form: t } = disclosureMessages(form.lang).ministryList
  const fields = formFields(form)
  return html`${fields.radios({
    name: 'applicable',
    fieldset: { legend: { text: t.applicable } },
    items: [
      { value: 'yes', text: t.yes },
      { value: 'no', text: t.no },
    ],
  })}
  ${fields.input({ name: 'reason', label: t.reason, autocomplete: 'off' })}
  ${fields.input({ name: 'link', label: t.link, hint: t.linkHint, type: 'url', autocomplete: 'off' })}
  ${fields.input({ name: 'department', label: t.department, classes: 'govuk-input--width-20', autocomplete: 'off' })}`
}
