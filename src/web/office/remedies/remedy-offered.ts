import { type RemedyEventType } from '../../../remedies/events.ts'
import { type ShownRemedy } from '../../../services/remedy-service.ts'
import { button } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'
import { paths } from '../../paths.ts'
import { REMEDY_ACT_PAGES } from './acts/act-pages.ts'

/** What usually comes next, offered as buttons. */
const FIRST: readonly RemedyEventType[] = ['opened', 'copy-received', 'answered', 'decided', 'served', 'replied-anew']
/** What mends the record rather than telling what happened. */
const LAST: readonly RemedyEventType[] = ['case-unlinked', 'entry-voided']

/** The entries the rules would let be made now, each its own page. */
export function offeredActs({ row, offered }: ShownRemedy, lang: Language): Html {
  const t = affairsMessages(lang).remedyActs
  const pages = REMEDY_ACT_PAGES.filter(({ type }) => offered.types.has(type))
  const href = (name: (typeof pages)[number]['name']) => paths.remedyAct(row.remedyId, name)
  const first = pages.filter(({ type }) => FIRST.includes(type)).slice(0, 3)
  const last = pages.filter(({ type }) => LAST.includes(type))
  const others = pages.filter((page) => !first.includes(page) && !last.includes(page))
  const links = (some: typeof pages) =>
    some.map(({ name }) => html`<li><a class="govuk-link" href="${href(name)}">${t.titles[name]}</a></li>`)
  const list = (heading: string, some: typeof pages) =>
    some.length > 0 &&
    html`<p class="app-acts__more">${heading}：</p>
      <ul class="app-acts__list">${links(some)}</ul>`
  return html`<nav class="app-acts app-no-print" aria-label="${t.heading}">
    ${first.length > 0 && html`<div class="govuk-button-group">${first.map(({ name }) => button({ href: href(name), text: t.titles[name] }))}</div>`}
    ${list(t.more, others)}${list(t.correct, last)}
  </nav>`
}
