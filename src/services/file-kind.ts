import { type Buffer } from 'node:buffer'
import { type FileInput } from './attachment-service.ts'
import { isHarmlessOffice, isHarmlessZip } from './packed-file.ts'
import { isHarmlessJpeg, isHarmlessPng } from './picture-file.ts'

/** A kind of file the office takes: its extension, what it must hold, and how browsers are told of it. */
type FileKind = { extensions: readonly string[]; contentType: string; holds: (bytes: Buffer) => boolean }

const begins =
  (...signature: number[]) =>
  (bytes: Buffer) =>
    signature.every((byte, at) => bytes[at] === byte)
const ZIP = begins(0x50, 0x4b, 0x03, 0x04)
const PNG = begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const JPEG = begins(0xff, 0xd8, 0xff)
/** Macros make a document a program, entities and outside parts make it fetch: those are turned away. */
const office = (main: RegExp) => (bytes: Buffer) => ZIP(bytes) && isHarmlessOffice(bytes, main)
const OPEN_XML = 'application/vnd.openxmlformats-officedocument'

const KINDS: readonly FileKind[] = [
  { extensions: ['pdf'], contentType: 'application/pdf', holds: begins(0x25, 0x50, 0x44, 0x46, 0x2d) },
  {
    extensions: ['docx'],
    contentType: `${OPEN_XML}.wordprocessingml.document`,
    holds: office(/^word\/document\d*\.xml$/),
  },
  { extensions: ['xlsx'], contentType: `${OPEN_XML}.spreadsheetml.sheet`, holds: office(/^xl\/workbook\d*\.xml$/) },
  { extensions: ['png'], contentType: 'image/png', holds: (bytes) => PNG(bytes) && isHarmlessPng(bytes) },
  { extensions: ['jpg', 'jpeg'], contentType: 'image/jpeg', holds: (bytes) => JPEG(bytes) && isHarmlessJpeg(bytes) },
  { extensions: ['zip'], contentType: 'application/zip', holds: (bytes) => ZIP(bytes) && isHarmlessZip(bytes) },
  { extensions: ['txt'], contentType: 'text/plain', holds: isText },
  { extensions: ['csv'], contentType: 'text/csv', holds: isText },
]

/** Extensions offered in the file dialogue. */
export const FILE_EXTENSIONS: readonly string[] = KINDS.flatMap(({ extensions }) => extensions)
/** The most files of one form, and bytes of one file. */
export const MOST_FILES = 10
export const MOST_BYTES = 20 * 1024 * 1024

/** Decides the type by extension and content together; null when the content is not what the name says. */
export function recogniseFile(name: string, bytes: Buffer): FileInput | null {
  const clean = cleanName(name)
  const extension = /\.([A-Za-z0-9]+)$/.exec(clean)?.[1]?.toLowerCase() ?? ''
  const kind = KINDS.find(({ extensions, holds }) => extensions.includes(extension) && holds(bytes))
  return kind && bytes.length > 0 ? { name: clean, contentType: kind.contentType, bytes } : null
}

/** A name without folders, control characters and signs that turn the direction of writing; at most 150 characters. */
function cleanName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const plain = last.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '').trim()
  const characters = [...plain]
  return characters.length <= 150 ? plain : characters.slice(0, 100).join('') + characters.slice(-50).join('')
}

/** Text in an encoding that Chinese computers write; Windows' own 「Unicode」 has a mark at its beginning. */
function isText(bytes: Buffer): boolean {
  if (begins(0xff, 0xfe)(bytes)) return bytes.length % 2 === 0 && decodes(bytes, 'utf-16le')
  if (bytes.includes(0)) return false
  return decodes(bytes, 'utf-8') || decodes(bytes, 'gb18030')
}

function decodes(bytes: Buffer, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
