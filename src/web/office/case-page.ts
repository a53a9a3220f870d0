import { warningText as lawWarning } from '../../law/reply-clock.ts'
import { type CaseView } from '../../services/case-view.ts'
import { type Dossier } from '../../services/case-dossier.ts'
import { insetText, notificationBanner } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { paths } from '../paths.ts'
import { caseActs } from './case-acts.ts'
import { caseAnnexes } from './case-annexes.ts'
import { caseApplicant } from './case-applicant.ts'
import { caseClock } from './case-clock.ts'
import { caseContent } from './case-content.ts'
import { caseDates } from './case-dates.ts'
import { caseHistory } from './case-history.ts'
import { printedLight } from './case-light.ts'
import { type CaseLook } from './case-look.ts'
import { newReplyOwed, openRemedies } from './case-remedies.ts'
import { titleOf } from './case-title.ts'
import { caseUndo } from './case-undo.ts'
import { casePresence } from './working/case-presence.ts'
import { caseHolder, caseWorkPanel } from './working/case-work.ts'

/** One case on one page: where it stands and what is next on top, then what was asked, by whom, and what happened. */
export function casePage(view: CaseView, dossier: Dossier, look: CaseLook): Html {
  const t = officeMessages(look.lang).casePage
  const done = look.done === null ? undefined : Object.hasOwn(t.done, look.done) ? t.done[look.done] : undefined
  return html`${done && notificationBanner({ type: 'success', text: done, lang: look.lang })}
    ${casePresence(view, dossier, look)}
    <span class="govuk-caption-m">${t.caption(view.row.number)}</span>
    <h1 class="govuk-heading-l">${titleOf(view.content, 80)}</h1>
    <p class="govuk-body">${printedLight(view.row, look)} ${fileLinks(view, look)}</p>
    ${caseUndo(view, look)}${caseDates(view, look)}${newReplyOwed(view, dossier, look)}${warnings(view, look)}${caseActs(view, look)}
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        ${caseContent(view, look)}${caseClock(view, look)}${openRemedies(dossier, look)}${caseWorkPanel(view, dossier.work, look)}${caseHistory(view, dossier, look)}
      </div>
      <div class="govuk-grid-column-one-third">${caseHolder(view, dossier.work, look)}${caseApplicant(view, look)}${caseAnnexes(view, dossier, look)}</div>
    </div>`
}

/** The case on paper, and whole as an archive. */
function fileLinks({ row }: CaseView, { lang, canHandle }: CaseLook): Html {
  const t = officeMessages(lang).casePage.file
  const archive = canHandle && html`<a class="govuk-link" href="${paths.caseArchive(row.number)}">${t.archive}</a>`
  return html`<span class="app-file-links app-no-print"
    ><a class="govuk-link" href="${paths.caseSheet(row.number)}" data-app-key="p">${t.sheet}</a> ${archive}</span
  >`
}

function warnings({ clock }: CaseView, { lang }: CaseLook): Html | false {
  if (clock.warnings.length === 0) return false
  const items = clock.warnings.map((warning) => html`<li>${warning.on}：${lawWarning(warning)}</li>`)
  return insetText({
    html: html`<h2 class="govuk-heading-s">${officeMessages(lang).casePage.warnings}</h2>
      <ul class="govuk-list govuk-list--bullet">
        ${items}
      </ul>`,
  })
}
