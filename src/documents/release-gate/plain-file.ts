import { decodeText } from '../decode-text.ts'
import { TableError } from '../table.ts'
import { brokenNumbers } from './broken-numbers.ts'
import { FileRefused, REFUSALS } from './finding.ts'
import { viewsOf } from './plain-views.ts'
import { type Report } from './report.ts'

/** A cell of a table that starts a program or fetches something when a spreadsheet opens it. */
export const RUNS_IN_TABLES =
  /(?<=^|[,;\t]"?|^")[=+@-](?=[^,;\t]{0,80}(?:\|\s*'|(?:WEBSERVICE|HYPERLINK|IMPORT\w+|IMAGE|RTD|CALL|EXEC)\())/i
/** What runs when a web page or a drawing is opened. */
export const RUNS_IN_PAGES = /<script[\s>/]|<[a-z][^<>]*\son[a-z]{3,20}\s*=/i

export const lineOf = (number: number): string => `第 ${number} 行`

/** Reads CSV and plain text line by line. @throws FileRefused for bytes that are no text */
export function readPlainText(bytes: Buffer, report: Report): void {
  const text = plainTextOf(bytes)
  if (/^\uFEFF?\{\\rtf/.test(text)) throw new FileRefused(REFUSALS.otherOffice('RTF'))
  const lines = text.split('\n')
  lines.forEach((said, at) => readLine(said, lineOf(at + 1), report))
  for (const { line, found } of brokenNumbers(lines)) report.add(found.kind, lineOf(line + 1), found.masked)
}

function readLine(said: string, place: string, report: Report): void {
  report.text(place, said)
  for (const { text } of viewsOf(said)) report.text(place, text)
  if (RUNS_IN_TABLES.test(said)) report.add('script', place, '表格软件打开时会执行的公式')
  if (RUNS_IN_PAGES.test(said)) report.add('script', place, '网页打开时会运行的脚本')
}

/** @throws FileRefused for bytes that are no text */
export function plainTextOf(bytes: Buffer): string {
  try {
    const text = decodeText(bytes)
    if (/[\0-\x08\x0E-\x1F]/.test(text)) throw new FileRefused(REFUSALS.unknown())
    return text
  } catch (error) {
    if (error instanceof TableError) throw new FileRefused(REFUSALS.unknown(), { cause: error })
    throw error
  }
}
