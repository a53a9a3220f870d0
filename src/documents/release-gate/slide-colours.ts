import { type Attributes } from './read-xml.ts'

export const WHITE = 'FFFFFF'
/** Some colour or picture nobody here knows. */
export const SOMETHING = ''
/** Themes call the ground of writing so; it is white in all but dark ones, whose slides say a ground of their own. */
const GROUND = /^(?:bg1|lt1)$/
const NEAR = 6

/** The colour an element of a drawing says, as six digits; `SOMETHING` where a theme decides. */
export function colourOfDrawing(name: string, { val = '', lastClr = '' }: Attributes): string {
  if (name === 'srgbClr') return val.toUpperCase()
  if (name === 'sysClr') return lastClr.toUpperCase()
  if (name === 'prstClr') return val === 'white' ? WHITE : val === 'black' ? '000000' : SOMETHING
  return name === 'schemeClr' && GROUND.test(val) ? WHITE : SOMETHING
}

/** Whether two colours cannot be told apart; one nobody knows can. */
export function isSameColour(one: string, other: string): boolean {
  const [a, b] = [partsOf(one), partsOf(other)]
  return a.length === 3 && b.length === 3 && a.every((part, at) => Math.abs(part - (b[at] ?? 0)) <= NEAR)
}

const partsOf = (colour: string): number[] =>
  /^[0-9A-F]{6}$/.test(colour) ? [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) : []
