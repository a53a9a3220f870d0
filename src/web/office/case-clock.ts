import { stepText } from '../../law/reply-clock.ts'
import { type CaseView } from '../../services/case-view.ts'
import { details, table } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { type CaseLook } from './case-look.ts'

/** The deadline explained day by day, each line with its article. */
export function caseClock({ steps }: CaseView, { lang }: CaseLook): Html {
  const t = officeMessages(lang).casePage.clock
  const lines = table({
    lang,
    caption: t.heading,
    captionClasses: 'govuk-visually-hidden',
    responsive: 'none',
    head: [t.day, t.what, t.article].map((text) => ({ text })),
    rows: steps.map((step) => [
      { html: html`<time class="app-nowrap" datetime="${step.on}">${step.on}</time>` },
      { text: stepText(step) },
      { text: step.article ?? '' },
    ]),
  })
  return html`<section aria-labelledby="clock">
    <h2 class="govuk-heading-m" id="clock">${t.heading}</h2>
    ${steps.length > 0 ? details({ summaryText: t.open, html: lines }) : html`<p class="govuk-body">${t.none}</p>`}
  </section>`
}
