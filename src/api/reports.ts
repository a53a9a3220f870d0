import { type Request, type Response } from 'express'
import { callerOf } from '../http/caller.ts'
import { type Context } from '../services/context.ts'
import { NotFound } from '../services/errors.ts'
import { publishedReports } from '../services/report-closing.ts'
import { draftReport, openCell } from '../services/report-service.ts'
import { type ApiCall } from './api-call.ts'
import { readQuery } from './body.ts'
import { isStaff } from './is-staff.ts'
import { organAsked } from './organ-asked.ts'
import { cellAnswer, reportAnswer } from './schemas/answers.ts'
import { reportQuestion } from './schemas/questions.ts'

/** The annual report: published for everybody, as it stands for the office. */
export const REPORT_CALLS: readonly ApiCall[] = [
  {
    method: 'get',
    path: '/reports/{year}',
    access: 'anyone',
    audit: 'VIEW_REPORT',
    summary: {
      zh: '年度报告：已发布的任何人可读，工作人员可读任一统计截止日期',
      en: 'The annual report: the published one for anyone, any cut-off day for staff',
    },
    query: reportQuestion,
    answer: { status: 200, schema: reportAnswer },
    problems: ['unauthenticated', 'not-found', 'invalid'],
    handle: readReport,
  },
  {
    method: 'get',
    path: '/reports/{year}/cells/{row}/{column}',
    access: 'read-reports',
    audit: 'VIEW_REPORT_CELL',
    summary: { zh: '报表一格背后的案件', en: 'The numbers of the cases behind a cell' },
    query: reportQuestion,
    answer: { status: 200, schema: cellAnswer },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid'],
    handle: readCell,
  },
]

async function readReport(context: Context, req: Request, res: Response): Promise<void> {
  const year = yearIn(req)
  const { organ: slug, ...request } = readQuery(req, reportQuestion)
  if (isStaff(res, 'read-reports', slug)) {
    const { report } = await draftReport(context, callerOf(res).organ, { year, ...request })
    return void res.json(report)
  }
  const published = await publishedReports(context, await organAsked(context, slug))
  const newest = published.find((each) => each.year === year)
  if (!newest) throw new NotFound(`report/${year}`)
  res.json(newest.filled)
}

async function readCell(context: Context, req: Request, res: Response): Promise<void> {
  const request = { year: yearIn(req), ...readQuery(req, reportQuestion) }
  const { row, column } = req.params
  const { adjusted, ...cell } = await openCell(context, callerOf(res).organ, request, String(row), String(column))
  res.json(adjusted === 0 ? cell : { ...cell, adjusted })
}

/** @throws NotFound for what is no year of ours */
function yearIn(req: Request): number {
  const text = String(req.params['year'])
  const year = /^\d{4}$/.test(text) ? Number(text) : 0
  if (year < 2008 || year > 2199) throw new NotFound(text)
  return year
}
