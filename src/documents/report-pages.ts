import { type ReportDocument } from '../law/report/report-document.ts'
import { paragraph, type Block, type OfficialDocument, type Section } from '../letters/document.ts'
import { reportSections, reportTitle, reportTitleLines, type ReportSection } from './report-text.ts'

/**
 * The report as an official document: title, the sections in order, wide tables on landscape pages. It bears the day its
 * figures were counted, so that the same report prints the same file again.
 */
export function reportPages(document: ReportDocument): OfficialDocument {
  const { report } = document
  const title: Block[] = [{ type: 'title', lines: reportTitleLines(report) }, { type: 'blank' }]
  const pages = reportSections(document).flatMap(pagesOf)
  // The title stands on the page of what follows it, upright or wide: no page bears a title alone.
  const first: Section = { sheet: pages[0]?.sheet ?? 'portrait', blocks: title }
  return {
    title: reportTitle(report),
    author: report.body,
    on: report.asOf,
    sections: mergePages([first, ...pages]),
  }
}

/** Tables of more rows and columns than these get a landscape page of their own. */
const PORTRAIT_ROWS = 10
const PORTRAIT_COLUMNS = 7

function pagesOf({ title, paragraphs, grids }: ReportSection): Section[] {
  const heading: Block = { type: 'heading', text: title }
  const text = paragraphs.map((line) => paragraph(line))
  const large = grids.some(({ rows, widths }) => rows.length > PORTRAIT_ROWS && widths.length > PORTRAIT_COLUMNS)
  // A heading with nothing but a table below it says what the table is.
  const titled = text.length > 0 || grids.length > 1
  const tables = grids.map<Block>((table) => ({ type: 'table', table, ...(titled ? { caption: table.title } : {}) }))
  if (!large) return [{ sheet: 'portrait', blocks: [heading, ...text, ...tables] }]
  if (text.length === 0) return [{ sheet: 'landscape', blocks: [heading, ...tables] }]
  return [
    { sheet: 'portrait', blocks: [heading, ...text] },
    { sheet: 'landscape', blocks: tables },
  ]
}

function mergePages(pages: readonly Section[]): Section[] {
  const merged: Section[] = []
  for (const page of pages) {
    const last = merged.at(-1)
    if (last?.sheet === page.sheet) merged[merged.length - 1] = { ...last, blocks: [...last.blocks, ...page.blocks] }
    else merged.push(page)
  }
  return merged
}
