import {
  COLUMNS,
  COMPLAINT_BLOCKS,
  REMEDY_BLOCKS,
  type Cell,
  type Column,
  type FilledReport,
  type RemedyColumn,
} from './filled-report.ts'
import { REPORT_ROWS, RESULT_ROWS, type ReportRow } from './rows.ts'

/** A check of the annual report: see CHECK_TITLES. */
export type Check = 'AR-1' | 'AR-2' | 'AR-3' | 'AR-4' | 'AR-5' | 'AR-8'

/** What each check demands, for people. AR-6 (one application, one row) and AR-7 (text = table) hold by construction. */
export const CHECK_TITLES: Record<Check, string> = {
  'AR-1': '本年新收＋上年结转＝总计＋结转下年度',
  'AR-2': '总计＝各项办理结果之和',
  'AR-3': '每行总计＝各类申请人之和',
  'AR-4': '上年结转＝上一年度报告的结转下年度',
  'AR-5': '复议、诉讼总计＝四项结果之和',
  'AR-8': '各单元格为不小于零的整数',
}

/** A cell with its place, in the keys of the filled report: 'applications.granted.total'. Null: blank. */
export type Place = { where: string; value: Cell }
/** What must be equal: the sum of one side and of the other, plus a figure from elsewhere. */
export type Relation = { check: Check; left: readonly Place[]; right: readonly Place[]; plus: number }

const REMEDY_RESULT_COLUMNS = ['upheld', 'corrected', 'other', 'pending'] as const

/** Every cell of a report with its place. */
export function placesOf(report: FilledReport): Place[] {
  const tables = { applications: report.applications, remedies: report.remedies, complaints: report.complaints ?? {} }
  return Object.entries(tables).flatMap(([table, rows]) =>
    Object.entries<Record<string, Cell>>(rows).flatMap(([row, cells]) =>
      Object.entries(cells).map(([column, value]) => ({ where: `${table}.${row}.${column}`, value })),
    ),
  )
}

/**
 * The relations that must hold in a report, those with a blank total left out. Left side: total(s); right: their parts.
 * 国办公开办函〔2021〕30号, note printed in the table (AR-1); the others by what the totals mean.
 */
export function relationsOf(report: FilledReport, lastYear?: FilledReport): Relation[] {
  const at = (row: ReportRow, column: Column): Place => ({
    where: `applications.${row}.${column}`,
    value: report.applications[row][column],
  })
  const ofColumn = (column: Column): Relation[] => [
    relation(
      'AR-1',
      [at('total', column), at('carriedOut', column)],
      [at('received', column), at('carriedIn', column)],
    ),
    relation(
      'AR-2',
      [at('total', column)],
      RESULT_ROWS.map((row) => at(row, column)),
    ),
    ...(lastYear?.year === report.year - 1 ? carriedOver(at('carriedIn', column), lastYear, column) : []),
  ]
  const kinds = COLUMNS.filter((column) => column !== 'total')
  const ofRow = (row: ReportRow) =>
    relation(
      'AR-3',
      [at(row, 'total')],
      kinds.map((column) => at(row, column)),
    )
  const all = [...COLUMNS.flatMap(ofColumn), ...REPORT_ROWS.map(ofRow), ...blockRelations(report)]
  return all.filter((each) => each.left[0]?.value !== null && (each.check !== 'AR-1' || each.right[0]?.value !== null))
}

const relation = (check: Check, left: readonly Place[], right: readonly Place[], plus = 0): Relation => ({
  check,
  left,
  right,
  plus,
})

/** AR-4: what came in is what last year's report carried out; nothing to hold against where that is blank. */
function carriedOver(carriedIn: Place, lastYear: FilledReport, column: Column): Relation[] {
  const carriedOut = lastYear.applications.carriedOut[column]
  return carriedOut === null ? [] : [relation('AR-4', [carriedIn], [], carriedOut)]
}

function blockRelations(report: FilledReport): Relation[] {
  const block = (table: string, name: string, cells: Record<RemedyColumn, Cell>) => {
    const at = (column: RemedyColumn): Place => ({ where: `${table}.${name}.${column}`, value: cells[column] })
    return relation('AR-5', [at('total')], REMEDY_RESULT_COLUMNS.map(at))
  }
  const { remedies, complaints } = report
  return [
    ...REMEDY_BLOCKS.map((name) => block('remedies', name, remedies[name])),
    ...(complaints ? COMPLAINT_BLOCKS.map((name) => block('complaints', name, complaints[name])) : []),
  ]
}
