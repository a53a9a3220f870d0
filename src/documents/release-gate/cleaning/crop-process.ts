import { readFileSync, writeFileSync } from 'node:fs'
import { createCanvas, loadImage } from '@napi-rs/canvas'

/** The process in which a picture is opened: on a broken one the library ends it without a word, and nothing else. */
const QUALITY = 90
const [left = 0, top = 0, width = 0, height = 0] = process.argv.slice(2, 6).map(Number)
const picture = await loadImage(readFileSync(0))
const canvas = createCanvas(width, height)
canvas.getContext('2d').drawImage(picture, left, top, width, height, 0, 0, width, height)
writeFileSync(1, process.argv[6] === 'jpeg' ? await canvas.encode('jpeg', QUALITY) : await canvas.encode('png'))
