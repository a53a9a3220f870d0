import { type Applicant, type Application } from '../../../cases/application.ts'
import { parse } from '../../../http/form.ts'
import { type LocalDate } from '../../../law/date.ts'
import { Invalid } from '../../../services/errors.ts'
import { type Language } from '../../messages/language.ts'
import { applyMessages } from '../../messages/public/apply/messages.ts'
import { applicationSchema, type ReadForm } from './application-schema.ts'
import { FIELDS, type FieldName, type TypedApplication } from './typed-application.ts'

type Problem = { field: string; text: string }

/**
 * The application that was typed, sent online on `today`; its purpose only where the body asks for it.
 * @throws Invalid with every problem, one a field, in the order of the page
 */
export function readApplication(
  typed: TypedApplication,
  asksPurpose: boolean,
  lang: Language,
  today: LocalDate,
): Application {
  const missing = missingContacts(typed, lang)
  try {
    const form = parse(applicationSchema(lang), typed)
    if (missing.length > 0) throw new Invalid(missing)
    return { ...applicationOf(form, today), purpose: (asksPurpose && form.purpose) || null }
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    throw new Invalid(inOrder([...error.problems, ...missing]))
  }
}

/** A way to reach the applicant at all, and the one that the chosen delivery needs. */
function missingContacts(typed: TypedApplication, lang: Language): Problem[] {
  const { errors } = applyMessages(lang)
  const has = (field: FieldName) => Boolean(typed[field]?.trim())
  const needed: Record<string, Problem> = {
    email: { field: 'email', text: errors.emailForDelivery },
    post: { field: 'address', text: errors.addressForDelivery },
    fax: { field: 'phone', text: errors.phoneForFax },
  }
  const forDelivery = needed[typed.delivery ?? '']
  if (forDelivery && !has(forDelivery.field as FieldName)) return [forDelivery]
  return has('phone') || has('email') || has('address') ? [] : [{ field: 'phone', text: errors.contact }]
}

/** The first problem of each field, as the fields follow on the page. */
function inOrder(problems: readonly Problem[]): Problem[] {
  return FIELDS.flatMap((name) => problems.find(({ field }) => field === name) ?? [])
}

function applicationOf(form: ReadForm, today: LocalDate): Omit<Application, 'purpose'> {
  const { title, description, documentNumber, privacyNotice, medium, delivery } = form
  return {
    applicant: applicantOf(form),
    title: title ?? null,
    description,
    documentNumber: documentNumber ?? null,
    privacyNotice,
    channel: 'online',
    medium,
    delivery,
    submittedOn: today,
  }
}

function applicantOf(form: ReadForm): Applicant {
  const { phone, email, address, postcode } = form
  const contact = given({ phone, email, address, postcode })
  if (form.kind === 'natural-person') {
    const { name = '', idType, idNumber } = form
    return { kind: 'natural-person', name, ...given({ idType, idNumber }), ...contact }
  }
  const { organisationKind = 'other', organisationName = '', creditCode, legalRepresentative, contactName } = form
  const proof = given({ creditCode, legalRepresentative, contactName })
  return { kind: organisationKind, name: organisationName, ...proof, ...contact }
}

/** The entries that have a value. */
const given = <T extends object>(entries: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
