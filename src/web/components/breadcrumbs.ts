import { attributes, html, type Attributes, type Html } from '../html.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { classNames, type Content, type Spoken, type Styled } from './parameters.ts'

export interface Breadcrumb extends Content {
  /** Without it: the current page. */
  href?: string | undefined
  attributes?: Attributes | undefined
}

export interface BreadcrumbsParameters extends Styled, Spoken {
  items: readonly Breadcrumb[]
  collapseOnMobile?: boolean | undefined
  labelText?: string | undefined
}

/** Where the page stands in the site. */
export function breadcrumbs(parameters: BreadcrumbsParameters): Html {
  const { items, collapseOnMobile, labelText, lang = 'zh-CN' } = parameters
  const names = classNames(
    'govuk-breadcrumbs',
    parameters.classes,
    collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
  )
  const shown = attributes({
    ...parameters.attributes,
    'aria-label': labelText ?? sharedMessages(lang).component.breadcrumb,
  })
  return html`<nav class="${names}" ${shown}>
    <ol class="govuk-breadcrumbs__list">
      ${items.map(itemOf)}
    </ol>
  </nav>`
}

function itemOf(item: Breadcrumb): Html {
  const content = item.html ?? item.text
  if (!item.href) return html`<li class="govuk-breadcrumbs__list-item" aria-current="page">${content}</li>`
  const link = html`<a class="govuk-breadcrumbs__link" href="${item.href}" ${attributes(item.attributes)}
    >${content}</a
  >`
  return html`<li class="govuk-breadcrumbs__list-item">${link}</li>`
}
