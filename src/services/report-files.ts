import { reportCsv } from '../documents/report-csv.ts'
import { documentDocx } from '../documents/document-docx.ts'
import { documentPdf } from '../documents/document-pdf.ts'
import { reportPages } from '../documents/report-pages.ts'
import { reportTitle } from '../documents/report-text.ts'
import { reportXlsx } from '../documents/report-xlsx.ts'
import { documentOfSentences, type ReportDocument } from '../law/report/report-document.ts'
import { type AnnualReport } from '../store/tables/annual-report.ts'

/** The files a report can be had as. */
export const REPORT_FORMATS = ['docx', 'pdf', 'xlsx', 'csv', 'json'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** Whether a text is the name of a format. */
export const isReportFormat = (text: unknown): text is ReportFormat =>
  (REPORT_FORMATS as readonly unknown[]).includes(text)

export type ReportFile = { name: string; type: string; bytes: Buffer }

const TYPES: Record<ReportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** A report as a file, live or frozen. CSV holds the figures alone; JSON the filled report with its texts beside it. */
export async function reportFile(document: ReportDocument, format: ReportFormat): Promise<ReportFile> {
  return {
    name: `${reportTitle(document.report)}.${format}`,
    type: TYPES[format],
    bytes: await bytesOf(document, format),
  }
}

function bytesOf(document: ReportDocument, format: ReportFormat): Promise<Buffer> | Buffer {
  switch (format) {
    case 'csv':
      return reportCsv(document)
    case 'json':
      return Buffer.from(JSON.stringify(openData(document), null, 2))
    case 'xlsx':
      return reportXlsx(document)
    case 'docx':
      return documentDocx(reportPages(document))
    case 'pdf':
      return documentPdf(reportPages(document))
  }
}

/** The filled report as the contract has it; texts, the table of section two and the list are further fields. */
function openData({ report, sections, tableTwo, list }: ReportDocument) {
  const texts = sections.map(({ key, title, paragraphs }) => ({ key, title, paragraphs }))
  return { ...report, sections: texts, proactive: tableTwo, ...(list.length > 0 ? { list } : {}) }
}

/** A frozen report as a document; one frozen before there were texts of sections has its sentences. */
export const frozenDocument = ({
  filled,
  sentences,
  document,
}: Pick<AnnualReport, 'filled' | 'sentences' | 'document'>): ReportDocument =>
  document ? { ...document, report: filled } : documentOfSentences(filled, sentences)
