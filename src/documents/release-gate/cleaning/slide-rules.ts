import { drop, nearest, type Rules } from './rewrite-xml.ts'
import { mendDrawing } from './word-rules.ts'

/** What stands on a slide or a sheet of its own. */
const FRAME = /^(?:sp|pic|graphicFrame|cxnSp|grpSp|twoCellAnchor|oneCellAnchor|absoluteAnchor)$/
const ANCHOR = /^(?:twoCellAnchor|oneCellAnchor|absoluteAnchor)$/

/** What stands on a slide itself, one over the other. */
const LAYER = /^(?:sp|pic|graphicFrame|grpSp|cxnSp)$/

/**
 * Slides, and drawings on sheets: shapes nobody sees are gone, with the buttons of a pivot table that is; words under
 * something else too, by the numbers of what they stand in.
 */
export function slideRules(withoutPivots: boolean, under: ReadonlySet<number>): Rules {
  let layer = -1
  return {
    open(element, told) {
      if (LAYER.test(element.name) && element.parent?.name === 'spTree') layer += 1
      if (/^(?:slicer|timeslicer)$/.test(element.name) && withoutPivots) drop(nearest(element, ANCHOR) ?? element)
      mendDrawing(element, told, FRAME)
      // An anchor without a shape is none.
      const anchor = nearest(element, ANCHOR)
      if (anchor && told.some(({ kind }) => kind === 'hidden-object')) drop(anchor)
    },
    close(element, told) {
      const isHidden = told.some(({ kind }) => kind === 'hidden-text')
      if (/^(?:r|fld)$/.test(element.name) && (isHidden || under.has(layer))) drop(element)
    },
  }
}

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
