import { decodeText } from '../decode-text.ts'
import { TableError } from '../table.ts'
import { FileRefused, REFUSALS } from './finding.ts'
import { type Report } from './report.ts'

/** Reads CSV and plain text line by line. @throws FileRefused for bytes that are no text */
export function readPlainText(bytes: Buffer, report: Report): void {
  const text = textOf(bytes)
  if (/[\0-\x08\x0E-\x1F]/.test(text)) throw new FileRefused(REFUSALS.unknown())
  let [from, line] = [0, 0]
  while (from <= text.length) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    line += 1
    report.text(`第 ${line} 行`, text.slice(from, to))
    from = to + 1
  }
}

function textOf(bytes: Buffer): string {
  try {
    return decodeText(bytes)
  } catch (error) {
    if (error instanceof TableError) throw new FileRefused(REFUSALS.unknown(), { cause: error })
    throw error
  }
}
