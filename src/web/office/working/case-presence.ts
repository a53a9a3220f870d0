import { type CaseView } from '../../../services/case-view.ts'
import { type Dossier } from '../../../services/case-dossier.ts'
import { insetText } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { plainDay } from '../../messages/dates.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { officeMessages } from '../../messages/office/messages.ts'
import { actorName, eventLabel } from '../case-history.ts'
import { type CaseLook } from '../case-look.ts'

/** Who else has the case open, and what was recorded since one last looked; nothing where neither is so. */
export function casePresence(view: CaseView, { names }: Dossier, { presence, lang }: CaseLook): Html | false {
  const t = officeMessages(lang).working.presence
  const { others, since } = presence
  const fresh = since === null ? [] : view.kase.history.filter(({ seq }) => seq > since)
  if (others.length === 0 && fresh.length === 0) return false
  const { line } = actMessages(lang).stale
  const items = fresh.map((entry) => {
    const who = actorName(entry.recordedBy, names, lang)
    return html`<li>${line(eventLabel(entry, view, lang), plainDay(entry.event.on, lang), who)}</li>`
  })
  return insetText({
    attributes: { role: 'status' },
    html: html`${others.length > 0 && html`<p class="govuk-body">${t.others(others.map(({ name }) => name).join('、'))}</p>`}
    ${
      items.length > 0 &&
      html`<p class="govuk-body">${t.changed}</p>
        <ul class="govuk-list govuk-list--bullet">
          ${items}
        </ul>`
    }`,
  })
}
