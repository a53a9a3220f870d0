import { CHANNELS } from '../../law/receipt.ts'
import { type CaseView } from '../../services/case-view.ts'
import { summaryList } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { formatDay } from '../messages/dates.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { type CaseLook } from './case-look.ts'

/** What was asked for, as written, with the corrected text where there is one. */
export function caseContent({ row, content, kase, texts, voided }: CaseView, { lang }: CaseLook): Html {
  const { content: t, media, deliveries } = officeMessages(lang).casePage
  const text = (key: string, value: string | null) => Boolean(value) && { key, value: written(value ?? '') }
  const corrections = texts
    .filter(({ kind, seq }) => isCorrection(kind) && !voided.has(seq))
    .flatMap(({ seq, text: corrected }) => {
      const entry = kase.history.find((each) => each.seq === seq)
      return entry ? [{ key: t.corrected(formatDay(entry.event.on, lang)), value: written(corrected) }] : []
    })
  const feeAnswers = texts
    .filter(({ kind }) => kind === 'fee-answer')
    .map(({ text: answer }) => ({ key: t.feeAnswer, value: written(answer) }))
  const rows = [
    text(t.title, content.title),
    text(t.description, content.description),
    text(t.documentNumber, content.documentNumber),
    text(t.features, content.features ?? null),
    ...corrections,
    text(t.purpose, content.purpose),
    text(t.help, content.help ?? null),
    text(t.feeWaiver, content.feeWaiver ?? null),
    ...feeAnswers,
    row.medium !== null && { key: t.medium, value: media[row.medium] },
    row.delivery !== null && { key: t.delivery, value: deliveries[row.delivery] },
    { key: t.channel, value: CHANNELS[row.channel].label },
    { key: t.submitted, value: formatDay(row.submittedOn, lang) },
  ]
  return html`<section aria-labelledby="content">
    <h2 class="govuk-heading-m" id="content">${t.heading}</h2>
    ${summaryList({ rows })}
  </section>`
}

/** The corrected text, as our pages call it and as the JSON interface does. */
const isCorrection = (kind: string): boolean => kind === 'correction' || kind === 'correction-received'

/** What a person wrote, with its line breaks. */
const written = (text: string): Html => html`<div class="app-written">${text}</div>`
