import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { openableSize } from '../../picture-size.ts'
import { type Crop } from '../drawing-marks.ts'
import { isJpeg } from '../picture.ts'
import { unturned } from './clean-picture.ts'

const OPENER = fileURLToPath(new URL('./crop-process.ts', import.meta.url))
/** A process that takes longer is stuck; all of them together may not take longer than the thread they serve. */
const LONGEST_MS = 20_000
const ALL_MS = 90_000
/** Pictures that go to one process, in bytes of them and in number of crops. */
const MOST_BYTES = 64 * 1024 * 1024
const MOST_CROPS = 200
const MOST_OUTPUT = 512 * 1024 * 1024

/** A picture, and what of it is shown somewhere. */
export type ToCrop = { bytes: Buffer; crop: Crop }
/** A picture made anew, with what its part is called and said to be. */
export type CroppedPicture = { bytes: Buffer; extension: 'png' | 'jpeg' }

type Cut = { left: number; top: number; width: number; height: number; extension: CroppedPicture['extension'] }
type Order = Cut & { number: number; bytes: Buffer }
/** What the process is told before the pictures: how long each is, and what is to be cut out of it. */
export type CropList = { length: number; crops: (Cut & { number: number })[] }[]

/**
 * New pictures of what is shown of each, in their order: photographs as JPEG, what may be see-through as PNG; null for one
 * that cannot be opened, has room added around it, or of which nothing is shown. Opened in processes of their own, without
 * the settings of this one: the library crashes on broken pictures, which would end a server with its threads. A crash
 * that happens twice at a picture costs that picture, and the next process goes on behind it. A crop counts on the picture as it is stored,
 * however its camera was held: Word, PowerPoint and LibreOffice turn a photograph by its frame.
 */
export function croppedPictures(wanted: readonly ToCrop[]): (CroppedPicture | null)[] {
  const made = new Map<number, CroppedPicture>()
  const begun = performance.now()
  const tried = new Set<number>()
  let orders = wanted.flatMap(({ bytes, crop }, number): Order[] => {
    const cut = cutOf(bytes, crop)
    return cut ? [{ ...cut, number, bytes }] : []
  })
  while (orders.length > 0 && performance.now() - begun < ALL_MS) {
    const batch = batchOf(orders)
    const { pictures, ended, stopped } = cropBatch(batch, Math.min(LONGEST_MS, ALL_MS - (performance.now() - begun)))
    for (const [number, bytes] of pictures) {
      const order = batch.find((each) => each.number === number)
      if (order && bytes.length > 0) made.set(number, { bytes, extension: order.extension })
    }
    const left = orders.slice(ended ? batch.length : pictures.size)
    // Where it ended by itself, the first picture it did not answer for is the one that ended it: once more, then never.
    const [lost] = !ended && (!stopped || pictures.size === 0) ? left.splice(0, 1) : []
    if (lost && !tried.has(lost.number)) left.push(lost)
    if (lost) tried.add(lost.number)
    orders = left
  }
  return wanted.map((_, number) => made.get(number) ?? null)
}

function cutOf(bytes: Buffer, crop: Crop): Cut | null {
  const size = openableSize(bytes)
  if (!size || Math.min(crop.left, crop.top, crop.right, crop.bottom) < 0) return null
  const [left, top] = [Math.round(crop.left * size.width), Math.round(crop.top * size.height)]
  const width = Math.round((1 - crop.right) * size.width) - left
  const height = Math.round((1 - crop.bottom) * size.height) - top
  return width < 1 || height < 1 ? null : { left, top, width, height, extension: isJpeg(bytes) ? 'jpeg' : 'png' }
}

function batchOf(orders: readonly Order[]): Order[] {
  let bytes = 0
  const end = orders.findIndex((order, at) => {
    if (order.bytes !== orders[at - 1]?.bytes) bytes += order.bytes.length
    return at >= MOST_CROPS || (at > 0 && bytes > MOST_BYTES)
  })
  return end < 0 ? [...orders] : orders.slice(0, end)
}

/** What one process made, by number, and whether it came to its end or was stopped for taking too long. */
function cropBatch(
  orders: readonly Order[],
  timeout: number,
): { pictures: Map<number, Buffer>; ended: boolean; stopped: boolean } {
  const list: CropList = []
  const contents: Buffer[] = []
  let last: Buffer | null = null
  for (const { bytes, ...cut } of orders) {
    if (bytes !== last) {
      const content = isJpeg(bytes) ? unturned(bytes) : bytes
      list.push({ length: content.length, crops: [] })
      contents.push(content)
    }
    list.at(-1)?.crops.push(cut)
    last = bytes
  }
  const words = Buffer.from(JSON.stringify(list))
  const head = Buffer.alloc(4)
  head.writeUInt32LE(words.length)
  const limits = { timeout: Math.max(1, Math.ceil(timeout)), maxBuffer: MOST_OUTPUT, killSignal: 'SIGKILL' } as const
  const input = Buffer.concat([head, words, ...contents])
  const { status, stdout, error } = spawnSync(process.execPath, [OPENER], { input, env: {}, ...limits })
  const stopped = (error as NodeJS.ErrnoException | undefined)?.code === 'ETIMEDOUT'
  return { pictures: framesOf(stdout), ended: status === 0, stopped }
}

function framesOf(output: Buffer): Map<number, Buffer> {
  const frames = new Map<number, Buffer>()
  for (let at = 0; at + 8 <= output.length;) {
    const end = at + 8 + output.readUInt32LE(at + 4)
    if (end > output.length) break
    frames.set(output.readUInt32LE(at), output.subarray(at + 8, end))
    at = end
  }
  return frames
}
