import { readFile } from 'node:fs/promises'
import { checkReport } from '../law/report/checks.ts'
import { type FilledReport } from '../law/report/filled-report.ts'
import { parseFilledReport } from '../law/report/parse-filled-report.ts'
import { checkSentReport } from '../services/report-checker.ts'
import { CommandError, type Command, type Result } from './command.ts'
import { readJson } from './json-input.ts'

/** Holds filled reports against the relations their form demands; a published file also against its own words. */
export const CHECK_REPORT: Command = {
  options: { file: {}, 'last-year': {} },
  notes: [
    '标准输入: 一份报告或者报告的数组    标准输出: [{body, year, balances, discrepancies: [{check, where, expected, found}]}]',
    '数组中有同一单位上一年度报告的，同时核对结转数。',
    '--file FILE: 核对已公布的报告文件（.docx、.xlsx、.html、.json），不读标准输入；另给出 faults: [{check, place, text, sure}]，',
    '包括文字与表格、序号、法规名称、年度；--last-year FILE: 上一年度的报告，一并核对结转和增减。',
  ],
  run: async ({ outside, options }) => {
    const { file, 'last-year': lastYear } = options
    if (file !== undefined) return checkFile(file, lastYear)
    const input = await readJson(outside)
    const reports = (Array.isArray(input) ? input : [input]).map(readReport)
    return { json: reports.map((report) => checked(report, reports)) }
  },
}

async function checkFile(file: string, lastYear: string | undefined): Promise<Result> {
  const before = lastYear === undefined ? null : await bytesOf(lastYear)
  const { published, faults } = await checkSentReport(await bytesOf(file), before)
  const { body, year } = published.report
  const discrepancies = checkReport(published.report)
  return { json: [{ body, year, balances: discrepancies.length === 0, discrepancies, faults }] }
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    throw new CommandError(`无法读取 ${file}，请核对路径和权限 (cannot read: ${(error as { code?: string }).code})`)
  }
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
