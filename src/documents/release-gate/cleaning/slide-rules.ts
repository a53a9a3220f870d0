import { drop, nearest, type Rules } from './rewrite-xml.ts'
import { mendDrawing } from './word-rules.ts'

/** What stands on a slide or a sheet of its own. */
const FRAME = /^(?:sp|pic|graphicFrame|cxnSp|grpSp|twoCellAnchor|oneCellAnchor|absoluteAnchor)$/
const ANCHOR = /^(?:twoCellAnchor|oneCellAnchor|absoluteAnchor)$/

/** Slides, and drawings on sheets: shapes nobody sees are gone, with the buttons of a pivot table that is. */
export const slideRules = (withoutPivots: boolean): Rules => ({
  open(element, told) {
    if (/^(?:slicer|timeslicer)$/.test(element.name) && withoutPivots) drop(nearest(element, ANCHOR) ?? element)
    mendDrawing(element, told, FRAME)
    // An anchor without a shape is none.
    const anchor = nearest(element, ANCHOR)
    if (anchor && told.some(({ kind }) => kind === 'hidden-object')) drop(anchor)
  },
  close(element, told) {
    if (element.name === 'r' && told.some(({ kind }) => kind === 'hidden-text')) drop(element)
  },
})

/** The list of slides: sections and shows of one's own forget the slides that go. */
export function presentationRules(isRemoved: (relation: string) => boolean): Rules {
  const gone = new Set<string>()
  return {
    open(element) {
      const { name, tag, attributes, parent } = element
      if (name !== 'sldId') return
      const id = attributes['id'] ?? ''
      if (parent?.name === 'sldIdLst' && isRemoved(attributes['r:id'] ?? '') && !tag.startsWith('p14')) {
        gone.add(id)
        drop(element)
      } else if (gone.has(id) && attributes['r:id'] === undefined) drop(element)
    },
  }
}
