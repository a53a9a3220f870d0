import { type Buffer } from 'node:buffer'
import { canUnpack, unpack, zipEntries, ZipError, type ZipEntry } from '../documents/unzip.ts'

/** Bytes a packed file may unpack to; a small one may hold gigabytes of zeros. */
const MOST_UNPACKED = 64 * 1024 * 1024
/** Programs, and what starts them: nothing an office would have to open. */
const PROGRAMS =
  /\.(?:exe|dll|com|scr|pif|cpl|msi|msp|bat|cmd|ps1|psm1|vbs|vbe|js|jse|mjs|wsf|wsh|hta|lnk|url|inf|reg|jar|apk|app|sh|iso|img|vhd|html?|xhtml?|svg|mht(?:ml)?|chm|docm|dotm|xlsm|xltm|xlam|pptm)$/i
/** Packed in what is packed already: each level hides the next. */
const PACKED = /\.(?:zip|rar|7z|gz|tgz|bz2|xz|tar|cab)$/i
/** What an office file may point to outside itself without fetching it. */
const HARMLESS_LINKS = /\/(?:hyperlink|externalLinkPath)$/

/** What a packed file does: holds what no office should open or cannot unpack, runs macros, fetches from elsewhere. */
export type PackedHarm = 'packed' | 'macros' | 'fetching' | 'damaged'

/** What stands against a zip whose files an office is to open: programs, archives, a password, a bomb. */
export const zipHarm = (bytes: Buffer): PackedHarm | null =>
  firstHarm(bytes, 'packed', ({ name }) => (PROGRAMS.test(name) || PACKED.test(name) ? 'packed' : null))

/** What stands against an office file: macros, entities, links that fetch when it is opened, another kind. */
export function officeHarm(bytes: Buffer, main: RegExp): PackedHarm | 'other-kind' | null {
  const seen = new Set<string>()
  const harm = firstHarm(bytes, 'damaged', ({ name }, content) => {
    seen.add(name)
    if (/vbaProject\.bin$|^xl\/macrosheets\//i.test(name)) return 'macros'
    if (!/\.(?:xml|rels)$/i.test(name)) return null
    const text = content.toString('latin1')
    if (/macroEnabled/i.test(text)) return 'macros'
    return /<!DOCTYPE|<!ENTITY/i.test(text) || (name.endsWith('.rels') && fetches(text)) ? 'fetching' : null
  })
  if (harm) return harm
  return seen.has('[Content_Types].xml') && [...seen].some((name) => main.test(name)) ? null : 'other-kind'
}

/** Whether a relation points outside and is followed by opening the file: a template, a frame, a picture, an object. */
const fetches = (relations: string): boolean =>
  [...relations.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].some(([relation]) => {
    const type = /\bType\s*=\s*["']([^"']*)["']/.exec(relation)?.[1] ?? ''
    return /\bTargetMode\s*=\s*["']External["']/i.test(relation) && !HARMLESS_LINKS.test(type)
  })

/** The first harm of its parts, unpacked within bounds; `unsound` for what is no sound zip or unpacks to too much. */
function firstHarm(
  bytes: Buffer,
  unsound: PackedHarm,
  harmOf: (entry: ZipEntry, content: Buffer) => PackedHarm | null,
): PackedHarm | null {
  try {
    let left = MOST_UNPACKED
    for (const entry of zipEntries(bytes)) {
      if (!canUnpack(entry) || leavesItsFolder(entry.name)) return unsound
      const content = unpack(entry, left)
      left -= content.length
      const harm = left < 0 ? unsound : harmOf(entry, content)
      if (harm) return harm
    }
    return null
  } catch (error) {
    if (error instanceof ZipError) return unsound
    throw error
  }
}

const leavesItsFolder = (name: string): boolean =>
  /^[\\/]|^[A-Za-z]:|\u0000/.test(name) || name.split(/[\\/]/).includes('..')
