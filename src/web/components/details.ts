import { attributes, html, type Html } from '../html.ts'
import { classNames, type Content, type Styled } from './parameters.ts'

export interface DetailsParameters extends Content, Styled {
  summaryText?: string | undefined
  summaryHtml?: Html | undefined
  id?: string | undefined
  open?: boolean | undefined
}

/** Further text that opens on demand; works without JavaScript. */
export function details(parameters: DetailsParameters): Html {
  const { summaryHtml, summaryText, id, open } = parameters
  const shown = attributes({
    id,
    class: classNames('govuk-details', parameters.classes),
    ...parameters.attributes,
    open,
  })
  const summary = html`<span class="govuk-details__summary-text">${summaryHtml ?? summaryText}</span>`
  const content = parameters.html ?? parameters.text
  return html`<details ${shown}>
    <summary class="govuk-details__summary">${summary}</summary>
    <div class="govuk-details__text">${content}</div>
  </details>`
}
