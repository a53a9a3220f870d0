import { type FindingKind } from '../finding.ts'
import { excerptOf, personalDataAsWritten, type PersonalData } from '../personal-data.ts'
import { localAttributes, localName, parseXml, type XmlReader } from '../read-xml.ts'
import { type Report } from '../report.ts'
import { keepsPlace, type Choices } from './choices.ts'
import { masked, maskPieces, piecesOf, type Piece } from './masking.ts'
import { openTag, plainXml } from './xml-text.ts'

/** An element while it is open: `name` without prefix, `attributes` as written, to be changed by the rules. */
export type Element = {
  readonly name: string
  readonly tag: string
  readonly attributes: Record<string, string>
  readonly parent: Element | null
  /** Text standing in it directly. */
  text: string
  /** What becomes of it when it closes; `instead` replaces it and all in it. */
  fate: 'kept' | 'unwrapped' | { instead: string }
  readonly start: number
  readonly firstPiece: number
  /** From here on what stands in it is still text; before, bytes. */
  open: number
}

/** What its reader reports at an event and is not to stay; a text that holds something personal comes whole. */
export type Told = { kind: FindingKind; place: string; excerpt: string; text?: string; found?: readonly PersonalData[] }

/** What is done at each element of a part. */
export type Rules = {
  open?(element: Element, told: readonly Told[]): void
  /** What is written in place of a piece of text; null leaves it. */
  text?(element: Element, told: readonly Told[]): string | null
  close?(element: Element, told: readonly Told[]): void
  /** The text an element without text stands for, and how another text is written in its place. */
  standsFor?(element: Element): Omit<Piece, 'at'> | null
  /** What else of an element's text goes: as many signs at its beginning and end, and what is put there. */
  edges?(element: Element): Edges | null
  /** Elements whose text only their own rule masks. */
  masksItself?(element: Element): boolean
}

export type Edges = { before: number; after: number; masked: string }

/** Lists that must not stand empty. */
const NEVER_EMPTY =
  /^(?:oleObjects|controls|tableParts|hyperlinks|dataValidations|conditionalFormatting|pivotCaches|externalReferences|definedNames|slicerList|slicerCaches|timelineRefs|extLst|custShow|custShowLst|sldLst)$/
/** Whether an element that holds nothing goes; the size of a drawing is called like an extension. */
const neverEmpty = ({ name, parent }: Element): boolean =>
  NEVER_EMPTY.test(name) || (name === 'ext' && parent?.name === 'extLst')

/** Strings an element may be in before they are joined. */
const MOST_STRINGS = 32
/** Strings an element may hold before they become bytes, which take half the memory or less. */
const MOST_OPEN = 4096

/** What is to be gone when the element closes, with all in it. */
export const drop = (element: Element): void => void (element.fate = { instead: '' })

/**
 * Writes a part anew while its reader reads it: what the reader reports at an element is what the rules mend there, so
 * that finding and mending cannot differ. @throws FileRefused
 */
