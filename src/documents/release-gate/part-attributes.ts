import { type PackagePart } from './package-part.ts'
import { type Attributes, type XmlReader } from './read-xml.ts'

/** Attributes the readers of parts tell of at their own place. */
const TOLD_ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  cNvPr: ['descr', 'title'],
  docPr: ['descr', 'title'],
  sheet: ['name'],
  docVar: ['val', 'w:val'],
  Relationship: ['Target'],
}
/** Shorter ones hold no number or mailbox. */
const SHORTEST = 11
/** A number long enough, a mailbox, a door: anything personal has one of these. */
const MAY_BE = /\p{Nd}[^\p{L}]{0,3}\p{Nd}|@|＠|号/u

/**
 * The reader of a part, and whatever personal stands in any attribute or remark of it: hints, names, lists, captions and
 * conditions are written there, shown or not.
 */
export function withAttributes(reader: XmlReader, { path, report }: PackagePart): XmlReader {
  const place = `属性 ${path}`
  return {
    ...reader,
    open(name, attributes) {
      reader.open?.(name, attributes)
      for (const key in attributes) if (isTelling(name, key, attributes)) report.text(place, attributes[key] ?? '')
    },
    comment: (text) => report.text(`注释 ${path}`, text),
  }
}

function isTelling(name: string, key: string, attributes: Attributes): boolean {
  const value = attributes[key] ?? ''
  return value.length >= SHORTEST && MAY_BE.test(value) && TOLD_ELSEWHERE[name]?.includes(key) !== true
}
