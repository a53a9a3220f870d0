import assert from 'node:assert/strict'
import { decodePDFRawStream, degrees, PDFDocument, PDFRawStream } from '@cantoo/pdf-lib'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { test } from 'node:test'
import { documentPdf } from '../../src/documents/document-pdf.ts'
import { scanFile } from '../../src/documents/release-gate/scan-file.ts'
import { NotRedactable, redactionJob } from '../../src/documents/redaction/redaction-job.ts'
import { paragraph, upright, type Block } from '../../src/letters/document.ts'
import { withheldByBoxes, type Place, type RedactionBox } from '../../src/letters/redaction.ts'
import { line, pdf, stream } from './made-files.ts'
import { pdfPages, squeezed } from './pdf-text.ts'

const ID = '11010519491231002X'
const SECRETS = ['张三', ID, '13800138000', 'li@example.org', '6222021234567890128']

const listOf = (blocks: readonly Block[]) =>
  documentPdf({ title: '名单', author: '示例学院', on: null, sections: upright(blocks) })
const PERSONS: Block[] = [
  paragraph(`张三，身份证号${ID}，电话 138 0013 8000，邮箱li@example.org。`),
  paragraph('李四与张三合作完成，评审意见为同意。'),
  {
    type: 'table',
    table: {
      headRows: 0,
      widths: [1, 2],
      rows: [
        ['张三', '6222021234567890128'].map((text) => ({ kind: 'label' as const, text, columnSpan: 1, rowSpan: 1 })),
      ],
    },
  },
  { type: 'page-break' },
  paragraph('第二页：张 三。'),
]
const find = async (bytes: Buffer, words: string[], personal = false): Promise<Place[]> =>
  (await redactionJob(bytes, { what: 'find', wanted: { words, personal } })).places
const redact = async (bytes: Buffer, places: readonly Place[]): Promise<Buffer> => {
  const boxes = places.map((place) => ({ ...place, label: '第十五条' }))
  return Buffer.from((await redactionJob(bytes, { what: 'redact', title: '名单', boxes })).file)
}

test('what is blacked out is gone: no text, nothing for the gate to find, nothing in the bytes', async () => {
  const source = await listOf(PERSONS)
  const before = squeezed((await pdfPages(source)).map(({ text }) => text).join(''))
  for (const secret of SECRETS) assert.ok(before.includes(secret), secret)
  const result = await redact(source, await find(source, ['张三'], true))
  const pages = await pdfPages(result)
  assert.equal(pages.length, 2)
  assert.equal(pages.map(({ text }) => text).join(''), '')
  assert.deepEqual(await scanFile(result, '名单（已遮盖）.pdf'), [])
  for (const secret of SECRETS) assert.ok(!result.includes(secret), secret)
})

test('every place of a word is found, spaced out or not, on every page, and the box covers it', async () => {
  const source = await listOf(PERSONS)
  const places = await find(source, ['张三'])
  assert.deepEqual(
    places.map(({ page }) => page),
    [1, 1, 1, 2],
  )
  const plain = await inkIn(source, [], places)
  const covered = await inkIn(source, places, places)
  for (const [at, share] of plain.entries()) assert.ok(share > 0.02 && share < 0.6, `place ${at}: ${share} before`)
  for (const [at, share] of covered.entries()) assert.ok(share > 0.97, `place ${at}: ${share} covered`)
})

test('around the boxes nothing of the words sticks out, and the rest stays to be read', async () => {
  const source = await listOf([paragraph('甲'.repeat(5) + '张三' + '甲'.repeat(5))])
  const [place] = await find(source, ['张三'])
  assert.ok(place)
  const letter = (15.75 / 595.28) * 100
  assert.ok(place.width >= 2 * letter && place.width < 2.4 * letter, `${place.width} for two letters of ${letter}`)
})

test('personal data are found without being named', async () => {
  const source = await listOf(PERSONS)
  const found = await find(source, [], true)
  assert.ok(found.length >= 4, `${found.length} places`)
  assert.ok((await find(source, ['王五'])).length === 0)
})

test('files that are broken or locked are refused, in words', async () => {
  await assert.rejects(redactionJob(Buffer.from('%PDF-1.7 nothing'), { what: 'count' }), NotRedactable)
  assert.deepEqual(await redactionJob(pdf({ pages: ['', '', ''] }), { what: 'count' }), { pages: 3 })
})

test('the letter lists each kind of thing once, with its pages', () => {
  const box = (page: number, what: string): RedactionBox => ({
    ...{ id: `${page}${what}`, page, left: 1, top: 1, width: 1, height: 1, ground: 'third-party-rights', what },
    reason: '个人隐私',
  })
  assert.deepEqual(withheldByBoxes([box(2, '姓名'), box(1, '姓名'), box(1, '账号'), box(2, '姓名')]), [
    { what: '姓名（第1、2页，共3处）', ground: 'third-party-rights', reason: '个人隐私' },
    { what: '账号（第1页，共1处）', ground: 'third-party-rights', reason: '个人隐私' },
  ])
})

