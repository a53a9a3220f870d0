import { ID_TYPES } from '../../../cases/application.ts'
import { html, join, type Html } from '../../html.ts'
import { type Language } from '../../messages/language.ts'
import { kindNames } from '../../messages/public/law-words.ts'
import { applyMessages } from '../../messages/public/apply/messages.ts'
import { optionalLabel, type Fields } from './form-parts.ts'
import { ORGANISATION_KINDS } from './application-schema.ts'

/** Who applies and how to reach them. Both blocks stand on the page; without JavaScript both are seen. */
export function applicantSection(fields: Fields, lang: Language): Html {
  const t = applyMessages(lang)
  return html`<h2 class="govuk-heading-m">${t.applicant}</h2>
    ${fields.radios({
      name: 'kind',
      fieldset: { legend: { text: t.kind, classes: 'govuk-fieldset__legend--s' } },
      items: [
        { value: 'natural-person', text: t.person, conditional: { html: personFields(fields, lang) } },
        { value: 'organisation', text: t.organisation, conditional: { html: organisationFields(fields, lang) } },
      ],
    })}
    <h2 class="govuk-heading-m">${t.contact}</h2>
    <p class="govuk-body" id="contact-hint">${t.contactHint}</p>
    ${contactFields(fields, lang)}`
}

function personFields(fields: Fields, lang: Language): Html {
  const t = applyMessages(lang)
  const types = ID_TYPES.map((value) => ({ value, text: t.idTypes[value] }))
  return join([
    fields.input({ name: 'name', label: t.name, autocomplete: 'name', classes: 'govuk-input--width-20' }),
    fields.select({ name: 'idType', label: t.idType, items: types }),
    fields.input({
      name: 'idNumber',
      label: t.idNumber,
      autocomplete: 'off',
      autocapitalize: 'characters',
      spellcheck: false,
      classes: 'govuk-input--width-20',
    }),
  ])
}

function organisationFields(fields: Fields, lang: Language): Html {
  const t = applyMessages(lang)
  const kinds = ORGANISATION_KINDS.map((value) => ({ value, text: kindNames(lang)[value] }))
  const narrow = 'govuk-input--width-20'
  return join([
    fields.select({
      name: 'organisationKind',
      label: t.organisationKind,
      items: [{ value: '', text: t.chooseKind }, ...kinds],
    }),
    fields.input({ name: 'organisationName', label: t.organisationName, autocomplete: 'organization' }),
    fields.input({
      name: 'creditCode',
      label: t.creditCode,
      hint: t.creditCodeHint,
      autocomplete: 'off',
      autocapitalize: 'characters',
      spellcheck: false,
      classes: narrow,
    }),
    fields.input({ name: 'legalRepresentative', label: t.legalRepresentative, classes: narrow }),
    fields.input({ name: 'contactName', label: t.contactName, autocomplete: 'name', classes: narrow }),
  ])
}

function contactFields(fields: Fields, lang: Language): Html {
  const t = applyMessages(lang)
  const label = (text: string) => optionalLabel(text, lang)
  return join([
    fields.input({
      name: 'phone',
      label: label(t.phone),
      type: 'tel',
      autocomplete: 'tel',
      describedBy: 'contact-hint',
      classes: 'govuk-input--width-20',
    }),
    fields.input({
      name: 'email',
      label: label(t.email),
      type: 'email',
      autocomplete: 'email',
      describedBy: 'contact-hint',
      spellcheck: false,
    }),
    fields.input({
      name: 'address',
      label: label(t.address),
      autocomplete: 'street-address',
      describedBy: 'contact-hint',
    }),
    fields.input({
      name: 'postcode',
      label: label(t.postcode),
      inputmode: 'numeric',
      autocomplete: 'postal-code',
      classes: 'govuk-input--width-10',
    }),
  ])
}
