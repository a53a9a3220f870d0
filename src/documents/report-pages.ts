import { type FilledReport } from '../law/report/filled-report.ts'
import { type ReportExtras } from '../law/report/wording.ts'
import { paragraph, type Block, type OfficialDocument, type Section } from '../letters/document.ts'
import { reportSections, reportTitle, reportTitleLines, type ReportProse, type ReportSection } from './report-text.ts'

/**
 * The report as an official document: title, the sections that say something, table three on a landscape page.
 * `prose` are the office's own paragraphs by section title; without it the sections with figures alone are printed.
 */
export function reportPages(
  report: FilledReport,
  prose: ReportProse = {},
  extras: ReportExtras = {},
): OfficialDocument {
  const title: Block[] = [{ type: 'title', lines: reportTitleLines(report) }, { type: 'blank' }]
  const sections = reportSections(report, prose, extras).flatMap(pagesOf)
  return {
    title: reportTitle(report),
    author: report.body,
    on: null,
    sections: mergePages([{ landscape: false, blocks: title }, ...sections]),
  }
}

/** Tables with more rows than this are wide as well: they get a landscape page of their own. */
const PORTRAIT_ROWS = 10

function pagesOf({ title, paragraphs, grids }: ReportSection): Section[] {
  const heading: Block = { type: 'heading', text: title }
  const text = paragraphs.map((line) => paragraph(line))
  const large = grids.some((grid) => grid.rows.length > PORTRAIT_ROWS)
  // A heading with nothing but a table below it says what the table is.
  const titled = text.length > 0 || grids.length > 1
  const tables = grids.map<Block>((table) => ({ type: 'table', table, ...(titled ? { caption: table.title } : {}) }))
  if (!large) return [{ landscape: false, blocks: [heading, ...text, ...tables] }]
  if (text.length === 0) return [{ landscape: true, blocks: [heading, ...tables] }]
  return [
    { landscape: false, blocks: [heading, ...text] },
    { landscape: true, blocks: tables },
  ]
}

function mergePages(pages: readonly Section[]): Section[] {
  const merged: Section[] = []
  for (const page of pages) {
    const last = merged.at(-1)
    if (last?.landscape === page.landscape)
      merged[merged.length - 1] = { ...last, blocks: [...last.blocks, ...page.blocks] }
    else merged.push(page)
  }
  return merged
}
