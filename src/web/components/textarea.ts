import { attributes, html, type Html } from '../html.ts'
import { around, formGroup } from './form-group.ts'
import { classNames, type Field } from './parameters.ts'

export interface TextareaParameters extends Field {
  value?: string | undefined
  rows?: number | string | undefined
  spellcheck?: boolean | undefined
  autocomplete?: string | undefined
}

/** Several lines of text with their label. A first line break in the value is kept. */
export function textarea(parameters: TextareaParameters): Html {
  return formGroup(parameters, (describedBy) => around(parameters.formGroup, textareaElement(parameters, describedBy)))
}

function textareaElement(parameters: TextareaParameters, describedBy: string | undefined): Html {
  const { name, value = '', rows, spellcheck, disabled, autocomplete } = parameters
  const shown = attributes({
    class: classNames('govuk-textarea', parameters.errorMessage && 'govuk-textarea--error', parameters.classes),
    id: parameters.id ?? name,
    name,
    rows: rows ?? 5,
    spellcheck: spellcheck === undefined ? undefined : String(spellcheck),
    disabled,
    'aria-describedby': describedBy,
    autocomplete,
  })
  const kept = /^\r?\n/.test(value) ? `\n${value}` : value
  return html`<textarea ${shown}${attributes(parameters.attributes)}>${kept}</textarea>`
}
