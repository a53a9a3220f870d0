import { DELIVERIES, ID_TYPES, MEDIA } from '../../cases/application.ts'
import { APPLICANT_KIND_NAMES, APPLICANT_KINDS } from '../../law/applicants.ts'
import { CHANNELS, type Channel } from '../../law/receipt.ts'
import { button, formFields } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { paths } from '../paths.ts'
import { type ActForm } from './acts/act-page.ts'

/** Channels in the order an office meets them. */
const CHANNEL_ORDER: readonly Channel[] = ['in-person', 'registered-post', 'ordinary-post', 'fax', 'email', 'online']

/** One page, in the order of a letter: how it came, who asks, what is asked. */
export function registerForm(form: ActForm, hidden: Html, asksPurpose: boolean): Html {
  const t = officeMessages(form.lang).register
  return html`<h1 class="govuk-heading-l">${t.title}</h1>
    <p class="govuk-body">${t.lead}</p>
    <form method="post" action="${paths.register()}" novalidate id="form" autocomplete="off">
      ${hidden}${howPart(form)}${whoPart(form)}${whatPart(form, asksPurpose)}
      ${button({ text: t.submit, preventDoubleClick: true })}
    </form>`
}

/** Who asks for what, from a letter that came by e-mail. */
export function detailsForm(form: ActForm, number: string, hidden: Html, asksPurpose: boolean): Html {
  const t = officeMessages(form.lang).register
  return html`<h1 class="govuk-heading-l">${t.details.title(number)}</h1>
    <p class="govuk-body">${t.details.lead}</p>
    <form method="post" action="${paths.caseDetails(number)}" novalidate id="form" autocomplete="off">
      ${hidden}${whoPart(form)}${whatPart(form, asksPurpose)} ${button({ text: t.details.submit })}
    </form>`
}

const narrow = { classes: 'govuk-input--width-20' }

function howPart(form: ActForm): Html {
  const t = officeMessages(form.lang).register
  const fields = formFields(form)
  const items = CHANNEL_ORDER.map((value) => ({ value, text: CHANNELS[value].label, hint: t.channelHints[value] }))
  return html`<h2 class="govuk-heading-m">${t.how}</h2>
    ${fields.radios({ name: 'channel', fieldset: { legend: t.channel }, classes: 'govuk-radios--small', items })}
    ${fields.dateField({ name: 'submittedOn', label: t.submittedOn })}`
}

function whoPart(form: ActForm): Html {
  const { register: t, casePage } = officeMessages(form.lang)
  const fields = formFields(form)
  const kinds = APPLICANT_KIND_NAMES.map((value) => ({ value, text: APPLICANT_KINDS[value].label }))
  const idTypes = [
    { value: '', text: t.notSaid },
    ...ID_TYPES.map((value) => ({ value, text: casePage.idTypes[value] })),
  ]
  return html`<h2 class="govuk-heading-m">${t.who}</h2>
    ${fields.select({ name: 'kind', label: t.kind, items: kinds })}${fields.input({ name: 'name', label: t.name })}
    <h3 class="govuk-heading-s">${t.personOnly}</h3>
    ${fields.select({ name: 'idType', label: t.idType, items: idTypes })}
    ${fields.input({ name: 'idNumber', label: t.idNumber, spellcheck: false, ...narrow })}
    <h3 class="govuk-heading-s">${t.organisationOnly}</h3>
    ${fields.input({ name: 'creditCode', label: t.creditCode, spellcheck: false, ...narrow })}
    ${fields.input({ name: 'legalRepresentative', label: t.legalRepresentative, ...narrow })}
    ${fields.input({ name: 'contactName', label: t.contactName, ...narrow })}
    <h3 class="govuk-heading-s">${t.contact}</h3>
    ${fields.input({ name: 'phone', label: t.phone, type: 'tel', ...narrow })}
    ${fields.input({ name: 'email', label: t.email, type: 'email', spellcheck: false })}
    ${fields.input({ name: 'address', label: t.address })}
    ${fields.input({ name: 'postcode', label: t.postcode, inputmode: 'numeric', classes: 'govuk-input--width-10' })}`
}

function whatPart(form: ActForm, asksPurpose: boolean): Html {
  const { register: t, casePage } = officeMessages(form.lang)
  const fields = formFields(form)
  const optional = <T extends string>(values: readonly T[], labels: Record<T, string>) => [
    { value: '', text: t.notSaid },
    ...values.map((value) => ({ value, text: labels[value] })),
  ]
  return html`<h2 class="govuk-heading-m">${t.what}</h2>
    ${fields.input({ name: 'title', label: t.infoTitle })}
    ${fields.characterCount({ name: 'description', label: t.description, hint: t.descriptionHint, maxlength: 10_000, rows: 8 })}
    ${fields.input({ name: 'documentNumber', label: t.documentNumber, ...narrow })}
    ${asksPurpose && fields.textarea({ name: 'purpose', label: t.purpose, rows: 2 })}
    ${fields.select({ name: 'medium', label: t.medium, items: optional(MEDIA, casePage.media) })}
    ${fields.select({ name: 'delivery', label: t.delivery, items: optional(DELIVERIES, casePage.deliveries) })}`
}
