import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentDocx } from '../../src/documents/document-docx.ts'
import { documentPdf } from '../../src/documents/document-pdf.ts'
import { documentText } from '../../src/documents/document-text.ts'
import { withPdf } from '../../src/documents/redaction/open-pdf.ts'
import { pagePicture } from '../../src/documents/redaction/page-picture.ts'
import { unzip } from '../../src/documents/unzip.ts'
import { localDate } from '../../src/law/date.ts'
import { envelope, type Party } from '../../src/letters/envelope.ts'
import { officialArticle } from '../../src/web/official-article.ts'
import { pdfPages, squeezed, type PrintedLine } from './pdf-text.ts'

const FROM = { name: '示例市教育局办公室', address: '示例市示例路2号', postcode: '324001' }
const TO = { name: '李明', address: '示例市人民路1号', postcode: '324000' }
const LONG = { name: '示例'.repeat(20), address: '示例市示例区'.repeat(12), postcode: null }
const MARK = '示教公复〔2026〕1号'
const envelopeTo = (to: Party, from: Party = FROM) =>
  envelope({ organ: '示例市教育局', to, from, mark: MARK, on: localDate('2026-09-07') })

/** Millimetres from the upper left corner of the envelope. */
const place = ({ x, y }: PrintedLine) => ({ left: (x / 72) * 25.4, top: 110 - (y / 72) * 25.4 })

test('one envelope, 220 by 110 mm: postcode in its boxes, receiver in the middle, sender at the lower right', async () => {
  const [page, ...more] = await pdfPages(await documentPdf(envelopeTo(TO)))
  assert.ok(page && more.length === 0)
  assert.deepEqual([Math.round(page.width), Math.round(page.height)], [624, 312])
  const at = (words: string) => place(page.lines.find(({ text }) => text.includes(words)) ?? assert.fail(words))
  assert.equal(page.lines[0]?.text.replaceAll(' ', ''), '324000')
  const postcode = place(page.lines[0]!)
  assert.ok(
    postcode.left > 12 && postcode.left < 20 && postcode.top > 10 && postcode.top < 18,
    JSON.stringify(postcode),
  )
  assert.ok(at('人民路1号').left > 44 && at('人民路1号').top > 32 && at('李明').top > at('人民路1号').top)
  assert.ok(at('示例路2号').left > 150 && at('示例路2号').top > at('李明').top + 20)
  assert.ok(at('324001').top > 95 && at('324001').top < 108)
  assert.ok(at('示教公复').left < 12 && at('示教公复').top > 95 && at('示教公复').top < 108)
})

test('the postcode’s six red boxes are drawn where the post reads them', async () => {
  const red = await withPdf(await documentPdf(envelopeTo(TO)), async (document) => {
    const { canvas, height } = await pagePicture(document, 1, 254, [])
    assert.equal(Math.round(height), 312)
    // Ten dots a millimetre: along the middle of the boxes only their left and right sides are red.
    const { data } = canvas.getContext('2d').getImageData(0, 120, canvas.width, 1)
    return Array.from({ length: canvas.width }, (_, x) => x).filter(
      (x) => data[4 * x]! > 150 && data[4 * x + 1]! < 140 && data[4 * x + 2]! < 140,
    )
  })
  const sides = red.filter((x, at) => x - (red[at - 1] ?? -9) > 5).map((x) => Math.round(x / 10))
  assert.deepEqual(sides, [12, 20, 22, 30, 32, 40, 42, 50, 52, 60, 62, 70])
})

test('no page number on an envelope, and the same envelope gives the same bytes', async () => {
  const bytes = await documentPdf(envelopeTo(TO))
  const [page] = await pdfPages(bytes)
  assert.doesNotMatch(page!.text, /—/)
  assert.deepEqual(await documentPdf(envelopeTo(TO)), bytes)
})

test('a long address wraps inside the envelope and pushes nothing to a second page', async () => {
  const pages = await pdfPages(await documentPdf(envelopeTo(LONG, { ...FROM, address: LONG.address })))
  assert.equal(pages.length, 1)
  const [{ lines, text }] = pages as [(typeof pages)[0]]
  assert.ok(text.replaceAll(' ', '').includes('示例市示例区'.repeat(3)))
  for (const line of lines) assert.ok(place(line).top < 108, JSON.stringify(line))
})

test('DOCX: a sheet of 220 by 110 mm without a foot, each party in a frame at its place', async () => {
  const parts = [...unzip(await documentDocx(envelopeTo(TO)), 1e8)]
  const xml = parts.find(({ name }) => name === 'word/document.xml')!.content.toString()
  assert.match(xml, /<w:pgSz w:w="12472" w:h="6236"/)
  assert.ok(!parts.some(({ name }) => name.startsWith('word/footer')))
  const framed = [...xml.matchAll(/<w:framePr([^>]*)>.*?<\/w:p>/gs)].map(([whole, frame = '']) => ({
    text: whole.replace(/<[^>]+>/g, ''),
    left: Number(/w:x="(\d+)"/.exec(frame)?.[1]),
    top: Number(/w:y="(\d+)"/.exec(frame)?.[1]),
  }))
  const at = (words: string) => framed.find(({ text }) => text.includes(words)) ?? assert.fail(words)
  assert.deepEqual([at('人民路1号').left, at('人民路1号').top], [2551, 1814])
  assert.equal(at('李明').top, 1814)
  assert.ok(at('示例路2号').left === 5953 && at('示例路2号').top > 4500)
  assert.deepEqual(squeezed(xml.replace(/<[^>]+>/g, '')), squeezed(documentText(envelopeTo(TO))))
})

test('the page shows the same seats, six boxes also without a postcode', () => {
  const page = String(officialArticle(envelopeTo(LONG)))
  assert.match(page, /class="app-envelope"/)
  assert.equal(page.split('<span>').length - 1, 6)
  assert.match(page, /app-envelope__receiver.*收/s)
  assert.match(page, /app-envelope__sender.*示例市教育局办公室<br \/>324001/s)
})
