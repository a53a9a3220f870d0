import Joi from 'joi'
import { DELIVERIES, ID_TYPES, IDENTITY_PROOFS, MEDIA } from '../../../cases/application.ts'
import { isCreditCode, isResidentId } from '../../../cases/identity-numbers.ts'
import { textField } from '../../../http/form.ts'
import { APPLICANT_KIND_NAMES } from '../../../law/applicants.ts'
import { type Language } from '../../messages/language.ts'
import { applyMessages } from '../../messages/public/apply/messages.ts'
import { sharedMessages } from '../../messages/shared/messages.ts'
import { PRIVACY_NOTICE_VERSION } from '../privacy.ts'
import { type FieldName, type Typed } from './steps.ts'

/** Most characters a field takes; the same as in the JSON interface. */
export const LONGEST = {
  name: 100,
  organisationName: 200,
  title: 200,
  description: 10_000,
  documentNumber: 100,
  features: 1_000,
  purpose: 1_000,
  address: 200,
  help: 1_000,
  feeWaiver: 1_000,
} as const

type AnswerSchemas = Record<FieldName, Joi.StringSchema>

const inLanguage = new Map<Language, AnswerSchemas>()
const ofPage = new Map<string, Joi.ObjectSchema<Typed>>()

/** The rules of the fields that a page has, made once: compiling sentences takes longer than all else of a filing. */
export function pageSchema(fields: readonly FieldName[], lang: Language): Joi.ObjectSchema<Typed> {
  const page = `${lang}/${fields.join()}`
  const known = ofPage.get(page)
  if (known) return known
  const schemas = inLanguage.get(lang) ?? answerSchemas(lang)
  inLanguage.set(lang, schemas)
  const schema = Joi.object<Typed>(Object.fromEntries(fields.map((name) => [name, schemas[name]])))
  ofPage.set(page, schema)
  return schema
}

/** Every field's rule in a language; its errors say how to mend it. 条例 art. 29 */
function answerSchemas(lang: Language): AnswerSchemas {
  return { ...wantedFields(lang), ...applicantFields(lang), ...agentFields(lang), ...contactFields(lang) }
}

function wantedFields(lang: Language) {
  const t = applyMessages(lang)
  return {
    title: optional(text(t.infoTitle, LONGEST.title, lang)),
    description: text(t.description, LONGEST.description, lang).required(),
    documentNumber: optional(text(t.documentNumber, LONGEST.documentNumber, lang)),
    features: optional(text(t.features, LONGEST.features, lang)),
    purpose: optional(text(t.purpose, LONGEST.purpose, lang)),
    identityProof: choice(IDENTITY_PROOFS, t.errors.identityProof),
    feeWaiver: optional(text(t.feeWaiver, LONGEST.feeWaiver, lang)),
    privacyNotice: choice([PRIVACY_NOTICE_VERSION], t.errors.accept),
  }
}

function applicantFields(lang: Language) {
  const t = applyMessages(lang)
  const { choose } = sharedMessages(lang).error
  return {
    kind: choice(APPLICANT_KIND_NAMES, t.errors.kind),
    byAgent: Joi.string().valid('yes').empty(''),
    name: text(t.name, LONGEST.name, lang).required(),
    idType: choice(ID_TYPES, choose(t.idType)),
    idNumber: idNumber(t.idNumber, 'idType', lang),
    organisationName: text(t.organisationName, LONGEST.organisationName, lang).required(),
    creditCode: number(t.creditCode, 40, lang).custom(checkedCode).messages(numberSentences(lang)).required(),
    legalRepresentative: text(t.legalRepresentative, LONGEST.name, lang).required(),
    contactName: text(t.contactName, LONGEST.name, lang).required(),
  }
}

function agentFields(lang: Language) {
  const t = applyMessages(lang)
  return {
    agentName: text(t.agentName, LONGEST.name, lang).required(),
    agentIdType: choice(ID_TYPES, sharedMessages(lang).error.choose(t.agentIdType)),
    agentIdNumber: idNumber(t.agentIdNumber, 'agentIdType', lang),
    agentPhone: optional(phone(t.agentPhone, lang)),
  }
}

function contactFields(lang: Language) {
  const t = applyMessages(lang)
  const { badEmail, choose } = sharedMessages(lang).error
  return {
    medium: choice(MEDIA, choose(t.medium)),
    delivery: choice(DELIVERIES, choose(t.delivery)),
    phone: optional(phone(t.phone, lang)),
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
    help: optional(text(t.help, LONGEST.help, lang)),
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

const phone = (label: string, lang: Language) =>
  plain(text(label, 60, lang))
    .pattern(/^[+(\d][\d\s()+;,/、转-]{4,}$/)
    .messages({ 'string.pattern.base': sharedMessages(lang).error.badPhone })

/** Numbers copied by hand: spaces and hyphens out, letters large. */
const number = (label: string, longest: number, lang: Language) =>
  text(label, longest, lang).custom((typed: string) =>
    typed
      .normalize('NFKC')
      .replace(/[\s‐-―−-]/g, '')
      .toUpperCase(),
  )

/** A number of a proof of identity, judged by the kind of proof that stands in the field `type`. */
const idNumber = (label: string, type: 'idType' | 'agentIdType', lang: Language) =>
  number(label, 40, lang)
    .custom((typed: string, context) => {
      const chosen = (context.state.ancestors as [Record<string, string | undefined>])[0][type]
      if (chosen === 'resident-id' && !isResidentId(typed)) return context.error('number.id')
      return /^[0-9A-Z()\u4e00-\u9fff]+$/.test(typed) ? typed : context.error('number.form')
    })
    .messages(numberSentences(lang))
    .required()

const checkedCode = (typed: string, context: Joi.CustomHelpers<string>) =>
  isCreditCode(typed) ? typed : context.error('number.code')

const numberSentences = (lang: Language) => {
  const { errors } = applyMessages(lang)
  return { 'number.id': errors.idNumber, 'number.form': errors.idNumberForm, 'number.code': errors.creditCode }
}
