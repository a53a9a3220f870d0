import { isLocalDate, type LocalDate } from '../date.ts'
import {
  COLUMNS,
  COMPLAINT_BLOCKS,
  FORM_IDS,
  REMEDY_BLOCKS,
  REMEDY_COLUMNS,
  type Cell,
  type FilledReport,
  type FormId,
  type ReportPeriod,
} from './filled-report.ts'
import { formFor, periodOf } from './forms.ts'
import { REPORT_ROWS } from './rows.ts'

/** A report read from outside, or what is wrong with it, each in a Chinese sentence that says where. */
export type ParsedReport = { report: FilledReport; problems: null } | { report: null; problems: string[] }

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const MAX_PROBLEMS = 50

/**
 * Reads a filled report from JSON of unknown shape. Cells are numbers or null (blank). Fields beside those of the
 * contract are passed over; a missing form is the organs' of that year, a missing period the form's own, a missing
 * `asOf` the period's last day. In a report of 2019 or 2020, one row `other` may stand for other.1 … other.3.
 */
export function parseFilledReport(json: unknown): ParsedReport {
  if (!isObject(json))
    return { report: null, problems: ['报告应是一个 JSON 对象，含 body、year、applications、remedies'] }
  const problems: string[] = []
  const head = readHead(json, problems)
  const applications = readTable(unfoldOther(json, head?.form), 'applications', REPORT_ROWS, COLUMNS, problems)
  const remedies = readTable(json.remedies, 'remedies', REMEDY_BLOCKS, REMEDY_COLUMNS, problems)
  const complaints =
    json.complaints === undefined
      ? undefined
      : readTable(json.complaints, 'complaints', COMPLAINT_BLOCKS, REMEDY_COLUMNS, problems)
  if (!head || problems.length > 0) return { report: null, problems: problems.slice(0, MAX_PROBLEMS) }
  return { report: { ...head, applications, remedies, ...(complaints && { complaints }) }, problems: null }
}

function readHead(json: Json, problems: string[]) {
  const { body, year, form } = json
  if (typeof body !== 'string' || body.trim() === '') problems.push('body 应是报告单位的名称')
  if (typeof year !== 'number' || !Number.isInteger(year) || year < 2008 || year > 2199) {
    problems.push('year 应是报告年度，如 2023')
    return null
  }
  if (form !== undefined && !isFormId(form)) {
    problems.push(`form 应是 ${FORM_IDS.join('、')} 之一`)
    return null
  }
  const known = form ?? formFor('organ', year)
  const period = readPeriod(json.period, known, year, problems)
  return { body: String(body), year, form: known, period, asOf: readAsOf(json.asOf, period.to, problems) }
}

const isFormId = (form: unknown): form is FormId => (FORM_IDS as readonly unknown[]).includes(form)

function readPeriod(period: unknown, form: FormId, year: number, problems: string[]): ReportPeriod {
  if (period === undefined || period === null) return periodOf(form, year)
  if (isObject(period) && isLocalDate(period.from) && isLocalDate(period.to) && period.from <= period.to) {
    return { from: period.from, to: period.to }
  }
  problems.push('period 应写明起止日期，如 {"from":"2023-01-01","to":"2023-12-31"}')
  return periodOf(form, year)
}

function readAsOf(asOf: unknown, otherwise: LocalDate, problems: string[]): LocalDate {
  if (asOf === undefined || asOf === null) return otherwise
  if (isLocalDate(asOf)) return asOf
  problems.push('asOf 应是统计截止日期，如 "2024-01-20"')
  return otherwise
}

/** The one row 其他处理 of the 2019 form is kept in other.3; the two rows that form does not have are blank. */
function unfoldOther(json: Json, form: FormId | undefined): unknown {
  const { applications } = json
  if (form !== 'organ-2019' || !isObject(applications)) return applications
  if (!isObject(applications.other) || applications['other.3'] !== undefined) return applications
  const { other, ...rows } = applications
  const blank = Object.fromEntries(COLUMNS.map((column) => [column, null]))
  return { ...rows, 'other.1': rows['other.1'] ?? blank, 'other.2': rows['other.2'] ?? blank, 'other.3': other }
}

function readTable<R extends string, C extends string>(
  table: unknown,
  name: string,
  rows: readonly R[],
  columns: readonly C[],
  problems: string[],
): Record<R, Record<C, Cell>> {
  const source = isObject(table) ? table : {}
  if (!isObject(table)) problems.push(`缺少 ${name}`)
  else noteUnknown(table, name, rows, problems)
  return Object.fromEntries(
    rows.map((row) => [row, readRow(source[row], `${name}.${row}`, columns, isObject(table) ? problems : [])]),
  ) as Record<R, Record<C, Cell>>
}

function readRow<C extends string>(row: unknown, name: string, columns: readonly C[], problems: string[]) {
  const source = isObject(row) ? row : {}
  if (isObject(row)) noteUnknown(row, name, columns, problems)
  else problems.push(`缺少 ${name}`)
  return Object.fromEntries(
    columns.map((column) => [column, readCell(source[column], `${name}.${column}`, isObject(row) ? problems : [])]),
  ) as Record<C, Cell>
}

function readCell(value: unknown, name: string, problems: string[]): Cell {
  if (value === null || (typeof value === 'number' && Number.isFinite(value))) return value
  problems.push(value === undefined ? `缺少 ${name}；空白请写 null` : `${name} 应是数字，空白请写 null`)
  return null
}

function noteUnknown(table: Json, name: string, known: readonly string[], problems: string[]): void {
  for (const key of Object.keys(table)) if (!known.includes(key)) problems.push(`${name} 中没有“${key}”这一项`)
}