/** Where names stand in other ways than as plain text of an upright page. */
async function hardOnes(): Promise<Buffer> {
  const square = stream('1000 0 0 0 900 900 d1 0 0 900 900 re f')
  const file = pdf({
    pages: [
      `${line('Public')} /X1 Do`,
      line('Turned Name'),
      'BT /T3 12 Tf 72 700 Td (AB) Tj ET',
      `${line('Public')} q 200 0 0 100 72 500 cm /I2 Do Q`,
      `/Span << /ActualText (Spoken Name) >> BDC ${line('Written Name')} EMC`,
      line('Public'),
    ],
    pictures: '/X1 10 0 R /I2 13 0 R >> /Font << /F1 4 0 R /T3 11 0 R',
    annotations: ['14 0 R'],
    objects: [
      stream(
        line('Form Name', 600),
        '/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >>',
      ),
      '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << /A 12 0 R /B 12 0 R >> /Encoding << /Type /Encoding /Differences [65 /A /B] >> /FirstChar 65 /LastChar 66 /Widths [1000 1000] >>',
      square,
      stream(
        '\u00ff\u0000\u0000\u00ff',
        '/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8',
      ),
      '<< /Type /Annot /Subtype /FreeText /Rect [72 300 300 340] /DA (/Helv 12 Tf 0 g) /Contents (Remark Name) /AP << /N 15 0 R >> >>',
      stream(
        'BT /F1 12 Tf 2 10 Td (Remark Name) Tj ET',
        '/Type /XObject /Subtype /Form /BBox [0 0 228 40] /Resources << /Font << /F1 4 0 R >> >>',
      ),
    ],
  })
  const document = await PDFDocument.load(file, { updateMetadata: false })
  document.getPage(1).setRotation(degrees(90))
  return Buffer.from(await document.save())
}

test('in forms, remarks, on turned pages, in drawn fonts: each name is found and covered, and nothing of it is left', async () => {
  const source = await hardOnes()
  const places = await find(source, ['Form Name', 'Turned Name', 'AB', 'Written Name', 'Remark Name'])
  assert.deepEqual([...new Set(places.map(({ page }) => page))].sort(), [1, 2, 3, 5])
  assert.equal(places.filter(({ page }) => page === 1).length, 2, 'form and remark')
  for (const [at, share] of (await inkIn(source, places, places)).entries())
    assert.ok(share > 0.97, `place ${at}: ${share}`)
  const picture = { page: 4, left: 10, top: 25, width: 40, height: 20 }
  const result = await redact(source, [...places, picture])
  assert.equal((await pdfPages(result)).map(({ text }) => text).join(''), '')
  const document = await PDFDocument.load(result, { updateMetadata: false })
  const streams = document.context
    .enumerateIndirectObjects()
    .flatMap(([, each]) => (each instanceof PDFRawStream ? [each] : []))
  const contents = streams.filter((each) => !String(each.dict).includes('DCTDecode'))
  const words = contents.map((each) => Buffer.from(decodePDFRawStream(each).decode()).toString('latin1')).join('\n')
  const all = `${result.toString('latin1')}${words}${document.context
    .enumerateIndirectObjects()
    .map(([, each]) => String(each))
    .join('')}`
  for (const secret of [
    'Form Name',
    'Turned Name',
    'Written Name',
    'Spoken Name',
    'Remark Name',
    'ActualText',
    '/Type3',
    '/Annots',
  ])
    assert.ok(!all.includes(secret), secret)
  // The picture that lay under a box is not in the file: of its page there is one picture, black where the box is.
  const pages = streams.filter((each) => String(each.dict).includes('DCTDecode'))
  assert.equal(pages.length, 6)
  assert.ok((await dark(Buffer.from(pages[3]!.getContents()), picture)) > 0.99)
})

/** How much of a place of a picture is dark. */
async function dark(bytes: Buffer, { left, top, width, height }: Omit<Place, 'page'>): Promise<number> {
  const picture = await loadImage(bytes)
  const canvas = createCanvas(picture.width, picture.height)
  const context = canvas.getContext('2d')
  context.drawImage(picture, 0, 0)
  const share = (part: number, whole: number) => Math.floor((part / 100) * whole)
  const [w, h] = [share(width, picture.width) - 2, share(height, picture.height) - 2]
  const { data } = context.getImageData(share(left, picture.width) + 1, share(top, picture.height) + 1, w, h)
  let count = 0
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 110) count += 1
  return count / (w * h)
}

test('what boxes leave to be read is told, what they cover half is not', async () => {
  const source = await listOf([
    paragraph(`身份证号${ID}，电话13800138000。`),
    { type: 'page-break' },
    paragraph(`电话13900139000`),
  ])
  const left = async (boxes: readonly Place[]) => (await redactionJob(source, { what: 'uncovered', boxes })).uncovered
  assert.deepEqual(await left([]), [
    { kind: 'resident-id', page: 1 },
    { kind: 'mobile', page: 1 },
    { kind: 'mobile', page: 2 },
  ])
  const [middle] = await find(source, ['0013'])
  assert.ok(middle)
  assert.deepEqual(await left([middle, ...(await find(source, [ID]))]), [{ kind: 'mobile', page: 2 }])
})

/** How much of each place is dark on the page as drawn. */
async function inkIn(source: Buffer, boxes: readonly Place[], places: readonly Place[]): Promise<number[]> {
  const pictures = new Map<number, Awaited<ReturnType<typeof loadImage>>>()
  const shares: number[] = []
  for (const { page, left, top, width, height } of places) {
    const drawn = boxes.map((box) => ({ ...box, label: '' }))
    if (!pictures.has(page)) {
      const { file } = await redactionJob(source, { what: 'picture', page, boxes: drawn })
      pictures.set(page, await loadImage(Buffer.from(file)))
    }
    const picture = pictures.get(page)!
    const canvas = createCanvas(picture.width, picture.height)
    const context = canvas.getContext('2d')
    context.drawImage(picture, 0, 0)
    const [x, y] = [Math.ceil((left / 100) * picture.width) + 1, Math.ceil((top / 100) * picture.height) + 1]
    const [w, h] = [Math.floor((width / 100) * picture.width) - 2, Math.floor((height / 100) * picture.height) - 2]
    const { data } = context.getImageData(x, y, w, h)
    let dark = 0
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 110) dark += 1
    shares.push(dark / (w * h))
  }
  return shares
}
