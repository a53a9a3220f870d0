import { type Request, type Response } from 'express'
import { findEntry } from '../../../disclosure/catalogue.ts'
import { callerOf } from '../../../http/caller.ts'
import { localDate } from '../../../law/date.ts'
import { catalogueOf } from '../../../services/catalogue-service.ts'
import { type Context, type OrganRef } from '../../../services/context.ts'
import { type ItemFilter, type ItemRow, listItems } from '../../../services/disclosure-service.ts'
import { NotFound } from '../../../services/errors.ts'
import { backLink, pagination, table } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { languageOf } from '../../layout/display-settings.ts'
import { type Language } from '../../messages/language.ts'
import { catalogueMessages } from '../../messages/public/catalogue/messages.ts'
import { paths } from '../../paths.ts'
import { cursorText, readCursor } from '../../page-cursor.ts'
import { inChinese } from '../in-chinese.ts'
import { showPage } from '../public-site.ts'
import { catalogueFeeds } from './catalogue-feed.ts'

const LINES = 30

/** The items of one entry of the catalogue, the latest first. @throws NotFound */
export async function showPublicEntry(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const t = catalogueMessages(lang)
  const placed = findEntry(await catalogueOf(context, organ), String(req.params['entry']))
  if (!placed) throw new NotFound('entry')
  const { entry, inClass } = placed
  const page = await pageOf(context, organ, { entry: entry.key }, req, paths.publicEntry(organ.slug, entry.key))
  const content = html`<span class="govuk-caption-l">${inChinese(inClass.title, lang)}</span>
    <h1 class="govuk-heading-l">${inChinese(entry.title, lang)}</h1>
    ${page ?? html`<p class="govuk-body">${t.none}</p>`}`
  const before = backLink({ href: paths.catalogue(organ.slug), lang })
  const description = `${organ.name} ${inClass.title} ${entry.title}`
  const feeds = catalogueFeeds(organ, lang, entry)
  showPage(req, res, organ, { title: entry.title, place: 'catalogue', before, content, description, feeds })
}

/** Everything published, the latest first. */
export async function showPublicItems(context: Context, req: Request, res: Response): Promise<void> {
  const { organ } = callerOf(res)
  const lang = languageOf(req)
  const t = catalogueMessages(lang)
  const page = await pageOf(context, organ, {}, req, paths.publicItems(organ.slug))
  const content = html`<h1 class="govuk-heading-l">${t.allTitle}</h1>
    ${page ?? html`<p class="govuk-body">${t.noneAtAll}</p>`}`
  const before = backLink({ href: paths.catalogue(organ.slug), lang })
  const description = t.description(organ.name)
  const feeds = catalogueFeeds(organ, lang)
  showPage(req, res, organ, { title: t.allTitle, place: 'catalogue', before, content, description, feeds })
}

async function pageOf(
  context: Context,
  organ: OrganRef,
  filter: ItemFilter,
  req: Request,
  path: string,
): Promise<Html | null> {
  const lang = languageOf(req)
  const t = catalogueMessages(lang)
  const given = typeof req.query['after'] === 'string' ? readCursor(req.query['after'], 'day', 'id') : null
  const after = given && { day: localDate(given[0]!), itemId: given[1]! }
  const found = await listItems(context, organ, { ...filter, publicOnly: true }, after, LINES + 1)
  if (found.length === 0) return null
  const lines = found.slice(0, LINES)
  const last = found.length > LINES ? lines.at(-1) : undefined
  const next = last && { href: `${path}?after=${cursorText([last.sortOn, last.itemId])}`, text: t.next }
  const previous = after ? { href: path, text: t.first } : undefined
  return html`${publicItems(organ, lines, lang)}${(next ?? previous) && pagination({ lang, previous, next })}`
}

/** Items as the public sees them: title, department, day. */
export function publicItems({ slug }: OrganRef, lines: readonly ItemRow[], lang: Language): Html {
  const t = catalogueMessages(lang)
  const { title, department, day } = t.columns
  return table({
    lang,
    caption: t.caption,
    captionClasses: 'govuk-visually-hidden',
    head: [title, department, day].map((text) => ({ text })),
    rows: lines.map((line) => [
      {
        html: html`<a class="govuk-link" href="${paths.publicItem(slug, line.itemId)}">${inChinese(line.title, lang)}</a>`,
        classes: 'app-break',
      },
      { html: html`${inChinese(line.department, lang)}`, classes: 'app-short' },
      { text: line.latestOn ?? '', classes: 'app-nowrap' },
    ]),
  })
}
