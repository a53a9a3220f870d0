import {
  AlignmentType,
  LineRuleType,
  type IParagraphOptions,
  type IParagraphStyleOptions,
  type IStylesOptions,
} from 'docx'
import { FONTS, LAYOUT, TABLE_POINTS, type OfficialFont } from './official-layout.ts'

/**
 * The paragraph styles of an official document by their ids. Built-in ones keep Word's own names, so that Word and WPS
 * show them in the reader's language (标题, 标题 1, 正文缩进, 称呼, 签名, 日期): an officer who adds a paragraph picks its style.
 */
export const STYLE = {
  title: 'Title',
  heading: 'Heading1',
  body: 'NormalIndent',
  margin: 'BodyText',
  addressee: 'Salutation',
  number: 'DocumentNumber',
  enclosures: 'Enclosures',
  signature: 'Signature',
  date: 'Date',
  footer: 'Footer',
  redHead: 'RedHead',
  caption: 'Caption',
  tableHead: 'TableHead',
  tableText: 'TableText',
  tableFigure: 'TableFigure',
  pageFigure: 'PageFigure',
} as const

/** Lines exactly 28.95 pt apart. */
const SPACING: IParagraphOptions = {
  spacing: { line: LAYOUT.line, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
  widowControl: false,
}
const CENTRED: IParagraphOptions = { ...SPACING, alignment: AlignmentType.CENTER, keepNext: true }
const RIGHT: IParagraphOptions = { ...SPACING, alignment: AlignmentType.RIGHT }
const FIRST_LINE: IParagraphOptions = { indent: { firstLineChars: 200, firstLine: 2 * LAYOUT.character } }

/** 五号 for captions, in half points. */
const CAPTION_SIZE = 21
/** 四号 for page numbers; their line, in twentieths of a point. */
const FOOTER = { size: 28, line: 360 }
const BLACK = '000000'

type Paragraph = NonNullable<IParagraphStyleOptions['paragraph']>
type StyleRun = NonNullable<IParagraphStyleOptions['run']>

/** A character with its spacing: 28 fill a line. */
const CLOSE: StyleRun = { characterSpacing: LAYOUT.characterSpacing }

const styled = (
  id: string,
  name: string,
  paragraph: IParagraphOptions,
  run: StyleRun = {},
  next = id,
): IParagraphStyleOptions => ({
  ...{ id, name, basedOn: 'Normal', next, quickFormat: true, run },
  paragraph: paragraph as Paragraph,
})

/** The face of a run: its fonts come from the style, only marks that may be Chinese or Latin (“”—…) are told which. */
export const CHINESE_MARKS: OfficialFont = { hint: 'eastAsia' }

const inTable = (id: string, name: string, font: OfficialFont, alignment: IParagraphOptions['alignment']) =>
  styled(id, name, { ...(alignment === undefined ? {} : { alignment }) }, { font, size: TABLE_POINTS * 2 })

const { CENTER, LEFT } = AlignmentType

/** Every style a document of ours uses; the body text is 仿宋 三号 in Chinese, so that no word is marked as misspelt. */
export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: FONTS.body, size: LAYOUT.bodySize, language: { value: 'en-US', eastAsia: 'zh-CN' } },
    },
    title: {
      paragraph: CENTRED as Paragraph,
      run: { font: FONTS.title, size: LAYOUT.titleSize },
      next: STYLE.margin,
    },
    heading1: {
      paragraph: { ...SPACING, ...FIRST_LINE, keepNext: true, outlineLevel: 0 } as Paragraph,
      run: { font: FONTS.heading, size: LAYOUT.bodySize, color: BLACK, ...CLOSE },
      next: STYLE.body,
    },
    caption: {
      paragraph: {
        alignment: CENTER,
        keepNext: true,
        spacing: { before: 120, after: 60, line: 280, lineRule: LineRuleType.EXACT },
      },
      run: { font: FONTS.heading, size: CAPTION_SIZE, color: BLACK, italics: false },
    },
  },
  paragraphStyles: [
    styled(STYLE.body, 'Normal Indent', { ...SPACING, ...FIRST_LINE }, CLOSE),
    styled(STYLE.margin, 'Body Text', SPACING, CLOSE),
    styled(STYLE.addressee, 'Salutation', SPACING, CLOSE, STYLE.body),
    styled(STYLE.number, '文号', CENTRED, CLOSE, STYLE.body),
    styled(STYLE.enclosures, '附件说明', SPACING, CLOSE),
    styled(STYLE.signature, 'Signature', { ...RIGHT, keepNext: true }, CLOSE, STYLE.date),
    styled(STYLE.date, 'Date', RIGHT, CLOSE),
    styled(
      STYLE.footer,
      'footer',
      { spacing: { line: FOOTER.line, lineRule: LineRuleType.EXACT } },
      { font: FONTS.figures, size: FOOTER.size },
    ),
    styled(STYLE.redHead, '红头', { alignment: CENTER }, { font: FONTS.title }),
    inTable(STYLE.tableHead, '表头', FONTS.heading, CENTER),
    inTable(STYLE.tableText, '表格文字', FONTS.figures, LEFT),
    inTable(STYLE.tableFigure, '表格数字', FONTS.figures, CENTER),
    // A field takes no size of its own: 五号, as the list of evidence.
    styled(STYLE.pageFigure, '页码', { alignment: CENTER }, { font: FONTS.figures, size: CAPTION_SIZE }),
  ],
}
