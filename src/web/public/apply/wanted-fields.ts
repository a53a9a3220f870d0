import { DELIVERIES, MEDIA } from '../../../cases/application.ts'
import { html, type Html } from '../../html.ts'
import { type Language } from '../../messages/language.ts'
import { applyMessages } from '../../messages/public/apply/messages.ts'
import { optionalLabel, type Fields } from './form-parts.ts'
import { LONGEST } from './application-schema.ts'

/** What is asked for. The purpose only where the body asks for it (Order 29 art. 9). */
export function wantedSection(fields: Fields, lang: Language, asksPurpose: boolean): Html {
  const t = applyMessages(lang)
  const purpose = { name: 'purpose', label: optionalLabel(t.purpose, lang), hint: t.purposeHint, rows: 3 }
  return html`<h2 class="govuk-heading-m">${t.wanted}</h2>
    ${fields.input({ name: 'title', label: optionalLabel(t.infoTitle, lang), hint: t.infoTitleHint })}
    ${fields.characterCount({
      name: 'description',
      label: t.description,
      hint: t.descriptionHint,
      maxlength: LONGEST.description,
      threshold: 75,
      rows: 8,
    })}
    ${fields.input({ name: 'documentNumber', label: optionalLabel(t.documentNumber, lang) })}
    ${asksPurpose && fields.textarea(purpose)}`
}

/** In what form and by what way. */
export function howSection(fields: Fields, lang: Language): Html {
  const t = applyMessages(lang)
  const hints: Partial<Record<string, string>> = t.deliveryHints
  return html`<h2 class="govuk-heading-m">${t.how}</h2>
    ${fields.radios({
      name: 'medium',
      fieldset: { legend: { text: t.medium, classes: 'govuk-fieldset__legend--s' } },
      items: MEDIA.map((value) => ({ value, text: t.media[value] })),
    })}
    ${fields.radios({
      name: 'delivery',
      fieldset: { legend: { text: t.delivery, classes: 'govuk-fieldset__legend--s' } },
      items: DELIVERIES.map((value) => ({ value, text: t.deliveries[value], hint: hints[value] })),
    })}`
}
