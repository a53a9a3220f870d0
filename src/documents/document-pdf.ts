import type { ContentSection, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { type OfficialDocument, type Section, type Sheet } from '../letters/document.ts'
import { ENVELOPE, millimetres } from './envelope-layout.ts'
import { pageNumber, pdfRedHead } from './pdf-blocks.ts'
import { LANDSCAPE_MARGIN, LAYOUT } from './official-layout.ts'
import { pdfFlow } from './pdf-flow.ts'
import { pdfBytes } from './pdf-maker.ts'
import { BODY_STYLE, points } from './pdf-style.ts'

/** A document as PDF in the layout of GB/T 9704, fonts embedded. A document that bears a day gives the same bytes again. */
export function documentPdf(document: OfficialDocument): Promise<Buffer> {
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: PORTRAIT_MARGINS,
    info: { title: document.title, author: document.author, ...dated(document) },
    language: 'zh-CN',
    displayTitle: true,
    content: document.sections.map((section, index) => sectionOf(section, index === 0 ? document : null)),
    footer: (page, _, { width, height }) => pageNumber(page, width > height ? NARROW : INSET),
    defaultStyle: BODY_STYLE,
  }
  return pdfBytes(definition)
}

function dated({ on }: OfficialDocument): { creationDate?: Date } {
  return on === null ? {} : { creationDate: new Date(`${on}T00:00:00+08:00`) }
}

const { top, bottom, left, right } = LAYOUT.page.margin
const PORTRAIT_MARGINS: [number, number, number, number] = [points(left), points(top), points(right), points(bottom)]
const INSET = { left: points(left), right: points(right) }
const narrow = points(LANDSCAPE_MARGIN)
const NARROW = { left: narrow, right: narrow }
const LANDSCAPE_MARGINS: [number, number, number, number] = [narrow, narrow, narrow, narrow]

const PAGES: Record<Sheet, Omit<ContentSection, 'section'>> = {
  portrait: { pageOrientation: 'portrait', pageMargins: PORTRAIT_MARGINS },
  landscape: { pageOrientation: 'landscape', pageMargins: LANDSCAPE_MARGINS },
  envelope: {
    pageSize: { width: millimetres(ENVELOPE.width), height: millimetres(ENVELOPE.height) },
    pageOrientation: 'landscape',
    pageMargins: [0, 0, 0, 0],
    footer: null,
  },
}

const sectionOf = ({ sheet, blocks }: Section, first: OfficialDocument | null): ContentSection => ({
  section: [...(first === null ? [] : pdfRedHead(first)), ...pdfFlow(blocks, sheet)],
  ...PAGES[sheet],
})
