import { attributes, html, type Html } from '../html.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { fieldset } from './fieldset.ts'
import { fieldNotes, groupOf } from './form-group.ts'
import { input } from './input.ts'
import {
  classNames,
  printable,
  type ErrorMessage,
  type Fieldset,
  type FormGroupOfInputs,
  type Hint,
  type Spoken,
  type Styled,
} from './parameters.ts'

export interface DateInputItem extends Styled {
  name: string
  id?: string | undefined
  label?: string | undefined
  value?: string | number | undefined
  error?: boolean | undefined
  autocomplete?: string | undefined
  inputmode?: string | undefined
  pattern?: string | undefined
}

export interface DateInputParameters extends Styled, Spoken {
  id: string
  /** Put before each name with a hyphen: received gives received-year, received-month, received-day. */
  namePrefix?: string | undefined
  /** Year, month, day in this order unless given. */
  items?: readonly DateInputItem[] | undefined
  /** Values by full name. */
  values?: Readonly<Record<string, string | number | undefined>> | undefined
  hint?: Hint | undefined
  errorMessage?: ErrorMessage | undefined
  fieldset?: Fieldset | undefined
  formGroup?: FormGroupOfInputs | undefined
}

/** A date in three fields: year, month, day. */
export function dateInput(parameters: DateInputParameters): Html {
  const { id, fieldset: frame, formGroup: group } = parameters
  const notes = fieldNotes(parameters, id, frame?.describedBy)
  const items = parameters.items?.length ? parameters.items : PARTS
  const anyMarked = items.some(isMarked)
  const fields = items.map((item) => itemOf(parameters, item, anyMarked))
  const shown = attributes({ class: classNames('govuk-date-input', parameters.classes), ...parameters.attributes, id })
  const inner = html`${notes.html}
    <div ${shown}>${printable(group?.beforeInputs)}${fields}${printable(group?.afterInputs)}</div>`
  const framed = frame && fieldset({ ...frame, role: 'group', describedBy: notes.describedBy, html: inner })
  return groupOf(parameters, framed ?? inner)
}

const PARTS: readonly DateInputItem[] = [{ name: 'year' }, { name: 'month' }, { name: 'day' }]

const isMarked = ({ error, classes }: DateInputItem) => Boolean(error || classes?.includes('govuk-input--error'))

function itemOf(parameters: DateInputParameters, item: DateInputItem, anyMarked: boolean): Html {
  const { id, namePrefix, values, lang = 'zh-CN' } = parameters
  const name = namePrefix ? `${namePrefix}-${item.name}` : item.name
  const field = input({
    label: { text: item.label ?? partLabel(item.name, lang), classes: 'govuk-date-input__label' },
    id: item.id ?? `${id}-${item.name}`,
    name,
    classes: classNames('govuk-date-input__input', itemClasses(parameters, item, anyMarked)),
    value: item.value ?? values?.[name],
    inputmode: item.inputmode ?? 'numeric',
    autocomplete: item.autocomplete,
    pattern: item.pattern,
    attributes: item.attributes,
  })
  return html`<div class="govuk-date-input__item">${field}</div>`
}

/** The field or fields in error are marked; where none is named, all are. */
function itemClasses({ errorMessage }: DateInputParameters, item: DateInputItem, anyMarked: boolean): string {
  const inError = isMarked(item) || (item.error !== false && errorMessage && !anyMarked)
  return classNames(
    inError && !item.classes?.includes('govuk-input--error') && 'govuk-input--error',
    !item.classes?.includes('govuk-input--width-') && `govuk-input--width-${item.name === 'year' ? 4 : 2}`,
    item.classes,
  )
}

function partLabel(name: string, lang: NonNullable<Spoken['lang']>): string {
  const { day, month, year } = sharedMessages(lang).component
  const labels: Record<string, string> = { day, month, year }
  return labels[name] ?? name.charAt(0).toUpperCase() + name.slice(1)
}
