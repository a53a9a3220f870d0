import type { Content, Style } from 'pdfmake/interfaces.js'
import { LAYOUT } from './official-layout.ts'

/** Twentieths of a point, as the layout has them, in points. */
export const points = (twentieths: number): number => twentieths / 20

/** What Noto Serif SC itself takes for a line, in parts of its size. */
const FONT_LINE = 1.437

/** A line of exactly this height, as pdfmake wants it: in parts of what the font would take. */
export const lineOf = (size: number, height: number): Pick<Style, 'fontSize' | 'lineHeight'> => ({
  fontSize: size,
  lineHeight: height / (size * FONT_LINE),
})

/** A line of text, in points. */
export const LINE = points(LAYOUT.line)
/**
 * A character with its spacing, in points: 28 fill a line. pdfmake leaves the spacing out where a line may be broken,
 * which is after every Chinese character: so the character itself is that much smaller.
 */
export const CHARACTER = points(LAYOUT.character + LAYOUT.characterSpacing)

/** 28 characters to the line, lines 28.95 pt apart. */
export const BODY_STYLE: Style = { font: 'Song', ...lineOf(CHARACTER, LINE) }

/**
 * What heads something, on one page with its beginning. pdfmake keeps whole blocks together only, and drops what is
 * longer than a page: so the heads are kept with empty room as high as that beginning, which is then set into it.
 */
export function intoRoom(heads: Content[], following: Content[], room: number): Content[] {
  if (heads.length === 0) return following
  return [
    { unbreakable: true, stack: [{ stack: heads, margin: [0, 0, 0, room] }] },
    { stack: following, margin: [0, -room, 0, 0] },
  ]
}
