import { cropOf, type Crop } from '../drawing-marks.ts'
import { localAttributes, localName, parseXml } from '../read-xml.ts'
import { type Crops, type Listed } from './package-cleaning.ts'
import { drop, type Element, type Rules } from './rewrite-xml.ts'
import { openTag } from './xml-text.ts'

const PICTURE = /^(?:blip|imagedata)$/
const NAMED_BY = /^(?:r:embed|embed|r:id|id|relid)$/

/** A cropped picture of a part: its number among the pictures of the part, its relation, what is cut away, and the relations named in it. */
export type CroppedUse = { number: number; from: string; crop: Crop; inside: readonly string[] }

type Shown = { number: number; depth: number; from: string | null; crop: Crop | null; inside: string[] }

/** The cropped pictures of a part, and the relations (of those in `ids`) that anything else in it names. */
export function croppedUses(content: Buffer, ids: ReadonlySet<string>): { uses: CroppedUse[]; others: Set<string> } {
  const shown: Shown[] = []
  const others = new Set<string>()
  let [depth, last] = [0, null as Shown | null]
  const open = (tag: string, written: Record<string, string>) => {
    depth += 1
    const [name, attributes] = [localName(tag), localAttributes(written)]
    const named = Object.entries(attributes).filter(([, value]) => ids.has(value))
    const crop = cropOf(name, attributes)
    if (PICTURE.test(name)) {
      const from = named.find(([key]) => NAMED_BY.test(key))?.[1] ?? null
      for (const [, id] of named) if (id !== from) others.add(id)
      last = { number: shown.length, depth, from, crop, inside: [] }
      shown.push(last)
    } else if (last && depth > last.depth) last.inside.push(...named.map(([, id]) => id))
    else for (const [, id] of named) others.add(id)
    if (name === 'srcRect' && last?.depth === depth) last.crop = crop
  }
  const close = () => {
    depth -= 1
    if (last && depth < last.depth - 1) last = null
  }
  parseXml(content, { open, close, text: () => undefined })
  const uses = shown.flatMap(({ from, crop, ...rest }) => (from !== null && crop ? [{ ...rest, from, crop }] : []))
  for (const { from, crop, inside } of shown)
    if (from === null || !crop) for (const id of from === null ? inside : [from, ...inside]) others.add(id)
  return { uses, others }
}

/** Rules under which pictures made anew are shown whole; what a picture keeps of its original besides is gone. */
export function withCrops(own: Rules, uses: ReturnType<Crops['uses']['get']>): Rules {
  if (!uses) return own
  let [number, mended] = [0, null as Element | null]
  return {
    ...own,
    open(element, told) {
      own.open?.(element, told)
      if (PICTURE.test(element.name)) mended = mend(element, uses.get(number++))
      else if (mended && element.name === 'srcRect' && element.parent === mended.parent) drop(element)
      else if (mended && element.name === 'extLst' && element.parent === mended) drop(element)
    },
  }
}

function mend(element: Element, use: { from: string; to: string } | undefined): Element | null {
  if (!use) return null
  const { attributes } = element
  for (const name of Object.keys(attributes))
    if (/^crop(?:left|top|right|bottom)$/.test(name)) delete attributes[name]
    else if (attributes[name] === use.from) attributes[name] = use.to
  return element
}

/** A list of relations or content types with more at its end. */
export function withListed(list: Buffer, more: readonly Listed[]): Buffer {
  if (more.length === 0) return list
  const xml = list.toString()
  const tag = /<([\w.-]+:)?(?:Relationships|Types)\b/.exec(xml)
  const prefix = tag?.[1] ?? ''
  const added = more.map(({ name, attributes }) => openTag(`${prefix}${name}`, attributes, true)).join('')
  const end = /<\/[^<>]*>\s*$/.exec(xml)
  if (end) return Buffer.from(`${xml.slice(0, end.index)}${added}${xml.slice(end.index)}`)
  return Buffer.from(xml.replace(/\/>\s*$/, () => `>${added}</${tag?.[0].slice(1) ?? ''}>`))
}
