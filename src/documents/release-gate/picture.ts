import exifr from 'exifr'
import { holdsThumbnail, jpegTexts, pngChunks, pngExtraBytes, pngTexts } from './picture-texts.ts'
import { isSomebody } from './properties.ts'
import { type Report } from './report.ts'

const JPEG = Buffer.from('ffd8ff', 'hex')
const PNG = Buffer.from('89504e470d0a1a0a', 'hex')
const TIFF = [Buffer.from('49492a00', 'hex'), Buffer.from('4d4d002a', 'hex')]

const begins = (bytes: Buffer, signature: Buffer) => bytes.subarray(0, signature.length).equals(signature)
export const isJpeg = (bytes: Buffer) => begins(bytes, JPEG)
export const isPng = (bytes: Buffer) => begins(bytes, PNG)
export const isPicture = (bytes: Buffer): boolean =>
  isJpeg(bytes) || isPng(bytes) || TIFF.some((each) => begins(bytes, each))

const OPTIONS = { tiff: true, exif: true, gps: true, xmp: true, iptc: true, ihdr: true, userComment: true, icc: false }
const PEOPLE =
  /^(?:Artist|XPAuthor|CameraOwnerName|OwnerName|creator|Creator|Author|byline|By-line|Byline|Credit|CaptionWriter)$/
/** What programs note for themselves in a PNG is shorter; layers and former versions are longer. In bytes. */
const MOST_EXTRA = 1024
const DEVICES = /^(?:SerialNumber|BodySerialNumber|LensSerialNumber|InternalSerialNumber)$/

/** Whether one cannot see through a picture: it has neither points nor a colour that let through. */
export function isOpaquePicture(bytes: Buffer): boolean {
  if (!isPng(bytes)) return isJpeg(bytes)
  const [first, ...others] = [...pngChunks(bytes)]
  const colours = first?.data[COLOUR_TYPE] ?? 0
  return (colours & SEE_THROUGH) === 0 && !others.some(({ type }) => type === 'tRNS')
}

/** Where a PNG says how its colours are written, and the mark of those one may see through. */
const [COLOUR_TYPE, SEE_THROUGH] = [9, 4]

/** Reads what a picture says of where, by whom and with what it was taken; the thing pictured is for eyes. */
export async function readPicture(bytes: Buffer, report: Report): Promise<void> {
  const tags = await tagsOf(bytes)
  if (tags['latitude'] !== undefined || tags['GPSLatitude'] !== undefined)
    report.add('picture-location', '拍摄地点', '照片中记录了拍摄的经纬度')
  for (const [name, value] of Object.entries(tags)) {
    const text = wordsOf(value)
    if (text.trim() === '') continue
    if (PEOPLE.test(name) && isSomebody(text)) report.add('author', `图片属性 ${name}`, text)
    else if (DEVICES.test(name)) report.add('metadata', `图片属性 ${name}`, text)
    else report.text(`图片属性 ${name}`, text)
  }
  for (const [name, text] of isPng(bytes) ? pngTexts(bytes) : []) report.text(`图片属性 ${name}`, text)
  for (const text of isJpeg(bytes) ? jpegTexts(bytes) : []) report.text('图片属性', text)
  if (isJpeg(bytes) && holdsThumbnail(bytes)) report.add('metadata', '图片里的缩略图', '可能还是修改以前的样子')
  const extra = isPng(bytes) ? pngExtraBytes(bytes) : 0
  if (extra > MOST_EXTRA) report.add('trailing-data', '图片之中', `图片里有软件夹带的 ${extra} 字节`)
  const rest = restAfter(bytes)
  if (rest > 0) report.add('trailing-data', '图片之后', `图片结束后还有 ${rest} 字节`)
}

async function tagsOf(bytes: Buffer): Promise<Record<string, unknown>> {
  try {
    return ((await exifr.parse(bytes, OPTIONS)) ?? {}) as Record<string, unknown>
  } catch {
    // Tags that no program can read tell nobody anything; the picture itself is shown or not.
    return {}
  }
}

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join('、')
  if (value !== null && typeof value === 'object' && 'value' in value) return String(value.value)
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8').replaceAll('\0', '') : ''
}

/** Bytes after the end of a picture: another file may ride there. Fill bytes do not count. */
function restAfter(bytes: Buffer): number {
  const rest = bytes.subarray(
    isPng(bytes) ? bytes.indexOf('IEND') + 8 : isJpeg(bytes) ? endOfJpeg(bytes) : bytes.length,
  )
  return rest.length > 16 && rest.some((byte) => byte !== 0) ? rest.length : 0
}

const IMAGE_DATA = 0xda
const END_OF_IMAGE = Buffer.from('ffd9', 'hex')

/** Segments tell their length (small pictures may lie in them); in the data itself the mark of the end cannot occur. */
export function endOfJpeg(bytes: Buffer): number {
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== IMAGE_DATA && bytes[at + 1] !== 0xd9)
    at += 2 + bytes.readUInt16BE(at + 2)
  const end = bytes.indexOf(END_OF_IMAGE, at)
  return end < 0 ? bytes.length : end + END_OF_IMAGE.length
}
