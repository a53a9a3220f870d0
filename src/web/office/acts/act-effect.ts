import { barText } from '../../../cases/ruling.ts'
import { type LocalDate } from '../../../law/date.ts'
import { warningText as lawWarning, type ReplyClock } from '../../../law/reply-clock.ts'
import { type ActPreview } from '../../../services/act-preview.ts'
import { insetText, table, warningText } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { formatDay } from '../../messages/dates.ts'
import { type Language } from '../../messages/language.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'

/** What an act would do to the case, before the button: now and afterwards, or why it may not be done. */
export function actEffect(preview: ActPreview | null, lang: Language): Html | false {
  if (!preview) return false
  const t = actMessages(lang)
  return html`<section aria-labelledby="effect">
    <h2 class="govuk-heading-s" id="effect">${t.effectHeading}</h2>
    ${preview.after === null ? barred(preview, lang) : changed(preview, preview.after, lang)}
  </section>`
}

const barred = ({ bar }: ActPreview, lang: Language): Html =>
  warningText({ text: `${actMessages(lang).effect.barred}${bar ? barText(bar) : ''}`, lang })

function changed({ before, warnings }: ActPreview, after: ReplyClock, lang: Language): Html {
  const t = actMessages(lang).effect
  const [now, then] = [factsOf(before, lang), factsOf(after, lang)]
  const rows = now.flatMap(({ label, value }, at) => {
    const later = then[at]?.value ?? ''
    return value === '' && later === '' ? [] : [[{ text: label }, { text: value || t.none }, { text: later || t.none }]]
  })
  return html`${table({
    lang,
    caption: t.caption,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [t.item, t.now, t.then].map((text) => ({ text })),
    rows,
  })}
  ${sentence(before, after, lang)}${warnings.map((warning) => insetText({ text: lawWarning(warning) }))}`
}

function factsOf(clock: ReplyClock, lang: Language): { label: string; value: string }[] {
  const t = actMessages(lang).effect
  const day = (on: LocalDate | null) => (on === null ? '' : formatDay(on, lang))
  const due = day(clock.dueOn)
  const waits = clock.state === 'paused' ? clock.consultations.filter((each) => each.openAsOf) : []
  return [
    { label: t.state, value: t.states[clock.state] },
    { label: t.received, value: day(clock.receivedOn) },
    { label: t.due, value: due && clock.provisional ? t.provisional(due) : due },
    { label: t.correctBy, value: clock.state === 'awaiting-correction' ? day(clock.correctBy) : '' },
    { label: t.paymentDue, value: clock.state === 'awaiting-payment' ? day(clock.paymentDueOn) : '' },
    {
      label: t.opinionDue,
      value: waits
        .map(({ lapsesOn }) => day(lapsesOn))
        .filter(Boolean)
        .join('、'),
    },
  ]
}

function sentence(before: ReplyClock, after: ReplyClock, lang: Language): Html | false {
  const t = actMessages(lang).effect
  const text =
    before.state !== 'closed' && after.state === 'closed'
      ? t.closes
      : before.state === 'closed' && after.state !== 'closed'
        ? t.reopens
        : before.dueOn === after.dueOn && t.same
  return text !== false && html`<p class="govuk-body">${text}</p>`
}
