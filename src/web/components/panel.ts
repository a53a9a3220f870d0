import { attributes, html, type Html } from '../html.ts'
import { classNames, heading, type Content, type Styled } from './parameters.ts'

export interface PanelParameters extends Content, Styled {
  titleText?: string | undefined
  titleHtml?: Html | undefined
  headingLevel?: 1 | 2 | 3 | 4 | undefined
}

/** Large confirmation: what was done and its number. */
export function panel(parameters: PanelParameters): Html {
  const { titleHtml, titleText, headingLevel = 1 } = parameters
  const content = parameters.html ?? parameters.text
  const body = content !== undefined && html`<div class="govuk-panel__body">${content}</div>`
  const names = classNames('govuk-panel govuk-panel--confirmation', parameters.classes)
  return html`<div class="${names}" ${attributes(parameters.attributes)}>
    ${heading(headingLevel, 'govuk-panel__title', titleHtml ?? titleText)}${body}
  </div>`
}
