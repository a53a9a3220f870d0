import { type LocalDate } from '../law/date.ts'
import { type Outcome } from '../law/outcomes.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'

/** What everybody may read of a reply, in words written for everybody: nothing else of a case is ever published. */
export type PublicText = { title: string; question: string; answer: string }

/**
 * Replies an office may publish: those that give what may be open to everybody. A refusal has no place among what is
 * disclosed, and its subject may be what was refused. 条例 art. 44
 */
const PUBLISHABLE_OUTCOMES = ['granted', 'already-public', 'partial'] as const satisfies readonly Outcome[]
export type PublishableOutcome = (typeof PUBLISHABLE_OUTCOMES)[number]

export const isPublishable = (outcome: Outcome | null): outcome is PublishableOutcome =>
  PUBLISHABLE_OUTCOMES.some((each) => each === outcome)

/** Working days after the reply from which it may be public, where the office sets none: the applicant reads it first. */
export const DEFAULT_PUBLICATION_DELAY = 10

/** The first day a reply is shown to everybody: so many working days after it was given, and never before today. */
export function publicDay(repliedOn: LocalDate, delay: number, today: LocalDate, calendar: WorkCalendar): LocalDate {
  const earliest = delay === 0 ? repliedOn : calendar.plusWorkdays(repliedOn, delay)
  return earliest < today ? today : earliest
}

/** Shorter texts, such as a family name, stand in any sentence by chance. */
const SHORTEST_TRACE = 2
/** What says of which kind somebody is, or where in the country, and not who. */
const IMPERSONAL: ReadonlySet<string> = new Set(['kind', 'idType', 'postcode'])

/** The data of an applicant (or agent) that a text to be published still holds; blanks and signs between do not hide it. */
export function tracesOf(person: object, texts: readonly string[]): string[] {
  const haystack = texts.map(bare).join('|')
  return ownTexts(person).filter((value) => [...bare(value)].length >= SHORTEST_TRACE && haystack.includes(bare(value)))
}

const ownTexts = (person: object): string[] =>
  Object.entries(person).flatMap(([field, value]: [string, unknown]) => {
    if (IMPERSONAL.has(field)) return []
    if (typeof value === 'object' && value !== null) return ownTexts(value)
    return typeof value === 'string' ? [value] : []
  })

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
