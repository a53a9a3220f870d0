import { checkReport, discrepancyText, type Discrepancy } from '../checks.ts'
import { type ReportFigures } from '../figure-names.ts'
import { formFor } from '../forms.ts'
import { NO_PROACTIVE_FACTS } from '../proactive-facts.ts'
import { placeName } from '../place-names.ts'
import { tableTwoDoubts } from '../table-two.ts'
import { wrongClaims } from '../text-claims.ts'
import { growthFaults } from './growth-claims.ts'
import { type PublishedReport } from './read-published.ts'
import { textFaults } from './text-faults.ts'

/**
 * Something found in a published report. `check`: AR-1 … AR-8 of the form, or what else was looked at; `sure` false: a
 * doubt somebody has to look into. Place and text are for people.
 */
export type Fault = { check: string; place: string; text: string; sure: boolean }

/** What was looked at besides the relations of the form. */
export const OTHER_CHECKS: Readonly<Record<string, string>> = {
  'AR-7': '文字与表格一致',
  growth: '与上一年度的比较',
  'table-two': '主动公开情况表',
  form: '报告格式',
  numbering: '部分和序号',
  act: '法规名称、文号、条款',
  year: '年度',
  reading: '读取',
}

/** Everything found in a published report, the tables first. `lastYear`: the same body's report of the year before. */
export function checkPublished(published: PublishedReport, lastYear: PublishedReport | null): Fault[] {
  const { report, text, problems } = published
  const figures: ReportFigures = {
    report,
    lastYear: lastYear?.report ?? null,
    proactive: NO_PROACTIVE_FACTS,
    tableTwo: published.tableTwo,
  }
  return [
    ...problems.map((problem): Fault => ({ check: 'reading', place: '表格', text: problem, sure: true })),
    ...onceEach(checkReport(report, lastYear?.report)).map((each): Fault => ({
      check: each.check,
      place: placeName(each.where),
      text: discrepancyText(each),
      sure: true,
    })),
    ...formFaults(published),
    ...tableTwoFaults(published, lastYear),
    ...text.flatMap((line, at) => claimFaults(line, at, figures)),
    ...textFaults(text, report),
  ]
}

/** One wrong figure breaks several relations; it is told once. */
function onceEach(all: readonly Discrepancy[]): Discrepancy[] {
  const sameAs = (one: Discrepancy) =>
    all.findIndex((each) => each.where === one.where && each.expected === one.expected)
  return all.filter((each, at) => sameAs(each) === at)
}

function claimFaults(line: string, at: number, figures: ReportFigures): Fault[] {
  const place = (quote: string) => `第${at + 1}段“${quote}”`
  // What is counted in items of published information is not in these tables.
  const wrong = wrongClaims(line, figures).filter(({ name }) => name !== '主动公开')
  return [
    ...wrong.map(({ name, expected, found, quote }): Fault => ({
      check: 'AR-7',
      place: place(quote),
      text: `文字写的是${found}，表里“${name}”是${expected}`,
      sure: true,
    })),
    ...growthFaults(line, figures).map(({ quote, expected }): Fault => ({
      check: 'growth',
      place: place(quote),
      text: `按两年的报表计算应为${expected}`,
      sure: true,
    })),
  ]
}

function formFaults({ report, isForm2019 }: PublishedReport): Fault[] {
  if (report.form === 'college') return []
  const wanted = formFor('organ', report.year)
  if ((wanted === 'organ-2019') === isForm2019) return []
  const text = isForm2019
    ? '“其他处理”只有一行，是2019年试行格式；2021年度起应分三行'
    : '“其他处理”分三行，是2021年起的格式；2019、2020年度用试行格式'
  return [{ check: 'form', place: '申请情况表', text, sure: true }]
}

function tableTwoFaults({ tableTwo }: PublishedReport, lastYear: PublishedReport | null): Fault[] {
  const unsound = Object.entries(tableTwo).flatMap(([key, value]): Fault[] => {
    if (value === null || (value >= 0 && (Number.isInteger(value) || key.includes('金额'))) || key.includes('增/减'))
      return []
    return [
      {
        check: 'AR-8',
        place: `主动公开情况表“${key.replace('.', '，')}”`,
        text: `填的是${value}，应为不小于零的整数`,
        sure: true,
      },
    ]
  })
  const doubts = lastYear ? tableTwoDoubts(tableTwo, lastYear.tableTwo) : []
  return [
    ...unsound,
    ...doubts.map((text): Fault => ({ check: 'table-two', place: '主动公开情况表', text, sure: false })),
  ]
}
