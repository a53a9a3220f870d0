import { canUnpack, unpack, type ZipEntry } from '../unzip.ts'

/** Documents of other programs are packed as archives too; what they hide, the gate does not know. */
const BY_NAME: readonly [RegExp, string][] = [
  [/^OFD\.xml$/i, 'OFD'],
  [/^Index\/Document\.iwa$/i, 'iWork'],
]
const BY_TYPE: readonly [RegExp, string][] = [
  [/opendocument/, 'ODF'],
  [/epub/, 'EPUB'],
]
const LONGEST_TYPE = 100

/** The format of a document packed as an archive that the gate cannot read; null for archives. */
export function otherOffice(entries: readonly ZipEntry[]): string | null {
  const named = BY_NAME.find(([name]) => entries.some((entry) => name.test(entry.name)))
  if (named) return named[1]
  const type = entries.find(({ name }) => name === 'mimetype')
  if (!type || !canUnpack(type) || type.data.length > LONGEST_TYPE) return null
  const said = unpack(type, LONGEST_TYPE).toString('latin1')
  return BY_TYPE.find(([each]) => each.test(said))?.[1] ?? null
}

/** Heads of pictures other than JPEG, PNG and TIFF: where in the file, and what stands there. */
const PICTURES: readonly [number, RegExp][] = [
  [0, /^GIF8[79]a/],
  [0, /^BM[^]{4}\0\0\0\0/],
  [8, /^WEBP/],
  [4, /^ftyp(?:hei[cmsx]|hevc|mif1|msf1|avi[fs])/],
  [0, /^8BPS/],
]

/** Whether a file is a picture in a format the gate does not read. */
export const isOtherPicture = (bytes: Buffer): boolean =>
  PICTURES.some(([at, head]) => head.test(bytes.toString('latin1', at, at + 16)))
