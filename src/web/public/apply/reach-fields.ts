import { DELIVERIES, MEDIA } from '../../../cases/application.ts'
import { details } from '../../components/index.ts'
import { byAnalogy } from '../../../law/rules.ts'
import { html, join, type Html } from '../../html.ts'
import { type Language } from '../../messages/language.ts'
import { applyMessages } from '../../messages/public/apply/messages.ts'
import { optionalLabel, type Fields } from './form-parts.ts'
import { type Asked } from './read-answers.ts'

const SMALL_LEGEND = 'govuk-fieldset__legend--s'

/** In what form, by what way, and how to reach the applicant; help for those who need it (条例 art. 43). */
export function reachFields(fields: Fields, { lang, draft, organ }: Asked): Html {
  const t = applyMessages(lang)
  const hints: Partial<Record<string, string>> = t.deliveryHints
  const help = fields.textarea({ name: 'help', label: t.help, hint: t.helpHint(byAnalogy(organ.regime)), rows: 3 })
  return html`${fields.radios({
    name: 'medium',
    fieldset: { legend: { text: t.medium, classes: SMALL_LEGEND } },
    items: MEDIA.map((value) => ({ value, text: t.media[value] })),
  })}
  ${fields.radios({
    name: 'delivery',
    fieldset: { legend: { text: t.delivery, classes: SMALL_LEGEND } },
    items: DELIVERIES.map((value) => ({ value, text: t.deliveries[value], hint: hints[value] })),
  })}
  ${contactFields(fields, lang)}
  ${details({ summaryText: t.helpSummary, html: help, open: Boolean(draft.typed['help']?.trim()) })}`
}

function contactFields(fields: Fields, lang: Language): Html {
  const t = applyMessages(lang)
  const label = (text: string) => optionalLabel(text, lang)
  const near = { describedBy: 'contact-hint' }
  return join([
    html`<h2 class="govuk-heading-s">${t.contact}</h2>
      <p class="govuk-body" id="contact-hint">${t.contactHint}</p>`,
    fields.input({
      name: 'phone',
      label: label(t.phone),
      type: 'tel',
      autocomplete: 'tel',
      classes: 'govuk-input--width-20',
      ...near,
    }),
    fields.input({
      name: 'email',
      label: label(t.email),
      hint: t.emailHint,
      type: 'email',
      autocomplete: 'email',
      spellcheck: false,
      ...near,
    }),
    fields.input({ name: 'address', label: label(t.address), autocomplete: 'street-address', ...near }),
    fields.input({
      name: 'postcode',
      label: label(t.postcode),
      inputmode: 'numeric',
      autocomplete: 'postal-code',
      classes: 'govuk-input--width-10',
    }),
  ])
}
