import { type Buffer } from 'node:buffer'

export type PictureSize = { width: number; height: number }

/** A camera gives fifty million points; what claims many times that is made to fill a memory. */
export const MOST_POINTS = 120_000_000

/** Width and height as the first frame header says (ITU-T T.81, B.2.2); null where there is none. */
export function jpegSize(bytes: Buffer): PictureSize | null {
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!
    if (marker === 0xff) at += 1
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    else at += 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}

/** Kinds of pictures made of points, by their first bytes, and where each tells its size. */
const KINDS: readonly [RegExp, (bytes: Buffer) => PictureSize | null][] = [
  [/^\xff\xd8\xff/, jpegSize],
  [/^\x89PNG\r\n\x1a\n/, (bytes) => ({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) })],
  [/^GIF8[79]a/, (bytes) => ({ width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) })],
  [/^BM/, (bytes) => ({ width: bytes.readInt32LE(18), height: Math.abs(bytes.readInt32LE(22)) })],
  [/^RIFF[^]{4}WEBPVP8X/, (bytes) => ({ width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 })],
  [/^RIFF[^]{4}WEBPVP8L/, (bytes) => losslessSize(bytes.readUInt32LE(21))],
  [
    /^RIFF[^]{4}WEBPVP8 /,
    (bytes) => ({ width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }),
  ],
]

/** The size of a picture made of points, before it is opened; null for any other, and for one too large to open. */
export function openableSize(bytes: Buffer): PictureSize | null {
  const head = bytes.toString('latin1', 0, 32)
  const sizeOf = head.length === 32 ? KINDS.find(([signature]) => signature.test(head))?.[1] : undefined
  const size = sizeOf?.(bytes) ?? null
  return size && size.width > 0 && size.height > 0 && size.width * size.height <= MOST_POINTS ? size : null
}

const losslessSize = (bits: number): PictureSize => ({
  width: (bits & 0x3fff) + 1,
  height: ((bits >> 14) & 0x3fff) + 1,
})
