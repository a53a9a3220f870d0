import { ID_TYPES } from '../../../cases/application.ts'
import { APPLICANT_KIND_NAMES } from '../../../law/applicants.ts'
import { html, join, type Html } from '../../html.ts'
import { type Language } from '../../messages/language.ts'
import { kindNames } from '../../messages/public/law-words.ts'
import { applyMessages } from '../../messages/public/apply/messages.ts'
import { optionalLabel, type Fields } from './form-parts.ts'
import { fieldsAsked, type Asked } from './read-answers.ts'

const NARROW = 'govuk-input--width-20'
/** Numbers copied from a document: nothing the browser should fill in, correct or spell. */
const COPIED = { autocomplete: 'off', autocapitalize: 'characters', spellcheck: false, classes: NARROW } as const

/** In whose name: the kind is the column of the annual report, so each is explained in plain words. */
export function whoFields(fields: Fields, { lang }: Asked): Html {
  const t = applyMessages(lang)
  const items = APPLICANT_KIND_NAMES.map((value) => ({
    value,
    text: kindNames(lang)[value],
    hint: t.kindHints[value],
  }))
  return html`${fields.radios({
    name: 'kind',
    fieldset: { legend: { text: t.kind, classes: 'govuk-visually-hidden' } },
    hint: t.kindHint,
    items,
  })}
  ${fields.checkboxes({ name: 'byAgent', items: [{ value: 'yes', text: t.byAgent, hint: t.byAgentHint }] })}`
}

/** Name and proof of identity of the applicant, and of the agent where one files. */
export function identityFields(fields: Fields, asked: Asked): Html {
  const { lang } = asked
  const t = applyMessages(lang)
  const names = fieldsAsked('identity', asked)
  const agent = html`<h2 class="govuk-heading-m">${t.agent}</h2>
    ${fields.input({ name: 'agentName', label: t.agentName, classes: NARROW })}
    ${idFields(fields, { type: 'agentIdType', number: 'agentIdNumber' }, lang)}
    ${fields.input({ name: 'agentPhone', label: optionalLabel(t.agentPhone, lang), type: 'tel', classes: NARROW })}`
  return html`<p class="govuk-body">${t.dataUse}</p>
    ${names.includes('name') ? personFields(fields, lang) : organisationFields(fields, lang)}
    ${names.includes('agentName') && agent}`
}

function personFields(fields: Fields, lang: Language): Html {
  const t = applyMessages(lang)
  return join([
    fields.input({ name: 'name', label: t.name, autocomplete: 'name', classes: NARROW }),
    idFields(fields, { type: 'idType', number: 'idNumber' }, lang),
  ])
}

function idFields(fields: Fields, names: { type: string; number: string }, lang: Language): Html {
  const t = applyMessages(lang)
  const agent = names.type === 'agentIdType'
  const items = ID_TYPES.map((value) => ({ value, text: t.idTypes[value] }))
  return html`${fields.select({ name: names.type, label: agent ? t.agentIdType : t.idType, items })}
  ${fields.input({ name: names.number, label: agent ? t.agentIdNumber : t.idNumber, ...COPIED })}`
}

function organisationFields(fields: Fields, lang: Language): Html {
  const t = applyMessages(lang)
  return join([
    fields.input({ name: 'organisationName', label: t.organisationName, autocomplete: 'organization' }),
    fields.input({ name: 'creditCode', label: t.creditCode, hint: t.creditCodeHint, ...COPIED }),
    fields.input({ name: 'legalRepresentative', label: t.legalRepresentative, classes: NARROW }),
    fields.input({ name: 'contactName', label: t.contactName, autocomplete: 'name', classes: NARROW }),
  ])
}
