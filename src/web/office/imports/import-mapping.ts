import { type ColumnSource } from '../../../documents/column-mapping.ts'
import { type Field } from '../../../documents/import-fields.ts'
import { fieldsOf, type AnyMapping, type RegisterHead } from '../../../services/import-columns.ts'
import { type ImportKind } from '../../../services/import-runs.ts'
import { details, insetText, select } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'

const ORDERS = ['ymd', 'mdy', 'dmy'] as const
/** Fields of days, whose order of year, month and day is asked once for all. */
const DAYS: readonly string[] = ['receivedOn', 'repliedOn', 'openedOn', 'endedOn', 'formedOn', 'publishedOn']
/** Fields that tell lines apart: never one value for the whole register. */
const TELLING: readonly string[] = ['number', 'title']
const CONSTANT = '='

/** Columns, order of days and unknown words to be matched; open while something is missing. */
export function mappingFields(head: RegisterHead, lang: Language): Html {
  const t = affairsMessages(lang).imports.mapping
  const fields = Object.entries<Field<unknown>>(head.fields.fields)
  const order = Object.values(head.mapping).find((source) => source && 'column' in source && source.order !== undefined)
  const inner = html`<div class="app-filter__fields">
      ${fields.map(([key, field]) => columnSelect(key, field, head, lang))}
      ${select({ lang, name: 'order', label: t.order, value: order && 'column' in order ? order.order : 'ymd', items: ORDERS.map((value) => ({ value, text: t.orders[value] })) })}
    </div>
    ${wordFields(head, lang)}`
  const isOpen = head.missing.length > 0 || head.unknown.length > 0
  return html`${noteOf(head, lang)}${details({ summaryText: t.heading, html: inner, open: isOpen })}`
}

function noteOf({ missing, isRemembered, mapping }: RegisterHead, lang: Language): Html | false {
  const t = affairsMessages(lang).imports.mapping
  if (missing.length > 0) return insetText({ text: t.missing(missing.join('、')) })
  if (Object.keys(mapping).length === 0) return false
  return insetText({ text: isRemembered ? t.remembered : t.suggested })
}

function columnSelect(key: string, field: Field<unknown>, { header, mapping }: RegisterHead, lang: Language): Html {
  const t = affairsMessages(lang).imports.mapping
  const source = mapping[key] ?? { column: field.label }
  const columns = header.filter(Boolean).map((name) => ({ value: name, text: t.own(name) }))
  const always = field.words ?? (field.required && !DAYS.includes(key) && !TELLING.includes(key) ? [t.unwritten] : [])
  const constants = always.map((word) => ({ value: CONSTANT + word, text: t.constant(word) }))
  const value = 'constant' in source ? CONSTANT + source.constant : 'column' in source ? source.column : ''
  const items = [{ value: '', text: t.none }, ...columns, ...constants]
  return select({ lang, name: `map.${key}`, label: field.label, value, items })
}

function wordFields({ unknown, mapping }: RegisterHead, lang: Language): Html | false {
  const t = affairsMessages(lang).imports.mapping
  const known = Object.entries(mapping).flatMap(([field, source]) =>
    source && 'column' in source ? Object.entries(source.values ?? {}).map(([from, to]) => ({ field, from, to })) : [],
  )
  const kept = known.map((word) =>
    hiddenWord(word.field, word.from, html`<input type="hidden" name="wordTo" value="${word.to}" />`),
  )
  const asked = unknown.flatMap(({ field, label, found, known: words }) =>
    found.map((from, at) => {
      const items = [{ value: '', text: t.keep }, ...words.map((word) => ({ value: word, text: word }))]
      return hiddenWord(
        field,
        from,
        select({ lang, name: 'wordTo', id: `word-${field}-${at}`, label: t.word(label, from), items }),
      )
    }),
  )
  const heading =
    asked.length > 0 && html`<h3 class="govuk-heading-s">${t.wordsHeading}</h3><p class="govuk-hint">${t.wordsHint}</p>`
  return html`${heading}<div class="app-filter__fields">${asked}</div>${kept}`
}

const hiddenWord = (field: string, from: string, to: Html): Html =>
  html`<input type="hidden" name="wordField" value="${field}" /><input type="hidden" name="wordFrom" value="${from}" />${to}`

/** The mapping a form says; null where it came without one. Fields and columns it does not know are left out. */
export function typedMapping(kind: ImportKind, body: Readonly<Record<string, unknown>>): AnyMapping | null {
  const fields = Object.entries<Field<unknown>>(fieldsOf(kind).fields)
  if (!fields.some(([key]) => typeof body[`map.${key}`] === 'string')) return null
  const order = ORDERS.find((each) => each === body['order']) ?? 'ymd'
  const words = wordsIn(body)
  const entries = fields.flatMap(([key, field]): [string, ColumnSource][] => {
    const text = body[`map.${key}`]
    if (typeof text !== 'string') return []
    if (text === '') return [[key, { none: true }]]
    if (text.startsWith(CONSTANT)) return [[key, { constant: text.slice(1) }]]
    const values = words.filter((word) => word.field === key).map(({ from, to }) => [from, to] as const)
    const ordered = DAYS.includes(key) && order !== 'ymd' ? { order } : {}
    const worded = values.length > 0 ? { values: Object.fromEntries(values) } : {}
    const isOwn = text === field.label && Object.keys({ ...ordered, ...worded }).length === 0
    return isOwn ? [] : [[key, { column: text, ...ordered, ...worded }]]
  })
  return Object.fromEntries(entries)
}

function wordsIn(body: Readonly<Record<string, unknown>>): { field: string; from: string; to: string }[] {
  const [fields, froms, tos] = ['wordField', 'wordFrom', 'wordTo'].map((name) => [body[name] ?? []].flat().map(String))
  return (fields ?? []).flatMap((field, at) => {
    const [from, to] = [froms?.[at], tos?.[at]]
    return from !== undefined && to ? [{ field, from, to }] : []
  })
}
