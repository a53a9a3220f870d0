import { type FilledReport } from '../law/report/filled-report.ts'
import { FORMS } from '../law/report/forms.ts'
import { collegeApplications, collegeDisputes, type ReportExtras } from '../law/report/wording.ts'
import { applicationsGrid, complaintsGrid, remediesGrid, type Grid } from './report-grid.ts'

/** Paragraphs the office writes itself, by the title of their section. */
export type ReportProse = Readonly<Record<string, readonly string[]>>

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

/**
 * The sections of a report that have anything to say: those with figures always, the others where the office wrote
 * them. A college's figures are told in sentences before their tables.
 */
export function reportSections(
  report: FilledReport,
  prose: ReportProse = {},
  extras: ReportExtras = {},
): ReportSection[] {
  return FORMS[report.form].sections
    .map((title) => section(title, report, prose[title] ?? [], extras))
    .filter(({ paragraphs, grids }) => paragraphs.length > 0 || grids.length > 0)
}

function section(title: string, report: FilledReport, written: readonly string[], extras: ReportExtras): ReportSection {
  const college = report.form === 'college'
  if (/申请情况|依申请公开/.test(title)) {
    const told = college ? collegeApplications(report, extras) : []
    return { title, paragraphs: [...told, ...written], grids: [applicationsGrid(report)] }
  }
  if (!/诉讼/.test(title)) return { title, paragraphs: written, grids: [] }
  const complaints = complaintsGrid(report)
  const told = college ? collegeDisputes(report) : []
  const grids = [remediesGrid(report), ...(complaints === null ? [] : [complaints])]
  return { title, paragraphs: [...told, ...written], grids }
}
