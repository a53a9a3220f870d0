import Joi from 'joi'
import { CHANNELS } from '../../../../disclosure/channels.ts'
import { parse } from '../../../../http/form.ts'
import { type LocalDate } from '../../../../law/date.ts'
import { formFields } from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { requiredDay, textField, wholeNumber } from '../../office-fields.ts'
import { type ItemActPage, type ItemForm, type ItemLook } from './item-act-page.ts'
import { linkField, publicationFields, publicationSchema, type TypedPublication } from './item-fields.ts'
import { readRevision, revisionFields, suggestRevision } from './item-revision.ts'

const words = disclosureMessages('zh-CN').items
const on = requiredDay(words.actFields.on)
const NO_ITEM = '00000000-0000-0000-0000-000000000000'

const dayField = (form: ItemForm) =>
  formFields(form).dateField({ name: 'on', label: disclosureMessages(form.lang).items.actFields.on })
const line = (form: ItemForm, name: 'reviewer' | 'by' | 'link', hint?: string) =>
  formFields(form).input({
    name,
    label: disclosureMessages(form.lang).items.actFields[name],
    autocomplete: 'off',
    ...(hint ? { hint } : { classes: name === 'link' ? '' : 'govuk-input--width-20' }),
  })
const lines = (form: ItemForm, name: 'reason' | 'what') =>
  formFields(form).textarea({ name, label: disclosureMessages(form.lang).items.actFields[name], rows: 3 })

const text = (name: 'reviewer' | 'reason' | 'what' | 'by', most: number) => textField(words.actFields[name], most)
const seq = wholeNumber(words.actFields.seq, 1, 100_000)

type Described<T> = Joi.ObjectSchema<T & { on: LocalDate }>
const schemaOf = <T>(fields: Record<string, Joi.Schema>): Described<T> => Joi.object({ on, ...fields })
const CLEARED = schemaOf<{ reviewer: string }>({ reviewer: text('reviewer', 100) })
const RETURNED = schemaOf<{ reviewer: string; reason: string }>({
  reviewer: text('reviewer', 100),
  reason: text('reason', 500),
})
const CHANGED = schemaOf<{ what: string }>({ what: text('what', 500) })
const WITHDRAWN = schemaOf<{ reason: string }>({ reason: text('reason', 500) })
const REPLACED = schemaOf<{ by: string }>({ by: text('by', 300) })
const MENDED = schemaOf<{ seq: number; link: string }>({ seq, link: linkField() })
const VOIDED = schemaOf<{ seq: number }>({ seq })
const PUBLISHED = Joi.object<TypedPublication>(publicationSchema)

const reviewerOf = ({ row }: ItemLook) => ({ reviewer: row.reviewer })
const nothing = () => ({})

/** The entries, in the order of their links. */
export const ITEM_ACT_PAGES: readonly ItemActPage[] = [
  {
    type: 'cleared',
    suggest: reviewerOf,
    read: (values) => ({ type: 'cleared', ...parse(CLEARED, values) }),
    fields: (form) => html`${dayField(form)}${line(form, 'reviewer')}`,
  },
  {
    type: 'returned',
    suggest: reviewerOf,
    read: (values) => ({ type: 'returned', ...parse(RETURNED, values) }),
    fields: (form) => html`${dayField(form)}${line(form, 'reviewer')}${lines(form, 'reason')}`,
  },
  {
    type: 'published',
    suggest: nothing,
    read: (values) => {
      const { link, ...typed } = parse(PUBLISHED, values)
      return { type: 'published', ...typed, link: link || null }
    },
    fields: (form) => publicationFields(form, { optional: false }),
  },
  {
    type: 'changed',
    suggest: nothing,
    read: (values) => ({ type: 'changed', ...parse(CHANGED, values) }),
    fields: (form) => html`${dayField(form)}${lines(form, 'what')}`,
  },
  {
    type: 'revised',
    suggest: suggestRevision,
    read: readRevision,
    fields: (form, look) => html`${dayField(form)}${revisionFields(form, look)}`,
  },
  {
    type: 'link-mended',
    always: true,
    suggest: ({ item }) => ({ seq: String(item.publications.at(-1)?.seq ?? '') }),
    read: (values) => {
      const { link, ...typed } = parse(MENDED, values)
      return { type: 'link-mended', ...typed, link: link || null }
    },
    fields: (form, look) => html`${publicationSelect(form, look)}${line(form, 'link')}${dayField(form)}`,
  },
  {
    type: 'replaced',
    suggest: nothing,
    read: (values) => {
      const { by, ...typed } = parse(REPLACED, values)
      return { type: 'replaced', ...typed, by: idWithin(by) }
    },
    fields: (form) => html`${dayField(form)}${line(form, 'by', disclosureMessages(form.lang).items.actFields.byHint)}`,
  },
  {
    type: 'withdrawn',
    suggest: nothing,
    read: (values) => ({ type: 'withdrawn', ...parse(WITHDRAWN, values) }),
    fields: (form) => html`${dayField(form)}${lines(form, 'reason')}`,
  },
  {
    type: 'entry-voided',
    always: true,
    suggest: nothing,
    read: (values) => ({ type: 'entry-voided', ...parse(VOIDED, values) }),
    fields: (form, look) => html`${entrySelect(form, look)}${dayField(form)}`,
  },
]

/** The id of an item in an address pasted whole; one nothing has where there is none. */
const idWithin = (text: string): string =>
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(text)?.[0].toLowerCase() ?? NO_ITEM

function publicationSelect(form: ItemForm, { item }: ItemLook): Html {
  const { publication } = disclosureMessages(form.lang).items.actFields
  const items = item.publications.map(({ seq: value, channel, name, on: day }) => ({
    value,
    text: [CHANNELS[channel].label, name, day].filter(Boolean).join('，'),
  }))
  return formFields(form).select({ name: 'seq', label: publication, items })
}

function entrySelect(form: ItemForm, { item }: ItemLook): Html {
  const t = disclosureMessages(form.lang).items
  const items = item.history
    .filter(({ seq: at, event }) => at > 1 && event.type !== 'entry-voided')
    .map(({ seq: value, event }) => ({ value, text: `${value}. ${t.events[event.type]}，${event.on}` }))
  return formFields(form).select({ name: 'seq', label: t.actFields.seq, items })
}
