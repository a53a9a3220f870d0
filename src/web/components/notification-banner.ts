import { attributes, html, type Html } from '../html.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { classNames, heading, type Content, type Spoken, type Styled } from './parameters.ts'

export interface NotificationBannerParameters extends Content, Styled, Spoken {
  /** 'success' after an act: read out at once and given the focus. */
  type?: 'success' | undefined
  role?: string | undefined
  titleText?: string | undefined
  titleHtml?: Html | undefined
  titleId?: string | undefined
  titleHeadingLevel?: 1 | 2 | 3 | 4 | undefined
  disableAutoFocus?: boolean | undefined
}

/** News that are not about this page's content: an act done, a warning to all. */
export function notificationBanner(parameters: NotificationBannerParameters): Html {
  const { type, role, titleId = 'govuk-notification-banner-title', disableAutoFocus } = parameters
  const shown = attributes({
    class: classNames('govuk-notification-banner', type && `govuk-notification-banner--${type}`, parameters.classes),
    role: role ?? (type ? 'alert' : 'region'),
    'aria-labelledby': titleId,
    'data-module': 'govuk-notification-banner',
    'data-disable-auto-focus': disableAutoFocus === undefined ? undefined : String(disableAutoFocus),
    ...parameters.attributes,
  })
  return html`<div ${shown}>
    <div class="govuk-notification-banner__header">${titleOf(parameters, titleId)}</div>
    <div class="govuk-notification-banner__content">${contentOf(parameters)}</div>
  </div>`
}

function titleOf(parameters: NotificationBannerParameters, id: string): Html {
  const { type, titleHtml, titleText, titleHeadingLevel = 2, lang = 'zh-CN' } = parameters
  const { success, important } = sharedMessages(lang).component
  const title = titleHtml ?? titleText ?? (type ? success : important)
  return heading(titleHeadingLevel, 'govuk-notification-banner__title', title, id)
}

function contentOf({ html: markup, text }: Content): Html | undefined {
  if (markup) return markup
  return text === undefined ? undefined : html`<p class="govuk-notification-banner__heading">${text}</p>`
}
