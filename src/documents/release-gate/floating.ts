import { isOpaque } from './cell-covers.ts'
import { type CoveredParagraphs, type PackagePart } from './package-part.ts'
import { isOn, type Attributes } from './read-xml.ts'

/** Two centimetres by half a one, in EMU: smaller pictures cover no word. */
const [WIDE, HIGH] = [720_000, 180_000]
/** A line of text has at least this height: as many paragraphs a shape may reach at most. In EMU. */
const LOWEST_LINE = 190_500
const EMU_PER_POINT = 12_700
const BY_TEXT = /^(?:paragraph|line|text)?$/

/** Something laid over a page: where it hangs vertically, counted from what, how high it is. */
type Floating = {
  inFront: boolean
  isBeside: boolean
  picture: boolean
  width: number
  height: number
  from: string
  offset: number
}

/** Follows what is laid over the text of a page: pictures beside which no text flows, and how far anything laid there reaches. */
export function newFloating({ facts, path }: PackagePart) {
  let floating: Floating | null = null
  let [hangs, reach, inOffset, inVertical] = [false, null as Floating | null, false, false]
  return {
    open(name: string, attributes: Attributes) {
      if (name === 'anchor' || name === 'pict') {
        floating = newOne(name === 'pict' || !isOn(attributes['behindDoc']))
        reach = floating
      }
      if (!floating) return
      if (name === 'positionV') [inVertical, floating.from] = [true, attributes['relativeFrom'] ?? '']
      if (name === 'posOffset') inOffset = inVertical
      if (name === 'wrapNone') floating.isBeside = false
      if (name === 'extent') [floating.width, floating.height] = [Number(attributes['cx']), Number(attributes['cy'])]
      if (name === 'blip') floating.picture = isOpaque(facts, path, attributes['r:embed'])
      if (attributes['style'] !== undefined && /^(?:rect|roundrect|shape)$/.test(name))
        readStyle(floating, attributes['style'])
    },
    text(text: string) {
      if (floating && inOffset) floating.offset = Number(text)
    },
    close(name: string) {
      if (name === 'positionV' || name === 'posOffset') inOffset = false
      if (name === 'positionV') inVertical = false
      if ((name !== 'anchor' && name !== 'pict') || !floating) return
      const { inFront, isBeside, picture, width, height } = floating
      if (inFront && !isBeside && picture && width >= WIDE && height >= HIGH) hangs = true
      floating = null
    },
    /** At the end of a paragraph: whether a picture that covers something hangs on it. */
    hangsHere(): boolean {
      const found = hangs
      hangs = false
      return found
    },
    /** The paragraphs that what was laid down last may cover, hanging on this one; null where only the page tells. */
    reachFrom(number: number): Pick<CoveredParagraphs, 'from' | 'to'> | null {
      if (!reach || !BY_TEXT.test(reach.from)) return null
      const lines = (emu: number) => Math.floor(Math.max(0, emu) / LOWEST_LINE)
      return { from: number - lines(-reach.offset), to: number + lines(reach.offset + reach.height) }
    },
  }
}

const newOne = (inFront: boolean): Floating => ({
  ...{ inFront, isBeside: true, picture: false, width: 0, height: 0, from: '', offset: 0 },
})

/** The older drawings of Word say place and size in points. */
function readStyle(floating: Floating, style: string): void {
  const points = (name: string) => Number(new RegExp(`(?:^|;)\\s*${name}:(-?[\\d.]+)pt`).exec(style)?.[1] ?? 0)
  floating.offset = points('margin-top') * EMU_PER_POINT
  floating.height = points('height') * EMU_PER_POINT
  floating.from = /mso-position-vertical-relative:([a-z]+)/.exec(style)?.[1] ?? ''
}
