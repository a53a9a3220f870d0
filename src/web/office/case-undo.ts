import { UNDO_SECONDS } from '../../cases/undoing.ts'
import { type CaseView } from '../../services/case-view.ts'
import { button } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { paths } from '../paths.ts'
import { eventLabel } from './case-history.ts'
import { type CaseLook } from './case-look.ts'

/** The act just done, while this officer can still take it back. */
export function caseUndo(view: CaseView, { lang, undoable, csrf }: CaseLook): Html | false {
  const entry = view.kase.history.find(({ seq }) => seq === undoable)
  if (!entry) return false
  const t = officeMessages(lang).casePage.undo
  return html`<form
    class="app-acts app-no-print"
    method="post"
    action="${paths.undoing(view.row.number, String(entry.seq))}"
    aria-label="${t.heading}"
  >
    ${csrf}
    <p class="govuk-body">${t.lead(eventLabel(entry, view, lang), UNDO_SECONDS)}</p>
    ${button({ text: t.button, classes: 'govuk-button--secondary', attributes: { 'data-app-key': 'z' } })}
  </form>`
}
