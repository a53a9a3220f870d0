import { Buffer } from 'node:buffer'
import { jpegSize, MOST_POINTS } from '../documents/picture-size.ts'

/** No picture program writes this; other programs read a picture that ends so as a packed file. */
const END_OF_ZIP = Buffer.from('504b0506', 'hex')
/** The end of a zip stands within so many bytes of the end of the file. */
const LONGEST_TAIL = 65_557
const IMAGE_END = Buffer.from('IEND')

/** Whether bytes are one PNG picture of a size to be opened, with nothing after its end. */
export function isHarmlessPng(bytes: Buffer): boolean {
  if (bytes.length < 45 || bytes.toString('latin1', 12, 16) !== 'IHDR') return false
  const points = bytes.readUInt32BE(16) * bytes.readUInt32BE(20)
  return points > 0 && points <= MOST_POINTS && bytes.subarray(-8, -4).equals(IMAGE_END)
}

/** Whether bytes are a JPEG picture of a size to be opened, and no packed file besides. Phones add films after the end. */
export function isHarmlessJpeg(bytes: Buffer): boolean {
  const size = jpegSize(bytes)
  if (!size || size.width * size.height > MOST_POINTS) return false
  const zipped = bytes.lastIndexOf(END_OF_ZIP)
  return zipped < 0 || zipped < bytes.length - LONGEST_TAIL
}
