import { attributes, html, type Html } from '../html.ts'
import { classNames, type Content, type Styled } from './parameters.ts'

/** A remark set off from the text around it. */
export function insetText(parameters: Content & Styled & { id?: string | undefined }): Html {
  const { id, classes } = parameters
  const shown = attributes({ id, class: classNames('govuk-inset-text', classes), ...parameters.attributes })
  return html`<div ${shown}>${parameters.html ?? parameters.text}</div>`
}
