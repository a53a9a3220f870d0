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

/** Whether a zip holds files an office can open without harm: no password, no programs, no archives, no bomb. */
export function isHarmlessZip(bytes: Buffer): boolean {
  return everyPart(bytes, ({ name }) => !PROGRAMS.test(name) && !PACKED.test(name))
}

/** Whether a zip is an office file of the kind, without macros, entities, or links that fetch when it is opened. */
export function isHarmlessOffice(bytes: Buffer, main: RegExp): boolean {
  const seen = new Set<string>()
  const sound = everyPart(bytes, ({ name }, content) => {
    seen.add(name)
    if (/vbaProject\.bin$|^xl\/macrosheets\//i.test(name)) return false
    if (!/\.(?:xml|rels)$/i.test(name)) return true
    const text = content.toString('latin1')
    return !/<!DOCTYPE|<!ENTITY|macroEnabled/i.test(text) && (!name.endsWith('.rels') || !fetches(text))
  })
  return sound && seen.has('[Content_Types].xml') && [...seen].some((name) => main.test(name))
}

/** Whether a relation points outside and is followed by opening the file: a template, a frame, a picture, an object. */
const fetches = (relations: string): boolean =>
  [...relations.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].some(([relation]) => {
    const type = /\bType\s*=\s*["']([^"']*)["']/.exec(relation)?.[1] ?? ''
    return /\bTargetMode\s*=\s*["']External["']/i.test(relation) && !HARMLESS_LINKS.test(type)
  })

/** Whether every part passes, unpacked within bounds; false for what is no sound zip. */
function everyPart(bytes: Buffer, passes: (entry: ZipEntry, content: Buffer) => boolean): boolean {
  try {
    let left = MOST_UNPACKED
    for (const entry of zipEntries(bytes)) {
      if (!canUnpack(entry) || leavesItsFolder(entry.name)) return false
      const content = unpack(entry, left)
      left -= content.length
      if (left < 0 || !passes(entry, content)) return false
    }
    return true
  } catch (error) {
    if (error instanceof ZipError) return false
    throw error
  }
}

const leavesItsFolder = (name: string): boolean =>
  /^[\\/]|^[A-Za-z]:|\u0000/.test(name) || name.split(/[\\/]/).includes('..')
