import { type Response } from 'express'
import { type LocalDate } from '../../law/date.ts'
import { xml, xmlDocument } from '../xml.ts'

/** One thing published, as feeds tell of it; `link` is a whole address. */
export type FeedEntry = {
  id: string
  title: string
  link: string
  on: LocalDate
  summary: string
  author?: string
  category?: { term: string; label: string }
}
/** What a feed is of; `home` and `self` are whole addresses, `on` is the day it last changed. */
export type Feed = {
  title: string
  description: string
  author: string
  home: string
  self: string
  on: LocalDate
  entries: readonly FeedEntry[]
}
export type FeedFormat = 'atom' | 'rss'

/** Feed readers ask for what is new. */
export const FEED_ENTRIES = 50

export const FEED_TYPES: Record<FeedFormat, string> = { atom: 'application/atom+xml', rss: 'application/rss+xml' }

/** Sends a feed in the format asked for: both say the same. */
export function sendFeed(res: Response, format: FeedFormat, feed: Feed): void {
  res.type(`${FEED_TYPES[format]}; charset=utf-8`).send(xmlDocument(format === 'atom' ? atom(feed) : rss(feed)))
}

/** RFC 4287. */
function atom({ title, description, author, home, self, on, entries }: Feed) {
  const told = entries.map(
    (each) =>
      xml`<entry><id>urn:uuid:${each.id}</id><title>${each.title}</title><link href="${each.link}"/><updated>${instantOf(each.on)}</updated>${each.author && xml`<author><name>${each.author}</name></author>`}${each.category && xml`<category term="${each.category.term}" label="${each.category.label}"/>`}<summary>${each.summary}</summary></entry>\n`,
  )
  return xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN"><id>${self}</id><title>${title}</title><subtitle>${description}</subtitle><author><name>${author}</name></author><link rel="self" href="${self}"/><link href="${home}"/><updated>${instantOf(on)}</updated>\n${told}</feed>`
}

/** RSS 2.0, with the names of authors as Dublin Core has them: RSS itself asks for an e-mail address. */
function rss({ title, description, home, self, entries }: Feed) {
  const told = entries.map(
    (each) =>
      xml`<item><title>${each.title}</title><link>${each.link}</link><guid isPermaLink="true">${each.link}</guid><pubDate>${new Date(instantOf(each.on)).toUTCString()}</pubDate>${each.author && xml`<dc:creator>${each.author}</dc:creator>`}${each.category && xml`<category>${each.category.label}</category>`}<description>${each.summary}</description></item>\n`,
  )
  return xml`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>${title}</title><link>${home}</link><description>${description}</description><language>zh-cn</language><atom:link rel="self" type="application/rss+xml" href="${self}"/>\n${told}</channel></rss>`
}

/** The beginning of the day in China. */
const instantOf = (day: LocalDate): string => `${day}T00:00:00+08:00`
