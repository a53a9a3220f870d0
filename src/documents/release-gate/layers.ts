import { type Attributes } from './read-xml.ts'
import { type Box, type Under } from './placed.ts'
import { colourOfDrawing, isSameColour, SOMETHING } from './slide-colours.ts'

/** A shape, picture or table that stands on a slide itself; `ground`: what it is filled with, null for nothing. */
type Layer = {
  element: string
  depth: number
  box: Box | null
  text: string
  ground: string | null
  seeThrough: boolean
}
/** What a slide stands on: its colour, and what lies there already. */
export type SlideGround = { colour: string; fills: readonly Box[] }

/** How much of a text must lie under a shape or a picture to be covered by it. */
const COVERED = 0.9

/** Follows what lies over what on a slide: shapes painted later, without words of their own, and pictures. */
export function newLayers(slide: SlideGround) {
  const below: Layer[] = []
  let current: Layer | null = null
  let at = { x: 0, y: 0 }
  return {
    open(trail: readonly string[], attributes: Attributes) {
      const name = trail.at(-1) ?? ''
      if (!current && trail.at(-2) === 'spTree' && /^(?:sp|pic|graphicFrame|grpSp|cxnSp)$/.test(name)) {
        const ground = name === 'sp' || name === 'cxnSp' ? null : SOMETHING
        current = { element: name, depth: trail.length, box: null, text: '', ground, seeThrough: false }
      }
      if (!current) return
      if (trail.at(-2) === 'xfrm' && name === 'off') at = { x: Number(attributes['x']), y: Number(attributes['y']) }
      if (trail.at(-2) === 'xfrm' && name === 'ext' && !current.box)
        current.box = { ...at, width: Number(attributes['cx']), height: Number(attributes['cy']) }
      if (current.element === 'sp') fill(current, trail, attributes)
    },
    text(more: string) {
      if (current) current.text += more
    },
    /** Whether letters of a colour cannot be told from what they stand on. */
    hides(colour: string): boolean {
      if (!current || current.element !== 'sp') return false
      return isSameColour(colour, groundOf(current, below, slide))
    },
    /** The texts that lie under what closes here. */
    close(name: string, trail: readonly string[]): Under[] {
      const layer = current
      if (!layer || layer.element !== name || trail.length !== layer.depth - 1) return []
      current = null
      below.push(layer)
      const { box } = layer
      if (!covers(layer) || !box || layer.text.trim() !== '') return []
      return below.flatMap((each, number) =>
        each.text.trim() !== '' && each.box && isUnder(each.box, box) ? [{ layer: number, text: each.text }] : [],
      )
    },
    /** What is filled, by its place; null where that is not known. */
    fills: (): (Box | null)[] => below.filter(({ ground }) => ground !== null).map(({ box }) => box),
  }
}

function fill(layer: Layer, trail: readonly string[], attributes: Attributes): void {
  const name = trail.at(-1) ?? ''
  if (trail.at(-2) === 'spPr' && /^(?:gradFill|blipFill|pattFill|grpFill)$/.test(name)) layer.ground = SOMETHING
  else if (trail.at(-2) === 'spPr' && name === 'noFill') layer.ground = null
  else if (trail.at(-2) === 'solidFill' && trail.at(-3) === 'spPr') layer.ground = colourOfDrawing(name, attributes)
  else if (name === 'fillRef' && layer.ground === null && Number(attributes['idx'] ?? 0) > 0) layer.ground = SOMETHING
  else if (/^(?:lum|tint|shade|alpha)/.test(name) && trail.at(-4) === 'spPr') {
    if (name.startsWith('alpha')) layer.seeThrough = true
    layer.ground = SOMETHING
  }
}

/** Pictures, and shapes one cannot see through. */
const covers = ({ element, ground, seeThrough }: Layer): boolean =>
  element === 'pic' || (element === 'sp' && ground !== null && !seeThrough)

/** What letters of a layer stand on: its own fill, what was painted there before, or the slide. */
function groundOf({ box, ground }: Layer, below: readonly Layer[], slide: SlideGround): string {
  if (ground !== null) return ground
  const under = below.filter((each) => each.ground !== null)
  if (!box) return under.length > 0 || slide.fills.length > 0 ? SOMETHING : slide.colour
  if (under.some((each) => !each.box || meets(each.box, box))) return SOMETHING
  return slide.fills.some((each) => meets(each, box)) ? SOMETHING : slide.colour
}

const meets = (one: Box, other: Box): boolean => sharedArea(one, other) > 0

function isUnder(text: Box, over: Box): boolean {
  return text.width * text.height > 0 && sharedArea(text, over) >= COVERED * text.width * text.height
}

function sharedArea(one: Box, other: Box): number {
  const shared = (from: number, length: number, start: number, otherLength: number) =>
    Math.max(0, Math.min(from + length, start + otherLength) - Math.max(from, start))
  return shared(one.x, one.width, other.x, other.width) * shared(one.y, one.height, other.y, other.height)
}
