import { type ActType } from '../../cases/decide.ts'
import { isPublishable } from '../../cases/publication.ts'
import { type ClockState } from '../../law/reply-clock.ts'
import { type CaseView } from '../../services/case-view.ts'
import { mayBeCompleted } from '../../services/mail-completion.ts'
import { button } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { affairsMessages } from '../messages/affairs/messages.ts'
import { actMessages } from '../messages/office/acts/messages.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { paths } from '../paths.ts'
import { ACT_NAMES } from './acts/act-names.ts'
import { type CaseLook } from './case-look.ts'

/** What a case in each state waits for: offered first. */
const FIRST: Record<ClockState, readonly ActType[]> = {
  unconfirmed: ['receipt-confirmed'],
  running: ['replied'],
  paused: ['third-party-answered', 'co-producer-answered'],
  'awaiting-correction': ['correction-received'],
  'awaiting-payment': ['fee-paid'],
  closed: [],
}

/** The acts the rules allow today, each its own page; the next one as a button. Nothing for who may only read. */
export function caseActs(view: CaseView, { lang, canHandle }: CaseLook): Html | false {
  if (!canHandle) return false
  const t = officeMessages(lang).casePage.acts
  const labels = actMessages(lang).titles
  const first = FIRST[view.clock.state].filter((type) => view.openActs.includes(type))
  const others = view.openActs.filter((type) => !first.includes(type))
  const href = (type: ActType) => paths.act(view.row.number, ACT_NAMES[type])
  const buttons = first.map((type) => button({ href: href(type), text: labels[ACT_NAMES[type]] }))
  const mailed = mayBeCompleted(view.row, view.clock.state)
  const labelOf = (type: ActType) => (mailed && type === 'entry-voided' ? t.noApplication : labels[ACT_NAMES[type]])
  const links = others.map((type) => html`<li><a class="govuk-link" href="${href(type)}">${labelOf(type)}</a></li>`)
  if (mailed)
    links.unshift(html`<li><a class="govuk-link" href="${paths.caseDetails(view.row.number)}">${t.complete}</a></li>`)
  const isClosed = view.clock.state === 'closed'
  if (isPublishable(view.row.outcome)) {
    const { link } = affairsMessages(lang).publications.page
    links.push(html`<li><a class="govuk-link" href="${paths.publication(view.row.number)}">${link}</a></li>`)
  }
  return html`<nav class="app-acts app-no-print" aria-label="${t.heading}">
    ${isClosed && html`<p class="govuk-body">${t.none}</p>`}
    ${buttons.length > 0 && html`<div class="govuk-button-group">${buttons}</div>`}
    ${links.length > 0 && html`<p class="app-acts__more">${isClosed ? t.closedMore : t.more}：</p><ul class="app-acts__list">${links}</ul>`}
  </nav>`
}
