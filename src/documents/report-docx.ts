import {
  AlignmentType,
  Document,
  HeightRule,
  LineRuleType,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type FileChild,
  type ISectionOptions,
} from 'docx'
import { type FilledReport } from '../law/report/filled-report.ts'
import { type ReportExtras } from '../law/report/wording.ts'
import { FONTS, LAYOUT, twips, type OfficialFont } from './official-layout.ts'
import { type Grid, type GridCell } from './report-grid.ts'
import { reportSections, reportTitle, reportTitleLines, type ReportProse, type ReportSection } from './report-text.ts'

/**
 * The report as DOCX in the official layout: title, the sections that say something, table three on a landscape page.
 * `prose` are the office's own paragraphs by section title; without it the sections with figures alone are printed.
 */
export async function reportDocx(
  report: FilledReport,
  prose: ReportProse = {},
  extras: ReportExtras = {},
): Promise<Buffer> {
  const title = reportTitle(report)
  const head = reportTitleLines(report).map((line) =>
    paragraph(line, AlignmentType.CENTER, FONTS.title, LAYOUT.titleSize),
  )
  const sections = mergePages([
    { landscape: false, children: [...head, paragraph('')] },
    ...reportSections(report, prose, extras).flatMap(pagesOf),
  ])
  return Packer.toBuffer(new Document({ title, creator: report.body, sections: sections.map(sectionOf) }))
}

type Pages = { landscape: boolean; children: FileChild[] }

/** Tables with more rows than this are wide as well: they get a landscape page of their own. */
const PORTRAIT_ROWS = 10
const LANDSCAPE_MARGIN = twips(18)
const LANDSCAPE_WIDTH = LAYOUT.page.size.height - 2 * LANDSCAPE_MARGIN
const PORTRAIT_WIDTH = LAYOUT.page.size.width - LAYOUT.page.margin.left - LAYOUT.page.margin.right
/** 小五 and 五号, in half points. */
const TABLE_SIZE = 18
const TABLE_TITLE_SIZE = 21

function pagesOf({ title, paragraphs, grids }: ReportSection): Pages[] {
  const heading = paragraph(title, AlignmentType.LEFT, FONTS.heading, LAYOUT.bodySize, true)
  const text = paragraphs.map((line) => paragraph(line, AlignmentType.BOTH, FONTS.body, LAYOUT.bodySize, true))
  const large = grids.some((grid) => grid.rows.length > PORTRAIT_ROWS)
  // A heading with nothing but a large table below it goes with the table.
  const titled = text.length > 0 || grids.length > 1
  const tables = grids.flatMap((grid) => gridTable(grid, large ? LANDSCAPE_WIDTH : PORTRAIT_WIDTH, titled))
  if (!large) return [{ landscape: false, children: [heading, ...text, ...tables] }]
  if (text.length === 0) return [{ landscape: true, children: [heading, ...tables] }]
  return [
    { landscape: false, children: [heading, ...text] },
    { landscape: true, children: tables },
  ]
}

function mergePages(pages: readonly Pages[]): Pages[] {
  const merged: Pages[] = []
  for (const page of pages) {
    const last = merged.at(-1)
    if (last?.landscape === page.landscape) last.children.push(...page.children)
    else merged.push({ ...page, children: [...page.children] })
  }
  return merged
}

function sectionOf({ landscape, children }: Pages): ISectionOptions {
  if (!landscape) return { properties: { page: LAYOUT.page }, children }
  const margin = { top: LANDSCAPE_MARGIN, bottom: LANDSCAPE_MARGIN, left: LANDSCAPE_MARGIN, right: LANDSCAPE_MARGIN }
  const size = { ...LAYOUT.page.size, orientation: PageOrientation.LANDSCAPE }
  return { properties: { page: { size, margin } }, children }
}

function gridTable(grid: Grid, width: number, titled: boolean): FileChild[] {
  const all = grid.widths.reduce((sum, each) => sum + each, 0)
  const columnWidths = grid.widths.map((each) => Math.floor((each / all) * width))
  const rows = grid.rows.map(
    (cells, index) =>
      new TableRow({
        children: cells.map(tableCell),
        tableHeader: index < grid.headRows,
        cantSplit: true,
        height: { value: twips(4.6), rule: HeightRule.ATLEAST },
      }),
  )
  const table = new Table({
    rows,
    columnWidths,
    width: { size: columnWidths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { left: 40, right: 40, top: 0, bottom: 0, marginUnitType: WidthType.DXA },
  })
  return titled ? [paragraph(grid.title, AlignmentType.CENTER, FONTS.heading, TABLE_TITLE_SIZE), table] : [table]
}

function tableCell({ kind, text, columnSpan, rowSpan }: GridCell): TableCell {
  const font = kind === 'head' ? FONTS.heading : FONTS.figures
  const alignment = kind === 'label' ? AlignmentType.LEFT : AlignmentType.CENTER
  const children = [new Paragraph({ alignment, children: [new TextRun({ text, font, size: TABLE_SIZE })] })]
  return new TableCell({ columnSpan, rowSpan, verticalAlign: VerticalAlign.CENTER, children })
}

function paragraph(
  text: string,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType] = AlignmentType.LEFT,
  font: OfficialFont = FONTS.body,
  size: number = LAYOUT.bodySize,
  indented = false,
): Paragraph {
  return new Paragraph({
    alignment,
    keepNext: font === FONTS.heading,
    spacing: { line: LAYOUT.line, lineRule: LineRuleType.EXACT },
    ...(indented ? { indent: { firstLineChars: 200, firstLine: 2 * LAYOUT.character } } : {}),
    children: [
      new TextRun({
        text,
        font,
        size,
        ...(size === LAYOUT.bodySize ? { characterSpacing: LAYOUT.characterSpacing } : {}),
      }),
    ],
  })
}
