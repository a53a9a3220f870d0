import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  Footer,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
  type FileChild,
  type IParagraphOptions,
  type ISectionOptions,
} from 'docx'
import { type Block, type OfficialDocument, type Run, type Section, type Sheet } from '../letters/document.ts'
import { divided, keptWithSignature } from '../letters/kept-together.ts'
import { dayText } from '../letters/phrases.ts'
import { docxSeated } from './docx-envelope.ts'
import { CHINESE_MARKS, STYLE, STYLES } from './docx-styles.ts'
import { docxTable } from './docx-table.ts'
import { ENVELOPE, POSTCODE } from './envelope-layout.ts'
import { FONT_TABLE } from './font-table.ts'
import {
  FOOTER_SPACE,
  HEAD_SPACE,
  headOf,
  LAYOUT,
  LANDSCAPE_MARGIN,
  markWidth,
  PAGE_NUMBER_POINTS,
  RED,
  seatOfSignature,
  spacedWidth,
  twips,
} from './official-layout.ts'

/**
 * A document as DOCX in the layout of GB/T 9704, to be edited in Word or WPS: every paragraph has a style, with 22 lines
 * to a page and 28 characters to a line. Fonts are named with their stand-ins, not embedded.
 */
export async function documentDocx(document: OfficialDocument): Promise<Buffer> {
  const sections = document.sections.map((section, index) => ({
    ...pageOf(section),
    ...(section.sheet === 'envelope' ? {} : { footers: PAGE_NUMBERS() }),
    children: [...(index === 0 ? redHead(document) : []), ...blocksOf(section)],
  }))
  const whole = new Document({
    ...{ title: document.title, creator: document.author, lastModifiedBy: document.author },
    ...{ sections, styles: STYLES, evenAndOddHeaderAndFooters: true },
    ...(refersToPages(document) ? { features: { updateFields: true } } : {}),
  })
  return Packer.toBuffer(whole, undefined, [FONT_TABLE])
}

/** Page numbers in a table are fields: the office program fills them in when it opens the document. */
const refersToPages = ({ sections }: OfficialDocument): boolean =>
  sections.some(({ blocks }) =>
    blocks.some(
      (block) =>
        block.type === 'table' && block.table.rows.some((row) => row.some(({ pageOf }) => pageOf !== undefined)),
    ),
  )

const across = { top: LANDSCAPE_MARGIN, bottom: LANDSCAPE_MARGIN, left: LANDSCAPE_MARGIN, right: LANDSCAPE_MARGIN }
const PAGES = {
  portrait: { ...LAYOUT.page, margin: { ...LAYOUT.page.margin, footer: FOOTER_SPACE.portrait } },
  landscape: {
    size: { ...LAYOUT.page.size, orientation: PageOrientation.LANDSCAPE },
    margin: { ...across, footer: FOOTER_SPACE.landscape },
  },
  envelope: {
    size: { width: twips(ENVELOPE.width), height: twips(ENVELOPE.height) },
    margin: { top: twips(POSTCODE.top), left: twips(POSTCODE.left), right: 0, bottom: 0, header: 0, footer: 0 },
  },
} satisfies Record<Sheet, object>
/** No grid to snap to: lines are exact, and LibreOffice doubles a title's lines on one. */
const GRID = { linePitch: LAYOUT.line }
const pageOf = ({ sheet }: Section): Pick<ISectionOptions, 'properties'> => ({
  properties: { page: PAGES[sheet], ...(sheet === 'portrait' ? { grid: GRID } : {}) },
})

/** The blocks; those from the last paragraph on stay with the signature, of a table before it the last row. */
function blocksOf(section: Section): FileChild[] {
  const blocks = divided(section.blocks)
  const at = blocks.findIndex(({ type }) => type === 'signature')
  const kept = at === -1 ? Infinity : keptWithSignature(blocks, at)
  const from = blocks[at - 1]?.type === 'table' ? at - 1 : kept
  return blocks.flatMap((block, index) => blockOf(block, section, index >= from && index < at))
}

