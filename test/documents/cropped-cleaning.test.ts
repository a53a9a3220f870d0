import assert from 'node:assert/strict'
import childProcess from 'node:child_process'
import { syncBuiltinESMExports } from 'node:module'
import { test } from 'node:test'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { croppedPictures } from '../../src/documents/release-gate/cleaning/crop-picture.ts'
import { cleanContent } from '../../src/documents/release-gate/cleaning/clean-content.ts'
import { readFileContent } from '../../src/documents/release-gate/read-file.ts'
import { newReport } from '../../src/documents/release-gate/report.ts'
import { unzip } from '../../src/documents/unzip.ts'
import {
  croppedSlides,
  croppedWord,
  croppedWorkbook,
  fill,
  halves,
  halvesBitmap,
  halvesGif,
  halvesTurned,
} from './cropped-files.ts'
import { soundPackage } from './sound-package.ts'

async function kindsIn(bytes: Buffer, name: string) {
  const report = newReport()
  await readFileContent(bytes, name, report)
  return report.findings().map(({ kind }) => kind)
}

/** The parts of a mended file, and what is still found in it. */
async function mended(bytes: Buffer, name: string) {
  const found = new Set(await kindsIn(bytes, name))
  assert.ok(found.has('cropped-picture'))
  const after = await cleanContent({ name, bytes }, newReport(), { kinds: new Set(), places: new Set() }, found)
  await soundPackage(after.bytes)
  const parts = new Map([...unzip(after.bytes, 9e7)].map((part) => [part.name, part.content]))
  const media = [...parts.keys()].filter((path) => path.includes('/media/')).sort()
  return { parts, media, left: await kindsIn(after.bytes, name) }
}

/** Size, and colours at the left and the right edge: which of red, green and blue are strong. */
async function looks(bytes: Buffer | undefined) {
  const picture = await loadImage(bytes ?? Buffer.alloc(0))
  const context = createCanvas(picture.width, picture.height).getContext('2d')
  context.drawImage(picture, 0, 0)
  const at = (x: number) => [...context.getImageData(x, 5, 1, 1).data].slice(0, 3).map((value) => value > 128)
  return { width: picture.width, height: picture.height, edges: [at(0), at(picture.width - 1)] }
}
const BLUE = [false, false, true]
const RED = [true, false, false]

for (const [name, file] of [
  ['说明.docx', croppedWord],
  ['介绍.pptx', croppedSlides],
  ['决算.xlsx', croppedWorkbook],
] as const)
  for (const type of ['image/png', 'image/jpeg'] as const)
    test(`${name}: what is cut from a picture (${type}) is gone, what is shown stays`, async () => {
      const { parts, media, left } = await mended(await file(halves(type)), name)
      assert.deepEqual(left, [])
      const [path = ''] = media
      assert.equal(media.length, 1, String(media))
      assert.ok(path.endsWith(type === 'image/png' ? '.png' : '.jpeg'))
      assert.match(parts.get('[Content_Types].xml')?.toString() ?? '', new RegExp(`"/${path}" ContentType="${type}"`))
      assert.deepEqual(await looks(parts.get(path)), { width: 20, height: 20, edges: [BLUE, BLUE] })
      const owner = [...parts].find(([, content]) => content.includes('blipFill'))?.[1].toString() ?? ''
      assert.ok(!owner.includes('srcRect') && !owner.includes('"pic1"'))
    })

test('each use of a picture gets its own part; the original stays where it is shown whole', async () => {
  const before = fill('r="50000"') + fill('l="50000"') + fill('r="50000"')
  const apart = await mended(await croppedWord(halves('image/png'), before), 'a.docx')
  assert.deepEqual(apart.left, [])
  const pictures = await Promise.all(apart.media.map((path) => looks(apart.parts.get(path))))
  assert.deepEqual(
    pictures.map(({ edges }) => edges),
    [
      [BLUE, BLUE],
      [RED, RED],
    ],
  )
  const whole = await mended(await croppedWord(halves('image/png'), before + fill('')), 'a.docx')
  assert.deepEqual([whole.left, whole.media.length], [[], 3])
})

test('what a picture keeps of its original besides, and the older way of cropping, are mended too', async () => {
  const layer = '<a:extLst><a:ext uri="x"><i:imgLayer xmlns:i="i" r:embed="pic1"/></a:ext></a:extLst>'
  const layered = await mended(await croppedWord(halves('image/png'), fill('r="50%"', layer)), 'a.docx')
  assert.deepEqual([layered.left, layered.media], [[], ['word/media/cropped-1.png']])
  const old = '<w:pict><v:shape xmlns:v="v"><v:imagedata r:id="pic1" cropright="32768f"/></v:shape></w:pict>'
  const { left, media, parts } = await mended(await croppedWord(halves('image/jpeg'), old), 'a.docx')
  assert.deepEqual([left, media], [[], ['word/media/cropped-1.jpeg']])
  assert.equal((await looks(parts.get('word/media/cropped-1.jpeg'))).width, 20)
})

test('a picture that cannot be opened, or claims to be too large, stays and is found again', async () => {
  const huge = halves('image/png')
  huge.writeUInt32BE(60_000, 16)
  huge.writeUInt32BE(60_000, 20)
  const metafile = Buffer.concat([Buffer.from('d7cdc69a', 'hex'), Buffer.alloc(60)])
  for (const picture of [halves('image/png').subarray(0, 40), huge, metafile]) {
    const { left, media } = await mended(await croppedWord(picture), 'a.docx')
    assert.deepEqual([left.includes('cropped-picture'), media], [true, ['word/media/p.pic']])
  }
})

for (const [kind, picture, extension] of [
  ['GIF', halvesGif, 'png'],
  ['BMP', halvesBitmap, 'png'],
  ['WebP', () => halves('image/webp'), 'png'],
  ['JPEG turned upside down', () => halvesTurned(3), 'jpeg'],
  ['JPEG turned by a quarter', () => halvesTurned(6), 'jpeg'],
  ['JPEG mirrored and turned', () => halvesTurned(5), 'jpeg'],
] as const)
  test(`${kind}: what is shown is made anew, of the picture as it is stored`, async () => {
    const { left, media, parts } = await mended(await croppedWord(picture()), 'a.docx')
    assert.deepEqual([left, media], [[], [`word/media/cropped-1.${extension}`]])
    const made = parts.get(`word/media/cropped-1.${extension}`)
    assert.deepEqual(await looks(made), { width: 20, height: 20, edges: [BLUE, BLUE] })
    assert.ok(!made?.includes('Exif'))
  })

test('many pictures are made in few processes; one that ends its process costs itself only', async (t) => {
  const { mock } = t.mock.method(childProcess, 'spawnSync')
  syncBuiltinESMExports()
  const [sound, broken] = [halves('image/jpeg'), halves('image/png').subarray(0, 40)]
  const crops = Array.from({ length: 300 }, (_, at) => ({ left: at / 1000, top: 0, right: 0.5, bottom: 0 }))
  const wanted = crops.map((crop, at) => ({ bytes: at === 7 || at === 150 ? broken : sound, crop }))
  const made = croppedPictures(wanted)
  mock.restore()
  syncBuiltinESMExports()
  assert.ok(mock.callCount() > 0 && mock.callCount() <= 10, `${mock.callCount()} processes`)
  for (const at of [0, 6, 8, 149, 151, 299]) assert.deepEqual((await looks(made[at]?.bytes)).edges[0], BLUE, String(at))
  assert.deepEqual(
    made.flatMap((each, at) => (each === null ? [at] : [])),
    [7, 150],
  )
})
