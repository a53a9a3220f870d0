import { attributes, html, nothing, type Attributes, type Html } from '../html.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { classNames, type Content, type Spoken, type Styled } from './parameters.ts'

export interface ErrorItem extends Content {
  /** '#' and the id of the field. */
  href?: string | undefined
  attributes?: Attributes | undefined
}

export interface ErrorSummaryParameters extends Styled, Spoken {
  titleText?: string | undefined
  titleHtml?: Html | undefined
  descriptionText?: string | undefined
  descriptionHtml?: Html | undefined
  errorList?: readonly ErrorItem[] | undefined
  disableAutoFocus?: boolean | undefined
}

/** All errors of the page on top of it, each a link to its field; takes the focus. */
export function errorSummary(parameters: ErrorSummaryParameters): Html {
  const { errorList = [], disableAutoFocus, lang = 'zh-CN' } = parameters
  const title = parameters.titleHtml ?? parameters.titleText ?? sharedMessages(lang).error.title
  const description = parameters.descriptionHtml ?? parameters.descriptionText
  const list =
    errorList.length > 0 &&
    html`<ul class="govuk-list govuk-error-summary__list">
      ${errorList.map(itemOf)}
    </ul>`
  const focus = disableAutoFocus === undefined ? undefined : String(disableAutoFocus)
  const shown = attributes({ 'data-disable-auto-focus': focus, ...parameters.attributes })
  return html`<div
    class="${classNames('govuk-error-summary', parameters.classes)}"
    ${shown}
    data-module="govuk-error-summary"
  >
    <div role="alert">
      <h2 class="govuk-error-summary__title">${title}</h2>
      <div class="govuk-error-summary__body">${description && html`<p>${description}</p>`}${list}</div>
    </div>
  </div>`
}

/** The summary for a page's errors, nothing where there are none. */
export const errorsAbove = (errors: readonly ErrorItem[], spoken: Spoken = {}): Html =>
  errors.length === 0 ? nothing : errorSummary({ ...spoken, errorList: errors })

function itemOf(item: ErrorItem): Html {
  const content = item.html ?? item.text
  if (!item.href) return html`<li>${content}</li>`
  return html`<li><a href="${item.href}" ${attributes(item.attributes)}>${content}</a></li>`
}
