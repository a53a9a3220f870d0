import Joi from 'joi'
import { type Catalogue } from '../../../../disclosure/catalogue.ts'
import { CHANNEL_NAMES, CHANNELS, type Channel } from '../../../../disclosure/channels.ts'
import { MINISTRY_LIST } from '../../../../disclosure/ministry-list.ts'
import { type LocalDate } from '../../../../law/date.ts'
import { type Regime } from '../../../../law/rules.ts'
import { fieldset, formFields, type FormState } from '../../../components/index.ts'
import { html, type Child, type Html } from '../../../html.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { type Language } from '../../../messages/language.ts'
import { type DepartmentForm, departmentField } from '../department-field.ts'
import { choiceField, optionalDay, optionalText, requiredDay, textField } from '../../office-fields.ts'

const words = disclosureMessages('zh-CN').items
const f = words.fields

/** An address on the web, or nothing. */
export const linkField = () =>
  optionalText(f.link, 1000)
    .uri({ scheme: ['http', 'https'] })
    .messages({ 'string.uri': words.form.problems.link, 'string.uriCustomScheme': words.form.problems.link })

export type TypedShared = {
  entry: string
  listItem: string
  department: string
  publisher: string
  reviewer: string
  responsible: string
}
const LIST_VALUES = ['', 'none', ...MINISTRY_LIST.map(({ number }) => String(number))]

/** What items entered together have in common. */
export const sharedSchema = {
  entry: textField(f.entry, 60).messages({ '*': words.chooseEntry }),
  listItem: Joi.string()
    .valid(...LIST_VALUES)
    .default(''),
  department: textField(f.department, 100),
  publisher: textField(f.publisher, 100),
  reviewer: textField(f.reviewer, 100),
  responsible: textField(f.responsible, 100),
}

export type TypedDetails = { title: string; documentNumber: string; summary: string; formedOn: LocalDate }
export const detailsSchema = {
  title: textField(f.title, 300),
  documentNumber: optionalText(f.documentNumber, 100),
  summary: optionalText(f.summary, 5_000),
  formedOn: requiredDay(f.formedOn),
}

export type TypedPublication = { channel: Channel; name: string; on: LocalDate; link: string }
export const publicationSchema = {
  channel: choiceField(f.channel, CHANNEL_NAMES),
  name: optionalText(f.channelName, 200),
  on: requiredDay(f.publishedOn),
  link: linkField(),
}

export const optionalPublicationSchema = {
  clearedOn: optionalDay(f.clearedOn),
  channel: Joi.string()
    .valid('', ...CHANNEL_NAMES)
    .default(''),
  name: optionalText(f.channelName, 200),
  on: optionalDay(f.publishedOn),
  link: linkField(),
}

/** The number of the list an item fulfils: as chosen, or the only one of its entry. */
export function listItemOf(chosen: string, entryKey: string, catalogue: Catalogue): number | null {
  if (chosen === 'none') return null
  if (chosen !== '') return Number(chosen)
  const entry = catalogue.flatMap(({ entries }) => entries).find(({ key }) => key === entryKey)
  return entry?.listItems.length === 1 ? entry.listItems[0]! : null
}

/** The entries of the catalogue as options, each with its class. */
export const entryItems = (catalogue: Catalogue, { withRetired = false } = {}): { value: string; text: string }[] =>
  catalogue.flatMap(({ title, entries }) =>
    entries
      .filter(({ retired }) => withRetired || !retired)
      .map((entry) => ({ value: entry.key, text: `${title}／${entry.title}` })),
  )

export const channelItems = () => CHANNEL_NAMES.map((value) => ({ value, text: CHANNELS[value].label }))

type Form = FormState & { lang: Language }

export const group = (legend: string, content: Child): Html =>
  fieldset({ legend: { text: legend, classes: 'govuk-fieldset__legend--m' }, html: html`${content}` })

/** Title, day, text, and where in the catalogue. */
export function detailFields(form: Form, catalogue: Catalogue, regime: Regime): Html {
  const { fields: t, hints } = disclosureMessages(form.lang).items
  const fields = formFields(form)
  return html`${fields.input({ name: 'title', label: t.title, autocomplete: 'off' })}
  ${filingFields(form, catalogue, regime)}
  ${fields.dateField({ name: 'formedOn', label: t.formedOn, hint: hints.formedOn })}
  ${fields.input({ name: 'documentNumber', label: t.documentNumber, classes: 'govuk-input--width-20', autocomplete: 'off' })}
  ${fields.textarea({ name: 'summary', label: t.summary, hint: hints.summary, rows: 4 })}`
}

/** Entry, and for a college the number of the ministry's list. */
export function filingFields(form: Form, catalogue: Catalogue, regime: Regime): Html {
  const { fields: t, hints, chooseEntry, listNone, listNo } = disclosureMessages(form.lang).items
  const fields = formFields(form)
  const list = MINISTRY_LIST.map(({ number, title }) => ({
    value: String(number),
    text: `${number} ${title.length > 40 ? `${title.slice(0, 40)}…` : title}`,
  }))
  return html`${fields.select({
    name: 'entry',
    label: t.entry,
    items: [{ value: '', text: chooseEntry }, ...entryItems(catalogue)],
  })}
  ${
    regime === 'college' &&
    fields.select({
      name: 'listItem',
      label: t.listItem,
      hint: hints.listItem,
      items: [{ value: '', text: listNone }, { value: 'none', text: listNo }, ...list],
    })
  }`
}

/** 谁公开、谁审查、谁负责. */
export function peopleFields(form: Form & DepartmentForm): Html {
  const { fields: t, hints } = disclosureMessages(form.lang).items
  const fields = formFields(form)
  const one = (name: 'publisher' | 'reviewer' | 'responsible') =>
    fields.input({ name, label: t[name], classes: 'govuk-input--width-20', autocomplete: 'off' })
  return html`${departmentField(form, t.department)}
    <p class="govuk-hint">${hints.people}</p>
    ${one('publisher')}${one('reviewer')}${one('responsible')}`
}

/** One act of publishing. */
export function publicationFields(form: Form, { optional }: { optional: boolean }): Html {
  const { fields: t, hints, chooseChannel } = disclosureMessages(form.lang).items
  const fields = formFields(form)
  const channels = optional ? [{ value: '', text: chooseChannel }, ...channelItems()] : channelItems()
  return html`${fields.select({ name: 'channel', label: t.channel, items: channels })}
  ${fields.input({ name: 'name', label: t.channelName, hint: hints.channelName, classes: 'govuk-input--width-20', autocomplete: 'off' })}
  ${fields.dateField({ name: 'on', label: t.publishedOn })}
  ${fields.input({ name: 'link', label: t.link, hint: hints.link, type: 'url', inputmode: 'url', autocomplete: 'off' })}`
}
