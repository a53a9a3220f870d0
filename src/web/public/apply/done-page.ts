import { rulesFor } from '../../../law/rules.ts'
import { type CaseView } from '../../../services/case-service.ts'
import { type OrganRef } from '../../../services/context.ts'
import { type FilingReceipt } from '../../../services/filing-service.ts'
import { button, insetText, notificationBanner, panel, printButton, summaryList } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { formatDay, formatInstant } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { applyMessages } from '../../messages/public/apply/messages.ts'
import { paths } from '../../paths.ts'
import { contactRows } from '../contact-rows.ts'
import { progress } from './form-parts.ts'

/** The receipt with the case as it stands now. `again`: the same form had been sent before. */
export type DoneInput = { receipt: FilingReceipt; view: CaseView; again: boolean }

/** The confirmation: number, query code, which day counts as receipt and why, what happens next and when. */
export function donePage(organ: OrganRef, input: DoneInput, lang: Language): Html {
  const t = applyMessages(lang).done
  const { number, queryCode } = input.receipt
  const heading = html`${t.number}<br /><strong class="app-receipt-number">${number}</strong>`
  return html`${progress(2, lang)}${input.again && notificationBanner({ lang, text: t.again })}
    ${panel({ titleText: t.title, html: heading })}
    ${summaryList({ rows: [{ key: t.code, value: html`<strong class="app-query-code">${queryCode}</strong>` }, ...dateRows(input, lang)] })}
    ${insetText({ text: t.codeText })} ${printButton({ lang, text: t.print })}
    <h2 class="govuk-heading-m">${t.nextTitle}</h2>
    ${next(organ, input, lang)}
    ${button({ text: t.trackLink, href: paths.tracked(organ.slug), classes: 'govuk-button--secondary' })}
    <h2 class="govuk-heading-m">${t.contactTitle}</h2>
    ${summaryList({ rows: contactRows(organ, lang) })}`
}

function dateRows({ receipt, view }: DoneInput, lang: Language) {
  const t = applyMessages(lang).done
  const { receivedOn, replyDueOn, provisional } = view.clock
  const due = replyDueOn && `${formatDay(replyDueOn, lang)}${provisional ? t.provisional : ''}`
  return [
    { key: t.submittedAt, value: formatInstant(new Date(receipt.submittedAt), lang) },
    { key: t.received, value: receivedOn ? formatDay(receivedOn, lang) : t.unconfirmed },
    due ? { key: t.due, value: due } : null,
  ]
}

/** What happens next; where both sides have confirmed meanwhile, or the case is closed, it says so. */
function next({ regime, settings }: OrganRef, { view }: DoneInput, lang: Language): Html {
  const t = applyMessages(lang).done
  const { clock, row } = view
  const rules = rulesFor(regime, row.submittedOn, settings.school)
  const waiting = [t.rule, row.nextOn && t.nextContact(formatDay(row.nextOn, lang)), t.nextReply(rules.replyWorkdays)]
  const confirmed = [
    clock.receivedOn && t.confirmed(formatDay(clock.receivedOn, lang)),
    clock.dueOn && t.nextDue(formatDay(clock.dueOn, lang)),
  ]
  const sentences = clock.state === 'closed' ? [t.closed] : clock.state === 'unconfirmed' ? waiting : confirmed
  const mail = view.content.applicant.email ? [t.nextMail] : []
  return html`<ul class="govuk-list govuk-list--bullet">
    ${[...sentences, t.nextNews, ...mail].map((sentence) => sentence && html`<li>${sentence}</li>`)}
  </ul>`
}
