import { type FilledReport } from '../law/report/filled-report.ts'
import { type ReportDocument } from '../law/report/report-document.ts'
import { sectionsOf, type SectionTable } from '../law/report/sections.ts'
import { applicationsGrid, complaintsGrid, remediesGrid, type Grid } from './report-grid.ts'
import { listGrid, proactiveGrid } from './proactive-grid.ts'

/** A section as printed: title, paragraphs, tables. */
export type ReportSection = { title: string; paragraphs: readonly string[]; grids: readonly Grid[] }

/** Whose report, and which: 2023年政府信息公开工作年度报告; a college names its academic year where its period is one. */
export function reportTitleLines({ body, year, form, period }: FilledReport): [body: string, report: string] {
  if (form !== 'college') return [body, `${year}年政府信息公开工作年度报告`]
  const academic = period.from.slice(0, 4) !== period.to.slice(0, 4)
  return [body, `${academic ? `${year - 1}-${year}学年` : `${year}年`}信息公开工作年度报告`]
}

/** The title on one line. */
export const reportTitle = (report: FilledReport): string => reportTitleLines(report).join('')

/** The sections of a report that have anything to print, with their tables in the order of the form. */
export function reportSections(document: ReportDocument): ReportSection[] {
  return sectionsOf(document.report.form)
    .map(({ key, title, tables }) => ({
      title,
      paragraphs: document.sections.find((each) => each.key === key)?.paragraphs ?? [],
      grids: tables.flatMap((table) => GRIDS[table](document) ?? []),
    }))
    .filter(({ paragraphs, grids }) => paragraphs.length > 0 || grids.length > 0)
}

const GRIDS: Record<SectionTable, (document: ReportDocument) => Grid | null> = {
  proactive: proactiveGrid,
  applications: ({ report }) => applicationsGrid(report),
  disputes: ({ report }) => remediesGrid(report),
  complaints: ({ report }) => complaintsGrid(report),
  list: listGrid,
}
