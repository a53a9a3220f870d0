import { isLocalDate, type LocalDate } from '../law/date.ts'
import { FORM_IDS, type FormId } from '../law/report/filled-report.ts'
import { type ReportDocument } from '../law/report/report-document.ts'
import { reportFile, type ReportFormat } from '../services/report-files.ts'
import { draftedDocument, draftedSections } from '../services/report-sections.ts'
import { draftReport, type ReportRequest } from '../services/report-service.ts'
import { type Call, type Command, type Result, UsageError } from './command.ts'
import { organNamed } from './organ-named.ts'
import { reportPage } from './report-page.ts'
import { writeOut } from './write-out.ts'

const FORMATS = ['json', 'csv', 'xlsx', 'docx', 'html'] as const

/** The annual report of an organ, counted now or as of a day. */
export const REPORT: Command = {
  options: {
    organ: { required: true },
    year: { required: true },
    form: { words: FORM_IDS },
    'as-of': {},
    format: { words: FORMATS },
    out: {},
  },
  notes: [
    '标准输出: 填好的报告；给出 --out 的写入该文件，标准输出为 {out, bytes}',
    '高等学校的 Y 年度为上一年 9 月 1 日至当年 8 月 31 日（可在设置中更改）；--as-of 为统计截止日期，缺省为今天。',
  ],
  run: runReport,
}

async function runReport({ options, outside }: Call): Promise<Result> {
  const request = requestOf(options)
  const document = await outside.withContext(async (context) => {
    const organ = await organNamed(context, options['organ'] ?? '')
    const draft = await draftReport(context, organ, request)
    return draftedDocument(draft, await draftedSections(context, organ, draft))
  })
  const format = (options['format'] ?? 'json') as (typeof FORMATS)[number]
  const out = options['out']
  if (format === 'json' && out === undefined) return { json: document.report }
  const bytes = await bytesOf(document, format)
  if (out === undefined) return { bytes }
  await writeOut(out, bytes)
  return { json: { out, bytes: bytes.length } }
}

function requestOf(options: Call['options']): ReportRequest {
  const { year: yearText = '', form, 'as-of': asOf } = options
  const year = /^\d{4}$/.test(yearText) ? Number(yearText) : 0
  if (year < 2008 || year > 2199)
    throw new UsageError(`--year 应是年度，如 2023，现为 ${yearText} (--year must be a year)`)
  if (asOf !== undefined && !isLocalDate(asOf))
    throw new UsageError(`--as-of 应是日期，如 2024-01-20，现为 ${asOf} (--as-of must be a day)`)
  return {
    year,
    ...(form === undefined ? {} : { form: form as FormId }),
    ...(asOf === undefined ? {} : { asOf: asOf as LocalDate }),
  }
}

async function bytesOf(document: ReportDocument, format: ReportFormat | 'html'): Promise<Buffer> {
  if (format === 'html') return Buffer.from(reportPage(document))
  if (format === 'json') return Buffer.from(JSON.stringify(document.report, null, 2))
  return (await reportFile(document, format)).bytes
}
