import { byAnalogy, rulesFor } from '../../../law/rules.ts'
import { type CaseView } from '../../../services/case-view.ts'
import { type OrganRef } from '../../../services/context.ts'
import { type FilingReceipt } from '../../../services/filing-service.ts'
import {
  button,
  buttonGroup,
  insetText,
  notificationBanner,
  panel,
  printButton,
  summaryList,
} from '../../components/index.ts'
import { html, nothing, type Html } from '../../html.ts'
import { formatDay, formatInstant } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { receiptMessages } from '../../messages/public/receipt/messages.ts'
import { paths } from '../../paths.ts'
import { contactRows } from '../contact-rows.ts'
import { hiddenField } from './form-parts.ts'

/** A receipt with its case as it stands now. */
export type FiledCase = { receipt: FilingReceipt; view: CaseView }

/** `again`: the same draft had been submitted before. */
export type DoneInput = { draftId: string; filed: readonly FiledCase[]; again: boolean }

/** The confirmation: number, query code, which day counts as receipt and why, what happens next and when. */
export function donePage(organ: OrganRef, { draftId, filed, again }: DoneInput, lang: Language): Html {
  const t = receiptMessages(lang)
  const [first] = filed
  const byMail = first?.view.content.applicant.email !== undefined
  const heading =
    filed.length === 1 && first
      ? html`${t.number}<br /><strong class="app-receipt-number">${first.receipt.number}</strong>`
      : html`${t.numbers(filed.length)}`
  return html`${again && notificationBanner({ lang, text: t.again })} ${panel({ titleText: t.title, html: heading })}
    ${filed.length > 1 && insetText({ text: t.linked })}
    ${insetText({ html: html`<p class="govuk-body"><strong>${t.codeText}</strong></p><p class="govuk-body">${byMail ? t.codeLost : t.codeLostDesk}</p>` })}
    ${filed.map((each) => receipt(organ, draftId, each, filed.length > 1, lang))}
    ${printButton({ lang, text: t.print })}
    <h2 class="govuk-heading-m">${t.nextTitle}</h2>
    ${first && next(organ, first, lang)}${leaving(organ, draftId, lang)}
    ${contactOf(organ, lang)}`
}

/** On paper the foot of the page says it. */
function contactOf(organ: OrganRef, lang: Language): Html {
  const rows = contactRows(organ, lang)
  if (rows.length === 0) return nothing
  return html`<div class="app-no-print">
    <h2 class="govuk-heading-m">${receiptMessages(lang).contactTitle}</h2>
    ${summaryList({ rows })}
  </div>`
}

function receipt(organ: OrganRef, draftId: string, filed: FiledCase, several: boolean, lang: Language): Html {
  const t = receiptMessages(lang)
  const { number, queryCode } = filed.receipt
  const { title, description } = filed.view.content
  const code = html`<strong class="app-query-code">${queryCode}</strong>`
  const matter = { key: t.matter, value: title ?? description.slice(0, 60) }
  const numbered = { key: t.number, value: html`<strong class="app-receipt-number">${number}</strong>` }
  const rows = [...(several ? [numbered, matter] : []), { key: t.code, value: code }, ...dateRows(filed, lang)]
  return html`${summaryList({ rows })}
    <form method="post" action="${paths.track(organ.slug)}">
      ${hiddenField('number', number)}${hiddenField('code', queryCode)}
      ${buttonGroup(
        button({ text: t.trackLink }),
        html`<a class="govuk-link app-no-print" href="${paths.applyReceipt(organ.slug, draftId, number)}" download
          >${several ? t.pdfOf(number) : t.pdf}</a
        >`,
      )}
    </form>`
}

function dateRows({ receipt: { submittedAt }, view }: FiledCase, lang: Language) {
  const t = receiptMessages(lang)
  const { receivedOn, replyDueOn, provisional } = view.clock
  const { expected } = view
  const due = replyDueOn
    ? `${formatDay(replyDueOn, lang)}${provisional ? t.provisional : ''}`
    : expected && t.expected(formatDay(expected.confirmedOn, lang), formatDay(expected.dueOn, lang))
  return [
    { key: t.submittedAt, value: formatInstant(new Date(submittedAt), lang) },
    { key: t.received, value: receivedOn ? formatDay(receivedOn, lang) : t.unconfirmed },
    due ? { key: t.due, value: due } : null,
  ]
}

/** What happens next; where both sides have confirmed meanwhile, or the case is closed, it says so. */
function next({ regime, settings }: OrganRef, { view }: FiledCase, lang: Language): Html {
  const t = receiptMessages(lang)
  const { clock, row, content } = view
  const rules = rulesFor(regime, row.submittedOn, settings.school)
  const waiting = [
    row.nextOn && t.nextContact(formatDay(row.nextOn, lang)),
    t.nextReply(rules.replyWorkdays),
    t.rule(byAnalogy(regime)),
  ]
  const confirmed = [
    clock.receivedOn && t.confirmed(formatDay(clock.receivedOn, lang)),
    clock.dueOn && t.nextDue(formatDay(clock.dueOn, lang)),
  ]
  const sentences = clock.state === 'closed' ? [t.closed] : clock.state === 'unconfirmed' ? waiting : confirmed
  const own = [content.identityProof === 'desk' && t.nextDesk, content.applicant.email !== undefined && t.nextMail]
  return html`<ul class="govuk-list govuk-list--bullet">
    ${[...sentences, t.nextNews, ...own].map((sentence) => sentence && html`<li>${sentence}</li>`)}
  </ul>`
}

/** On a shared computer the next person must not find the codes. */
function leaving({ slug }: OrganRef, draftId: string, lang: Language): Html {
  const t = receiptMessages(lang)
  return html`<form class="app-no-print" method="post" action="${paths.applyLeaving(slug, draftId)}" data-app-forget>
    <p class="govuk-hint">${t.leaveHint}</p>
    ${button({ text: t.leave, classes: 'govuk-button--secondary' })}
  </form>`
}
