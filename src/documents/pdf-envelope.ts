import type { Content } from 'pdfmake/interfaces.js'
import { type Block } from '../letters/document.ts'
import { millimetres, POSTCODE, seatPlace } from './envelope-layout.ts'
import { lineOf } from './pdf-style.ts'

/** What stands at a place of its own on an envelope; nothing where it has no lines. */
export function pdfSeated({ seat, lines }: Extract<Block, { type: 'seated' }>): Content[] {
  if (seat === 'postcode') return postcodeBoxes(lines[0] ?? '')
  if (lines.length === 0) return []
  const { left, top, width, align, lines: placed } = seatPlace(seat, lines)
  const stack = placed.map(({ text, points, height, bold }) => ({
    text,
    bold,
    alignment: align,
    ...lineOf(points, millimetres(height)),
  }))
  return [at(left, top, width, { stack })]
}

/** A block at a place of the sheet, in millimetres from the upper left corner. */
const at = (
  left: number,
  top: number,
  width: number,
  content: Extract<Content, { text: unknown } | { stack: unknown }>,
): Content => ({
  absolutePosition: { x: millimetres(left), y: millimetres(top) },
  columns: [{ width: millimetres(width), ...content }],
})

/** Empty boxes where no postcode is known, to be filled by hand. */
function postcodeBoxes(postcode: string): Content[] {
  const { boxes, color, gap, left, points, side, top } = POSTCODE
  const square = millimetres(side)
  return Array.from({ length: boxes }, (_, index): Content[] => {
    const x = left + index * (side + gap)
    const figure = { text: postcode[index] ?? '', alignment: 'center' as const, ...lineOf(points, square) }
    // One each: pdfmake writes into what it is given.
    const frame = { type: 'rect' as const, x: 0, y: 0, w: square, h: square, lineColor: `#${color}` }
    return [{ absolutePosition: { x: millimetres(x), y: millimetres(top) }, canvas: [frame] }, at(x, top, side, figure)]
  }).flat()
}
