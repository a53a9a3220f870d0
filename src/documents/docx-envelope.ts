import {
  AlignmentType,
  BorderStyle,
  FrameAnchorType,
  FrameWrap,
  HeightRule,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type FileChild,
} from 'docx'
import { type Block } from '../letters/document.ts'
import { POSTCODE, seatPlace } from './envelope-layout.ts'
import { FONTS, twips } from './official-layout.ts'

/** What stands at a place of its own on an envelope; nothing where it has no lines. */
export function docxSeated({ seat, lines }: Extract<Block, { type: 'seated' }>): FileChild[] {
  if (seat === 'postcode') return [postcodeBoxes(lines[0] ?? '')]
  const { left, top, width, align, lines: placed } = seatPlace(seat, lines)
  const frame = {
    type: 'absolute' as const,
    position: { x: twips(left), y: twips(top) },
    width: twips(width),
    wrap: FrameWrap.AROUND,
    anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
  }
  return placed.map(({ text, points, height, bold }) => {
    const run = new TextRun({ text, bold, size: points * 2, font: FONTS.figures })
    const spacing = { line: twips(height), lineRule: LineRuleType.EXACT, before: 0, after: 0 }
    return new Paragraph({
      frame,
      spacing,
      alignment: AlignmentType[align === 'right' ? 'RIGHT' : 'LEFT'],
      children: [run],
    })
  })
}

/** The boxes stand where the text of the sheet begins: its margins are their place. */
function postcodeBoxes(postcode: string): Table {
  const { boxes, side, gap } = POSTCODE
  const columnWidths = Array.from({ length: 2 * boxes - 1 }, (_, at) => twips(at % 2 === 0 ? side : gap))
  const children = columnWidths.map((width, at) => boxOf(width, at % 2 === 0, postcode[at / 2] ?? ''))
  return new Table({
    rows: [new TableRow({ children, height: { value: twips(side), rule: HeightRule.EXACT } })],
    columnWidths,
    width: { size: columnWidths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { left: 0, right: 0, top: 0, bottom: 0, marginUnitType: WidthType.DXA },
  })
}

function boxOf(width: number, isBox: boolean, figure: string): TableCell {
  const line = isBox
    ? { style: BorderStyle.SINGLE, size: 8, color: POSTCODE.color }
    : { style: BorderStyle.NIL, size: 0, color: 'auto' }
  // A gap has no line above and below; its sides are those of the boxes beside it.
  const borders = isBox ? { top: line, bottom: line, left: line, right: line } : { top: line, bottom: line }
  const run = new TextRun({ text: figure, size: POSTCODE.points * 2, font: FONTS.figures })
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    borders,
    verticalAlign: VerticalAlign.CENTER,
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })],
  })
}
