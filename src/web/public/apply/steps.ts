import { type DraftContent } from '../../../services/draft-service.ts'

/** The questions in the order they are asked; each is one page. */
export const STEPS = ['wanted', 'who', 'identity', 'reach', 'files', 'check'] as const
export type Step = (typeof STEPS)[number]

export const isStep = (text: string): text is Step => (STEPS as readonly string[]).includes(text)

/** The fields of each question, in the order of the page. */
export const STEP_FIELDS = {
  wanted: ['title', 'description', 'documentNumber', 'features', 'purpose'],
  who: ['kind', 'byAgent'],
  identity: [
    'name',
    'idType',
    'idNumber',
    'organisationName',
    'creditCode',
    'legalRepresentative',
    'contactName',
    'agentName',
    'agentIdType',
    'agentIdNumber',
    'agentPhone',
  ],
  reach: ['medium', 'delivery', 'phone', 'email', 'address', 'postcode', 'help'],
  files: ['identityProof', 'feeWaiver'],
  check: ['privacyNotice'],
} as const satisfies Record<Step, readonly string[]>

export type FieldName = (typeof STEP_FIELDS)[Step][number]

/** Fields that each matter has for itself. */
const MATTER_FIELDS: ReadonlySet<string> = new Set(['title', 'description', 'documentNumber', 'features'])

/** What was typed, as it came; only texts, only our own fields. */
export type Typed = Partial<Record<FieldName, string>>

/** Several matters at most in one go; a letter of more is rare, and each is a case of its own. */
export const MOST_MATTERS = 10

/** Takes what was typed on a question's page from a request's body; anything that is no text is left out. */
export function typedOn(step: Step, body: unknown): Typed {
  const given = (body ?? {}) as Record<string, unknown>
  const kept = STEP_FIELDS[step].flatMap((name) => {
    const value = Object.hasOwn(given, name) ? given[name] : undefined
    return typeof value === 'string' ? [[name, value.replace(/\r\n?/g, '\n')] as const] : []
  })
  return Object.fromEntries(kept)
}

/**
 * The draft with a page's answers in it. An unticked box and an unchosen choice send nothing: what the page asks and
 * the body lacks is therefore taken out.
 */
export function withAnswers(draft: DraftContent, step: Step, matter: number, answers: Typed): DraftContent {
  // The purpose belongs to the whole application and is asked with the first matter only.
  const asked = new Set<string>(STEP_FIELDS[step].filter((name) => name !== 'purpose' || matter === 0))
  const others = Object.entries(draft.typed).filter(([name]) => !asked.has(name))
  const [mine, ours] = partition(Object.entries(answers), ([name]) => MATTER_FIELDS.has(name))
  const matters = step === 'wanted' ? draft.matters.with(matter, Object.fromEntries(mine)) : draft.matters
  return { ...draft, typed: Object.fromEntries([...others, ...ours]), matters }
}

/** What stands on a question's page. */
export const answersOf = ({ typed, matters }: DraftContent, matter: number): Typed => ({ ...typed, ...matters[matter] })

function partition<T>(all: readonly T[], test: (each: T) => boolean): [T[], T[]] {
  return [all.filter(test), all.filter((each) => !test(each))]
}
