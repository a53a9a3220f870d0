import { GROUP_NAMES } from './figure-names.ts'
import { disputeCells, total, totalOf } from './figures.ts'
import { type FilledReport } from './filled-report.ts'
import { FORMS } from './forms.ts'
import { RESULT_GROUPS, rowsOf } from './rows.ts'

/** A line of the comparison with the year before. `change` in per cent, null from nothing. */
export type YearChange = { name: string; last: number; now: number; difference: number; change: number | null }

/** The totals of this year's report beside those published last year: rows, blocks of results, disputes. */
export function yearChanges(now: FilledReport, last: FilledReport): YearChange[] {
  const blocks = [...FORMS[now.form].complaintBlocks, ...FORMS[now.form].remedyBlocks]
  const lines: [string, (report: FilledReport) => number][] = [
    ['新收', (report) => total(report, 'received')],
    ['上年结转', (report) => total(report, 'carriedIn')],
    ['办结', (report) => total(report, 'total')],
    ...RESULT_GROUPS.map((group): [string, (report: FilledReport) => number] => [
      GROUP_NAMES[group],
      (report) => totalOf(report, rowsOf(group)),
    ]),
    ['结转下年', (report) => total(report, 'carriedOut')],
    ...blocks.map(({ key, head, label }): [string, (report: FilledReport) => number] => [
      head === null ? label : `${head}－${label}`,
      (report) => disputeCells(report, key).total,
    ]),
  ]
  return lines.map(([name, read]) => lineOf(name, read(last), read(now)))
}

function lineOf(name: string, last: number, now: number): YearChange {
  const difference = now - last
  return { name, last, now, difference, change: last === 0 ? null : Math.round((difference / last) * 1000) / 10 }
}
