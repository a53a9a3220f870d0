import { isOtherPicture, otherOffice } from './other-formats.ts'
import { canUnpack, zipEntries, ZipError, type ZipEntry } from '../unzip.ts'
import { readArchiveMarks } from './archive-marks.ts'
import { isOle, isPdf, isZip } from './binary-part.ts'
import { entryPlace } from './cleaning/choices.ts'
import { FileRefused, LimitReached, REFUSALS } from './finding.ts'
import { isPackage, readPackage, unpackPart } from './read-package.ts'
import { isPicture, readPicture } from './picture.ts'
import { readPlainText } from './plain-file.ts'
import { within, type Report } from './report.ts'

const DEEPEST = 3

/** Reads a file by its content, whatever it is called, and what is packed in it. @throws FileRefused */
export async function readFileContent(bytes: Buffer, name: string, report: Report, depth = 0): Promise<void> {
  report.text('文件名', name)
  if (bytes.length === 0) return
  if (isOle(bytes)) throw new FileRefused(REFUSALS.oldFormat())
  if (bytes.length >= 4 && isZip(bytes)) return readZip(bytes, report, depth)
  if (isPicture(bytes)) {
    if (isPdf(bytes)) report.add('trailing-data', '图片之中', '图片里夹带了 PDF')
    return readPicture(bytes, report)
  }
  if (isPdf(bytes)) {
    const { readPdf } = await import('./pdf.ts')
    return readPdf(bytes, report, (inner, called, where) => readNested(inner, called, where, depth))
  }
  if (isOtherPicture(bytes)) throw new FileRefused(REFUSALS.otherPicture())
  readPlainText(bytes, report)
}

async function readZip(bytes: Buffer, report: Report, depth: number): Promise<void> {
  const entries = entriesOf(bytes)
  if (entries.every(({ offset }) => offset > 0)) report.add('trailing-data', '压缩数据之前', '压缩包前面还有其他数据')
  readArchiveMarks(bytes, entries, report)
  const nested = (inner: Buffer, name: string, where: Report) => readNested(inner, name, where, depth)
  const other = otherOffice(entries)
  if (other) throw new FileRefused(REFUSALS.otherOffice(other))
  if (isPackage(entries)) return readPackage(entries, report, nested)
  for (const entry of entries) {
    const where = within(report, entryPlace(entry.name))
    if (entry.name.endsWith('/')) {
      report.text('压缩包里的文件夹', entry.name)
      continue
    }
    if (!canUnpack(entry)) where.add('unreadable', '', REFUSALS.locked())
    else await nested(unpackPart(entry, report), entry.name, where)
  }
}

/** A file inside another: what cannot be read there is a finding, as the rest of the file can be checked. */
async function readNested(bytes: Buffer, name: string, report: Report, depth: number): Promise<void> {
  if (depth + 1 > DEEPEST) throw new LimitReached(REFUSALS.tooDeep(DEEPEST))
  report.packed('', bytes)
  try {
    await readFileContent(bytes, name, report, depth + 1)
  } catch (error) {
    if (!(error instanceof FileRefused) || error instanceof LimitReached) throw error
    report.add('unreadable', '', error.message)
  }
}

function entriesOf(bytes: Buffer): ZipEntry[] {
  try {
    return zipEntries(bytes)
  } catch (error) {
    if (error instanceof ZipError) throw new FileRefused(REFUSALS.broken(), { cause: error })
    throw error
  }
}
