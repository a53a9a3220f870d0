import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentPdf } from '../../src/documents/document-pdf.ts'
import { documentText } from '../../src/documents/document-text.ts'
import { documentOfSentences } from '../../src/law/report/report-document.ts'
import { reportPages } from '../../src/documents/report-pages.ts'
import { parseFilledReport } from '../../src/law/report/parse-filled-report.ts'
import { localDate } from '../../src/law/date.ts'
import { composeLetter } from '../../src/letters/compose-letter.ts'
import { paragraph, upright, type Block, type OfficialDocument } from '../../src/letters/document.ts'
import { letterPages } from '../../src/letters/letter-pages.ts'
import reports from '../../../shared/real/reports.json' with { type: 'json' }
import { sampleFacts } from '../letters/sample-facts.ts'
import { pdfPages, squeezed } from './pdf-text.ts'

const LONG =
  'https://www.example.org/zwgk/2026/09/07/annual-research-spending-table-with-a-very-long-name-0123456789.html'

function partial(way = '以电子邮件方式发送'): OfficialDocument {
  const composed = composeLetter(
    'reply',
    sampleFacts('organ', { outcome: 'partial', way, enclosures: ['目录', '清单'] }),
  )
  assert.ok('letter' in composed)
  return letterPages(composed.letter)
}
const documentOf = (blocks: readonly Block[]): OfficialDocument => ({
  title: '样张',
  author: '青岚市教育局',
  on: null,
  sections: upright(blocks),
})

test('the PDF says what the plain text says, in the same order, and numbers its pages', async () => {
  const pages = await pdfPages(await documentPdf(partial()))
  const printed = pages.map(({ lines }, at) => {
    const foot = lines.at(-1)
    assert.equal(squeezed(foot?.text ?? ''), `—${at + 1}—`)
    return lines.slice(0, -1).map(({ text }) => text)
  })
  assert.equal(squeezed(printed.flat().join('')), squeezed(documentText(partial())))
})

test('A4 upright, at most 22 lines a page, 28.95 pt apart, 28 characters in a line, fonts embedded', async () => {
  const full = documentOf(Array.from({ length: 30 }, () => paragraph('公'.repeat(56))))
  const bytes = await documentPdf(full)
  const [page] = await pdfPages(bytes)
  assert.ok(page)
  assert.deepEqual([Math.round(page.width), Math.round(page.height)], [595, 842])
  const lines = page.lines.slice(0, -1)
  assert.equal(lines.length, 22)
  const pitch = (lines[0]!.y - lines[21]!.y) / 21
  assert.ok(Math.abs(pitch - 28.95) < 0.05, String(pitch))
  assert.deepEqual(
    lines.slice(0, 3).map(({ text }) => text.length),
    [26, 28, 2],
  )
  assert.ok(Math.abs(lines[1]!.x - (28 / 25.4) * 72) < 1)
  assert.match(bytes.toString('latin1'), /\/FontFile2/)
})

test('a long web address stands on lines of its own and can be read whole', async () => {
  const pages = await pdfPages(await documentPdf(partial(`登录 ${LONG}，查看全文`)))
  const lines = pages.flatMap(({ lines }) => lines.map(({ text }) => text))
  const first = lines.findIndex((line) => line.startsWith('https:'))
  const address = lines.slice(first, first + 3).filter((line) => /^[\x21-\x7e]+$/.test(line))
  assert.equal(address.join(''), LONG)
})

test('a heading never ends a page', async () => {
  for (const filling of [18, 19, 20, 21, 22]) {
    const lines = Array.from({ length: filling }, () => paragraph('正文'))
    const pages = await pdfPages(
      await documentPdf(documentOf([...lines, { type: 'heading', text: '二、标题' }, paragraph('其后')])),
    )
    const headed = pages.find(({ lines }) => lines.some(({ text }) => text.includes('标题')))
    assert.ok(
      headed?.lines.some(({ text }) => text.includes('其后')),
      String(filling),
    )
  }
})

test('no page bears a signature alone: the last paragraph goes with it', async () => {
  const signature: Block = { type: 'signature', organ: '青岚市教育局', on: localDate('2026-10-09') }
  for (const filling of [16, 17, 18, 19, 20, 21, 22]) {
    const lines = Array.from({ length: filling }, () => paragraph('正文'))
    const pages = await pdfPages(await documentPdf(documentOf([...lines, paragraph('特此答复。'), signature])))
    const signed = pages.find(({ text }) => text.includes('青岚市教育局'))
    assert.match(squeezed(signed?.text ?? ''), /特此答复。青岚市教育局2026年10月9日/, String(filling))
  }
})

test('merged heads, landscape pages, repeated heads: a real annual report', async () => {
  const report = parseFilledReport(reports[0])
  assert.ok(report.report)
  const pages = await pdfPages(await documentPdf(reportPages(documentOfSentences(report.report, []))))
  const [first] = pages
  assert.ok(first && first.lines.length > 10, 'the first page holds more than the title')
  const wide = pages.filter(({ width, height }) => width > height)
  assert.equal(wide.length > 0, true)
  const text = squeezed(pages.map(({ text }) => text).join(''))
  for (const words of ['申请人情况', '法律服务机构', '结果维持']) assert.ok(text.includes(words), words)
})

test('the same letter gives the same bytes', async () => {
  assert.deepEqual(await documentPdf(partial()), await documentPdf(partial()))
})
