import { type LocalDate } from '../../../law/date.ts'
import { type Context, type OrganRef } from '../../../services/context.ts'
import { hasWords, type HitCursor, type PublicHit, searchPublicRecord } from '../../../services/public-record.ts'
import { type Language } from '../../messages/language.ts'
import { searchMessages } from '../../messages/public/search/messages.ts'
import { paths } from '../../paths.ts'
import { guideSections } from '../guide.ts'

/** Something public that was found, ready to be listed. */
export type Found = {
  kind: 'reply' | 'item' | 'report' | 'guide'
  title: string
  href: string
  text: string
  publicOn: LocalDate | null
}

const MOST_SECTIONS = 3

/** What is found for the words typed: sections of the guide first, on the first page only, then the record. */
export async function findThings(
  context: Context,
  organ: OrganRef,
  typed: string,
  after: HitCursor | null,
  limit: number,
  lang: Language,
): Promise<{ found: Found[]; next: HitCursor | null }> {
  const { hits, next } = await searchPublicRecord(context, organ, typed, after, limit)
  const sections = after ? [] : sectionsWith(context, organ, typed, lang)
  return { found: [...sections, ...hits.map((hit) => foundOf(hit, organ, lang))], next }
}

function foundOf(hit: PublicHit, { slug }: OrganRef, lang: Language): Found {
  const { kind, text, publicOn } = hit
  if (hit.kind === 'report') {
    const title = searchMessages(lang).reportTitle(hit.year, hit.form === 'college')
    return { kind, text, publicOn, title, href: paths.publishedReport(slug, String(hit.year)) }
  }
  const href = hit.kind === 'item' ? paths.publicItem(slug, hit.id) : paths.publishedReply(slug, hit.id)
  return { kind, text, publicOn, title: hit.title, href }
}

/** The guide is made from rules and settings when it is asked for, and so is what is looked through. */
function sectionsWith(context: Context, organ: OrganRef, typed: string, lang: Language): Found[] {
  return guideSections(context, organ, lang)
    .map(({ id, title, body }) => ({ id, title, text: plainOf(String(body)) }))
    .filter(({ title, text }) => hasWords([title, text], typed))
    .slice(0, MOST_SECTIONS)
    .map(({ id, title, text }) => ({
      kind: 'guide',
      title,
      text,
      publicOn: null,
      href: `${paths.guide(organ.slug)}#${id}`,
    }))
}

/** The words of our own markup. */
const plainOf = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#?\w+;/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
