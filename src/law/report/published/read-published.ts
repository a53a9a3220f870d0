import { type FilledReport } from '../filled-report.ts'
import { formFor, periodOf } from '../forms.ts'
import { isApplications, readApplications } from './read-applications.ts'
import { complaintsOf, isDisputes, readDisputes, remediesOf, type ReadDisputes } from './read-disputes.ts'
import { isTableTwo, readTableTwo } from './read-table-two.ts'
import { pageTables, pageText, type PageBlock, type PageTable } from './published-page.ts'
import { type TableTwo } from '../table-two.ts'

/** A published report as read from its page. `problems`: what could not be read, each in a sentence. */
export type PublishedReport = {
  report: FilledReport
  /** Whether the rows are those of the trial form of 2019. */
  isForm2019: boolean
  tableTwo: TableTwo
  text: readonly string[]
  problems: readonly string[]
}

/** What is known of a report beside its page: whose, which year. What is not given is read from its title. */
export type ReportHints = { body?: string; year?: number }

/** Reads a report's tables and words. Null where there is no applications table, or no year: `problem` says what to do. */
export function readPublished(
  blocks: readonly PageBlock[],
  hints: ReportHints = {},
): { published: PublishedReport; problem: null } | { published: null; problem: string } {
  const text = pageText(blocks)
  const tables = pageTables(blocks)
  const applications = tables.find(isApplications)
  if (!applications)
    return { published: null, problem: '没有找到“收到和处理政府信息公开申请情况”表；请确认文件里有表格，而不是图片' }
  const title = titleOf([...text, ...tables.flatMap((table) => (table[0] ? [table[0].join('')] : []))])
  const year = hints.year ?? title?.year
  if (year === undefined)
    return {
      published: null,
      problem: '没有读到报告的年度；请在标题里写明，例如“2023年政府信息公开工作年度报告”，或者填写年度',
    }
  const read = readApplications(applications)
  const disputes = disputesIn(tables)
  const college = title?.college ?? false
  const form = college ? 'college' : read.isForm2019 ? 'organ-2019' : formFor('organ', Math.max(year, 2021))
  const two = tables.find(isTableTwo)
  const proactive = two ? readTableTwo(two, form) : { cells: {}, problems: [] }
  const period = periodOf(form, year)
  const complaints = complaintsOf(disputes)
  const report: FilledReport = {
    body: hints.body ?? title?.body ?? '',
    year,
    form,
    period,
    asOf: period.to,
    applications: read.cells,
    remedies: remediesOf(disputes),
    ...(complaints && { complaints }),
  }
  const problems = [...read.problems, ...disputes.problems, ...proactive.problems]
  return {
    published: { report, isForm2019: read.isForm2019, tableTwo: proactive.cells, text, problems },
    problem: null,
  }
}

/** The tables of disputes as one; that there is none is told. */
function disputesIn(tables: readonly PageTable[]): ReadDisputes {
  const read = tables.filter(isDisputes).map(readDisputes)
  return {
    blocks: Object.assign({}, ...read.map(({ blocks }) => blocks)) as ReadDisputes['blocks'],
    problems: read.length === 0 ? [NO_DISPUTES] : read.flatMap(({ problems }) => problems),
  }
}

const NO_DISPUTES = '没有找到复议、诉讼情况表，没有核对'

type Title = { body: string; year: number; college: boolean }

/** Body and year of the title; the body may stand on the line above. */
function titleOf(lines: readonly string[]): Title | null {
  for (const [at, line] of lines.entries()) {
    const plain = line.replace(/\s/g, '')
    const match =
      /^(.{0,40}?)(?:(\d{4})[-—–至](\d{4})学年度?|(\d{4})年度?)(?:政府)?信息公开(?:工作)?(?:年度)?报告/.exec(plain)
    if (!match) continue
    const [, before = '', , second, single] = match
    const body = before === '' ? (lines[at - 1] ?? '').replace(/\s/g, '') : before
    return { body: body.length <= 40 ? body : '', year: Number(second ?? single), college: !/政府信息公开/.test(plain) }
  }
  return null
}
