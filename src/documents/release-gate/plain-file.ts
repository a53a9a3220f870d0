import { decodeText } from '../decode-text.ts'
import { TableError } from '../table.ts'
import { FileRefused, REFUSALS } from './finding.ts'
import { personalDataIn } from './personal-data.ts'
import { type Report } from './report.ts'

/** Reads CSV and plain text line by line. @throws FileRefused for bytes that are no text */
export function readPlainText(bytes: Buffer, report: Report): void {
  const text = plainTextOf(bytes)
  let [from, line] = [0, 0]
  while (from <= text.length) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    line += 1
    const said = text.slice(from, to)
    report.text(`第 ${line} 行`, said)
    if (/&#x?\d/i.test(said)) report.text(`第 ${line} 行`, withoutEntities(said))
    if (/<[a-z/!]/i.test(said)) report.text(`第 ${line} 行`, said.replace(/<[^<>]*>/g, ''))
    if (/\d["\r]*$/.test(said)) tellBroken(report, line, said, text.slice(to + 1, to + 40))
    from = to + 1
  }
}

/** A number broken between two lines, as a table's cell may be; only one with a check digit is surely one number. */
function tellBroken(report: Report, line: number, said: string, next: string): void {
  const joined = `${said.slice(-40).replace(/\r$/, '')}${next}`
  for (const { kind, masked, from, to } of personalDataIn(joined))
    if (kind === 'resident-id' && from < joined.length - next.length && to > joined.length - next.length)
      report.add(kind, `第 ${line} 行`, masked)
}

/** Signs that a web page writes as numbers. */
const withoutEntities = (text: string): string =>
  text.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (_, hex?: string, decimal?: string) =>
    String.fromCodePoint(Math.min(0x10ffff, hex ? Number.parseInt(hex, 16) : Number(decimal))),
  )

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
