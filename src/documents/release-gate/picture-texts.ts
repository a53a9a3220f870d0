import { inflateSync } from 'node:zlib'

const SIGNATURE_LENGTH = 8
const LONGEST_TEXT = 1024 * 1024
const COMMENT = 0xfe

/** Texts written into a PNG beside the picture, by their keywords; packed ones unpacked. ISO/IEC 15948, 11.3.4 */
export function pngTexts(bytes: Buffer): [string, string][] {
  const texts: [string, string][] = []
  for (let at = SIGNATURE_LENGTH; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const type = bytes.toString('latin1', at + 4, at + 8)
    const data = bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at))
    if (type === 'IEND') break
    if (/^(?:tEXt|zTXt|iTXt)$/.test(type)) texts.push(textOf(type, data))
  }
  return texts
}

function textOf(type: string, data: Buffer): [string, string] {
  const end = Math.max(0, data.indexOf(0))
  const [keyword, rest] = [data.toString('latin1', 0, end), data.subarray(end + 1)]
  if (type === 'tEXt') return [keyword, rest.toString('latin1')]
  if (type === 'zTXt') return [keyword, unpacked(rest.subarray(1)).toString('latin1')]
  // Whether it is packed, how; then language and translated keyword, each ended by a zero.
  const language = rest.indexOf(0, 2)
  const text = rest.subarray(rest.indexOf(0, language + 1) + 1)
  return [keyword, (rest[0] === 1 ? unpacked(text) : text).toString('utf8')]
}

function unpacked(packed: Buffer): Buffer {
  try {
    return inflateSync(packed, { maxOutputLength: LONGEST_TEXT })
  } catch {
    return Buffer.alloc(0)
  }
}

/** Colours and the frame of the picture are no words; what a camera wrote is read as tags. */
const WORDLESS = new Set([0xe0, 0xe2, 0xdb, 0xc4, 0xdd])

/** Comments in a JPEG, and runs of letters in segments that programs keep for themselves, before the picture itself. */
export function jpegTexts(bytes: Buffer): string[] {
  const texts: string[] = []
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda && bytes[at + 1] !== 0xd9;) {
    const [marker, end] = [bytes[at + 1] ?? 0, at + 2 + bytes.readUInt16BE(at + 2)]
    if (marker === COMMENT) texts.push(bytes.toString('utf8', at + 4, end))
    else if (marker >= 0xe0 && !WORDLESS.has(marker)) texts.push(...runsOf(bytes.subarray(at + 4, end)))
    at = end
  }
  return texts
}

/** Runs of letters in bytes of any kind, whichever width its signs have. */
export const runsOf = (bytes: Buffer): string[] =>
  [bytes.toString('latin1'), bytes.toString('utf16le')].flatMap((text) => text.match(/[\x20-\x7e]{11,400}/g) ?? [])