export function rewriteXml(
  content: Buffer,
  readerWith: (report: Report) => XmlReader,
  choices: Choices,
  rules: Rules,
): Buffer {
  const out: (string | Buffer)[] = []
  const pieces: Piece[] = []
  let top: Element | null = null
  let [told, wasText] = [[] as Told[], false]
  const reader = readerWith(listening(choices, (each) => (each === null ? (wasText = true) : told.push(each))))
  parseXml(content, { open, text, close, instruction: (body) => out.push(`<?${body}?>`) })
  return Buffer.concat([Buffer.from('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'), ...bytesOf(out)])

  /** Before each event: what is told from here on was told at it. */
  function listen(): void {
    if (told.length > 0) told = []
    wasText = false
  }

  // The parser makes these attributes for this tag alone; the reader has read them before the rules change them.
  function open(tag: string, given: Record<string, string>) {
    const name = localName(tag)
    listen()
    reader.open?.(name, localAttributes(given))
    const [start, firstPiece] = [out.length, pieces.length]
    top = { name, tag, attributes: given, parent: top, text: '', fate: 'kept', start, firstPiece, open: start + 1 }
    rules.open?.(top, told)
    for (const { text: whole, found } of told) if (whole !== undefined && found) maskAttributes(given, whole, found)
    out.push(openTag(tag, top.attributes))
  }

  function text(said: string) {
    if (!top) return
    listen()
    reader.text?.(said)
    top.text += said
    if (said.trim() !== '') pieces.push({ at: out.length, text: said })
    out.push(plainXml(rules.text?.(top, told) ?? said))
  }

  function close() {
    const element = top
    if (!element) return
    listen()
    reader.close?.(element.name)
    const isOwn = rules.masksItself?.(element) ?? false
    const changed = isOwn
      ? []
      : told.flatMap((each) => (each.text === undefined ? [] : mask(element, each.text, each.found ?? [])))
    const edges = rules.edges?.(element)
    if (edges) maskEdges(element, edges, changed)
    rules.close?.(element, told)
    const stands = rules.standsFor?.(element)
    if (stands) pieces.push({ ...stands, at: element.start })
    finish(element)
    if (isOwn || wasText) pieces.length = Math.min(pieces.length, element.firstPiece)
    top = element.parent
    if (top && out.length - top.open > MOST_OPEN && pieces.length <= top.firstPiece) pack(top)
  }

  /** What is settled in an open element becomes bytes; those around it count as begun behind them. */
  function pack(element: Element): void {
    const settled = out.splice(element.open)
    out.push(...bytesOf(settled))
    for (let each: Element | null = element; each; each = each.parent) each.open = out.length
  }

  function finish(element: Element) {
    const { start, fate } = element
    const isEmpty = out.length === start + 1
    if (typeof fate === 'object') replace(element, fate.instead)
    else if (isEmpty && neverEmpty(element)) replace(element, '')
    else if (fate === 'unwrapped') out[start] = ''
    else if (isEmpty) out[start] = openTag(element.tag, element.attributes, true)
    else out.push(`</${element.tag}>`)
    const isSettled = pieces.length <= element.firstPiece
    const isText = element.open === start + 1
    if (isSettled && isText && out.length - start > MOST_STRINGS) out.push(out.splice(start).join(''))
  }

  function replace(element: Element, instead: string) {
    out.length = element.start
    if (instead !== '') out.push(instead)
    for (const piece of piecesIn(element)) piece.at = null
  }

  function mask(element: Element, whole: string, found: readonly PersonalData[]): Piece[] {
    return rewrite(maskPieces(piecesOf(whole, piecesIn(element)), found))
  }

  /** At the beginning and the end of what an element's text has become. */
  function maskEdges(element: Element, { before, after, masked: mask }: Edges, changed: readonly Piece[]) {
    const all = piecesIn(element).map((piece) => changed.find(({ at }) => at === piece.at) ?? piece)
    const whole = all.map((piece) => piece.text).join('')
    const spans = [
      { from: 0, to: before, masked: '' },
      { from: whole.length - after, to: whole.length, masked: mask },
    ].filter(({ from, to }) => to > from)
    rewrite(maskPieces(piecesOf(whole, all), spans))
  }

  function rewrite(changed: Piece[]): Piece[] {
    for (const { at, text: said, write = plainXml } of changed) if (at !== null) out[at] = write(said)
    return changed
  }

  function piecesIn({ firstPiece }: Element): Piece[] {
    return pieces.slice(firstPiece)
  }
}

/** Strings in a row as one piece of bytes. */
function bytesOf(parts: readonly (string | Buffer)[]): Buffer[] {
  const packed: Buffer[] = []
  let from = 0
  parts.forEach((part, at) => {
    if (typeof part === 'string') return
    if (at > from) packed.push(Buffer.from(parts.slice(from, at).join('')))
    packed.push(part)
    from = at + 1
  })
  if (from < parts.length) packed.push(Buffer.from(parts.slice(from).join('')))
  return packed
}

function maskAttributes(attributes: Record<string, string>, whole: string, found: readonly PersonalData[]): void {
  for (const name in attributes) if (attributes[name] === whole) attributes[name] = masked(whole, found)
}

/** A report that passes on what is not to stay, and null for every text that was read. */
function listening(choices: Choices, tell: (told: Told | null) => void): Report {
  const add = (kind: FindingKind, place: string, excerpt: string) => {
    const shown = excerptOf(excerpt)
    if (!keepsPlace(choices, kind, place, shown)) tell({ kind, place, excerpt: shown })
  }
  const text = (place: string, whole: string) => {
    tell(null)
    const found = personalDataAsWritten(whole).filter((each) => !keepsPlace(choices, each.kind, place, each.masked))
    const [first] = found
    if (first) tell({ kind: first.kind, place, excerpt: first.masked, text: whole, found })
  }
  const nothing = () => undefined
  return { add, text, packed: nothing, findings: () => [], packedFiles: () => [], left: () => 0, unpacked: nothing }
}

/** The element itself or the nearest around it of these names. */
export function nearest(element: Element, names: RegExp): Element | null {
  for (let each: Element | null = element; each; each = each.parent) if (names.test(each.name)) return each
  return null
}
