/**
 * Rows of the applications table (table three of the annual report, 国办公开办函〔2021〕30号): the keys the program uses.
 * Printed labels stand in the forms. One application falls into exactly one result row.
 */
export const RESULT_ROWS = [
  'granted',
  'partial',
  'refused.1',
  'refused.2',
  'refused.3',
  'refused.4',
  'refused.5',
  'refused.6',
  'refused.7',
  'refused.8',
  'unable.1',
  'unable.2',
  'unable.3',
  'not-handled.1',
  'not-handled.2',
  'not-handled.3',
  'not-handled.4',
  'not-handled.5',
  'other.1',
  'other.2',
  'other.3',
] as const
/** A row that says how an application ended. */
export type ResultRow = (typeof RESULT_ROWS)[number]

/** All rows in printed order: new, carried in, the results, their total, carried out. */
export const REPORT_ROWS = ['received', 'carriedIn', ...RESULT_ROWS, 'total', 'carriedOut'] as const
/** A row of the applications table. */
export type ReportRow = (typeof REPORT_ROWS)[number]

/** The blocks results are printed and summed in. */
export const RESULT_GROUPS = ['granted', 'partial', 'refused', 'unable', 'not-handled', 'other'] as const
/** A block of result rows, such as 不予公开. */
export type ResultGroup = (typeof RESULT_GROUPS)[number]

/** The block a result row belongs to: 'refused' for 'refused.3'. */
export function groupOf(row: ResultRow): ResultGroup {
  return row.split('.', 1)[0] as ResultGroup
}

/** The result rows of a block, in printed order. */
export function rowsOf(group: ResultGroup): readonly ResultRow[] {
  return RESULT_ROWS.filter((row) => groupOf(row) === group)
}

/** Whether a text is the key of a row. */
export function isReportRow(text: unknown): text is ReportRow {
  return (REPORT_ROWS as readonly unknown[]).includes(text)
}
