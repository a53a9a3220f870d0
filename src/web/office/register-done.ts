import { type Application } from '../../cases/application.ts'
import { CHANNELS } from '../../law/receipt.ts'
import { type OrganRef } from '../../services/context.ts'
import { type FilingReceipt } from '../../services/filing-service.ts'
import { button, insetText, panel, printButton, summaryList } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { formatDay } from '../messages/dates.ts'
import { type Language } from '../messages/language.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { paths } from '../paths.ts'
import { titleOf } from './case-title.ts'

export type Registered = { organ: OrganRef; application: Application; receipt: FilingReceipt; publicUrl: string }

/** The receipt to hand out: number and query code, the day that counts and its rule, the last day to reply. */
export function registeredPage({ organ, application, receipt, publicUrl }: Registered, lang: Language): Html {
  const t = officeMessages(lang).register.done
  const { label, article } = CHANNELS[application.channel]
  const rule = organ.regime === 'college' ? '' : `（${article}）`
  const rows = [
    { key: t.number, value: receipt.number },
    { key: t.code, value: html`<strong class="app-code">${receipt.queryCode}</strong>` },
    { key: t.applicant, value: application.applicant.name },
    { key: t.content, value: titleOf(application, 100) },
    { key: t.channel, value: label },
    { key: t.submitted, value: formatDay(application.submittedOn, lang) },
    {
      key: t.received,
      value: receipt.receivedOn === null ? `${t.toConfirm}${rule}` : `${formatDay(receipt.receivedOn, lang)}${rule}`,
    },
    receipt.dueOn !== null && { key: t.due, value: formatDay(receipt.dueOn, lang) },
    { key: t.query, value: html`${publicUrl}${paths.track(organ.slug)}<br />${t.queryHow}` },
    { key: t.organ, value: organ.name },
  ]
  const next =
    receipt.receivedOn === null
      ? button({ href: paths.act(receipt.number, 'receipt'), text: t.confirm })
      : button({ href: paths.case(receipt.number), text: t.open })
  return html`${panel({ titleText: t.title, html: html`${t.number}<br /><strong>${receipt.number}</strong>` })}
    ${insetText({ text: t.codeHint })}
    <h2 class="govuk-heading-m">${t.receipt}</h2>
    ${summaryList({ rows })}
    <div class="govuk-button-group app-no-print">
      ${next}${printButton({ lang })}
      <a class="govuk-link" href="${paths.register()}">${t.another}</a>
    </div>`
}
