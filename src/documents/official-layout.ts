import { type IFontAttributesProperties } from 'docx'

/**
 * Fonts of official documents, by name only: they are licensed to the office's own machines. Where one is missing, the
 * free fonts named in the document's font table stand in.
 */
const eastAsian = (name: string) =>
  ({
    eastAsia: name,
    ascii: 'Times New Roman',
    hAnsi: 'Times New Roman',
    hint: 'eastAsia',
  }) satisfies IFontAttributesProperties
export const FONTS = {
  title: eastAsian('方正小标宋简体'),
  body: eastAsian('仿宋_GB2312'),
  heading: eastAsian('黑体'),
  figures: eastAsian('宋体'),
} as const
export type OfficialFont = IFontAttributesProperties

/** Millimetres in twentieths of a point, rounded: programs know A4 by 11906 x 16838. */
export const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4)

/** A character of 16 pt, in twentieths of a point. */
const CHARACTER = 320

/** Layout of GB/T 9704: margins 37, 35, 28, 26 mm on A4; 28.95 pt a line gives 22 lines a page, 28 characters a line. */
export const LAYOUT = {
  page: {
    size: { width: twips(210), height: twips(297) },
    margin: {
      top: twips(37),
      bottom: twips(35),
      left: twips(28),
      right: twips(26),
    },
  },
  /** 28 characters of 16 pt in 156 mm: a quarter point less for each, in twentieths of a point. */
  characterSpacing: -5,
  /** Exact line height, in twentieths of a point. */
  line: 579,
  /** Sizes in half points: 三号, 二号, and the organ's name in the red head. */
  bodySize: 32,
  titleSize: 44,
  headSize: 72,
  character: CHARACTER,
} as const

/** Landscape pages hold wide tables: the same narrow margin on every side. */
export const LANDSCAPE_MARGIN = twips(18)

/** 四号 for the page number, whose dashes stand 7 mm below the text; its line ends so far above the page's edge. 7.5 */
export const PAGE_NUMBER_POINTS = 14
export const FOOTER_SPACE = { portrait: twips(25), landscape: twips(8) }

/** Text of tables: 小五. */
export const TABLE_POINTS = 9

/** The red of a red head. */
export const RED = 'D00000'

/** How far the name in the red head stands below the upper edge of the text, and the line below its number. 7.2.4, 7.2.7 */
export const HEAD_SPACE = { above: twips(35), line: twips(4) }

/** The name in the red head line by line, and its size in half points: as large as fits, in as few lines as stay large. */
export function headOf(name: string): { lines: readonly string[]; size: number } {
  const width = Math.max(1, markWidth(name))
  const count = Math.ceil((width * SMALLEST_HEAD) / (2 * TEXT_POINTS))
  const lines = count === 1 ? [name] : evenLines(name, width / count)
  const longest = Math.max(...lines.map(markWidth), 1)
  return { lines, size: Math.min(LAYOUT.headSize, Math.floor((2 * TEXT_POINTS) / longest)) }
}
const TEXT_POINTS = (LAYOUT.page.size.width - LAYOUT.page.margin.left - LAYOUT.page.margin.right) / 20
/** 一号, in half points: a name in smaller letters would be no red head any more. */
const SMALLEST_HEAD = 52

/** Lines of about the same width, the longer ones first. */
function evenLines(name: string, width: number): string[] {
  const lines: string[] = ['']
  for (const letter of name) {
    if (markWidth(lines.at(-1)!) >= width) lines.push('')
    lines[lines.length - 1] += letter
  }
  return lines
}

/** Width in characters: figures, letters and blanks are half as wide as Chinese characters. */
export const markWidth = (text: string): number =>
  [...text].reduce((width, letter) => width + (letter.charCodeAt(0) < 0x100 ? 0.5 : 1), 0)

/** Width as office programs set it: they add a quarter of a character between a figure and a Chinese character. */
export const spacedWidth = (text: string): number =>
  markWidth(text) +
  0.25 * [...text.matchAll(/(?<=[0-9A-Za-z])(?=\p{Script=Han})|(?<=\p{Script=Han})(?=[0-9A-Za-z])/gu)].length

/**
 * How far from the right edge organ and day end, in characters: the day four, the organ centred over it; the longer of
 * the two never leaves the page. Both widths are in characters.
 */
export function seatOfSignature(organWidth: number, dayWidth: number): { organ: number; day: number } {
  const wider = (organWidth - dayWidth) / 2
  return wider <= 4 ? { organ: 4 - wider, day: 4 } : { organ: 0, day: Math.min(wider, 8) }
}
