import { attributes, html, type Html } from '../html.ts'
import { classNames, type Content, type Styled } from './parameters.ts'

export interface ButtonParameters extends Content, Styled {
  /** A link that looks like a button. */
  href?: string | undefined
  type?: 'submit' | 'button' | 'reset' | undefined
  name?: string | undefined
  value?: string | number | undefined
  id?: string | undefined
  disabled?: boolean | undefined
  preventDoubleClick?: boolean | undefined
  isStartButton?: boolean | undefined
}

/** Button, or a link that looks like one. Classes: govuk-button--secondary, govuk-button--warning. */
export function button(parameters: ButtonParameters): Html {
  const { href, id, isStartButton } = parameters
  const names = classNames('govuk-button', parameters.classes, isStartButton && 'govuk-button--start')
  const shown = html` class="${names}" data-module="govuk-button"${attributes({ ...parameters.attributes, id })}`
  const content = html`${contentOf(parameters)}${isStartButton && START_ICON}`
  if (href) return html`<a href="${href}" role="button" draggable="false" ${shown}>${content}</a>`
  return html`<button ${ownAttributes(parameters)}${shown}>${content}</button>`
}

const START_ICON = html`<svg
  class="govuk-button__start-icon"
  xmlns="http://www.w3.org/2000/svg"
  width="17.5"
  height="19"
  viewBox="0 0 33 40"
  aria-hidden="true"
  focusable="false"
>
  <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
</svg>`

function contentOf({ text, html: markup, isStartButton }: ButtonParameters) {
  return markup && isStartButton ? html`<span>${markup}</span>` : (markup ?? text)
}

function ownAttributes({ type, value, name, disabled, preventDoubleClick }: ButtonParameters): Html {
  return attributes({
    type: type ?? 'submit',
    value: value === '' ? undefined : value,
    name,
    disabled,
    'aria-disabled': disabled ? 'true' : undefined,
    'data-prevent-double-click': preventDoubleClick === undefined ? undefined : String(preventDoubleClick),
  })
}

/** Buttons and links side by side. */
export const buttonGroup = (...buttons: readonly (Html | false | undefined)[]): Html =>
  html`<div class="govuk-button-group">${buttons}</div>`
