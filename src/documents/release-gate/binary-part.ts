import { gunzipSync } from 'node:zlib'
import { addPaths } from './local-paths.ts'
import { fileNameOf, type PackagePart } from './package-part.ts'
import { isOpaquePicture, isPicture, readPicture } from './picture.ts'
import { personalDataAsWritten, type PersonalData } from './personal-data.ts'
import { placedRuns, runsOf } from './picture-texts.ts'
import { type Report } from './report.ts'
import { within } from './report.ts'

/** Reads a file found inside another. */
export type ReadNested = (bytes: Buffer, name: string, report: Report) => Promise<void>

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
export const isOle = (bytes: Buffer): boolean => bytes.subarray(0, 8).equals(OLE)
export const isZip = (bytes: Buffer): boolean => bytes.readUInt32BE?.(0) === 0x504b0304
export const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 1024).includes('%PDF-')

/** A picture of the first page, as it was when a program saved the file. */
export const THUMBNAIL = /^docProps\/thumbnail\./i

/** Fonts and films are larger and hold no words. */
const LONGEST_TEXT = 2 * 1024 * 1024

/** Reads a part of a package that is no XML: macros, embedded files, pictures, printer settings. */
export async function readBinaryPart(part: PackagePart, nested: ReadNested): Promise<void> {
  const { path, content, report, facts } = part
  if (isOpaquePicture(content)) facts.opaquePictures.add(path)
  const name = fileNameOf(path)
  if (THUMBNAIL.test(path)) report.add('metadata', '缩略图', '首页在保存时的样子')
  if (/vbaProject[^/]*\.bin$/i.test(path)) report.add('macro', name, 'VBA 宏')
  else if (isPicture(content)) await readPicture(content, within(report, `图片 ${name}`))
  else if (/printerSettings/i.test(path))
    addPaths(report, '打印机设置', content.toString('utf16le').replaceAll('\0', ' '))
  else if (content.length >= 4 && (isZip(content) || isPdf(content))) {
    report.add('embedded-file', name, '嵌入的文件')
    await nested(content, name, within(report, `嵌入的文件 ${name}`))
  } else if (isOle(content) || /(?:^|\/)(?:embeddings|activeX|model)\//i.test(path) || /afchunk/i.test(path))
    report.add('embedded-file', name, '嵌入的对象')
  else if (/^xl\/.*\.bin$/i.test(path)) report.add('unreadable', name, '二进制工作簿的部件，没有检查；请另存为 .xlsx')
  else if (content.length <= LONGEST_TEXT) readUnknown(content, name, report)
}

/** A part no reader knows: numbers and mailboxes in it, whichever width its signs have. */
function readUnknown(content: Buffer, name: string, report: Report): void {
  for (const run of runsOf(unzipped(content))) report.text(`部件 ${name}`, run)
}

/** An unknown part with the numbers and mailboxes in it made unreadable, sign by sign, so that nothing changes its place. */
export function withoutNumbers(content: Buffer, goes: (found: PersonalData) => boolean): Buffer {
  if (content.length > LONGEST_TEXT || unzipped(content) !== content) return content
  const cleaned = Buffer.from(content)
  for (const { text, at, width } of placedRuns(content))
    for (const found of personalDataAsWritten(text))
      if (goes(found)) for (let sign = found.from; sign < found.to; sign += 1) cleaned[at + sign * width] = COVER
  return cleaned
}

const COVER = 0x2a

/** Drawings are often packed: EMZ, WMZ, SVGZ. */
function unzipped(content: Buffer): Buffer {
  if (content[0] !== 0x1f || content[1] !== 0x8b) return content
  try {
    return gunzipSync(content, { maxOutputLength: LONGEST_TEXT })
  } catch {
    return content
  }
}
