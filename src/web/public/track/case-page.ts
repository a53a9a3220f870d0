import { type ApplicantCase } from '../../../services/applicant-case.ts'
import { type OrganRef } from '../../../services/context.ts'
import { button, buttonGroup, notificationBanner, printButton, summaryList } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { type Language } from '../../messages/language.ts'
import { trackMessages } from '../../messages/public/track/messages.ts'
import { sharedMessages } from '../../messages/shared/messages.ts'
import { paths } from '../../paths.ts'
import { sizeText } from '../file-size.ts'
import { type ApplicantAct } from './case-acts.ts'
import { caseFiles } from './case-files.ts'
import { caseRemedies, lateRemedies } from './case-remedies.ts'
import { standingExplanation, standingRows } from './case-standing.ts'
import { caseTimeline, countedDays, excludedTime } from './case-timeline.ts'

/** What the page is shown with; `done`: what the applicant has just done. */
export type CasePageInput = {
  kase: ApplicantCase
  csrf: string
  done: ApplicantAct | null
}

/** The case in its applicant's words: state, next date, what was decided and why, what can be done. */
export function casePage(organ: OrganRef, { kase, csrf, done }: CasePageInput, lang: Language): Html {
  const t = trackMessages(lang)
  return html`${done && notificationBanner({ lang, type: 'success', text: t[done].done })}
    <h1 class="govuk-heading-xl">${t.caseTitle(kase.row.number)}</h1>
    ${summaryList({ rows: standingRows(organ, kase, lang) })} ${standingExplanation(organ, kase, lang)}
    ${lateRemedies(kase, lang)}${answerAndActions(organ, kase, lang)}
    ${caseRemedies(organ, kase, lang)}${excludedTime(kase, lang)}${countedDays(kase, lang)}
    ${caseTimeline(kase, lang)}${yours(organ, kase, lang)}${printButton({ lang })}${leaving(organ, csrf, lang)}`
}

/** What can be done comes first while the case runs; once it is closed, what was answered. */
function answerAndActions(organ: OrganRef, kase: ApplicantCase, lang: Language): Html {
  const [acts, papers] = [actions(organ, kase, lang), caseFiles(organ, kase, lang)]
  return kase.clock.state === 'closed' ? html`${papers}${acts}` : html`${acts}${papers}`
}

function actions({ slug }: OrganRef, { openActs }: ApplicantCase, lang: Language): Html {
  const t = trackMessages(lang)
  const secondary = 'govuk-button--secondary'
  const complain = button({ text: t.complain, href: paths.trackedComplaint(slug), classes: secondary })
  const withdraw = button({ text: t.withdraw, href: paths.trackedWithdrawal(slug), classes: secondary })
  return html`<h2 class="govuk-heading-m app-no-print">${t.actions}</h2>
    ${buttonGroup(
      openActs.includes('correction-received') && button({ text: t.correct, href: paths.trackedCorrection(slug) }),
      openActs.includes('fee-paid') && button({ text: t.answerFee, href: paths.trackedFeeAnswer(slug) }),
      openActs.includes('withdrawn') && withdraw,
      complain,
    )}`
}

function yours({ slug }: OrganRef, kase: ApplicantCase, lang: Language): Html {
  const t = trackMessages(lang)
  const { content, corrections, sameLetter } = kase
  const lines = (text: string) => html`<div class="app-keep-lines">${text}</div>`
  const rows = [
    { key: t.infoTitle, value: content.title ?? sharedMessages(lang).notFilled },
    { key: t.description, value: lines(content.description) },
    content.agent && { key: t.agent, value: content.agent.name },
    content.help && { key: t.help, value: lines(content.help) },
    ...corrections.map((text) => ({ key: t.corrections, value: lines(text) })),
    kase.sent.length > 0 && { key: t.sent, value: sentFiles(slug, kase) },
    sameLetter.length > 0 && { key: t.sameLetter, value: sameLetter.join('、') },
  ]
  return html`<h2 class="govuk-heading-m">${t.yours}</h2>
    ${summaryList({ rows: rows.map((row) => row || null) })}
    <p class="govuk-body app-no-print">
      <a class="govuk-link" href="${paths.trackedReceipt(slug)}" download>${t.receipt}</a>
    </p>`
}

const sentFiles = (slug: string, { sent }: ApplicantCase): { html: Html } => ({
  html: html`<ul class="govuk-list">
    ${sent.map(
      ({ fileId, name, size }) => html`<li>
        <a class="govuk-link app-break" href="${paths.trackedFile(slug, fileId)}" download>${name}</a> ${sizeText(size)}
      </li>`,
    )}
  </ul>`,
})

function leaving({ slug }: OrganRef, csrf: string, lang: Language): Html {
  const t = trackMessages(lang)
  return html`<form method="post" action="${paths.trackLeaving(slug)}" class="app-no-print" data-app-forget>
    <input type="hidden" name="_csrf" value="${csrf}" />
    <p class="govuk-body">${t.leaveHint}</p>
    ${button({ text: t.leave, classes: 'govuk-button--secondary' })}
  </form>`
}
