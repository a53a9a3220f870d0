import { type Buffer } from 'node:buffer'
import { type FileInput } from './attachment-service.ts'
import { pdfHarm } from '../documents/pdf-harm.ts'
import { officeHarm, zipHarm, type PackedHarm } from './packed-file.ts'
import { isHarmlessJpeg, isHarmlessPng } from './picture-file.ts'
import { type VirusScanner } from './virus-scanner.ts'

/** Why a file is not taken. `other-kind`: not what its name says, or nothing the office takes. */
export type FileHarm = 'other-kind' | 'locked' | 'script' | PackedHarm | 'infected' | 'not-scanned'

/** A kind of file the office takes: its extension, what it begins with, what it may hold, how browsers are told of it. */
type FileKind = {
  extensions: readonly string[]
  contentType: string
  holds: (bytes: Buffer) => boolean
  harm?: (bytes: Buffer) => FileHarm | null | Promise<FileHarm | null>
}

const begins =
  (...signature: number[]) =>
  (bytes: Buffer) =>
    signature.every((byte, at) => bytes[at] === byte)
const ZIP = begins(0x50, 0x4b, 0x03, 0x04)
const PNG = begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const JPEG = begins(0xff, 0xd8, 0xff)
/** Word and Excel of old, and the wrapper a password puts around newer files. */
const OLD_OFFICE = begins(0xd0, 0xcf, 0x11, 0xe0)
/** Macros make a document a program, entities and outside parts make it fetch: those are turned away. */
const office = (main: RegExp) => ({ holds: ZIP, harm: (bytes: Buffer) => officeHarm(bytes, main) })
const OPEN_XML = 'application/vnd.openxmlformats-officedocument'

const KINDS: readonly FileKind[] = [
  {
    extensions: ['pdf'],
    contentType: 'application/pdf',
    holds: begins(0x25, 0x50, 0x44, 0x46, 0x2d),
    harm: pdfHarm,
  },
  {
    extensions: ['docx'],
    contentType: `${OPEN_XML}.wordprocessingml.document`,
    ...office(/^word\/document\d*\.xml$/),
  },
  { extensions: ['xlsx'], contentType: `${OPEN_XML}.spreadsheetml.sheet`, ...office(/^xl\/workbook\d*\.xml$/) },
  {
    extensions: ['pptx'],
    contentType: `${OPEN_XML}.presentationml.presentation`,
    ...office(/^ppt\/presentation\d*\.xml$/),
  },
  { extensions: ['png'], contentType: 'image/png', holds: (bytes) => PNG(bytes) && isHarmlessPng(bytes) },
  { extensions: ['jpg', 'jpeg'], contentType: 'image/jpeg', holds: (bytes) => JPEG(bytes) && isHarmlessJpeg(bytes) },
  { extensions: ['zip'], contentType: 'application/zip', holds: ZIP, harm: zipHarm },
  { extensions: ['txt'], contentType: 'text/plain', holds: isText },
  { extensions: ['csv'], contentType: 'text/csv', holds: isText },
]

/** Extensions offered in the file dialogue. */
export const FILE_EXTENSIONS: readonly string[] = KINDS.flatMap(({ extensions }) => extensions)
/** The most files of one form, and bytes of one file. */
export const MOST_FILES = 10
export const MOST_BYTES = 20 * 1024 * 1024
/** The office's own files may be as large as the release gate reads, of one form in all little more than two of them. */
export const MOST_OFFICE_BYTES = 50 * 1024 * 1024
export const MOST_OFFICE_FORM = 110 * 1024 * 1024

/**
 * Decides the type by extension and content together, and whether the file may be taken; last the scanner, where the
 * installation has one: what it cannot tell of is not taken.
 */
export async function judgeFile(
  name: string,
  bytes: Buffer,
  scanner: VirusScanner | null,
): Promise<FileInput | FileHarm> {
  const clean = cleanName(name)
  const extension = /\.([A-Za-z0-9]+)$/.exec(clean)?.[1]?.toLowerCase() ?? ''
  const kind = KINDS.find(({ extensions, holds }) => extensions.includes(extension) && holds(bytes))
  if (!kind || bytes.length === 0)
    return OLD_OFFICE(bytes) && /^(?:doc|xls)x?$/.test(extension) ? 'locked' : 'other-kind'
  const harm = (await kind.harm?.(bytes)) ?? (scanner && (await scanned(scanner, bytes)))
  return harm ?? { name: clean, contentType: kind.contentType, bytes }
}

async function scanned(scanner: VirusScanner, bytes: Buffer): Promise<FileHarm | null> {
  try {
    return (await scanner(bytes)) === 'infected' ? 'infected' : null
  } catch {
    return 'not-scanned'
  }
}

/** Files with macros: nobody sends us one, but one may lie here and be cleaned before it leaves. */
const WITH_MACROS: Readonly<Record<string, string>> = { docm: 'docx', xlsm: 'xlsx', pptm: 'pptx' }

/**
 * A file to be cleaned before it leaves: known by its extension alone, as the very things to be removed (macros, links
 * that fetch) would have it turned away. What it holds is for the release gate. Null for other kinds.
 */
export function fileToClean(name: string, bytes: Buffer): FileInput | null {
  const clean = cleanName(name)
  const extension = /\.([A-Za-z0-9]+)$/.exec(clean)?.[1]?.toLowerCase() ?? ''
  const kind = KINDS.find(({ extensions }) => extensions.includes(WITH_MACROS[extension] ?? extension))
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
