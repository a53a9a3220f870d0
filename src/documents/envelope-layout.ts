import { type Seat } from '../letters/document.ts'
import { markWidth } from './official-layout.ts'

/** Envelope no. 5 (DL), in millimetres: fits a sheet of A4 folded twice. GB/T 1416 */
export const ENVELOPE = { width: 220, height: 110 }

/** Six boxes for the receiver's postcode, in the post's red, at the upper left. */
export const POSTCODE = { left: 12, top: 10, side: 8, gap: 2, points: 15, boxes: 6, color: 'C00000' }

/** Where the lines of a seat stand, in millimetres from the upper left corner; line heights too. */
export type SeatPlace = {
  left: number
  top: number
  width: number
  align: 'left' | 'right'
  lines: readonly SeatLine[]
}
type SeatLine = { text: string; points: number; height: number; bold: boolean }

const WIDTHS = { receiver: { left: 45, width: 130 }, sender: { left: 105, width: 105 }, mark: { left: 10, width: 90 } }
/** The receiver begins here and grows downwards; the others end at their foot and grow upwards. */
const RECEIVER_TOP = 32
const FEET = { sender: 103, mark: 102 }

/** Millimetres in points. */
export const millimetres = (length: number): number => (length * 72) / 25.4

/** Where a seat's lines stand, as the post wants it: receiver in the middle, sender at the lower right. */
export function seatPlace(seat: Exclude<Seat, 'postcode'>, texts: readonly string[]): SeatPlace {
  const { left, width } = WIDTHS[seat]
  const lines = texts.map((text, at) => lineOf(seat, text, at === texts.length - 1))
  const align = seat === 'sender' ? 'right' : 'left'
  if (seat === 'receiver') return { left, top: RECEIVER_TOP, width, align, lines }
  const tall = lines.reduce((sum, line) => sum + line.height * rowsOf(line, width), 0)
  return { left, top: FEET[seat] - tall, width, align, lines }
}

function lineOf(seat: Exclude<Seat, 'postcode'>, text: string, last: boolean): SeatLine {
  if (seat === 'mark') return { text, points: 9, height: 5, bold: false }
  if (seat === 'sender') return { text, points: 11, height: 5.6, bold: false }
  return last ? { text, points: 20, height: 11, bold: true } : { text, points: 15, height: 7.6, bold: false }
}

/** Rows a line takes at this width. */
function rowsOf({ text, points }: SeatLine, width: number): number {
  const perRow = Math.floor(millimetres(width) / points)
  return Math.max(1, Math.ceil(markWidth(text) / perRow))
}
