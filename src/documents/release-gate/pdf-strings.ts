import { inflateSync, constants } from 'node:zlib'
import { plainNames } from '../pdf-harm.ts'

/** Streams of pages unpack to at most so many bytes in all; pictures and fonts are left packed. */
const MOST_UNPACKED = 64 * 1024 * 1024
const NO_WORDS = /\/(?:Image|Length1|FontFile\d?|ObjStm|XRef|CMapName)(?![A-Za-z0-9])/
const METADATA = /\/Metadata(?![A-Za-z0-9])/
const PAINTS = /\/(?:ActualText|Alt|E)|T[jJ]/
/** Long numbers in what programs keep for themselves; those of drawings have points. */
const LONG_NUMBER = /(?<![\d.])\d{11,18}[Xx]?(?![\d.])/g
/** Strings as a PDF writes them: in brackets, with brackets in pairs or escaped; or as digits. */
const STRING = /\((?:\\[^]|[^\\()]|\((?:\\[^]|[^\\()])*\))*\)|<(?:[0-9A-Fa-f]\s*){16,}>/g
export const INSTEAD = /\/(?:ActualText|Alt|E)\s*(\((?:\\[^]|[^\\()])*\)|<[0-9A-Fa-f\s]*>)/g

/** Words of an object that are no strings: what is said beside them, and names. */
const REMARK = /%[^\r\n]{10,400}/g
const NAME = /\/[^\s()<>[\]{}/%]{11,200}/g
/** A string that is painted, or a list of them. */
const PAINTED = /(\((?:\\[^]|[^\\()])*\))\s*(?:Tj|'|")|\[((?:\((?:\\[^]|[^\\()])*\)|[^\]()]){0,4000})\]\s*TJ/g

/**
 * Every text in the objects of a PDF, wherever it leads to: bookmarks, words for those who cannot see, lists to choose from,
 * fields of programs, names and remarks; what stands in the content of pages to be copied in place of what is shown; and
 * what is painted by content that no page shows, or by patterns. Best effort.
 */
export function* stringsOfPdf(bytes: Buffer, words: string): Generator<string> {
  for (const [written] of words.matchAll(STRING)) yield decoded(written)
  for (const [written] of words.matchAll(REMARK)) yield written
  for (const [written] of words.matchAll(NAME)) if (/\d{11}/.test(written)) yield written.slice(1)
  for (const { own, content } of contents(bytes)) {
    if (METADATA.test(own)) yield content.replace(/<[^<>]*>/g, ' ')
    else if (PAINTS.test(content)) yield* wordsPainted(content)
    else yield (content.match(LONG_NUMBER) ?? []).join('\n')
  }
}

function* wordsPainted(content: string): Generator<string> {
  for (const [, written = ''] of content.matchAll(INSTEAD)) yield decoded(written)
  yield paintedIn(content)
}

/** The letters a content paints, as their codes say. */
function paintedIn(content: string): string {
  if (!/\d/.test(content)) return ''
  return [...content.matchAll(PAINTED)]
    .map(([, one, list = '']) => one ?? (list.match(/\((?:\\[^]|[^\\()])*\)/g) ?? []).join(''))
    .map((written) => unescaped(written.replace(/^\(|\)$/g, '').replaceAll(')(', '')))
    .join('\n')
}

function* contents(bytes: Buffer): Generator<{ own: string; content: string }> {
  let [from, left] = [0, MOST_UNPACKED]
  while (left > 0) {
    const start = bytes.indexOf('stream', from, 'latin1')
    const end = start < 0 ? -1 : bytes.indexOf('endstream', start + 6, 'latin1')
    if (end < 0) return
    const head = plainNames(bytes.toString('latin1', Math.max(from, start - 1000), start))
    from = end + 9
    const own = head.slice(Math.max(0, head.lastIndexOf(' obj')))
    if (NO_WORDS.test(own)) continue
    const content = contentOf(own, bytes.subarray(start + 6, end), left)
    left -= content.length
    yield { own, content }
  }
}

/** A stream as text, unpacked where it is deflated or written in digits. */
function contentOf(head: string, stream: Buffer, most: number): string {
  const isDigits = /\/(?:ASCIIHexDecode|AHx)(?![A-Za-z0-9])/.test(head)
  const plain = isDigits ? Buffer.from(stream.toString('latin1').replace(/[^0-9A-Fa-f]/g, ''), 'hex') : stream
  return /\/(?:FlateDecode|Fl)(?![A-Za-z0-9])/.test(head) ? unpacked(plain, most) : plain.toString('latin1', 0, most)
}

function unpacked(stream: Buffer, most: number): string {
  const start = stream.findIndex((byte) => byte !== 13 && byte !== 10)
  try {
    const options = { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH }
    return inflateSync(stream.subarray(start), options).toString('latin1')
  } catch {
    return ''
  }
}

/** UTF-16 is told by its mark; anything else is read sign by sign, which numbers and mailboxes survive. */
export function decoded(written: string): string {
  const raw = written.startsWith('<')
    ? Buffer.from(written.replace(/[<>\s]/g, ''), 'hex')
    : Buffer.from(unescaped(written.slice(1, -1)), 'latin1')
  if (raw[0] === 0xfe && raw[1] === 0xff) return new TextDecoder('utf-16be').decode(raw)
  if (raw[0] === 0xff && raw[1] === 0xfe) return new TextDecoder('utf-16le').decode(raw)
  return raw.toString('latin1')
}

const unescaped = (text: string): string =>
  text.replace(/\\(?:([0-7]{1,3})|\r?\n|([^]))/g, (_, octal?: string, sign?: string) =>
    octal !== undefined ? String.fromCharCode(Number.parseInt(octal, 8) & 255) : (sign ?? ''),
  )
