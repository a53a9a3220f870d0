import { checkReport } from '../law/report/checks.ts'
import { type FilledReport } from '../law/report/filled-report.ts'
import { parseFilledReport } from '../law/report/parse-filled-report.ts'
import { CommandError, type Command } from './command.ts'
import { readJson } from './json-input.ts'

/** Holds filled reports against the relations their form demands. */
export const CHECK_REPORT: Command = {
  notes: [
    '标准输入: 一份报告或者报告的数组    标准输出: [{body, year, balances, discrepancies: [{check, where, expected, found}]}]',
    '数组中有同一单位上一年度报告的，同时核对结转数。',
  ],
  run: async ({ outside }) => {
    const input = await readJson(outside)
    const reports = (Array.isArray(input) ? input : [input]).map(readReport)
    return { json: reports.map((report) => checked(report, reports)) }
  },
}

function readReport(input: unknown, at: number): FilledReport {
  const { report, problems } = parseFilledReport(input)
  if (report) return report
  throw new CommandError(`第 ${at + 1} 份报告：${problems.join('；')}`)
}

function checked(report: FilledReport, all: readonly FilledReport[]) {
  const { body, year } = report
  const lastYear = all.find((each) => each.body === body && each.year === year - 1)
  const discrepancies = checkReport(report, lastYear)
  return { body, year, balances: discrepancies.length === 0, discrepancies }
}
