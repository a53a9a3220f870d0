import { deadlineStepText } from '../../../law/dispute-deadline.ts'
import { type DisputeAgenda, type DisputeDeadline, disputeNoteText } from '../../../remedies/agenda.ts'
import { details, insetText, table, tag } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { formatDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'

/** The days open in a dispute, each with whose it is, its article and how it was found; null where there are none. */
export function remedyAgenda({ deadlines, notes }: DisputeAgenda, lang: Language): Html | null {
  if (deadlines.length + notes.length === 0) return null
  const t = affairsMessages(lang).remedies.show
  const rows = deadlines.map((deadline) => [
    { text: deadline.label },
    { text: t.parties[deadline.party] },
    { html: html`<div>${dayOf(deadline, lang)}</div>` },
    { html: html`<div>${deadline.article}${explained(deadline, lang)}</div>` },
  ])
  const days = table({
    lang,
    caption: t.agenda,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [t.what, t.who, t.due, t.basis].map((text) => ({ text })),
    rows,
  })
  const remarks = insetText({
    html: html`${notes.map((note) => html`<p class="govuk-body">${disputeNoteText(note)}</p>`)}`,
  })
  return html`${rows.length > 0 && days}${notes.length > 0 && remarks}`
}

function dayOf({ dueOn, provisional, standing, party }: DisputeDeadline, lang: Language): Html {
  const t = affairsMessages(lang).remedies.show
  if (dueOn === null) return html`${t.noDay}`
  const word = t.standings[standing]
  const colour = standing === 'overdue' && party === 'respondent' ? 'red' : standing === 'overdue' ? 'grey' : 'yellow'
  return html`<time datetime="${dueOn}">${formatDay(dueOn, lang)}</time>${provisional && t.provisional}
    ${word !== '' && tag({ text: word, classes: `govuk-tag--${colour}` })}`
}

function explained({ steps }: DisputeDeadline, lang: Language): Html | false {
  if (steps.length === 0) return false
  const lines = steps.map((step) => html`<li>${deadlineStepText(step)}</li>`)
  return details({
    summaryText: affairsMessages(lang).remedies.show.why,
    html: html`<ol class="govuk-list">
      ${lines}
    </ol>`,
  })
}
