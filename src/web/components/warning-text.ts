import { attributes, html, type Html } from '../html.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { classNames, type Content, type Spoken, type Styled } from './parameters.ts'

/** What must not be overlooked: a consequence in law, a day that cannot be moved. */
export function warningText(parameters: Content & Styled & Spoken & { iconFallbackText?: string | undefined }): Html {
  const { iconFallbackText, lang = 'zh-CN' } = parameters
  const spoken = iconFallbackText || sharedMessages(lang).component.warning
  const hidden = html`<span class="govuk-visually-hidden">${spoken}</span>`
  return html`<div class="${classNames('govuk-warning-text', parameters.classes)}" ${attributes(parameters.attributes)}>
    <span class="govuk-warning-text__icon" aria-hidden="true">!</span
    ><strong class="govuk-warning-text__text">${hidden} ${parameters.html ?? parameters.text}</strong>
  </div>`
}
