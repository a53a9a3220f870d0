import assert from 'node:assert/strict'
import { test } from 'node:test'
import { envelopePdf } from '../../src/documents/envelope-pdf.ts'
import { pdfPages } from './pdf-text.ts'

const FROM = { name: '示例市教育局办公室', address: '示例市示例路2号', postcode: '324001' }

test('one envelope, 220 by 110 mm: postcode in its boxes, receiver in the middle, sender at the lower right', async () => {
  const to = { name: '李明', address: '示例市人民路1号', postcode: '324000' }
  const [page, ...more] = await pdfPages(await envelopePdf(to, FROM, '示教公复〔2026〕1号'))
  assert.ok(page && more.length === 0)
  assert.deepEqual([Math.round(page.width), Math.round(page.height)], [624, 312])
  const line = (words: string) => page.lines.find(({ text }) => text.includes(words)) ?? assert.fail(words)
  assert.equal(page.lines[0]?.text.replaceAll(' ', ''), '324000')
  assert.ok(line('人民路1号').y > line('李明').y)
  assert.ok(line('示例路2号').y < line('李明').y)
  assert.match(line('示教公复').text, /示教公复〔2026〕1号/)
})

test('a long address wraps inside the envelope and pushes nothing to a second page', async () => {
  const to = { name: '示例'.repeat(20), address: '示例市示例区'.repeat(12), postcode: null }
  const pages = await pdfPages(await envelopePdf(to, FROM, ''))
  assert.equal(pages.length, 1)
  assert.equal(pages[0]!.text.replaceAll(' ', '').includes('示例市示例区'.repeat(3)), true)
})
