import { targetPath, type PackageFacts } from './package-part.ts'
import { type SlideGround } from './layers.ts'
import { type Box } from './placed.ts'
import { type Attributes } from './read-xml.ts'
import { colourOfDrawing, SOMETHING, WHITE } from './slide-colours.ts'

const AFTER = /^slide(?:Layout|Master)$/
/** The first ground of a theme is plain, the others are shaded. */
const PLAIN = 1001
const EVERYWHERE: Box = { x: -1e12, y: -1e12, width: 2e12, height: 2e12 }

/** The ground of a slide: what it says itself, or else what its layout or master says, with all that is filled on them. */
export function groundOfSlide(facts: PackageFacts, path: string, own: string | null): SlideGround {
  const made = [layoutOf(facts, path), layoutOf(facts, layoutOf(facts, path))].flatMap(
    (each) => facts.slideGrounds.get(each ?? '') ?? [],
  )
  const colour = own ?? made.find((each) => each.colour !== null)?.colour ?? WHITE
  return { colour, fills: made.flatMap(({ fills }) => fills.map((box) => box ?? EVERYWHERE)) }
}

/** What a slide is made after. */
function layoutOf({ relations }: PackageFacts, path: string | null): string | null {
  const relation = path === null ? undefined : relations.get(path)?.find(({ type }) => AFTER.test(type))
  return relation ? targetPath(path ?? '', relation.target) : null
}

/** Follows what a part says of its ground: a plain colour, one of the theme, or something else. */
export function newOwnGround() {
  let [colour, isPlain, isTurned] = [null as string | null, true, false]
  return {
    open(trail: readonly string[], attributes: Attributes) {
      const at = trail.lastIndexOf('bg')
      if (/^(?:clrMap|overrideClrMapping)$/.test(trail.at(-1) ?? '') && attributes['bg1'] !== 'lt1') isTurned = true
      if (at < 0) return
      const [name, inside] = [trail.at(-1) ?? '', trail.slice(at)]
      if (name === 'bgPr' || name === 'bgRef') [colour, isPlain] = [SOMETHING, Number(attributes['idx'] ?? 0) <= PLAIN]
      else if (inside.length <= 4 && /^(?:solidFill|bgRef)$/.test(trail.at(-2) ?? ''))
        colour = isPlain ? colourOfDrawing(name, attributes) : SOMETHING
      else if (/^(?:lum|tint|shade|alpha)/.test(name)) colour = SOMETHING
    },
    /** What a theme calls light may be dark in another order of colours. */
    colour: () => (isTurned ? SOMETHING : colour),
  }
}
