import { inflateSync } from 'node:zlib'

const SIGNATURE_LENGTH = 8
const LONGEST_TEXT = 1024 * 1024
const COMMENT = 0xfe

/** What a PNG is shown by; whatever else is in it, programs keep for themselves. ISO/IEC 15948 and its extensions */
export const SHOWN_CHUNKS =
  /^(?:IHDR|PLTE|IDAT|IEND|tRNS|cHRM|gAMA|iCCP|sBIT|sRGB|bKGD|hIST|pHYs|sPLT|acTL|fcTL|fdAT|cICP|mDCV|cLLI)$/
const TEXT_CHUNKS = /^(?:tEXt|zTXt|iTXt)$/
/** Said elsewhere: tags of cameras are read with those of other pictures. */
const TAGS_OR_TIME = /^(?:eXIf|tIME)$/

/** The pieces a PNG is made of, up to its end. */
export function* pngChunks(bytes: Buffer): Generator<{ type: string; data: Buffer; whole: Buffer }> {
  for (let at = SIGNATURE_LENGTH; at + 12 <= bytes.length;) {
    const [type, length] = [bytes.toString('latin1', at + 4, at + 8), bytes.readUInt32BE(at)]
    const end = at + 12 + length
    yield { type, data: bytes.subarray(at + 8, at + 8 + length), whole: bytes.subarray(at, end) }
    if (type === 'IEND') return
    at = end
  }
}

/**
 * Texts written into a PNG beside the picture, by their keywords; packed ones unpacked. What programs keep for themselves
 * gives its runs of letters. ISO/IEC 15948, 11.3.4
 */
export function pngTexts(bytes: Buffer): [string, string][] {
  const texts: [string, string][] = []
  for (const { type, data } of pngChunks(bytes))
    if (TEXT_CHUNKS.test(type)) texts.push(textOf(type, data))
    else if (isProgramsOwn(type)) for (const run of runsOf(data)) texts.push([type, run])
  return texts
}

/** How many bytes of a PNG programs keep for themselves: layers, former versions. */
export const pngExtraBytes = (bytes: Buffer): number =>
  [...pngChunks(bytes)].reduce((sum, { type, data }) => sum + (isProgramsOwn(type) ? data.length : 0), 0)

const isProgramsOwn = (type: string): boolean =>
  !SHOWN_CHUNKS.test(type) && !TEXT_CHUNKS.test(type) && !TAGS_OR_TIME.test(type)

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

const EXIF = Buffer.from('Exif\0\0', 'latin1')
const JPEG = Buffer.from('ffd8ff', 'hex')

/** Whether what a camera or a program wrote into a JPEG holds a small picture: it shows what was there when it was made. */
export function holdsThumbnail(bytes: Buffer): boolean {
  const exif = bytes.indexOf(EXIF)
  if (exif < 4 || exif > 70_000) return false
  return bytes.subarray(exif, exif - 2 + bytes.readUInt16BE(exif - 2)).includes(JPEG)
}

/** Runs of letters in bytes of any kind, whichever width its signs have, and where they begin. */
export const placedRuns = (bytes: Buffer): { text: string; at: number; width: number }[] =>
  (['latin1', 'utf16le'] as const).flatMap((encoding) => {
    const width = encoding === 'latin1' ? 1 : 2
    return [...bytes.toString(encoding).matchAll(RUN)].map(({ index, 0: text }) => ({ text, at: index * width, width }))
  })

const RUN = /[\x20-\x7e]{11,400}/g

export const runsOf = (bytes: Buffer): string[] => placedRuns(bytes).map(({ text }) => text)
