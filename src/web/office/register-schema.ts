import Joi from 'joi'
import { DELIVERIES, ID_TYPES, MEDIA, type Applicant, type Application } from '../../cases/application.ts'
import { isCreditCode, isResidentId } from '../../cases/identity-numbers.ts'
import { parse } from '../../http/form.ts'
import { APPLICANT_KIND_NAMES, isOrganisation, type ApplicantKind } from '../../law/applicants.ts'
import { type LocalDate } from '../../law/date.ts'
import { CHANNELS, type Channel } from '../../law/receipt.ts'
import { Invalid } from '../../services/errors.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { choiceField, optionalText, requiredDay, textField } from './office-fields.ts'

/** What an officer typed from a letter, a fax, or what a visitor said; only name and wish must be there. */
type Typed = Record<
  | 'name'
  | 'idType'
  | 'idNumber'
  | 'creditCode'
  | 'legalRepresentative'
  | 'contactName'
  | 'phone'
  | 'email'
  | 'address'
  | 'postcode'
  | 'title'
  | 'description'
  | 'documentNumber'
  | 'purpose',
  string
> & {
  channel: Channel
  submittedOn: LocalDate
  kind: ApplicantKind
  medium: Application['medium'] | ''
  delivery: Application['delivery'] | ''
}

const t = officeMessages('zh-CN').register
/** Numbers copied by hand: spaces out, letters large, full-width digits made plain. */
const number = (label: string) =>
  optionalText(label, 40).custom((text: string) => text.normalize('NFKC').replace(/\s/g, '').toUpperCase())
const oneOfOrNone = (values: readonly string[]) =>
  Joi.string()
    .valid('', ...values)
    .default('')
    .messages({ '*': t.fromList })

const schema = Joi.object<Typed>({
  channel: choiceField(t.channel, Object.keys(CHANNELS)),
  submittedOn: requiredDay(t.submittedOn),
  kind: choiceField(t.kind, APPLICANT_KIND_NAMES),
  name: textField(t.name, 200),
  idType: oneOfOrNone(ID_TYPES),
  idNumber: number(t.idNumber),
  creditCode: number(t.creditCode),
  legalRepresentative: optionalText(t.legalRepresentative, 100),
  contactName: optionalText(t.contactName, 100),
  phone: optionalText(t.phone, 30)
    .pattern(/^\+?[\d\s()（）-]{5,}$/)
    .messages({ 'string.pattern.base': t.badPhone }),
  email: optionalText(t.email, 254).email({ tlds: false }).messages({ 'string.email': t.badEmail }),
  address: optionalText(t.address, 200),
  postcode: optionalText(t.postcode, 20)
    .pattern(/^\d{6}$/)
    .messages({ 'string.pattern.base': t.badPostcode }),
  title: optionalText(t.infoTitle, 200),
  description: textField(t.description, 10_000),
  documentNumber: optionalText(t.documentNumber, 100),
  purpose: optionalText(t.purpose, 1000),
  medium: oneOfOrNone(MEDIA),
  delivery: oneOfOrNone(DELIVERIES),
})

/** The application as typed. @throws Invalid with every problem */
export function readRegistration(body: unknown, today: LocalDate): Application {
  const typed = parse(schema, body)
  const problems = [
    ...(typed.submittedOn > today ? [{ field: 'submittedOn', text: `${t.submittedOn}${t.future}` }] : []),
    ...numberProblems(typed),
  ]
  if (problems.length > 0) throw new Invalid(problems)
  return {
    applicant: applicantOf(typed),
    title: typed.title || null,
    description: typed.description,
    documentNumber: typed.documentNumber || null,
    purpose: typed.purpose || null,
    privacyNotice: null,
    channel: typed.channel,
    medium: typed.medium || null,
    delivery: typed.delivery || null,
    submittedOn: typed.submittedOn,
  }
}

function numberProblems({ kind, idType, idNumber, creditCode }: Typed): { field: string; text: string }[] {
  if (isOrganisation(kind))
    return creditCode && !isCreditCode(creditCode) ? [{ field: 'creditCode', text: t.badCode }] : []
  const isResident = idType === 'resident-id' || idType === ''
  return idNumber && isResident && !isResidentId(idNumber) ? [{ field: 'idNumber', text: t.badId }] : []
}

/** Of the two kinds of proof only the one of the applicant's kind is kept, and nothing empty. */
function applicantOf(typed: Typed): Applicant {
  const { kind, name, phone, email, address, postcode } = typed
  const { idType, idNumber, creditCode, legalRepresentative, contactName } = typed
  const proof = isOrganisation(kind)
    ? { creditCode, legalRepresentative, contactName }
    : { idType: idNumber ? idType || 'resident-id' : idType, idNumber }
  const given = Object.entries({ ...proof, phone, email, address, postcode }).filter(([, value]) => value !== '')
  return { kind, name, ...Object.fromEntries(given) } as Applicant
}
