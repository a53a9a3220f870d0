import Joi from 'joi'
import { DELIVERIES, ID_TYPES, MEDIA, type Delivery, type IdType, type Medium } from '../../../cases/application.ts'
import { isCreditCode, isResidentId } from '../../../cases/identity-numbers.ts'
import { textField } from '../../../http/form.ts'
import { APPLICANT_KIND_NAMES, isOrganisation, type ApplicantKind } from '../../../law/applicants.ts'
import { type Language } from '../../messages/language.ts'
import { applyMessages } from '../../messages/public/apply/messages.ts'
import { sharedMessages } from '../../messages/shared/messages.ts'
import { PRIVACY_NOTICE_VERSION } from '../privacy.ts'

/** The kinds an organisation may choose from. */
export const ORGANISATION_KINDS = APPLICANT_KIND_NAMES.filter(isOrganisation)

/** Most characters a field takes; the same as in the JSON interface. */
export const LONGEST = {
  name: 100,
  organisationName: 200,
  title: 200,
  description: 10_000,
  documentNumber: 100,
  purpose: 1_000,
  address: 200,
} as const

/** The form as read: of the two blocks on the applicant only the one chosen. */
export type ReadForm = {
  kind: 'natural-person' | 'organisation'
  organisationKind?: ApplicantKind
  name?: string
  idType?: IdType
  idNumber?: string
  organisationName?: string
  creditCode?: string
  legalRepresentative?: string
  contactName?: string
  phone?: string
  email?: string
  address?: string
  postcode?: string
  title?: string
  description: string
  documentNumber?: string
  purpose?: string
  medium: Medium
  delivery: Delivery
  privacyNotice: string
}

/** The form's rules in a language; each field's errors say how to mend it. 条例 art. 29 */
export function applicationSchema(lang: Language): Joi.ObjectSchema<ReadForm> {
  const t = applyMessages(lang)
  return Joi.object({
    kind: choice(['natural-person', 'organisation'], t.errors.kind),
    ...applicantFields(lang),
    ...contactFields(lang),
    title: optional(text(t.infoTitle, LONGEST.title, lang)),
    description: text(t.description, LONGEST.description, lang).required(),
    documentNumber: optional(text(t.documentNumber, LONGEST.documentNumber, lang)),
    purpose: optional(text(t.purpose, LONGEST.purpose, lang)),
    medium: choice(MEDIA, sharedMessages(lang).error.choose(t.medium)),
    delivery: choice(DELIVERIES, sharedMessages(lang).error.choose(t.delivery)),
    privacyNotice: choice([PRIVACY_NOTICE_VERSION], t.errors.accept),
  })
}

function applicantFields(lang: Language): Record<string, Joi.Schema> {
  const t = applyMessages(lang)
  const { choose } = sharedMessages(lang).error
  const person = (schema: Joi.Schema) => onlyFor('natural-person', schema)
  const organisation = (schema: Joi.Schema) => onlyFor('organisation', schema)
  return {
    name: person(text(t.name, LONGEST.name, lang).required()),
    idType: person(choice(ID_TYPES, choose(t.idType))),
    idNumber: person(number(t.idNumber, 40, lang).custom(checkedId).messages(numberSentences(lang)).required()),
    organisationKind: organisation(choice(ORGANISATION_KINDS, choose(t.organisationKind))),
    organisationName: organisation(text(t.organisationName, LONGEST.organisationName, lang).required()),
    creditCode: organisation(
      number(t.creditCode, 40, lang).custom(checkedCode).messages(numberSentences(lang)).required(),
    ),
    legalRepresentative: organisation(text(t.legalRepresentative, LONGEST.name, lang).required()),
    contactName: organisation(text(t.contactName, LONGEST.name, lang).required()),
  }
}

function contactFields(lang: Language): Record<string, Joi.Schema> {
  const t = applyMessages(lang)
  const { badEmail, badPhone } = sharedMessages(lang).error
  return {
    phone: optional(
      plain(text(t.phone, 60, lang))
        .pattern(/^[+(\d][\d\s()+;,/、转-]{4,}$/)
        .messages({ 'string.pattern.base': badPhone }),
    ),
    email: optional(
      plain(text(t.email, 254, lang))
        .email({ tlds: false })
        .messages({ 'string.email': badEmail }),
    ),
    address: optional(text(t.address, LONGEST.address, lang)),
    postcode: optional(
      number(t.postcode, 20, lang)
        .pattern(/^\d{6}$/)
        .messages({ 'string.pattern.base': t.errors.postcode }),
    ),
  }
}

const text = (label: string, longest: number, lang: Language): Joi.StringSchema => {
  const { required, tooLong } = sharedMessages(lang).error
  return textField(label, longest).messages({
    'string.base': required(label),
    'string.empty': required(label),
    'any.required': required(label),
    'string.max': tooLong(label, longest),
    'text.unseen': applyMessages(lang).errors.unseen(label),
  })
}

const choice = (values: readonly string[], sentence: string): Joi.StringSchema =>
  Joi.string()
    .valid(...values)
    .required()
    .messages({ '*': sentence })

const optional = (schema: Joi.StringSchema) => schema.empty('')

/** Full-width letters, digits and signs made plain. */
const plain = (schema: Joi.StringSchema) =>
  schema.custom((typed: string) => typed.normalize('NFKC').replace(/[‐-―−]/g, '-')).trim()

/** Numbers copied by hand: spaces and hyphens out, letters large. */
const number = (label: string, longest: number, lang: Language) =>
  text(label, longest, lang).custom((typed: string) =>
    typed
      .normalize('NFKC')
      .replace(/[\s‐-―−-]/g, '')
      .toUpperCase(),
  )

const onlyFor = (kind: ReadForm['kind'], schema: Joi.Schema) =>
  Joi.when('kind', { is: kind, then: schema, otherwise: Joi.any().strip() })

function checkedId(typed: string, context: Joi.CustomHelpers<string>) {
  const { idType } = (context.state.ancestors as [{ idType?: string }])[0]
  if (idType === 'resident-id' && !isResidentId(typed)) return context.error('number.id')
  return /^[0-9A-Z()\u4e00-\u9fff]+$/.test(typed) ? typed : context.error('number.form')
}

const checkedCode = (typed: string, context: Joi.CustomHelpers<string>) =>
  isCreditCode(typed) ? typed : context.error('number.code')

const numberSentences = (lang: Language) => {
  const { errors } = applyMessages(lang)
  return { 'number.id': errors.idNumber, 'number.form': errors.idNumberForm, 'number.code': errors.creditCode }
}
