import { deadlineStepText } from '../../law/dispute-deadline.ts'
import { REMEDY_KINDS } from '../../law/remedies.ts'
import { type OpenRemedy, openRemedyNoteText } from '../../remedies/open-remedies.ts'
import { type CaseView } from '../../services/case-view.ts'
import { type Dossier } from '../../services/case-dossier.ts'
import { button, details, insetText, table, type TableCell } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { formatDay, plainDay } from '../messages/dates.ts'
import { type Language } from '../messages/language.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { paths } from '../paths.ts'
import { addressWith } from '../path-values.ts'
import { type CaseLook } from './case-look.ts'

/** What the applicant may still do, in which order, until when, and why. */
export function openRemedies({ open }: Dossier, { lang }: CaseLook): Html | false {
  if (open === null) return false
  const t = officeMessages(lang).casePage.openRemedies
  const ways = table({
    lang,
    caption: t.heading,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [t.way, t.until, t.basis].map((text) => ({ text })),
    rows: open.ways.map((way) => rowOf(way, lang)),
  })
  return html`<section aria-labelledby="remedies">
    <h2 class="govuk-heading-m" id="remedies">${t.heading}</h2>
    <p class="govuk-hint">${countedFrom(open, lang)}</p>
    ${open.ways.length > 0 ? ways : html`<p class="govuk-body">${t.none}</p>`}
  </section>`
}

function countedFrom({ because, known, from }: NonNullable<Dossier['open']>, lang: Language): string {
  const t = officeMessages(lang).casePage.openRemedies
  if (from === null) return t.undelivered
  return because === 'reply' && known ? t.served(plainDay(from, lang)) : t[because](plainDay(from, lang))
}

function rowOf(
  { kind, standing, lastDay, provisional, article, steps, notes }: OpenRemedy,
  lang: Language,
): TableCell[] {
  const t = officeMessages(lang).casePage.openRemedies
  const undated = notes.includes('service-unknown') ? t.fromReceipt : t.anyTime
  const day = lastDay ? `${formatDay(lastDay, lang)}${provisional ? t.provisional : ''}` : undated
  const told = notes.filter((note) => note !== 'no-period' && note !== 'service-unknown').map(openRemedyNoteText)
  const why = html`<ol class="govuk-list">
    ${steps.map((step) => html`<li>${deadlineStepText(step)}</li>`)}
  </ol>`
  return [
    { text: REMEDY_KINDS[kind].label },
    {
      html: html`<div>${standing === 'open' || lastDay ? day : ''} ${standing !== 'open' && t.standings[standing]}
      ${told.length > 0 && html`<span class="govuk-hint">${told.join('')}</span>`}</div>`,
    },
    { html: html`<div>${article}${steps.length > 0 && details({ summaryText: t.why, html: why })}</div>` },
  ]
}

/** That a decision has ordered a new reply which has not been given. */
export function newReplyOwed({ row }: CaseView, { owed }: Dossier, { lang, canHandle }: CaseLook): Html[] {
  const t = officeMessages(lang).casePage.newReply
  return owed.map(({ remedyId, dueOn }) =>
    insetText({
      html: html`<p class="govuk-body govuk-!-font-weight-bold">${dueOn ? t.due(formatDay(dueOn, lang)) : t.atOnce}</p>
        ${canHandle && row.outcome !== null && button({ text: t.make, href: addressWith(paths.act(row.number, 'new-reply'), { remedy: remedyId }) })}
        <p class="govuk-body">
          ${t.hint}<a class="govuk-link" href="${paths.remedy(remedyId)}">${t.link}</a>
        </p>`,
    }),
  )
}
