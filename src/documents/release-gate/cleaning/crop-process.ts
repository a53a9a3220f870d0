import { readFileSync, writeSync } from 'node:fs'
import { createCanvas, loadImage, type Image } from '@napi-rs/canvas'
import { type CropList } from './crop-picture.ts'

/**
 * The process in which pictures are opened: on a broken one the library ends it without a word, and nothing else. What
 * is made is written at once, so that it is not lost with the process.
 */
const QUALITY = 90
const input = readFileSync(0)
const start = 4 + input.readUInt32LE(0)
const list = JSON.parse(input.toString('utf8', 4, start)) as CropList
let at = start
for (const { length, crops } of list) {
  const picture = await loadImage(input.subarray(at, at + length)).catch(() => null)
  at += length
  for (const crop of crops) write(crop.number, picture ? await cropped(picture, crop) : Buffer.alloc(0))
}

async function cropped(picture: Image, { left, top, width, height, extension }: CropList[number]['crops'][number]) {
  const canvas = createCanvas(width, height)
  canvas.getContext('2d').drawImage(picture, left, top, width, height, 0, 0, width, height)
  return extension === 'jpeg' ? canvas.encode('jpeg', QUALITY) : canvas.encode('png')
}

function write(number: number, bytes: Buffer): void {
  const head = Buffer.alloc(8)
  head.writeUInt32LE(number, 0)
  head.writeUInt32LE(bytes.length, 4)
  const frame = Buffer.concat([head, bytes])
  for (let from = 0; from < frame.length;) from += written(frame.subarray(from))
}

/** A pipe that is full takes more a moment later. */
function written(bytes: Buffer): number {
  try {
    return writeSync(1, bytes)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    return 0
  }
}
