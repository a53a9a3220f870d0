import { type Html } from '../html.ts'
import { type Language } from '../messages/language.ts'
import { characterCount } from './character-count.ts'
import { checkboxes, type CheckboxesParameters } from './checkboxes.ts'
import { dateField } from './date-field.ts'
import { type ErrorItem } from './error-summary.ts'
import { fileUpload } from './file-upload.ts'
import { input } from './input.ts'
import { radios } from './radios.ts'
import { select } from './select.ts'
import { textarea } from './textarea.ts'

/** What was typed, by field name, as the request body has it. */
export type TypedValues = Readonly<Record<string, unknown>>

export interface FormState {
  lang?: Language | undefined
  values?: TypedValues | undefined
  /** Errors whose href is '#' and the field's id (its name unless given). */
  errors?: readonly ErrorItem[] | undefined
}

/**
 * The field components bound to one form, so that each field keeps what was typed and shows its error:
 * `const fields = formFields({ lang, values: req.body, errors })`, then `fields.input({ name: 'phone', label: '电话' })`.
 */
export function formFields(state: FormState) {
  return {
    input: bound(state, input),
    textarea: bound(state, textarea),
    characterCount: bound(state, characterCount),
    dateField: bound(state, dateField),
    select: bound(state, select),
    radios: bound(state, radios),
    /** No value is kept: browsers let nobody fill in a file. */
    fileUpload: bound({ ...state, values: {} }, fileUpload),
    checkboxes: (parameters: CheckboxesParameters): Html =>
      checkboxes({ ...common(state, parameters), values: chosenOf(state, parameters.name), ...parameters }),
  }
}

interface Named {
  name: string
  id?: string | undefined
  idPrefix?: string | undefined
}

const bound =
  <Parameters extends Named>(state: FormState, component: (parameters: Parameters) => Html) =>
  (parameters: Parameters): Html =>
    component({ ...common(state, parameters), value: valueOf(state, parameters.name), ...parameters })

function common({ lang, errors = [] }: FormState, { name, id, idPrefix }: Named) {
  const error = errors.find(({ href }) => href === `#${id ?? idPrefix ?? name}`)
  return { lang, errorMessage: error && { text: error.text, html: error.html } }
}

function valueOf({ values = {} }: FormState, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

function chosenOf({ values = {} }: FormState, name: string): string[] | undefined {
  const value = values[name]
  if (value === undefined) return undefined
  return (Array.isArray(value) ? value : [value]).map(String)
}
