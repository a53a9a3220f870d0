import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  Footer,
  LineRuleType,
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
import {
  keptWithSignature,
  type Block,
  type OfficialDocument,
  type Run,
  type Section,
  type Sheet,
} from '../letters/document.ts'
import { dayText } from '../letters/phrases.ts'
import { docxSeated } from './docx-envelope.ts'
import { docxTable, PAGE_FIGURE } from './docx-table.ts'
import { ENVELOPE, POSTCODE } from './envelope-layout.ts'
import { FONT_TABLE } from './font-table.ts'
import {
  FONTS,
  HEAD_SPACE,
  headOf,
  LAYOUT,
  LANDSCAPE_MARGIN,
  RED,
  markWidth,
  seatOfSignature,
  twips,
  type OfficialFont,
} from './official-layout.ts'

/** A document as DOCX in the layout of GB/T 9704, to be edited in Word or WPS. Fonts are named with their stand-ins, not embedded. */
export async function documentDocx(document: OfficialDocument): Promise<Buffer> {
  const footers = { default: pageNumber() }
  const sections = document.sections.map((section, index) => ({
    ...pageOf(section),
    ...(section.sheet === 'envelope' ? {} : { footers }),
    children: [...(index === 0 ? redHead(document) : []), ...blocksOf(section)],
  }))
  const body = { document: { run: { font: FONTS.body, size: LAYOUT.bodySize } } }
  const styles = { default: body, paragraphStyles: [PAGE_FIGURE] }
  const features = refersToPages(document) ? { features: { updateFields: true } } : {}
  const whole = new Document({ title: document.title, creator: document.author, sections, styles, ...features })
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
  portrait: LAYOUT.page,
  landscape: { size: { ...LAYOUT.page.size, orientation: PageOrientation.LANDSCAPE }, margin: across },
  envelope: {
    size: { width: twips(ENVELOPE.width), height: twips(ENVELOPE.height) },
    margin: { top: twips(POSTCODE.top), left: twips(POSTCODE.left), right: 0, bottom: 0, header: 0, footer: 0 },
  },
} satisfies Record<Sheet, object>
const pageOf = ({ sheet }: Section): Pick<ISectionOptions, 'properties'> => ({ properties: { page: PAGES[sheet] } })

/** The blocks; those from the last paragraph on stay with the signature, of a table before it the last row. */
function blocksOf(section: Section): FileChild[] {
  const at = section.blocks.findIndex(({ type }) => type === 'signature')
  const kept = at === -1 ? Infinity : keptWithSignature(section.blocks, at)
  const from = section.blocks[at - 1]?.type === 'table' ? at - 1 : kept
  return section.blocks.flatMap((block, index) => blockOf(block, section, index >= from && index < at))
}

function blockOf(block: Block, section: Section, keepNext: boolean): FileChild[] {
  switch (block.type) {
    case 'title':
      return block.lines.map((line) => set([{ text: line }], CENTRED, FONTS.title, LAYOUT.titleSize))
    case 'heading':
      return [headingOf(block.text, block.id)]
    case 'paragraph':
      return [set(block.runs, { ...SET[block.set ?? 'indented'], ...(keepNext || block.heads ? KEPT : {}) })]
    case 'address':
      return [set([{ text: block.url }])]
    case 'list':
      return block.items.map(({ mark, text }) => set([{ text: mark + text }], { indent: hanging(mark), keepNext }))
    case 'table':
      return docxTable(block, section.sheet, keepNext)
    case 'seated':
      return docxSeated(block)
    case 'signature':
      return signature(block.organ, dayText(block.on))
    case 'blank':
      return [set([{ text: '' }], { keepNext: true })]
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })]
  }
}

/** With an id, a bookmark that a table of contents refers to. */
function headingOf(text: string, id: string | undefined): Paragraph {
  const options = { ...FIRST_LINE, keepNext: true }
  if (id === undefined) return set([{ text }], options, FONTS.heading)
  const run = new TextRun({ text, font: FONTS.heading, size: LAYOUT.bodySize })
  return new Paragraph({ ...SPACING, ...options, children: [new Bookmark({ id, children: [run] })] })
}

const KEPT: IParagraphOptions = { keepNext: true, keepLines: true }
const CENTRED: IParagraphOptions = { alignment: AlignmentType.CENTER, keepNext: true }
const FIRST_LINE: IParagraphOptions = { indent: { firstLineChars: 200, firstLine: 2 * LAYOUT.character } }

const SET = { margin: {}, centre: CENTRED, indented: FIRST_LINE } satisfies Record<string, IParagraphOptions>

const hanging = (mark: string) => {
  const width = Math.round(markWidth(mark) * LAYOUT.character)
  return { left: 2 * LAYOUT.character + width, hanging: width }
}

function redHead({ redHead: head }: OfficialDocument): Paragraph[] {
  if (head === undefined) return []
  const line = { style: BorderStyle.SINGLE, size: 18, space: Math.round(HEAD_SPACE.line / 20), color: RED }
  const { lines, size } = headOf(head.organ)
  const organ = lines.map(
    (text, at) => new TextRun({ text, font: FONTS.title, size, color: RED, ...(at > 0 ? { break: 1 } : {}) }),
  )
  const spacing = { before: HEAD_SPACE.above, after: 2 * LAYOUT.line }
  return [
    new Paragraph({ alignment: AlignmentType.CENTER, spacing, children: organ }),
    set([{ text: head.number }], { ...CENTRED, border: { bottom: line } }),
    set([{ text: '' }]),
    set([{ text: '' }]),
  ]
}

function signature(organ: string, day: string): Paragraph[] {
  const seat = seatOfSignature(organ, day)
  const right = (characters: number) => ({
    alignment: AlignmentType.RIGHT,
    keepNext: true,
    indent: { right: Math.round(characters * LAYOUT.character) },
  })
  const room = () => set([{ text: '' }], { keepNext: true })
  return [
    room(),
    room(),
    set([{ text: organ }], right(seat.organ)),
    set([{ text: day }], { ...right(seat.day), keepNext: false }),
  ]
}

const SPACING: IParagraphOptions = {
  spacing: { line: LAYOUT.line, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
  widowControl: false,
}

function set(
  runs: readonly Run[],
  options: IParagraphOptions = {},
  font: OfficialFont = FONTS.body,
  size: number = LAYOUT.bodySize,
): Paragraph {
  const closer = size === LAYOUT.bodySize ? { characterSpacing: LAYOUT.characterSpacing } : {}
  const children = runs.map(
    ({ text, bold = false }) => new TextRun({ text, font, size, ...closer, ...(bold ? { bold } : {}) }),
  )
  return new Paragraph({ ...SPACING, ...options, children })
}

/** — 1 — at the foot, as on official paper. */
function pageNumber(): Footer {
  const children = [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: FONTS.figures, size: 28 })]
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children })] })
}
