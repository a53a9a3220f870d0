import { attributes, html, type Attributes, type Child, type Html } from '../html.ts'
import { classNames, heading, printable, wordsOf, type Content, type Styled, type Words } from './parameters.ts'

export interface SummaryAction extends Content, Styled {
  href: string
  /** Which row the link is about: 更改 + 姓名. */
  visuallyHiddenText?: string | undefined
}

export interface SummaryActions {
  items: readonly SummaryAction[]
  classes?: string | undefined
}

export interface SummaryRow {
  key: Words
  value: Words
  actions?: SummaryActions | undefined
  classes?: string | undefined
}

type CardTitle = Words<{ headingLevel?: 1 | 2 | 3 | 4 | undefined }>

export interface SummaryListParameters extends Styled {
  rows: readonly (SummaryRow | false | null | undefined)[]
  card?: (Styled & { title?: CardTitle | undefined; actions?: SummaryActions | undefined }) | undefined
}

/** Pairs of name and value, each with links to change it; `card` frames them under a title. */
export function summaryList(parameters: SummaryListParameters): Html {
  const { card, rows } = parameters
  const anyActions = rows.some((row) => row && row.actions?.items.length)
  const printed = rows.map((row) => row && rowOf(row, Boolean(anyActions), card?.title))
  const shown = attributes(parameters.attributes)
  const list = html`<dl class="${classNames('govuk-summary-list', parameters.classes)}" ${shown}>${printed}</dl>`
  return card ? cardOf(card, list) : list
}

function rowOf(row: SummaryRow, anyActions: boolean, title: CardTitle | undefined): Html {
  const bare = anyActions && !row.actions?.items && 'govuk-summary-list__row--no-actions'
  const actions = row.actions?.items.length ? rowActions(row.actions, title) : undefined
  return html`<div class="${classNames('govuk-summary-list__row', bare, row.classes)}">
    <dt class="${classNames('govuk-summary-list__key', wordsOf(row.key).classes)}">${printable(row.key)}</dt>
    <dd class="${classNames('govuk-summary-list__value', wordsOf(row.value).classes)}">${printable(row.value)}</dd>
    ${actions}
  </div>`
}

function rowActions({ items, classes }: SummaryActions, title: CardTitle | undefined): Html {
  const links = items.map((action) => actionLink(action, title))
  const listed = links.map((link) => html`<li class="govuk-summary-list__actions-list-item">${link}</li>`)
  const content =
    links.length === 1
      ? links
      : html`<ul class="govuk-summary-list__actions-list">
          ${listed}
        </ul>`
  return html`<dd class="${classNames('govuk-summary-list__actions', classes)}">${content}</dd>`
}

function cardOf(card: NonNullable<SummaryListParameters['card']>, list: Html): Html {
  const { classes, headingLevel = 2 } = wordsOf(card.title)
  const title =
    card.title && heading(headingLevel, classNames('govuk-summary-card__title', classes), printable(card.title))
  const actions = card.actions?.items.length ? cardActions(card.actions, card.title) : undefined
  return html`<div class="${classNames('govuk-summary-card', card.classes)}" ${attributes(card.attributes)}>
    <div class="govuk-summary-card__title-wrapper">${title}${actions}</div>
    <div class="govuk-summary-card__content">${list}</div>
  </div>`
}

function cardActions({ items, classes }: SummaryActions, title: CardTitle | undefined): Html {
  const names = classNames('govuk-summary-card__actions', classes)
  const links = items.map((action) => actionLink(action, title))
  if (links.length === 1) return html`<div class="${names}">${links}</div>`
  return html`<ul class="${names}">
    ${links.map((link) => html`<li class="govuk-summary-card__action">${link}</li>`)}
  </ul>`
}

function actionLink(action: SummaryAction, title: CardTitle | undefined): Html {
  const about: Child = [
    action.visuallyHiddenText && ` ${action.visuallyHiddenText}`,
    title && html` (${printable(title)})`,
  ]
  const hidden = (action.visuallyHiddenText || title) && html`<span class="govuk-visually-hidden">${about}</span>`
  const shown: Attributes = action.attributes ?? {}
  return html`<a class="${classNames('govuk-link', action.classes)}" href="${action.href}" ${attributes(shown)}
    >${action.html ?? action.text}${hidden}</a
  >`
}
