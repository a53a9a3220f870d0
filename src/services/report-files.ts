import { reportCsv } from '../documents/report-csv.ts'
import { documentDocx } from '../documents/document-docx.ts'
import { reportPages } from '../documents/report-pages.ts'
import { reportTitle, type ReportProse } from '../documents/report-text.ts'
import { reportXlsx } from '../documents/report-xlsx.ts'
import { type FilledReport } from '../law/report/filled-report.ts'
import { FORMS } from '../law/report/forms.ts'
import { collegeSection } from '../law/report/wording.ts'

/** The files a report can be had as. */
export const REPORT_FORMATS = ['csv', 'xlsx', 'json', 'docx'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** Whether a text is the name of a format. */
export const isReportFormat = (text: unknown): text is ReportFormat =>
  (REPORT_FORMATS as readonly unknown[]).includes(text)

export type ReportFile = { name: string; type: string; bytes: Buffer }

const TYPES: Record<ReportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/**
 * A report as a file, live or frozen. `sentences` are those kept with it, so that the text of a frozen report stays as it
 * was; JSON and CSV hold the figures alone.
 */
export async function reportFile(
  report: FilledReport,
  sentences: readonly string[],
  format: ReportFormat,
): Promise<ReportFile> {
  return {
    name: `${reportTitle(report)}.${format}`,
    type: TYPES[format],
    bytes: await bytesOf(report, sentences, format),
  }
}

function bytesOf(report: FilledReport, sentences: readonly string[], format: ReportFormat): Promise<Buffer> | Buffer {
  switch (format) {
    case 'csv':
      return reportCsv(report)
    case 'json':
      return Buffer.from(JSON.stringify(report, null, 2))
    case 'xlsx':
      return reportXlsx(report, proseOf(report, sentences))
    case 'docx':
      return documentDocx(reportPages(report, proseOf(report, sentences)))
  }
}

/**
 * Where the sentences stand: an organ's summary in its first section. A college's sections write most of theirs from the
 * figures by themselves; what they cannot know (channels) follows them.
 */
function proseOf(report: FilledReport, sentences: readonly string[]): ReportProse {
  const { sections } = FORMS[report.form]
  if (report.form !== 'college') return { [sections[0] ?? '']: sentences }
  const own = new Set(collegeSection(report))
  const title = sections.find((each) => each.includes('依申请公开')) ?? ''
  return { [title]: sentences.filter((sentence) => !own.has(sentence)) }
}
