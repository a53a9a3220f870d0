import { type Request, type Response } from 'express'
import Joi from 'joi'
import { type Channel } from '../../../../disclosure/channels.ts'
import { callerOf } from '../../../../http/caller.ts'
import { parse } from '../../../../http/form.ts'
import { type LocalDate } from '../../../../law/date.ts'
import { catalogueOf } from '../../../../services/catalogue-service.ts'
import { type Context } from '../../../../services/context.ts'
import { departmentNames } from '../../../../services/department-names.ts'
import { enterItems, type ItemToEnter } from '../../../../services/disclosure-service.ts'
import { Invalid } from '../../../../services/errors.ts'
import { backLink, button, type ErrorItem } from '../../../components/index.ts'
import { html } from '../../../html.ts'
import { affairsMessages } from '../../../messages/affairs/messages.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { paths } from '../../../paths.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../../office-shell.ts'
import { queryText } from '../../../path-values.ts'
import {
  detailFields,
  detailsSchema,
  group,
  listItemOf,
  optionalPublicationSchema,
  peopleFields,
  publicationFields,
  sharedSchema,
  type TypedDetails,
  type TypedShared,
} from './item-fields.ts'
import { formFields } from '../../../components/index.ts'
import { typedOr } from '../../../typed-or.ts'

type Typed = TypedShared &
  TypedDetails & {
    clearedOn: LocalDate | null
    channel: Channel | ''
    name: string
    on: LocalDate | null
    link: string
  }
const schema = Joi.object<Typed>({ ...detailsSchema, ...sharedSchema, ...optionalPublicationSchema })

/** Records an item; reviewed and published at once where the form says so. */
export async function enterByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  try {
    const typed = parse(schema, req.body)
    const catalogue = await catalogueOf(context, organ)
    const listItem = organ.regime === 'college' ? listItemOf(typed.listItem, typed.entry, catalogue) : null
    const [itemId] = await enterItems(context, organ, [itemOf(typed, listItem)], actor)
    res.redirect(303, `${paths.item(itemId)}?done=entered`)
  } catch (error) {
    await showNewItem(context, req, res, formErrors(error))
  }
}

function itemOf({ clearedOn, channel, name, on, link, ...typed }: Typed, listItem: number | null): ItemToEnter {
  const { problems } = disclosureMessages('zh-CN').items.form
  const wrong = [
    ...(on && !channel ? [{ field: 'channel', text: problems.channel }] : []),
    ...(channel && !on ? [{ field: 'on', text: problems.publishedOn }] : []),
    ...(on && !clearedOn ? [{ field: 'clearedOn', text: problems.clearedOn }] : []),
  ]
  if (wrong.length > 0) throw new Invalid(wrong)
  const { documentNumber, ...fields } = typed
  return {
    fields: { ...fields, documentNumber: documentNumber || null, listItem },
    clearedOn,
    publications: channel && on ? [{ channel, name, on, link: link || null }] : [],
  }
}

/** The form for a new item. */
export async function showNewItem(
  context: Context,
  req: Request,
  res: Response,
  errors: ErrorItem[] = [],
): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOfPage(req)
  const t = disclosureMessages(lang).items
  const catalogue = await catalogueOf(context, organ)
  const values = typedOr(req, { entry: queryText(req, 'entry') })
  const form = { lang, values, errors }
  const departments = await departmentNames(context, organ)
  const clearing = formFields(form).dateField({ name: 'clearedOn', label: t.fields.clearedOn, hint: t.hints.clearedOn })
  const content = html`<h1 class="govuk-heading-l">${t.form.title}</h1>
    <form method="post" action="${paths.itemNew()}" novalidate id="form">
      ${csrfField(req)}${group(t.groups.what, detailFields(form, catalogue, organ.regime))}
      ${group(t.groups.who, peopleFields({ ...form, departments }))}${group(t.groups.review, clearing)}
      ${group(
        t.groups.publication,
        html`<p class="govuk-body app-quiet">${t.hints.publication}</p>
          ${publicationFields(form, { optional: true })}`,
      )}
      ${button({ text: t.form.submit })}
    </form>`
  const before = backLink({ href: paths.disclosure(), text: affairsMessages(lang).back(t.title) })
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title: t.form.title, place: 'disclosure', before, content, errors, status })
}
