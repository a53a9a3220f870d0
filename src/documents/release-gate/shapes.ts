import { type Attributes } from './read-xml.ts'
import { type Report } from './report.ts'

type Shape = { element: string; dark: boolean; text: boolean; width: number; height: number }

const SHAPES = new Set(['sp', 'wsp', 'rect', 'roundrect'])
/** Five millimetres by two and a half, in EMU: smaller ones are rules and points of a list. */
const [WIDE, HIGH] = [180_000, 90_000]
const EMU_PER_POINT = 12_700
/** Where nothing of a page is, in EMU: a fifth of a metre before it, a metre behind its beginning. */
const [BEFORE, BEHIND] = [-7_200_000, 36_000_000]

/** Follows the shapes of a part: black ones without words, under which something may stand, and those beside the page. */
export function newShapes(
  report: Report,
  place: () => string,
  tellCover = (excerpt: string) => report.add('covered-text', place(), excerpt),
) {
  const trail: string[] = []
  const open: Shape[] = []
  let [width, height, offset] = [0, 0, '']
  return {
    open(name: string, attributes: Attributes) {
      const shape = open.at(-1)
      const parent = trail.at(-1)
      trail.push(name)
      if (name === 'extent' || name === 'ext') measure(attributes, shape)
      if (SHAPES.has(name))
        open.push({ element: name, text: false, width, height, dark: false, ...vmlLooks(attributes) })
      else if (!shape) return
      else if (parent === 'solidFill' && trail.at(-3) === 'spPr') shape.dark = isDark(name, attributes)
      else if (/^(?:lumOff|tint|alpha)$/.test(name) && trail.at(-4) === 'spPr') shape.dark = false
    },
    text(text: string) {
      const shape = open.at(-1)
      if (shape && trail.at(-1) === 't' && text.trim() !== '') shape.text = true
      if (trail.at(-1) === 'posOffset') offset += text
    },
    close(name: string) {
      trail.pop()
      if (name === 'posOffset') {
        if (Number(offset) < BEFORE || Number(offset) > BEHIND)
          report.add('hidden-object', place(), '页面范围之外的图形')
        offset = ''
      }
      if (open.at(-1)?.element !== name) return
      const shape = open.pop()
      if (shape?.dark && !shape.text && shape.width >= WIDE && shape.height >= HIGH)
        tellCover('黑色的图形，下面可能盖着内容')
    },
  }

  function measure({ cx, cy }: Attributes, shape: Shape | undefined): void {
    if (cx === undefined || cy === undefined) return
    width = Number(cx)
    height = Number(cy)
    if (shape) [shape.width, shape.height] = [width, height]
  }
}

export const isDark = (name: string, { val = '' }: Attributes): boolean =>
  name === 'srgbClr' ? /^(?:[0-3][0-9A-F]){3}$/i.test(val) : name === 'schemeClr' && /^(?:tx1|dk1)$/.test(val)

/** The older drawings of Word say their colour and size in attributes. */
function vmlLooks({ fillcolor, filled, style = '' }: Attributes): Partial<Shape> {
  if (fillcolor === undefined || /^f/.test(filled ?? '') || !/^(?:black|#000(?:000)?)\b/.test(fillcolor)) return {}
  const points = (name: string) => Number(new RegExp(`(?:^|;)\\s*${name}:([\\d.]+)pt`).exec(style)?.[1] ?? 0)
  return { dark: true, width: points('width') * EMU_PER_POINT, height: points('height') * EMU_PER_POINT }
}
