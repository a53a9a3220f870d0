import { type Attributes } from './read-xml.ts'

type Layer = { element: string; depth: number; box: Box | null; text: string; covers: boolean }
type Box = { x: number; y: number; width: number; height: number }

/** How much of a text must lie under a shape or a picture to be covered by it. */
const COVERED = 0.9

/** Follows what lies over what on a slide: shapes painted later, without words of their own, and pictures. */
export function newLayers() {
  const below: Layer[] = []
  let current: Layer | null = null
  let at = { x: 0, y: 0 }
  return {
    open(trail: readonly string[], attributes: Attributes) {
      const name = trail.at(-1) ?? ''
      if (!current && trail.at(-2) === 'spTree' && /^(?:sp|pic|graphicFrame|grpSp)$/.test(name))
        current = { element: name, depth: trail.length, box: null, text: '', covers: name === 'pic' }
      if (!current) return
      if (trail.at(-2) === 'xfrm' && name === 'off') at = { x: Number(attributes['x']), y: Number(attributes['y']) }
      if (trail.at(-2) === 'xfrm' && name === 'ext' && !current.box)
        current.box = { ...at, width: Number(attributes['cx']), height: Number(attributes['cy']) }
      if (name === 'solidFill' && trail.at(-2) === 'spPr') current.covers = true
      if (/^alpha/.test(name) && trail.at(-4) === 'spPr') current.covers = false
    },
    text(more: string) {
      if (current) current.text += more
    },
    /** The texts that lie under what closes here. */
    close(name: string, trail: readonly string[]): string[] {
      const layer = current
      if (!layer || layer.element !== name || trail.length !== layer.depth - 1) return []
      current = null
      below.push(layer)
      const { box, covers, text } = layer
      if (!covers || !box || text.trim() !== '') return []
      return below
        .filter((each) => each.text.trim() !== '' && each.box && isUnder(each.box, box))
        .map((each) => each.text)
    },
  }
}

function isUnder(text: Box, over: Box): boolean {
  const shared = (from: number, length: number, other: number, otherLength: number) =>
    Math.max(0, Math.min(from + length, other + otherLength) - Math.max(from, other))
  const area = shared(text.x, text.width, over.x, over.width) * shared(text.y, text.height, over.y, over.height)
  return text.width * text.height > 0 && area >= COVERED * text.width * text.height
}
