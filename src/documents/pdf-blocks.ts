import type { Content } from 'pdfmake/interfaces.js'
import { type Block, type ListItem, type OfficialDocument, type Sheet } from '../letters/document.ts'
import { dayText } from '../letters/phrases.ts'
import { millimetres } from './envelope-layout.ts'
import { HEAD_SPACE, headOf, LAYOUT, markWidth, PAGE_NUMBER_POINTS, RED, seatOfSignature } from './official-layout.ts'
import { pdfSeated } from './pdf-envelope.ts'
import { CHARACTER, LINE, lineOf, points } from './pdf-style.ts'
import { pdfTable } from './pdf-table.ts'

/**
 * The page number, its dashes 7 mm below the text: a character from the right edge on odd pages, from the left on even
 * ones. `inset`: the margins of the page, in points. GB/T 9704-2012, 7.5
 */
export const pageNumber = (page: number, inset: { left: number; right: number }): Content => ({
  text: `— ${page} —`,
  alignment: page % 2 === 1 ? 'right' : 'left',
  ...lineOf(PAGE_NUMBER_POINTS, FOOT_LINE),
  margin: [inset.left + PAGE_NUMBER_POINTS, millimetres(7) - FOOT_LINE / 2, inset.right + PAGE_NUMBER_POINTS, 0],
})
const FOOT_LINE = 20

const TEXT_WIDTH = points(LAYOUT.page.size.width - LAYOUT.page.margin.left - LAYOUT.page.margin.right)
const TITLE = LAYOUT.titleSize / 2
const FIRST_LINE = { leadingIndent: 2 * CHARACTER }

/** A block as pdfmake sets it; all sizes in points. */
export function pdfBlock(block: Block, sheet: Sheet): Content[] {
  switch (block.type) {
    case 'title':
      return block.lines.map((text) => ({ text, bold: true, alignment: 'center', ...lineOf(TITLE, LINE) }))
    case 'heading':
      return [
        {
          text: block.text,
          bold: true,
          ...FIRST_LINE,
          ...(block.id === undefined ? {} : { id: block.id }),
        },
      ]
    case 'paragraph':
      return [
        {
          text: block.runs.map((run) => ({ ...run })),
          ...SET[block.set ?? 'indented'],
        },
      ]
    case 'address':
      return [{ unbreakable: true, stack: [{ text: block.url, wordBreak: 'break-all' }] }]
    case 'list':
      return block.items.map(listItem)
    case 'table':
      return pdfTable(block, sheet)
    case 'seated':
      return pdfSeated(block)
    case 'signature':
      return [signature(block.organ, dayText(block.on))]
    case 'blank':
      return [{ text: ' ' }]
    case 'page-break':
      return [{ text: '', pageBreak: 'after' }]
  }
}

const SET = { margin: {}, addressee: {}, centre: { alignment: 'center' as const }, indented: FIRST_LINE }

/** The mark stands beside the text, which hangs to its right. */
function listItem({ mark, text }: ListItem): Content {
  const width = markWidth(mark) * CHARACTER + 2
  return {
    margin: [2 * CHARACTER, 0, 0, 0],
    columns: [
      { text: mark, width, preserveLeadingSpaces: true },
      { text, width: '*' },
    ],
  }
}

/** Organ over day, kept on one page, with two lines of room for the seal. */
function signature(organ: string, day: string): Content {
  const seat = seatOfSignature(markWidth(organ), markWidth(day))
  const line = (text: string, characters: number) => ({
    text,
    alignment: 'right' as const,
    margin: [0, 0, characters * CHARACTER, 0] as [number, number, number, number],
  })
  return { unbreakable: true, stack: [{ text: ' ' }, { text: ' ' }, line(organ, seat.organ), line(day, seat.day)] }
}

/** The organ's name in red, the number below it, then a red line. */
export function pdfRedHead({ redHead: head }: OfficialDocument): Content[] {
  if (head === undefined) return []
  const { lines, size: halfPoints } = headOf(head.organ)
  const size = halfPoints / 2
  const line = { type: 'line' as const, x1: 0, y1: 0, x2: TEXT_WIDTH, y2: 0, lineWidth: 2, lineColor: `#${RED}` }
  return [
    {
      text: lines.join('\n'),
      bold: true,
      alignment: 'center',
      color: `#${RED}`,
      margin: [0, points(HEAD_SPACE.above), 0, 2 * LINE],
      ...lineOf(size, size * 1.3),
    },
    { text: head.number, alignment: 'center' },
    { canvas: [line], margin: [0, points(HEAD_SPACE.line), 0, 2 * LINE] },
  ]
}
