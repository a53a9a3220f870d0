import {
  REMEDY_COLUMNS,
  type Cell,
  type Column,
  type ComplaintBlock,
  type FilledReport,
  type RemedyBlock,
  type RemedyColumn,
} from './filled-report.ts'
import { type ReportRow } from './rows.ts'

/** A figure of the applications table for use in a sentence; a blank reads as none. */
export const cell = (report: FilledReport, row: ReportRow, column: Column): number =>
  report.applications[row][column] ?? 0

/** The 总计 of a row. */
export const total = (report: FilledReport, row: ReportRow): number => cell(report, row, 'total')

/** The 总计 of several rows together. */
export const totalOf = (report: FilledReport, rows: readonly ReportRow[]): number =>
  rows.reduce((sum, row) => sum + total(report, row), 0)

/** The figures of one block of disputes; a report without complaints has none. */
export function disputeCells(report: FilledReport, block: RemedyBlock | ComplaintBlock): Record<RemedyColumn, number> {
  const blocks: Partial<Record<RemedyBlock | ComplaintBlock, Record<RemedyColumn, Cell>>> = {
    ...report.remedies,
    ...report.complaints,
  }
  const cells = blocks[block]
  return Object.fromEntries(REMEDY_COLUMNS.map((column) => [column, cells?.[column] ?? 0])) as Record<
    RemedyColumn,
    number
  >
}
