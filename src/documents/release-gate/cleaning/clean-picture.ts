import { endOfJpeg, isJpeg, isPng } from '../picture.ts'
import { pngChunks, SHOWN_CHUNKS } from '../picture-texts.ts'
import { keepsKind, type Choices } from './choices.ts'
import { NotCleanable } from './not-cleanable.ts'

const SIGNATURE_LENGTH = 8
/** Kinds of which a picture made anew keeps nothing. */
const MENDED_WITH_IT = ['picture-location', 'author', 'metadata', 'trailing-data'] as const

/** A picture without what it says of where, by whom and with what it was taken. @throws NotCleanable */
export function cleanPicture(bytes: Buffer, choices: Choices): Buffer {
  if (MENDED_WITH_IT.every((kind) => keepsKind(choices, kind))) return bytes
  if (isJpeg(bytes)) return cleanJpeg(bytes)
  if (isPng(bytes)) return cleanPng(bytes)
  throw new NotCleanable('kind')
}

function cleanPng(bytes: Buffer): Buffer {
  const shown = [...pngChunks(bytes)].filter(({ type }) => SHOWN_CHUNKS.test(type))
  return Buffer.concat([bytes.subarray(0, SIGNATURE_LENGTH), ...shown.map(({ whole }) => whole)])
}

/** A photograph as it is stored, nothing said of how its camera was held. */
export const unturned = (bytes: Buffer): Buffer => cleanJpeg(bytes, 1)

/** Segments of a JPEG up to the picture itself: all but JFIF, colours and Adobe's mark may tell something. */
function cleanJpeg(bytes: Buffer, turn = orientationOf(bytes)): Buffer {
  const kept = [bytes.subarray(0, 2)]
  if (turn !== 1) kept.push(orientation(turn))
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xda || marker === 0xd9) break
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    const tells = marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee)
    if (!tells) kept.push(bytes.subarray(at, end))
    at = end
  }
  return Buffer.concat([...kept, bytes.subarray(at, endOfJpeg(bytes))])
}

const EXIF = Buffer.from('Exif\0\0', 'latin1')
const ORIENTATION = 0x0112

/** How the picture is turned when shown, 1 to 8; a camera writes it where the picture's place is written too. */
function orientationOf(bytes: Buffer): number {
  const head = bytes.indexOf(EXIF)
  if (head < 0) return 1
  const tiff = bytes.subarray(head + EXIF.length)
  if (tiff.length < 14) return 1
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (let entry = 0; entry < short(first); entry += 1) {
    const at = first + 2 + 12 * entry
    if (short(at) === ORIENTATION) return Math.min(8, Math.max(1, short(at + 8)))
  }
  return 1
}

/** A segment that says how the picture is turned and nothing else. */
function orientation(turn: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex')
  tiff.writeUInt16BE(turn, 18)
  const body = Buffer.concat([EXIF, tiff])
  const head = Buffer.from('ffe10000', 'hex')
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}
