import { type Request, type Response } from 'express'
import { findEntry } from '../../../disclosure/catalogue.ts'
import { callerOf } from '../../../http/caller.ts'
import { catalogueOf } from '../../../services/catalogue-service.ts'
import { type Context, type OrganRef } from '../../../services/context.ts'
import { listItems } from '../../../services/disclosure-service.ts'
import { type FeedLink } from '../../layout/public-page.ts'
import { languageOf } from '../../layout/display-settings.ts'
import { type Language } from '../../messages/language.ts'
import { catalogueMessages } from '../../messages/public/catalogue/messages.ts'
import { addressWith } from '../../path-values.ts'
import { paths } from '../../paths.ts'
import { FEED_ENTRIES, FEED_TYPES, type FeedFormat, sendFeed } from '../feed-text.ts'

/** The latest items as a feed; with `?entry=` those of one entry of the catalogue. */
export async function sendCatalogueFeed(
  context: Context,
  format: FeedFormat,
  req: Request,
  res: Response,
): Promise<void> {
  const { organ } = callerOf(res)
  const { entry } = req.query
  const catalogue = await catalogueOf(context, organ)
  const placed = typeof entry === 'string' ? findEntry(catalogue, entry)?.entry : undefined
  const filter = { publicOnly: true, ...(placed ? { entry: placed.key } : {}) }
  const items = await listItems(context, organ, filter, null, FEED_ENTRIES)
  const at = (path: string) => new URL(path, context.publicUrl).href
  const entries = items.map((item) => ({
    id: item.itemId,
    title: item.title,
    link: at(paths.publicItem(organ.slug, item.itemId)),
    on: item.sortOn,
    summary: item.summary,
    author: item.department,
    category: { term: item.entry, label: findEntry(catalogue, item.entry)?.entry.title ?? item.entry },
  }))
  const t = catalogueMessages(languageOf(req))
  sendFeed(res, format, {
    title: [organ.name, placed?.title ?? t.title].join(' '),
    description: t.description(organ.name),
    author: organ.name,
    home: at(placed ? paths.publicEntry(organ.slug, placed.key) : paths.catalogue(organ.slug)),
    self: at(addressOf(organ, format, placed?.key)),
    on: items[0]?.sortOn ?? context.clock.today(),
    entries,
  })
}

const addressOf = ({ slug }: OrganRef, format: FeedFormat, entry: string | undefined): string => {
  const path = format === 'atom' ? paths.catalogueFeed(slug) : paths.catalogueRss(slug)
  return entry === undefined ? path : addressWith(path, { entry })
}

/** The feeds of the catalogue, or of one entry of it, for readers that look for them in the head of the page. */
export function catalogueFeeds(organ: OrganRef, lang: Language, entry?: { key: string; title: string }): FeedLink[] {
  const t = catalogueMessages(lang)
  return (['atom', 'rss'] as const).map((format) => ({
    type: FEED_TYPES[format],
    title: [entry?.title ?? t.title, t.feedFormats[format]].join(' '),
    href: addressOf(organ, format, entry?.key),
  }))
}
