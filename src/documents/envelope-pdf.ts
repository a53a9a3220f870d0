import type { Content } from 'pdfmake/interfaces.js'
import { markWidth } from './official-layout.ts'
import { pdfBytes } from './pdf-maker.ts'

/** Who sends and who receives, as printed on an envelope. */
export type Party = { name: string; address: string; postcode: string | null }

const MILLIMETRE = 72 / 25.4
/** Envelope no. 5 (DL), 220 × 110 mm: fits a sheet of A4 folded twice. GB/T 1416 */
const WIDTH = 220 * MILLIMETRE
const HEIGHT = 110 * MILLIMETRE

/**
 * An envelope to be fed to the printer: the receiver's postcode in its boxes at the upper left, the address in the
 * middle, the sender at the lower right, as the post wants it. `mark`: what stands on it beside, such as the number.
 */
export function envelopePdf(to: Party, from: Party, mark: string): Promise<Buffer> {
  return pdfBytes({
    pageSize: { width: WIDTH, height: HEIGHT },
    pageMargins: [0, 0, 0, 0],
    info: { title: '信封' },
    content: [
      ...postcodeBoxes(to.postcode ?? ''),
      at(45, 32, 130, {
        stack: [
          { text: to.address, fontSize: 15 },
          { text: `${to.name} 收`, fontSize: 20, bold: true, margin: [0, 6, 0, 0] },
        ],
      }),
      at(105, SENDER_FOOT - SENDER_LINE * linesOf(from), SENDER_WIDTH, {
        fontSize: SENDER_SIZE,
        alignment: 'right',
        stack: [from.address, from.name, { text: from.postcode ?? '', characterSpacing: 4 }],
      }),
      at(10, 97, 90, { text: mark, fontSize: 9 }),
    ],
  })
}

/** The sender stands in the lower right corner and grows upwards; sizes in points, places in millimetres. */
const SENDER_SIZE = 11
const SENDER_WIDTH = 105
const SENDER_FOOT = 103
const SENDER_LINE = 5.6

/** Lines the sender takes: address, name, postcode. */
function linesOf({ address, name }: Party): number {
  const perLine = Math.floor((SENDER_WIDTH * MILLIMETRE) / SENDER_SIZE)
  return [address, name].reduce((lines, text) => lines + Math.max(1, Math.ceil(markWidth(text) / perLine)), 1)
}

/** A block at a place of the envelope, in millimetres from the upper left corner. */
const at = (
  left: number,
  top: number,
  width: number,
  content: Extract<Content, { text: unknown } | { stack: unknown }>,
): Content => ({
  absolutePosition: { x: left * MILLIMETRE, y: top * MILLIMETRE },
  columns: [{ width: width * MILLIMETRE, ...content }],
})

const BOX = 8
const GAP = 2

function postcodeBoxes(postcode: string): Content[] {
  return Array.from({ length: 6 }, (_, index): Content[] => {
    const left = 12 + index * (BOX + GAP)
    const frame = { type: 'rect' as const, x: 0, y: 0, w: BOX * MILLIMETRE, h: BOX * MILLIMETRE, lineColor: '#c00000' }
    return [
      { absolutePosition: { x: left * MILLIMETRE, y: 10 * MILLIMETRE }, canvas: [frame] },
      at(left, 10.4, BOX, { text: postcode[index] ?? '', fontSize: 15, alignment: 'center' }),
    ]
  }).flat()
}
