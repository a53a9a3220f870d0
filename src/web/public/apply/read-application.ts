import { type Applicant, type Application, type ApplicationExtras } from '../../../cases/application.ts'
import { isOrganisation, type ApplicantKind } from '../../../law/applicants.ts'
import { type LocalDate } from '../../../law/date.ts'
import { type Language } from '../../messages/language.ts'
import { applyMessages } from '../../messages/public/apply/messages.ts'
import { problemsOf, readAnswers, type Asked } from './read-answers.ts'
import { STEPS, type Step, type Typed } from './steps.ts'

/** A page that still has something wrong: the first one on the way. */
export type Unfinished = { step: Step; matter: number }

/** The first page with a problem, the last question (accepting the notice) aside; null where all is answered. */
export function firstUnfinished(asked: Asked): Unfinished | null {
  for (const step of STEPS.slice(0, -1))
    for (let matter = 0; matter < (step === 'wanted' ? asked.draft.matters.length : 1); matter++)
      if (problemsOf(step, asked, matter).length > 0) return { step, matter }
  return null
}

/**
 * The applications of a draft, sent online on `today`: one a matter, or all matters in one where the body keeps them
 * together. @throws Invalid where a page has a problem
 */
export function applicationsOf(asked: Asked, today: LocalDate): Application[] {
  const { draft, organ, lang } = asked
  const matters = draft.matters.map((_, at) => readAnswers('wanted', asked, at))
  const rest = Object.assign({}, ...STEPS.slice(1).map((step) => readAnswers(step, asked))) as Typed
  const purpose = matters[0]?.purpose ?? null
  const kept = organ.settings.matters === 'one' ? [inOne(matters, lang)] : matters
  return kept.map(({ title, description = '', documentNumber, features }) => ({
    ...sharedBy(rest, lang),
    ...given({ features }),
    title: title ?? null,
    description,
    documentNumber: documentNumber ?? null,
    purpose,
    channel: 'online',
    submittedOn: today,
  }))
}

/** Several matters as the one text of one case, each under its number. */
function inOne(matters: readonly Typed[], lang: Language): Typed {
  const [first = {}] = matters
  if (matters.length < 2) return first
  const t = applyMessages(lang)
  const paragraphs = matters.map(({ title, description, documentNumber, features }, at) =>
    [
      `${t.matterMark(at + 1)}${title ?? ''}`,
      description,
      documentNumber && `${t.documentNumber}：${documentNumber}`,
      features && `${t.features}：${features}`,
    ]
      .filter(Boolean)
      .join('\n'),
  )
  const titles = matters.flatMap(({ title }) => title ?? [])
  return { ...given({ title: titles.join('；').slice(0, 200) || undefined }), description: paragraphs.join('\n\n') }
}

/** What all matters of the application share. */
function sharedBy(rest: Typed, lang: Language) {
  const { medium, delivery, privacyNotice = null } = rest
  return {
    applicant: applicantOf(rest),
    ...extrasOf(rest),
    ...(lang === 'en' ? { language: lang } : {}),
    medium: (medium ?? null) as Application['medium'],
    delivery: (delivery ?? null) as Application['delivery'],
    privacyNotice,
  }
}

function applicantOf(rest: Typed): Applicant {
  const { phone, email, address, postcode, name = '', idType, idNumber } = rest
  const contact = given({ phone, email, address, postcode })
  const kind = (rest.kind ?? 'natural-person') as ApplicantKind
  if (!isOrganisation(kind)) return { kind, name, ...given({ idType, idNumber }), ...contact } as Applicant
  const { organisationName = '', creditCode, legalRepresentative, contactName } = rest
  return { kind, name: organisationName, ...given({ creditCode, legalRepresentative, contactName }), ...contact }
}

function extrasOf(rest: Typed): ApplicationExtras {
  const { help, feeWaiver, identityProof } = rest
  const agent = rest.byAgent === 'yes' && {
    name: rest.agentName ?? '',
    idType: rest.agentIdType,
    idNumber: rest.agentIdNumber ?? '',
    ...given({ phone: rest.agentPhone }),
  }
  return { ...given({ help, feeWaiver, identityProof }), ...(agent ? { agent } : {}) } as ApplicationExtras
}

/** The entries that have a value. */
const given = <T extends object>(entries: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
