import { attributes, html, type Html } from '../html.ts'
import { around, formGroup } from './form-group.ts'
import { classNames, printable, wordsOf, type Field, type Styled, type Words } from './parameters.ts'

export interface InputParameters extends Field {
  type?: string | undefined
  value?: string | number | undefined
  inputmode?: string | undefined
  autocomplete?: string | undefined
  autocapitalize?: string | undefined
  pattern?: string | undefined
  spellcheck?: boolean | undefined
  prefix?: Words | undefined
  suffix?: Words | undefined
  inputWrapper?: Styled | undefined
}

/** One line of text with its label. */
export function input(parameters: InputParameters): Html {
  return formGroup(parameters, (describedBy) => wrapped(parameters, inputElement(parameters, describedBy)))
}

function inputElement(parameters: InputParameters, describedBy: string | undefined): Html {
  const { name, type, value, inputmode, autocomplete, autocapitalize, pattern, spellcheck, disabled } = parameters
  const classes = classNames('govuk-input', parameters.classes, parameters.errorMessage && 'govuk-input--error')
  return html`<input
    ${attributes({
      class: classes,
      id: parameters.id ?? name,
      name,
      type: type ?? 'text',
      spellcheck: spellcheck === undefined ? undefined : String(spellcheck),
      value,
      disabled,
      'aria-describedby': describedBy,
      autocomplete,
      autocapitalize,
      pattern,
      inputmode,
    })}${attributes(parameters.attributes)}
  />`
}

function wrapped(parameters: InputParameters, control: Html): Html {
  const { prefix, suffix, inputWrapper, formGroup: group } = parameters
  if (!prefix && !suffix && !group?.beforeInput && !group?.afterInput) return control
  const inner = around(group, html`${affix(prefix, 'prefix')}${control}${affix(suffix, 'suffix')}`)
  const classes = classNames('govuk-input__wrapper', inputWrapper?.classes)
  return html`<div class="${classes}" ${attributes(inputWrapper?.attributes)}>${inner}</div>`
}

function affix(words: Words | undefined, side: 'prefix' | 'suffix'): Html | undefined {
  if (!words) return undefined
  const { classes, attributes: more } = wordsOf(words)
  const names = classNames(`govuk-input__${side}`, classes)
  return html`<div class="${names}" aria-hidden="true" ${attributes(more)}>${printable(words)}</div>`
}
