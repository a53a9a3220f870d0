import { SaxesParser } from 'saxes'
import { FileRefused, REFUSALS } from './finding.ts'

const CHUNK = 256 * 1024
const DEEPEST = 200

export type Attributes = Readonly<Record<string, string>>

/** What a reader does with an XML part; names come without their prefix. */
export type XmlReader = {
  open?(name: string, attributes: Attributes): void
  text?(text: string): void
  close?(name: string): void
  /** A remark between the elements, shown nowhere. */
  comment?(text: string): void
}

/** The first element of a part, without prefix; null where there is none in its first bytes. */
export function rootOf(content: Buffer): string | null {
  const head = decoderOf(content).decode(content.subarray(0, 4096), { stream: true })
  return /<(?:[\w.-]+:)?([A-Za-z][\w.-]*)/.exec(head.replace(/<!--[^]*?-->/g, ''))?.[1] ?? null
}

/** Reads an XML part piece by piece. Names of attributes keep their prefix only for `r:`. @throws FileRefused */
export function readXml(content: Buffer, reader: XmlReader): void {
  parseXml(content, {
    open: (name, attributes) => reader.open?.(localName(name), localAttributes(attributes)),
    text: (text) => reader.text?.(text),
    close: (name) => reader.close?.(localName(name)),
    comment: (text) => reader.comment?.(text),
  })
}

/** What takes an XML part as it is written; names come with their prefix. */
export type XmlTaker = {
  open(name: string, attributes: Record<string, string>): void
  text(text: string): void
  close(name: string): void
  instruction?(text: string): void
  comment?(text: string): void
}

/** Reads an XML part piece by piece, in whatever encoding it is. @throws FileRefused */
export function parseXml(content: Buffer, taker: XmlTaker): void {
  const parser = new SaxesParser({ position: false })
  let depth = 0
  parser.on('error', (cause) => {
    throw new FileRefused(REFUSALS.broken(), { cause })
  })
  // Gathered here as the parser's own object, made for any name, takes long to go through.
  let attributes: Record<string, string> = {}
  parser.on('attribute', ({ name, value }) => {
    attributes[name] = value
  })
  parser.on('opentag', ({ name }) => {
    const given = attributes
    attributes = {}
    depth += 1
    if (depth > DEEPEST) throw new FileRefused(REFUSALS.broken())
    taker.open(name, given)
  })
  parser.on('text', (text) => taker.text(text))
  parser.on('cdata', (text) => taker.text(text))
  // One handler more than these and the engine keeps the parser as a table: it then takes four times as long.
  if (taker.instruction)
    parser.on('processinginstruction', ({ target, body }) => taker.instruction?.(`${target} ${body}`.trim()))
  else if (taker.comment) parser.on('comment', (text) => taker.comment?.(text))
  parser.on('closetag', ({ name }) => {
    depth -= 1
    taker.close(name)
  })
  const decoder = decoderOf(content)
  for (let at = 0; at < content.length; at += CHUNK)
    parser.write(decoder.decode(content.subarray(at, at + CHUNK), { stream: true }))
  parser.close()
}

/** `t` of `w:t` */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Attributes by their names without prefix, `r:` excepted; the same where none has one. */
export function localAttributes(attributes: Attributes): Attributes {
  let isPlain = true
  for (const name in attributes) if (name.includes(':') && !name.startsWith('r:')) isPlain = false
  if (isPlain) return attributes
  const plain: Record<string, string> = {}
  for (const name in attributes) {
    const key = name.startsWith('r:') || !name.includes(':') ? name : localName(name)
    plain[key] = attributes[name] ?? ''
  }
  return plain
}

function decoderOf(content: Buffer) {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le')
  if (content[0] === 0xfe && content[1] === 0xff) return new TextDecoder('utf-16be')
  return new TextDecoder('utf-8')
}

/** XML Schema's ways of writing a switch that is on; Word's elements are on when they name no value. */
export const isOn = (value: string | undefined): boolean => value === '1' || value === 'true' || value === 'on'
export const isSet = ({ val }: Attributes): boolean => val === undefined || isOn(val)
