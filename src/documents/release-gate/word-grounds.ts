import { type Attributes } from './read-xml.ts'

type Ground = { element: string; shaded: boolean; colour: string }
/** What may lie under text. */
const GROUNDS = new Set(['tbl', 'tc', 'p', 'txbxContent'])
/** Table styles without colour. */
const PLAIN_TABLES = /^(?:TableGrid|TableNormal|a\d?)$/i

/** Follows what lies under the text of a Word part: white letters on a dark ground are a heading, on white they hide. */
export function newGrounds() {
  const grounds: Ground[] = []
  return {
    open(name: string, attributes: Attributes, inRun: boolean) {
      const ground = grounds.at(-1)
      // What lies under a text box is drawn elsewhere: it may be of any colour.
      if (GROUNDS.has(name)) grounds.push({ element: name, shaded: name === 'txbxContent', colour: '' })
      else if (!ground || inRun) return
      else if (name === 'shd' && isColour(attributes['fill'])) {
        ground.shaded = true
        ground.colour = (attributes['fill'] ?? '').toUpperCase()
      } else if (name === 'tblStyle' && !PLAIN_TABLES.test(attributes['val'] ?? '')) ground.shaded = true
    },
    close(name: string) {
      if (grounds.at(-1)?.element === name) grounds.pop()
    },
    /** The colour nearest under the text, as six digits; empty where there is none. */
    colour: () => grounds.findLast(({ colour }) => colour !== '')?.colour ?? '',
    areShaded: () => grounds.some(({ shaded }) => shaded),
  }
}

const isColour = (fill = 'auto'): boolean => !/^(?:auto|FFFFFF)$/i.test(fill)
