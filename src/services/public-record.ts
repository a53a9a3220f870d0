import { type LocalDate } from '../law/date.ts'
import { type FormId } from '../law/report/forms.ts'
import { chineseDay } from '../clock.ts'
import { findPublicEntries, type HitCursor } from '../store/public-entries.ts'
import { publicAmong } from '../store/published-replies.ts'
import { publishedReportTexts } from '../store/published-report-texts.ts'
import { containsWords } from '../store/search-terms.ts'
import { type Context, type OrganRef, reading } from './context.ts'

export type { HitCursor } from '../store/public-entries.ts'

/** Something public that holds every word typed. `text` is what it says, for an excerpt. */
export type PublicHit =
  | { kind: 'reply' | 'item'; id: string; title: string; text: string; publicOn: LocalDate }
  | { kind: 'report'; year: number; form: FormId; text: string; publicOn: LocalDate }

export type PublicHits = { hits: PublicHit[]; next: HitCursor | null }

/** Most characters of a question that are looked at. */
const LONGEST_QUESTION = 100

/**
 * Everything public of a body that holds every word typed, in any part of a word: annual reports first (there are few),
 * then replies and items by title, then by text, newest first. The annual reports stand on the first page only.
 */
export async function searchPublicRecord(
  context: Context,
  organ: OrganRef,
  typed: string,
  after: HitCursor | null,
  limit: number,
): Promise<PublicHits> {
  const words = typed.slice(0, LONGEST_QUESTION)
  const em = reading(context)
  const today = context.clock.today()
  const { entries, next } = await findPublicEntries(em, organ.organId, words, today, after, limit)
  const replies = entries.filter(({ kind }) => kind === 'reply').map(({ entryId }) => entryId)
  const stillPublic = await publicAmong(em, organ.organId, today, replies)
  const reports = after ? [] : await reportsWith(context, organ, words)
  const others = entries
    .filter(({ kind, entryId }) => kind !== 'reply' || stillPublic.has(entryId))
    .map(({ kind, entryId, title, body, publicOn }) => ({ kind, id: entryId, title, text: body, publicOn }))
  return { hits: [...reports, ...others], next }
}

/** The published reports that hold the words. A body has a few dozen at most: they are read and looked through. */
async function reportsWith(context: Context, { organId }: OrganRef, words: string): Promise<PublicHit[]> {
  const reports = await publishedReportTexts(reading(context), organId)
  return reports.flatMap(({ year, form, body, paragraphs, publishedAt }): PublicHit[] => {
    const text = paragraphs.join('\n')
    const named = `${body}${year}年信息公开工作年度报告`
    return hasWords([named, text], words)
      ? [{ kind: 'report', year, form, text, publicOn: chineseDay(new Date(publishedAt)) }]
      : []
  })
}

/** Whether texts of the program's own making hold every word typed; never where nothing searchable was typed. */
export const hasWords = (texts: readonly string[], typed: string): boolean =>
  /[\p{L}\p{N}]/u.test(typed) && containsWords(texts, typed)
