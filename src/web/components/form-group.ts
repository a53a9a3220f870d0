import { attributes, html, type Html } from '../html.ts'
import { errorMessage } from './error-message.ts'
import { hint } from './hint.ts'
import { label } from './label.ts'
import {
  classNames,
  printable,
  type ErrorMessage,
  type Field,
  type FormGroup,
  type Hint,
  type Spoken,
} from './parameters.ts'

/** Label, hint and error of a single control, around it; `control` is given the ids that describe it. */
export function formGroup(field: Field, control: (describedBy: string | undefined) => Html): Html {
  const id = field.id ?? field.name
  const notes = fieldNotes(field, id, field.describedBy)
  return groupOf(field, html`${label(field.label, id)}${notes.html}${control(notes.describedBy)}`)
}

/** Hint and error message with their ids, and the aria-describedby that names them. */
export function fieldNotes(
  field: Spoken & { hint?: Hint | undefined; errorMessage?: ErrorMessage | undefined },
  id: string,
  describedBy: string | undefined,
): { html: Html; describedBy: string | undefined } {
  const ids = [describedBy, field.hint && `${id}-hint`, field.errorMessage && `${id}-error`]
  const notes = html`${field.hint && hint(field.hint, `${id}-hint`)}${
    field.errorMessage && errorMessage(field.errorMessage, `${id}-error`, field)
  }`
  return { html: notes, describedBy: classNames(...ids.map(String).filter((one) => one !== 'undefined')) || undefined }
}

/** The box around a field, marked where there is an error. */
export function groupOf(
  field: { errorMessage?: ErrorMessage | undefined; formGroup?: Pick<FormGroup, 'classes' | 'attributes'> | undefined },
  content: Html,
): Html {
  const names = classNames(
    'govuk-form-group',
    field.errorMessage && 'govuk-form-group--error',
    field.formGroup?.classes,
  )
  return html`<div class="${names}" ${attributes(field.formGroup?.attributes)}>${content}</div>`
}

/** What stands before and after the control inside its box. */
export const around = (group: FormGroup | undefined, control: Html): Html =>
  html`${printable(group?.beforeInput)}${control}${printable(group?.afterInput)}`
