import { attributes, html, type Attributes, type Child, type Html } from '../html.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { classNames, type Content, type Spoken, type Styled } from './parameters.ts'

export interface NavigationItem extends Content {
  href?: string | undefined
  /** This very page. */
  current?: boolean | undefined
  /** A page above this one. */
  active?: boolean | undefined
  attributes?: Attributes | undefined
}

export interface ServiceNavigationParameters extends Styled, Spoken {
  serviceName?: string | undefined
  serviceUrl?: string | undefined
  navigation?: readonly (NavigationItem | false | null | undefined)[] | undefined
  navigationId?: string | undefined
  navigationLabel?: string | undefined
  navigationClasses?: string | undefined
  menuButtonText?: string | undefined
  menuButtonLabel?: string | undefined
  collapseNavigationOnMobile?: boolean | undefined
  ariaLabel?: string | undefined
}

/** Name of the service and its main links, the current one marked; folds on a phone where JavaScript runs. */
export function serviceNavigation(parameters: ServiceNavigationParameters): Html {
  const { serviceName, ariaLabel, lang = 'zh-CN' } = parameters
  const items = (parameters.navigation ?? []).filter((item) => typeof item === 'object' && item !== null)
  const shown = attributes({
    class: classNames('govuk-service-navigation', parameters.classes),
    'data-module': 'govuk-service-navigation',
    ...parameters.attributes,
  })
  const inner = html`<div class="govuk-width-container">
    <div class="govuk-service-navigation__container">
      ${nameOf(parameters)}${items.length > 0 && navOf(parameters, items)}
    </div>
  </div>`
  if (!serviceName) return html`<div ${shown}>${inner}</div>`
  return html`<section aria-label="${ariaLabel ?? sharedMessages(lang).component.serviceInformation}" ${shown}>
    ${inner}
  </section>`
}

function nameOf({ serviceName, serviceUrl }: ServiceNavigationParameters): Html | undefined {
  if (!serviceName) return undefined
  const name = serviceUrl
    ? html`<a href="${serviceUrl}" class="govuk-service-navigation__link">${serviceName}</a>`
    : html`<span class="govuk-service-navigation__text">${serviceName}</span>`
  return html`<span class="govuk-service-navigation__service-name">${name}</span>`
}

function navOf(parameters: ServiceNavigationParameters, items: readonly NavigationItem[]): Html {
  const { navigationLabel, navigationId: id = 'navigation', navigationClasses, lang = 'zh-CN' } = parameters
  const menu = parameters.menuButtonText || sharedMessages(lang).component.menu
  const folds = parameters.collapseNavigationOnMobile ?? items.length > 1
  const names = classNames('govuk-service-navigation__wrapper', navigationClasses)
  const list = html`<ul class="govuk-service-navigation__list" id="${id}">
    ${items.map(itemOf)}
  </ul>`
  return html`<nav aria-label="${navigationLabel || menu}" class="${names}">
    ${folds && menuButton(parameters, id, menu)}${list}
  </nav>`
}

function menuButton({ menuButtonLabel: label }: ServiceNavigationParameters, controls: string, menu: string): Html {
  const spoken = label && label !== menu ? label : undefined
  const shown = attributes({ 'aria-controls': controls, 'aria-label': spoken })
  return html`<button
    type="button"
    class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
    ${shown}
    hidden
    aria-hidden="true"
  >
    ${menu}
  </button>`
}

function itemOf(item: NavigationItem): Html {
  const words = item.html ?? item.text
  const isHere = Boolean(item.current || item.active)
  const names = classNames('govuk-service-navigation__item', isHere && 'govuk-service-navigation__item--active')
  const content: Child = isHere
    ? html`<strong class="govuk-service-navigation__active-fallback">${words}</strong>`
    : words
  const current = attributes({ 'aria-current': isHere && (item.current ? 'page' : 'true') })
  const link = item.href
    ? html`<a class="govuk-service-navigation__link" href="${item.href}" ${current}${attributes(item.attributes)}
        >${content}</a
      >`
    : html`<span class="govuk-service-navigation__text" ${current}>${content}</span>`
  return html`<li class="${names}">${link}</li>`
}
