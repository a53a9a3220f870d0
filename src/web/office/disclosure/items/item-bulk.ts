import { type Request, type Response } from 'express'
import Joi from 'joi'
import { CHANNEL_NAMES, type Channel } from '../../../../disclosure/channels.ts'
import { readListPage } from '../../../../documents/read-list-page.ts'
import { callerOf } from '../../../../http/caller.ts'
import { parse } from '../../../../http/form.ts'
import { catalogueOf } from '../../../../services/catalogue-service.ts'
import { type Context } from '../../../../services/context.ts'
import { departmentNames } from '../../../../services/department-names.ts'
import { enterItems, type ItemToEnter, repeatedItems } from '../../../../services/disclosure-service.ts'
import { Invalid } from '../../../../services/errors.ts'
import { backLink, button, formFields, notificationBanner, type ErrorItem } from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { affairsMessages } from '../../../messages/affairs/messages.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { paths } from '../../../paths.ts'
import { optionalText } from '../../office-fields.ts'
import { csrfField, formErrors, languageOfPage, officeShell } from '../../office-shell.ts'
import { refuseBrokenUpload, uploadedPage } from './page-upload.ts'
import { addressWith } from '../../../path-values.ts'
import { type BulkLine, bulkText, readBulkLines } from './bulk-lines.ts'
import {
  channelItems,
  filingFields,
  group,
  listItemOf,
  peopleFields,
  sharedSchema,
  type TypedShared,
} from './item-fields.ts'

const words = disclosureMessages('zh-CN').items
const LONGEST = 400_000

type Typed = TypedShared & { channel: Channel; name: string; lines: string }
const schema = Joi.object<Typed>({
  ...sharedSchema,
  channel: Joi.string()
    .valid(...CHANNEL_NAMES)
    .default('own-site'),
  name: optionalText(words.fields.channelName, 200),
  lines: optionalText(words.bulkForm.lines, LONGEST),
})

/** Records many items at once; or fills the form from a page that was fetched to a file. */
export async function bulkByForm(context: Context, req: Request, res: Response): Promise<void> {
  const { organ, actor } = callerOf(res)
  const values = (req.body ?? {}) as Record<string, unknown>
  try {
    if (values['intent'] === 'read') return await readFileIntoForm(context, req, res)
    refuseBrokenUpload(res)
    const typed = parse(schema, values)
    const { lines, problems } = readBulkLines(typed.lines)
    if (problems.length > 0) throw new Invalid(problems.map((text) => ({ field: 'lines', text })))
    const listItem =
      organ.regime === 'college' ? listItemOf(typed.listItem, typed.entry, await catalogueOf(context, organ)) : null
    const known = await repeatedItems(context, organ, lines)
    if (known.length > 0)
      throw new Invalid(known.map((at) => ({ field: 'lines', text: words.bulkForm.problems.known(at + 1) })))
    const items = lines.map((line) => itemOf(line, typed, listItem))
    await enterItems(context, organ, items, actor)
    res.redirect(303, addressWith(paths.disclosure(), { entered: String(items.length) }))
  } catch (error) {
    await showBulk(context, req, res, { errors: formErrors(error), values })
  }
}

/** What stands on a site was reviewed before: the review is taken to be of the day of publication at the latest. */
function itemOf(line: BulkLine, typed: Typed, listItem: number | null): ItemToEnter {
  const { title, formedOn, publishedOn, link } = line
  const { channel, name, entry, department, publisher, reviewer, responsible } = typed
  const shared = { entry, department, publisher, reviewer, responsible }
  return {
    fields: { ...shared, title, formedOn, documentNumber: null, summary: '', listItem },
    clearedOn: publishedOn,
    publications: publishedOn ? [{ channel, name, on: publishedOn, link }] : [],
  }
}

async function readFileIntoForm(context: Context, req: Request, res: Response): Promise<void> {
  const { problems } = words.bulkForm
  const { base, ...values } = (req.body ?? {}) as Record<string, unknown>
  const address = typeof base === 'string' && base.trim() !== '' ? base.trim() : null
  if (address !== null && !/^https?:\/\//i.test(address)) throw new Invalid([{ field: 'base', text: problems.base }])
  const found = readListPage(uploadedPage(req, res), address)
  if (found === null) throw new Invalid([{ field: 'file', text: problems.notText }])
  if (found.length === 0) throw new Invalid([{ field: 'file', text: problems.noLines }])
  await showBulk(context, req, res, { values: { ...values, base, lines: bulkText(found) }, read: found.length })
}

type Shown = { values?: Record<string, unknown>; errors?: ErrorItem[]; read?: number }

/** The form: what all lines share, the lines, and a file to take them from. */
export async function showBulk(
  context: Context,
  req: Request,
  res: Response,
  { values = {}, errors = [], read }: Shown = {},
): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOfPage(req)
  const { bulkForm: t, title, fields: names, hints } = disclosureMessages(lang).items
  const catalogue = await catalogueOf(context, organ)
  const form = { lang, values: { channel: 'own-site', ...values }, errors }
  const fields = formFields(form)
  const departments = await departmentNames(context, organ)
  const shared = html`${filingFields(form, catalogue, organ.regime)}${peopleFields({ ...form, departments })}
  ${fields.select({ name: 'channel', label: names.channel, items: channelItems() })}
  ${fields.input({ name: 'name', label: names.channelName, hint: hints.channelName, classes: 'govuk-input--width-20', autocomplete: 'off' })}`
  const content = html`${read !== undefined && notificationBanner({ lang, type: 'success', text: t.readDone(read) })}
    <h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    <form method="post" action="${paths.itemBulk()}" enctype="multipart/form-data" novalidate id="form">
      ${csrfField(req)}${group(t.shared, shared)}
      ${fields.textarea({ name: 'lines', label: t.lines, hint: t.linesHint, rows: 12 })}
      ${button({ text: t.submit, name: 'intent', value: 'enter' })}
      ${group(t.file, fileFields(fields, lang))}
    </form>`
  const before = backLink({ href: paths.disclosure(), text: affairsMessages(lang).back(title) })
  const status = errors.length > 0 ? 422 : 200
  officeShell(req, res, { title: t.title, place: 'disclosure', before, content, errors, status })
}

function fileFields(fields: ReturnType<typeof formFields>, lang: 'zh-CN' | 'en'): Html {
  const { bulkForm: t } = disclosureMessages(lang).items
  return html`<p class="govuk-body app-quiet">${t.fileLead}</p>
    ${fields.input({ name: 'base', label: t.base, hint: t.baseHint, type: 'url', autocomplete: 'off' })}
    ${fields.fileUpload({ name: 'file', label: t.file, accept: '.html,.htm,.xml,.rss,.atom' })}
    ${button({ text: t.read, name: 'intent', value: 'read', classes: 'govuk-button--secondary' })}`
}
