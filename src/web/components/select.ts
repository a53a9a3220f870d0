import { attributes, html, type Attributes, type Html } from '../html.ts'
import { around, formGroup } from './form-group.ts'
import { classNames, type Field } from './parameters.ts'

export interface Option {
  text: string | number
  /** Without it the text is sent. */
  value?: string | number | undefined
  selected?: boolean | undefined
  disabled?: boolean | undefined
  attributes?: Attributes | undefined
}

export interface SelectParameters extends Field {
  value?: string | number | undefined
  items: readonly (Option | false | null | undefined)[]
}

/** One choice out of a long list. */
export function select(parameters: SelectParameters): Html {
  const { name, disabled, errorMessage, items, value } = parameters
  return formGroup(parameters, (describedBy) => {
    const shown = attributes({
      class: classNames('govuk-select', parameters.classes, errorMessage && 'govuk-select--error'),
      id: parameters.id ?? name,
      name,
      disabled,
      'aria-describedby': describedBy,
    })
    const options = items.map((item) => item && optionOf(item, value))
    return around(
      parameters.formGroup,
      html`<select ${shown}${attributes(parameters.attributes)}>
        ${options}
      </select>`,
    )
  })
}

function optionOf(item: Option, chosen: string | number | undefined): Html {
  const isChosen = chosen !== undefined && String(item.value ?? item.text) === String(chosen)
  const shown = attributes({ value: item.value, selected: item.selected ?? isChosen, disabled: item.disabled })
  return html`<option ${shown}${attributes(item.attributes)}>${item.text}</option>`
}
