import { readSentReport } from '../documents/published/read-page.ts'
import { TableError } from '../documents/table.ts'
import { parseFilledReport } from '../law/report/parse-filled-report.ts'
import { checkPublished, type Fault } from '../law/report/published/check-published.ts'
import { readPublished, type PublishedReport, type ReportHints } from '../law/report/published/read-published.ts'
import { Invalid } from './errors.ts'

/** What was found in a report: read as whose, and every fault with its place. */
export type CheckedReport = { published: PublishedReport; faults: Fault[] }

/**
 * Checks anybody's published report, sent as DOCX, XLSX, HTML or JSON; with last year's also across the years.
 * @throws Invalid for `field` or `lastYear` when it cannot be read, in words that say what to do
 */
export async function checkSentReport(
  file: Buffer,
  lastYear: Buffer | null,
  hints: ReportHints = {},
  field = 'file',
): Promise<CheckedReport> {
  const published = await readReport(file, field, hints)
  const before = lastYear === null ? null : await readReport(lastYear, 'lastYear', {})
  if (before && before.report.year !== published.report.year - 1)
    throw new Invalid([
      {
        field: 'lastYear',
        text: `上一年度的报告应是${published.report.year - 1}年度的，这份是${before.report.year}年度的`,
      },
    ])
  return { published, faults: checkPublished(published, before) }
}

/** Reads one report out of a file. @throws Invalid for the field */
export async function readReport(file: Buffer, field: string, hints: ReportHints): Promise<PublishedReport> {
  try {
    const sent = await readSentReport(file)
    if (sent.kind === 'json') return ofJson(sent.json, field)
    const { published, problem } = readPublished(sent.blocks, hints)
    if (published) return published
    throw new Invalid([{ field, text: problem }])
  } catch (error) {
    if (error instanceof TableError) throw new Invalid([{ field, text: error.message }])
    throw error
  }
}

/** A filled report, or a list of exactly one. @throws Invalid for the field */
function ofJson(json: unknown, field: string): PublishedReport {
  const read = publishedOfJson(Array.isArray(json) && json.length === 1 ? json[0] : json)
  if (Array.isArray(read)) throw new Invalid([{ field, text: read.join('；') }])
  return read
}

/** A report sent as JSON, or what is wrong with it; texts stand in `sections`, the table of section two in `proactive`. */
export function publishedOfJson(json: unknown): PublishedReport | string[] {
  const { report, problems } = parseFilledReport(json)
  if (!report) return problems
  const { sections, proactive } = json as { sections?: unknown; proactive?: unknown }
  return {
    report,
    isForm2019: report.form === 'organ-2019',
    tableTwo: figuresIn(proactive),
    text: wordsIn(sections),
    problems: [],
  }
}

function wordsIn(sections: unknown): string[] {
  if (!Array.isArray(sections)) return []
  return sections.flatMap((section: unknown) => {
    const { title, paragraphs } = (section ?? {}) as { title?: unknown; paragraphs?: unknown }
    const words = [title, ...(Array.isArray(paragraphs) ? (paragraphs as unknown[]) : [])]
    return words.filter((each) => typeof each === 'string')
  })
}

function figuresIn(proactive: unknown): Record<string, number | null> {
  if (typeof proactive !== 'object' || proactive === null) return {}
  return Object.fromEntries(
    Object.entries(proactive).filter(
      (entry): entry is [string, number | null] => entry[1] === null || typeof entry[1] === 'number',
    ),
  )
}
