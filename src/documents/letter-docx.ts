import {
  AlignmentType,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type IParagraphOptions,
} from 'docx'
import { type LetterDocument } from '../letters/letter.ts'
import { dayText } from '../letters/phrases.ts'
import { enclosureLines, remedyParagraphs } from './letter-text.ts'
import { FONTS, LAYOUT, type OfficialFont } from './official-layout.ts'

/** A letter as DOCX in the official layout: A4, 22 lines of 28 characters, 仿宋 16 pt, title 小标宋 22 pt. */
export async function letterDocx(letter: LetterDocument): Promise<Buffer> {
  const children = [...head(letter), ...text(letter), ...enclosures(letter), ...signature(letter)]
  const document = new Document({
    title: letter.title.join(''),
    creator: letter.signature,
    sections: [{ properties: { page: LAYOUT.page }, footers: { default: pageNumber() }, children }],
    styles: { default: { document: { run: { font: FONTS.body, size: LAYOUT.bodySize } } } },
  })
  return Packer.toBuffer(document)
}

function head({ title, number, addressee }: LetterDocument): Paragraph[] {
  return [
    ...title.map((line) =>
      paragraph(line, { alignment: AlignmentType.CENTER, keepNext: true }, FONTS.title, LAYOUT.titleSize),
    ),
    paragraph(number, { alignment: AlignmentType.CENTER, keepNext: true }),
    paragraph(''),
    paragraph(`${addressee}：`, { keepNext: true }),
  ]
}

/** Headings within the text (一、……, without a stop at the end) are set in 黑体, as the standard asks. */
function text({ paragraphs, remedies, closing }: LetterDocument): Paragraph[] {
  return [...paragraphs, ...remedyParagraphs(remedies), closing].map((line) => {
    const heading = /^[一二三四五六七八九十]+、[^。]*$/.test(line)
    return paragraph(
      line,
      { indent: { firstLineChars: 200, firstLine: 2 * LAYOUT.character } },
      heading ? FONTS.heading : FONTS.body,
    )
  })
}

function enclosures({ enclosures: names }: LetterDocument): Paragraph[] {
  if (names.length === 0) return []
  const indent = { left: 5 * LAYOUT.character, hanging: 3 * LAYOUT.character }
  return [
    paragraph('', { keepNext: true }),
    ...enclosureLines(names).map((line) => paragraph(line, { indent, keepNext: true })),
  ]
}

/** Organ and day at the right, the day four characters from the edge and the organ centred over it; room for the seal. */
function signature(letter: LetterDocument): Paragraph[] {
  const day = dayText(letter.date)
  const wider = ([...letter.signature].length - dayWidth(day)) / 2
  const right = (characters: number) => ({
    alignment: AlignmentType.RIGHT,
    keepNext: true,
    indent: { right: Math.round(Math.max(0, characters) * LAYOUT.character) },
  })
  return [
    paragraph('', { keepNext: true }),
    paragraph('', { keepNext: true }),
    paragraph(letter.signature, right(4 - wider)),
    paragraph(day, { ...right(4), keepNext: false }),
  ]
}

/** Width of a day in Chinese characters: figures are half as wide. */
const dayWidth = (day: string) => [...day].reduce((width, letter) => width + (/\d/.test(letter) ? 0.5 : 1), 0)

function paragraph(
  content: string,
  options: IParagraphOptions = {},
  font: OfficialFont = FONTS.body,
  size: number = LAYOUT.bodySize,
): Paragraph {
  const spacing = { line: LAYOUT.line, lineRule: LineRuleType.EXACT, before: 0, after: 0 }
  return new Paragraph({
    spacing,
    widowControl: false,
    ...options,
    children: [
      new TextRun({
        text: content,
        font,
        size,
        ...(size === LAYOUT.bodySize ? { characterSpacing: LAYOUT.characterSpacing } : {}),
      }),
    ],
  })
}

/** — 1 — at the foot, as on official paper. */
function pageNumber(): Footer {
  const children = [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: FONTS.figures, size: 28 })]
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children })] })
}
