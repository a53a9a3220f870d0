import { GROUP_NAMES } from './figure-names.ts'
import { total, totalOf } from './figures.ts'
import { type FilledReport } from './filled-report.ts'
import { ROWS_2021 } from './form-rows.ts'
import { type TimeTaken } from './report-document.ts'
import { RESULT_GROUPS, rowsOf } from './rows.ts'

/** A year of the series: its report, and how long replies took where that was kept. */
export type ReportOfYear = { year: number; report: FilledReport; timeTaken: TimeTaken | null }

/** The pictures over the years. */
export const CHARTS = ['applications', 'outcomes', 'refusals', 'time'] as const
export type ChartName = (typeof CHARTS)[number]

/** What a picture and the table beside it show: a line of values a series, null where a year has none. */
export type YearSeries = {
  title: string
  unit: string
  years: readonly number[]
  series: readonly { name: string; values: readonly (number | null)[] }[]
  /** Parts of a whole stand on one another. */
  stacked: boolean
}

type Read = (year: ReportOfYear) => number | null

/** The series of a picture over the years given, oldest first. */
export function yearSeries(chart: ChartName, years: readonly ReportOfYear[]): YearSeries {
  const { title, unit, stacked, lines } = PLANS[chart]
  return {
    title,
    unit,
    stacked,
    years: years.map(({ year }) => year),
    series: lines.map(([name, read]) => ({ name, values: years.map(read) })),
  }
}

type Plan = Pick<YearSeries, 'title' | 'unit' | 'stacked'> & { lines: readonly (readonly [string, Read])[] }

const ofReport =
  (read: (report: FilledReport) => number): Read =>
  ({ report }) =>
    read(report)
const shortLabel = (row: string) => ROWS_2021.find(({ key }) => key === row)?.label.replace(/^\d\./, '') ?? row

const PLANS: Record<ChartName, Plan> = {
  applications: {
    title: '历年申请数量',
    unit: '件',
    stacked: false,
    lines: [
      ['本年新收', ofReport((report) => total(report, 'received'))],
      ['上年结转', ofReport((report) => total(report, 'carriedIn'))],
      ['本年办结', ofReport((report) => total(report, 'total'))],
      ['结转下年', ofReport((report) => total(report, 'carriedOut'))],
    ],
  },
  outcomes: {
    title: '历年办理结果',
    unit: '件',
    stacked: true,
    lines: RESULT_GROUPS.map((group) => [GROUP_NAMES[group], ofReport((report) => totalOf(report, rowsOf(group)))]),
  },
  refusals: {
    title: '历年不予公开的理由',
    unit: '件',
    stacked: true,
    lines: rowsOf('refused').map((row) => [shortLabel(row), ofReport((report) => total(report, row))]),
  },
  time: {
    title: '历年办理天数',
    unit: '天',
    stacked: false,
    lines: [
      ['半数办结的天数', ({ timeTaken }) => timeTaken?.median ?? null],
      ['九成办结的天数', ({ timeTaken }) => timeTaken?.ninetieth ?? null],
    ],
  },
}