function blockOf(block: Block, section: Section, keepNext: boolean): FileChild[] {
  switch (block.type) {
    case 'title':
      return block.lines.map((line) => set([{ text: line }], STYLE.title))
    case 'heading':
      return [headingOf(block.text, block.id)]
    case 'paragraph':
      return [set(block.runs, SET[block.set ?? 'indented'], keepNext || block.heads ? KEPT : {})]
    case 'address':
      return [set([{ text: block.url }], STYLE.margin)]
    case 'list':
      return block.items.map(({ mark, text }) =>
        set([{ text: mark + text }], STYLE.enclosures, { indent: hanging(mark), keepNext }),
      )
    case 'table':
      return docxTable(block, section.sheet, keepNext)
    case 'seated':
      return docxSeated(block)
    case 'signature':
      return signature(block.organ, dayText(block.on))
    case 'blank':
      return [blank()]
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })]
  }
}

/** With an id, a bookmark that a table of contents refers to. */
function headingOf(text: string, id: string | undefined): Paragraph {
  if (id === undefined) return set([{ text }], STYLE.heading)
  const run = new TextRun({ text, font: CHINESE_MARKS })
  return new Paragraph({ style: STYLE.heading, children: [new Bookmark({ id, children: [run] })] })
}

const KEPT: IParagraphOptions = { keepNext: true, keepLines: true }
const SET = {
  addressee: STYLE.addressee,
  margin: STYLE.margin,
  centre: STYLE.number,
  indented: STYLE.body,
} satisfies Record<string, string>

const hanging = (mark: string) => {
  const width = Math.round(markWidth(mark) * LAYOUT.character)
  return { left: 2 * LAYOUT.character + width, hanging: width }
}

function redHead({ redHead: head }: OfficialDocument): Paragraph[] {
  if (head === undefined) return []
  const line = { style: BorderStyle.SINGLE, size: 18, space: Math.round(HEAD_SPACE.line / 20), color: RED }
  const { lines, size } = headOf(head.organ)
  const organ = lines.map(
    (text, at) => new TextRun({ text, font: CHINESE_MARKS, size, color: RED, ...(at > 0 ? { break: 1 } : {}) }),
  )
  return [
    new Paragraph({
      style: STYLE.redHead,
      spacing: { before: HEAD_SPACE.above, after: 2 * LAYOUT.line },
      children: organ,
    }),
    set([{ text: head.number }], STYLE.number, { border: { bottom: line } }),
    blank(),
    blank(),
  ]
}

function signature(organ: string, day: string): Paragraph[] {
  const seat = seatOfSignature(spacedWidth(organ), spacedWidth(day))
  const right = (characters: number) => ({ indent: { right: Math.round(characters * LAYOUT.character) } })
  return [
    blank(),
    blank(),
    set([{ text: organ }], STYLE.signature, right(seat.organ)),
    set([{ text: day }], STYLE.date, right(seat.day)),
  ]
}

const blank = (): Paragraph => set([], STYLE.margin, { keepNext: true })

/** A paragraph of a style; `options`: what this one alone has. */
function set(runs: readonly Run[], style: string, options: IParagraphOptions = {}): Paragraph {
  const children = runs.map(
    ({ text, bold = false }) => new TextRun({ text, font: CHINESE_MARKS, ...(bold ? { bold } : {}) }),
  )
  return new Paragraph({ style, ...options, children })
}

/** — 1 — at the foot, a character from the right edge on odd pages, from the left on even ones. GB/T 9704-2012, 7.5 */
const PAGE_NUMBERS = () => ({ default: pageNumber('right'), even: pageNumber('left') })

function pageNumber(side: 'left' | 'right'): Footer {
  const children = [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })]
  const placed = side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT
  return new Footer({
    children: [
      new Paragraph({ style: STYLE.footer, alignment: placed, indent: { [side]: PAGE_NUMBER_POINTS * 20 }, children }),
    ],
  })
}
