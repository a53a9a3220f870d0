import { type DoorName, doorsFor } from '../../../law/other-doors.ts'
import { type Context, type OrganRef } from '../../../services/context.ts'
import { type Language } from '../../messages/language.ts'
import { findThings, type Found } from '../search/found-things.ts'
import { subjectQueries } from './subject-words.ts'

/** What the subject of a request suggests before it is made. */
export type Suggestions = { doors: readonly DoorName[]; items: readonly Found[] }

const MOST_ITEMS = 5

/** The right doors and the public things that fit a subject; the strictest search that finds something counts. */
export async function suggestionsFor(
  context: Context,
  organ: OrganRef,
  subject: string,
  lang: Language,
): Promise<Suggestions> {
  const doors = doorsFor(subject)
  for (const query of subjectQueries(subject)) {
    const { found } = await findThings(context, organ, query, null, MOST_ITEMS, lang)
    if (found.length > 0) return { doors, items: recordFirst(found).slice(0, MOST_ITEMS) }
  }
  return { doors, items: [] }
}

export const isNothing = ({ doors, items }: Suggestions): boolean => doors.length + items.length === 0

/** What was published on the subject before reports, which speak of every subject. */
const recordFirst = (found: readonly Found[]): Found[] => [
  ...found.filter(({ kind }) => kind !== 'report'),
  ...found.filter(({ kind }) => kind === 'report'),
]
