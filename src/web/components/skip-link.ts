import { attributes, html, type Html } from '../html.ts'
import { classNames, type Content, type Styled } from './parameters.ts'

/** First link of the page: past the navigation to the main content. */
export function skipLink(parameters: Content & Styled & { href?: string | undefined }): Html {
  const shown = attributes({ class: classNames('govuk-skip-link', parameters.classes), ...parameters.attributes })
  return html`<a href="${parameters.href || '#content'}" ${shown} data-module="govuk-skip-link"
    >${parameters.html ?? parameters.text}</a
  >`
}
