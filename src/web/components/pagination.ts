import { attributes, html, type Attributes, type Child, type Html } from '../html.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { classNames, type Content, type Spoken, type Styled } from './parameters.ts'

export interface PaginationLink extends Content {
  href: string
  labelText?: string | undefined
  attributes?: Attributes | undefined
}

export interface PaginationItem {
  number?: string | number | undefined
  href?: string | undefined
  current?: boolean | undefined
  ellipsis?: boolean | undefined
  visuallyHiddenText?: string | undefined
  attributes?: Attributes | undefined
}

export interface PaginationParameters extends Styled, Spoken {
  previous?: PaginationLink | undefined
  next?: PaginationLink | undefined
  /** Page numbers; lists read by cursor have none and give previous and next only. */
  items?: readonly (PaginationItem | null)[] | undefined
  landmarkLabel?: string | undefined
}

/** The pages before and after this one. */
export function pagination(parameters: PaginationParameters): Html {
  const { previous, next, items, lang = 'zh-CN' } = parameters
  const t = sharedMessages(lang).component
  const block = !items && Boolean(previous || next)
  const names = classNames('govuk-pagination', block && 'govuk-pagination--block', parameters.classes)
  const shown = attributes({ 'aria-label': parameters.landmarkLabel || t.pagination, ...parameters.attributes })
  const hiddenPage = t.page && html`<span class="govuk-visually-hidden">${t.page}</span>`
  const before = previous?.href && arrowLink(previous, 'prev', block, [t.previous, hiddenPage])
  const after = next?.href && arrowLink(next, 'next', block, [t.next, hiddenPage])
  const numbers = items?.map((item) => item && Object.keys(item).length > 0 && pageItem(item, t.pageNumber))
  const list =
    numbers &&
    html`<ul class="govuk-pagination__list">
      ${numbers}
    </ul>`
  return html`<nav class="${names}" ${shown}>${before}${list}${after}</nav>`
}

const ARROWS = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
}

type Direction = keyof typeof ARROWS

const arrow = (direction: Direction) =>
  html`<svg
    class="govuk-pagination__icon govuk-pagination__icon--${direction}"
    xmlns="http://www.w3.org/2000/svg"
    height="13"
    width="15"
    aria-hidden="true"
    focusable="false"
    viewBox="0 0 15 13"
  >
    <path d="${ARROWS[direction]}"></path>
  </svg>`

function arrowLink(link: PaginationLink, direction: Direction, block: boolean, words: Child): Html {
  const decorated = block && !link.labelText && 'govuk-pagination__link-title--decorated'
  const title = html`<span class="${classNames('govuk-pagination__link-title', decorated)}"
    >${link.html ?? link.text ?? words}</span
  >`
  const label =
    link.labelText &&
    block &&
    html` <span class="govuk-visually-hidden">:</span>
      <span class="govuk-pagination__link-label">${link.labelText}</span>`
  const first = block || direction === 'prev'
  return html`<div class="govuk-pagination__${direction}">
    <a class="govuk-link govuk-pagination__link" href="${link.href}" rel="${direction}" ${attributes(link.attributes)}
      >${first && arrow(direction)} ${title}${label}${!first && arrow(direction)}</a
    >
  </div>`
}

function pageItem(item: PaginationItem, pageNumber: (number: string | number) => string): Html {
  if (item.ellipsis) return html`<li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>`
  const shown = attributes({
    href: item.href,
    'aria-label': item.visuallyHiddenText ?? pageNumber(item.number ?? ''),
    'aria-current': item.current ? 'page' : undefined,
    ...item.attributes,
  })
  const names = classNames('govuk-pagination__item', item.current && 'govuk-pagination__item--current')
  return html`<li class="${names}"><a class="govuk-link govuk-pagination__link" ${shown}>${item.number}</a></li>`
}
