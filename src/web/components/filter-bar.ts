import { html, type Child, type Html } from '../html.ts'
import { sharedMessages } from '../messages/shared/messages.ts'
import { button } from './button.ts'
import { type Spoken } from './parameters.ts'

export interface FilterBarParameters extends Spoken {
  /** Address of the list; the form is sent by GET, so a filtered list can be bookmarked. */
  action: string
  /** Fields: input, select, dateField … */
  fields: Child
  /** Conditions in force, each with the address of the list without it. */
  selected?: readonly { text: string; removeHref: string }[] | undefined
  /** Address of the list without conditions. */
  clearHref?: string | undefined
  /** Names the form to those who hear it; 筛选 without it. */
  label?: string | undefined
}

/** Conditions of a list, and which are in force. */
export function filterBar(parameters: FilterBarParameters): Html {
  const t = sharedMessages(parameters.lang ?? 'zh-CN').component
  const clear = parameters.clearHref && html`<a class="govuk-link" href="${parameters.clearHref}">${t.clear}</a>`
  const submit = button({ text: t.apply, classes: 'govuk-button--secondary' })
  const form = html`<form
    method="get"
    action="${parameters.action}"
    role="search"
    aria-label="${parameters.label ?? t.filter}"
    novalidate
  >
    <div class="app-filter__fields">${parameters.fields}</div>
    <div class="app-filter__actions">${submit}${clear}</div>
  </form>`
  return html`<div class="app-filter">${form}${chips(parameters)}</div>`
}

function chips({ selected = [], lang = 'zh-CN' }: FilterBarParameters): Html | undefined {
  if (selected.length === 0) return undefined
  const t = sharedMessages(lang).component
  const items = selected.map(
    ({ text, removeHref }) =>
      html`<li>
        <a class="app-filter__chip" href="${removeHref}"
          ><span class="govuk-visually-hidden">${t.clearOne(text)}</span><span aria-hidden="true">${text} ✕</span></a
        >
      </li>`,
  )
  return html`<ul class="app-filter__chips" aria-label="${t.activeFilters}">
    ${items}
  </ul>`
}
