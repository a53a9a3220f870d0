import { LINK_STATES, linkStatusText, type LinkState } from '../../../../disclosure/links.ts'
import { tag } from '../../../components/index.ts'
import { html, type Html } from '../../../html.ts'
import { formatInstant } from '../../../messages/dates.ts'
import { disclosureMessages } from '../../../messages/disclosure/messages.ts'
import { type Language } from '../../../messages/language.ts'

const COLOURS: Record<LinkState, string> = {
  unchecked: 'grey',
  ok: 'green',
  moved: 'yellow',
  missing: 'red',
  unreachable: 'orange',
}

type Checked = { state: LinkState; status: string | null; target: string | null; checkedAt: string | null }

/** What the latest check of an address found, and when. */
export function linkState({ state, status, target, checkedAt }: Checked, lang: Language, times = 0): Html {
  const t = disclosureMessages(lang).links
  const when = checkedAt ? t.checkedOn(formatInstant(new Date(checkedAt), lang)) : ''
  const why = state === 'ok' || status === null ? '' : linkStatusText(status)
  const facts = [why, times > 1 ? t.inARow(times) : '', when].filter(Boolean).join('，')
  const moved =
    target !== null &&
    html`<br />${t.movedTo}<a class="govuk-link app-break" href="${target}" rel="noreferrer">${target}</a>`
  return html`<div>${tag({ text: LINK_STATES[state].label, classes: `govuk-tag--${COLOURS[state]}` })}
    <span class="app-quiet">${facts}${moved}</span></div>`
}
