import { attributes, html, type Html } from '../html.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { classNames, type Content, type Spoken, type Styled } from './parameters.ts'

/** The way back to the page before, above the main content. */
export function backLink(parameters: Content & Styled & Spoken & { href?: string | undefined }): Html {
  const { href = '#', text, html: markup, lang = 'zh-CN' } = parameters
  const words = markup ?? (text || sharedMessages(lang).component.back)
  return html`<a
    href="${href || '#'}"
    class="${classNames('govuk-back-link', parameters.classes)}"
    ${attributes(parameters.attributes)}
    >${words}</a
  >`
}
