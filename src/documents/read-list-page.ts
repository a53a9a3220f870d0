import { Parser } from 'htmlparser2'
import { type LocalDate } from '../law/date.ts'
import { decodeText } from './decode-text.ts'
import { parseDay } from './read-day.ts'

/** One line of a list of publications: what, where, when (where the page says so). */
export type ListedPage = { title: string; link: string; on: LocalDate | null }

const MOST_LINES = 5_000
/** Shorter texts of links are 更多, 首页, 下一页; titles of documents are longer. */
const SHORTEST_TITLE = 5
const DAY = /(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}/
/** 03-05 beside a title, without a year: nobody can tell which. */
const LINE_ELEMENTS = new Set(['li', 'tr', 'dd', 'dt', 'p', 'item', 'entry'])

/**
 * Reads the lines of a list page (HTML) or feed (RSS, Atom) that was fetched to a file: links with their titles and the
 * day beside each. Addresses are made whole by `base`. Null for bytes that are neither.
 */
export function readListPage(bytes: Uint8Array, base: string | null): ListedPage[] | null {
  const text = textOf(bytes)
  if (text === null || !/<(?:!doctype|html|rss|feed|rdf|table|ul|ol|div|body|\?xml)/i.test(text.slice(0, 4_096)))
    return null
  const found = /<(?:rss|feed|rdf:RDF)[\s>]/i.test(text.slice(0, 4_096)) ? feedLines(text) : pageLines(text)
  const seen = new Set<string>()
  return found
    .flatMap(({ title, link, day }): ListedPage[] => {
      const whole = wholeAddress(link, base)
      if (title.length < SHORTEST_TITLE || whole === null || seen.has(whole)) return []
      seen.add(whole)
      return [{ title: title.slice(0, 300), link: whole, on: dayIn(day) }]
    })
    .slice(0, MOST_LINES)
}

type RawLine = { title: string; link: string; day: string }

function textOf(bytes: Uint8Array): string | null {
  try {
    return decodeText(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  } catch {
    return null
  }
}

const dayIn = (text: string): LocalDate | null => {
  const written = DAY.exec(text)?.[0]
  if (written) return parseDay(written)
  const instant = Date.parse(text.trim())
  return Number.isNaN(instant) ? null : parseDay(new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10))
}

function wholeAddress(link: string, base: string | null): string | null {
  try {
    const url = base ? new URL(link, base) : new URL(link)
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null
  } catch {
    return null
  }
}

/** Items of a feed: the texts of their elements, and the address of a link that has none. */
function feedLines(text: string): RawLine[] {
  const lines: RawLine[] = []
  let line: RawLine | null = null
  let within = ''
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'item' || name === 'entry') line = { title: '', link: '', day: '' }
        within = name
        if (line && name === 'link' && attributes['href']) line.link ||= attributes['href']
      },
      ontext(piece) {
        if (!line) return
        if (within === 'title') line.title += piece
        if (within === 'link') line.link += piece
        if (/^(?:pubdate|published|updated|dc:date)$/.test(within)) line.day ||= piece.trim()
      },
      onclosetag(name) {
        within = ''
        if ((name === 'item' || name === 'entry') && line) {
          lines.push({ title: tidy(line.title), link: line.link.trim(), day: line.day })
          line = null
        }
      },
    },
    { xmlMode: true, lowerCaseTags: true, decodeEntities: true },
  )
  parser.end(text)
  return lines
}

/** Links of a page; the day is the one that stands in the same line of the list. */
function pageLines(text: string): RawLine[] {
  const lines: RawLine[] = []
  let waiting: RawLine[] = []
  let around = ''
  let link: RawLine | null = null
  /** Lists cut long titles short and keep the whole one in the link's own attribute. */
  let whole = ''
  let silent = 0
  const close = () => {
    for (const each of waiting) each.day = each.day || around
    lines.push(...waiting)
    waiting = []
    around = ''
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'script' || name === 'style') silent += 1
        if (LINE_ELEMENTS.has(name)) close()
        if (name !== 'a' || !attributes['href']) return
        link = { title: '', link: attributes['href'], day: '' }
        whole = attributes['title'] ?? ''
      },
      ontext(piece) {
        if (silent > 0) return
        around += piece
        if (link) link.title += piece
      },
      onclosetag(name) {
        if (name === 'script' || name === 'style') silent -= 1
        if (name === 'a' && link) {
          const [shown, named] = [tidy(link.title), tidy(whole)]
          waiting.push({ ...link, title: named.length > shown.length ? named : shown })
          link = null
        }
        if (LINE_ELEMENTS.has(name)) close()
      },
    },
    { decodeEntities: true },
  )
  parser.end(text)
  close()
  return lines
}

/** One line, without the day that many lists write into the link itself. */
const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(new RegExp(`[\\[(（【]?\\s*${DAY.source}\\s*日?\\s*[\\])）】]?`), '')
    .trim()
