import { parse } from '../../../http/form.ts'
import { isApplicantKind, isOrganisation } from '../../../law/applicants.ts'
import { type OrganRef } from '../../../services/context.ts'
import { type DraftContent } from '../../../services/draft-service.ts'
import { Invalid } from '../../../services/errors.ts'
import { type Language } from '../../messages/language.ts'
import { applyMessages } from '../../messages/public/apply/messages.ts'
import { pageSchema } from './answer-schemas.ts'
import { answersOf, STEP_FIELDS, type FieldName, type Step, type Typed } from './steps.ts'

export type Problem = { field: string; text: string }

/** Who asks and what was answered before: both decide what a page has to ask. */
export type Asked = { organ: OrganRef; draft: DraftContent; lang: Language }

const PERSON: readonly FieldName[] = ['name', 'idType', 'idNumber']
const ORGANISATION: readonly FieldName[] = ['organisationName', 'creditCode', 'legalRepresentative', 'contactName']
const AGENT: readonly FieldName[] = ['agentName', 'agentIdType', 'agentIdNumber', 'agentPhone']

/** The fields that a question's page has for this applicant and this body. */
export function fieldsAsked(step: Step, { organ, draft: { typed } }: Asked, matter = 0): readonly FieldName[] {
  const { asksPurpose, chargesCosts } = organ.settings
  switch (step) {
    case 'wanted':
      // The purpose belongs to the whole application: asked once, with the first matter.
      return STEP_FIELDS.wanted.filter((name) => name !== 'purpose' || (asksPurpose && matter === 0))
    case 'identity': {
      const applicant = isApplicantKind(typed['kind']) && isOrganisation(typed['kind']) ? ORGANISATION : PERSON
      return [...applicant, ...(typed['byAgent'] === 'yes' ? AGENT : [])]
    }
    case 'files':
      return STEP_FIELDS.files.filter((name) => name !== 'feeWaiver' || chargesCosts)
    default:
      return STEP_FIELDS[step]
  }
}

/**
 * A page's answers, checked and made plain.
 * @throws Invalid with every problem, one a field, in the order of the page
 */
export function readAnswers(step: Step, asked: Asked, matter = 0): Typed {
  const fields = fieldsAsked(step, asked, matter)
  const typed = answersOf(asked.draft, matter)
  const missing = [...(step === 'reach' ? missingContacts(typed, asked.lang) : []), ...missingFiles(step, asked)]
  try {
    const answers = parse(pageSchema(fields, asked.lang), typed)
    if (missing.length > 0) throw new Invalid(missing)
    return answers
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    throw new Invalid(inOrder([...error.problems, ...missing], fields))
  }
}

/** A page's answers as they would be filed; as they were typed where something is wrong with them. */
export function plainAnswers(step: Step, asked: Asked, matter = 0): Typed {
  try {
    return readAnswers(step, asked, matter)
  } catch (error) {
    if (error instanceof Invalid) return answersOf(asked.draft, matter)
    throw error
  }
}

/** What is wrong with a page's answers; nothing where all is right. */
export function problemsOf(step: Step, asked: Asked, matter = 0): readonly Problem[] {
  try {
    readAnswers(step, asked, matter)
    return []
  } catch (error) {
    if (error instanceof Invalid) return error.problems
    throw error
  }
}

/** A way to reach the applicant at all, and the one that the chosen delivery needs. */
function missingContacts(typed: Typed, lang: Language): Problem[] {
  const { errors } = applyMessages(lang)
  const has = (field: FieldName) => Boolean(typed[field]?.trim())
  const needed: Record<string, Problem & { field: FieldName }> = {
    email: { field: 'email', text: errors.emailForDelivery },
    post: { field: 'address', text: errors.addressForDelivery },
    fax: { field: 'phone', text: errors.phoneForFax },
  }
  const forDelivery = needed[typed.delivery ?? '']
  if (forDelivery && !has(forDelivery.field)) return [forDelivery]
  return has('phone') || has('email') || has('address') ? [] : [{ field: 'phone', text: errors.contact }]
}

/** Files that an answer promises: a proof of identity sent along, an agent's letter of authority. */
function missingFiles(step: Step, { draft: { typed, files }, lang }: Asked): Problem[] {
  if (step !== 'files') return []
  const { errors } = applyMessages(lang)
  const has = (purpose: string) => files.some((file) => file.purpose === purpose)
  return [
    ...(typed['identityProof'] === 'attached' && !has('identity')
      ? [{ field: 'identityFiles', text: errors.identityFile }]
      : []),
    ...(typed['byAgent'] === 'yes' && !has('authority')
      ? [{ field: 'authorityFiles', text: errors.authorityFile }]
      : []),
  ]
}

/** The first problem of each field, as the fields follow on the page; then those of files. */
function inOrder(problems: readonly Problem[], fields: readonly string[]): Problem[] {
  const names = [...new Set([...fields, ...problems.map(({ field }) => field)])]
  return names.flatMap((name) => problems.find(({ field }) => field === name) ?? [])
}
