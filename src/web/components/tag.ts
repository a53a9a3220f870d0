import { attributes, html, type Html } from '../html.ts'
import { classNames, type Content, type Styled } from './parameters.ts'

/** One word of state. Classes: govuk-tag--grey, --green, --turquoise, --blue, --purple, --magenta, --red, --orange, --yellow. */
export function tag(parameters: Content & Styled): Html {
  const content = parameters.html ?? parameters.text
  return html`<strong class="${classNames('govuk-tag', parameters.classes)}" ${attributes(parameters.attributes)}
    >${content}</strong
  >`
}
