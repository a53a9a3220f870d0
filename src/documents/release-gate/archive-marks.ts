import { decodeText } from '../decode-text.ts'
import { type ZipEntry } from '../unzip.ts'
import { runsOf } from './picture-texts.ts'
import { type Report } from './report.ts'

const END = Buffer.from('504b0506', 'hex')
const LOCAL = Buffer.from('504b0304', 'hex')
const LOCAL_HEADER_LENGTH = 30
const END_LENGTH = 22
/** So many bytes behind the end are filling. */
const FILLING = 16
/** No number looked for has fewer digits. */
const SHORTEST_EXTRA = 10

/** What an archive says beside its files: remarks on it and on each of them, and packed data its list does not name. */
export function readArchiveMarks(bytes: Buffer, entries: readonly ZipEntry[], report: Report): void {
  const end = bytes.lastIndexOf(END)
  const behind = end + END_LENGTH + bytes.readUInt16LE(end + END_LENGTH - 2)
  for (const comment of [bytes.subarray(end + END_LENGTH), ...entries.map((entry) => entry.comment)])
    if (comment.length > 0) tellComment(textOf(comment), report)
  if (bytes.length - behind > FILLING && bytes.subarray(behind).some((byte) => byte !== 0))
    report.add('trailing-data', '压缩数据之后', `压缩包结束后还有 ${bytes.length - behind} 字节`)
  for (const { offset, extra } of entries) readOwnHead(bytes, offset, extra, report)
  if (holdsUnlisted(bytes, entries)) report.add('trailing-data', '压缩数据之间', '压缩包里有没有列出的数据')
}

function tellComment(text: string, report: Report): void {
  report.text('压缩包的注释', text)
  if (/[\p{L}\p{N}]/u.test(text)) report.add('comment', '压缩包的注释', text)
}

/** Each entry has a head of its own before its data, which may say another name, and fields for whatever programs like. */
function readOwnHead(bytes: Buffer, offset: number, extra: Buffer, report: Report): void {
  const name = offset + LOCAL_HEADER_LENGTH
  const more = name + bytes.readUInt16LE(offset + 26)
  report.text('压缩包里的文件名', textOf(bytes.subarray(name, more)))
  for (const field of [extra, bytes.subarray(more, more + bytes.readUInt16LE(offset + 28))])
    if (field.length > SHORTEST_EXTRA) for (const run of runsOf(field)) report.text('压缩包的附加信息', run)
}

function textOf(comment: Buffer): string {
  try {
    return decodeText(comment)
  } catch {
    return comment.toString('latin1')
  }
}

/** Whether the head of a part stands where no part is listed. */
function holdsUnlisted(bytes: Buffer, entries: readonly ZipEntry[]): boolean {
  const listed = entries
    .map(({ offset, data }) => ({ from: offset, to: endOfData(bytes, offset) + data.length }))
    .sort((a, b) => a.from - b.from)
  let at = listed[0]?.from ?? 0
  for (const { from, to } of listed) {
    if (from > at && bytes.subarray(at, from).includes(LOCAL)) return true
    at = Math.max(at, to)
  }
  const directory = bytes.indexOf('PK\u0001\u0002', at, 'latin1')
  return directory > at && bytes.subarray(at, directory).includes(LOCAL)
}

const endOfData = (bytes: Buffer, offset: number): number =>
  offset + LOCAL_HEADER_LENGTH + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
