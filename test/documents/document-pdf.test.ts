import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentPdf } from '../../src/documents/document-pdf.ts'
import { documentText } from '../../src/documents/document-text.ts'
import { documentOfSentences } from '../../src/law/report/report-document.ts'
import { reportPages } from '../../src/documents/report-pages.ts'
import { parseFilledReport } from '../../src/law/report/parse-filled-report.ts'
import { localDate } from '../../src/law/date.ts'
import { composeLetter } from '../../src/letters/compose-letter.ts'
import { divided } from '../../src/letters/kept-together.ts'
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

/** Lines before, so that what follows stands at the foot of the page. */
const FILLINGS = [17, 19, 20, 21, 22]
const filled = (lines: number, ...blocks: readonly Block[]) =>
  documentOf([...Array.from({ length: lines }, () => paragraph('正文')), ...blocks])
/** The page that bears some words. */
async function pageWith(words: string, document: OfficialDocument): Promise<string> {
  const pages = await pdfPages(await documentPdf(document))
  return squeezed(pages.find(({ text }) => squeezed(text).includes(words))?.text ?? assert.fail(words))
}
const cell = (text: string) => ({ kind: 'label', text, columnSpan: 1, rowSpan: 1 }) as const
const tableOf = (rows: readonly (readonly string[])[], caption?: string): Block => ({
  type: 'table',
  ...(caption === undefined ? {} : { caption }),
  table: { headRows: 1, widths: rows[0]!.map(() => 1), rows: rows.map((row) => row.map(cell)) },
})
const heading = (text: string): Block => ({ type: 'heading', text })

test('a heading never ends a page, before text, another heading, a list or a table', async () => {
  const entry: Block = { type: 'paragraph', runs: [{ text: `第一条${'经过'.repeat(20)}` }], set: 'margin', heads: true }
  const rows = Array.from({ length: 9 }, (_, at) => [`行${at}`, '很长的说明'.repeat(at === 1 ? 30 : 1)])
  const list: Block = { type: 'list', items: [{ mark: '1. ', text: '其后' }] }
  for (const filling of FILLINGS) {
    const after = (...blocks: readonly Block[]) => pageWith('标题', filled(filling, heading('二、标题'), ...blocks))
    assert.match(
      await after(heading('（一）小标题'), entry, paragraph('其后')),
      /标题.*第一条(经过)+其后/,
      String(filling),
    )
    assert.match(await after(list), /其后/, String(filling))
    assert.match(await after(tableOf(rows, '表一')), /标题表一行0很长的说明行1.*说明/, String(filling))
  }
})

test('no page bears a signature alone: the last paragraph goes with it, with what heads it', async () => {
  const signature: Block = { type: 'signature', organ: '青岚市教育局', on: localDate('2026-10-09') }
  for (const filling of FILLINGS) {
    const signed = filled(filling - 1, heading('七、材料'), paragraph('无。'), signature)
    assert.match(await pageWith('青岚市教育局', signed), /七、材料无。青岚市教育局2026年10月9日/, String(filling))
    const listed = filled(filling - 2, tableOf([['名称'], ['申请表'], ['答复书'], ['末行']]), signature)
    assert.match(await pageWith('青岚市教育局', listed), /末行青岚市教育局2026年10月9日/, String(filling))
  }
})

test('no page bears a signature alone after a long last paragraph either, with or without a closing formula', async () => {
  const signature: Block = { type: 'signature', organ: '青岚市教育局', on: localDate('2026-10-09') }
  const sentence = '本机关已将上述情况向有关单位核实，并将继续跟踪。'
  for (const sentences of [20, 34])
    for (const closing of [[], [paragraph('特此答复。')]])
      for (const filling of [22, 9]) {
        const document = filled(filling, paragraph(sentence.repeat(sentences)), ...closing, signature)
        const page = await pageWith('青岚市教育局', document)
        const expected = closing.length === 0 ? /跟踪。青岚市教育局/ : /跟踪。特此答复。青岚市教育局/
        assert.match(page, expected, `${sentences} ${closing.length} ${filling}`)
      }
})

test('no page bears a signature alone, whatever the length of the last paragraph and its stops', async () => {
  const signature: Block = { type: 'signature', organ: '青岚市教育局', on: localDate('2026-10-09') }
  const paragraphOf = (lines: number, unit: string) =>
    `${unit.repeat(Math.ceil((lines * 28) / unit.length)).slice(0, lines * 28 - 3)}末尾。`
  const UNITS = [
    '甲乙丙丁戊己庚辛壬癸子丑寅卯',
    '各项材料均已核对，',
    '见第2026-01234号（ABC）文',
    '“一”《二》（三）、',
  ]
  for (let lines = 1; lines <= 60; lines += 1) {
    const unit = UNITS[lines % UNITS.length]!
    const text = paragraphOf(lines, unit)
    const page = await pageWith('青岚市教育局', filled((lines * 7) % 22, paragraph(text), signature))
    assert.match(page, /.{4}末尾。青岚市教育局2026年10月9日/, `${lines} lines of ${unit}`)
  }
})

test('a paragraph in several runs is divided too, keeps what is bold, and loses nothing', () => {
  const runs = [{ text: '甲'.repeat(300) }, { text: '乙'.repeat(200), bold: true }, { text: '丙'.repeat(300) }]
  const signature: Block = { type: 'signature', organ: '青岚市教育局', on: localDate('2026-10-09') }
  const parts = divided([{ type: 'paragraph', runs }, signature])
  assert.equal(parts.length, 3)
  const texts = parts.flatMap((part) => (part.type === 'paragraph' ? part.runs : []))
  assert.equal(texts.map(({ text }) => text).join(''), runs.map(({ text }) => text).join(''))
  const bold = texts.filter((run) => run.bold).map(({ text }) => text)
  assert.equal(bold.join(''), '乙'.repeat(200))
})

test('nothing is lost where what should stay together is longer than a page', async () => {
  const signature: Block = { type: 'signature', organ: '青岚市教育局', on: localDate('2026-10-09') }
  const long = Array.from({ length: 300 }, (_, at) => `第${at}句，`).join('')
  const entry: Block = { type: 'paragraph', runs: [{ text: long }], heads: true }
  const items = Array.from({ length: 8 }, (_, at) => ({ mark: `${at}. `, text: long.slice(0, 600) }))
  const documents = [
    [paragraph(long), signature],
    [paragraph('以下：'), { type: 'list', items }, signature],
    [heading('一、标题'), entry, paragraph('其后'), signature],
    [
      heading('一、标题'),
      tableOf([
        ['头', '头'],
        ['短', long],
      ]),
      signature,
    ],
    [
      tableOf(
        [
          ['头', long],
          ['短', long],
        ],
        '表一',
      ),
      signature,
    ],
  ] as const
  for (const blocks of documents) {
    const document = documentOf(blocks)
    const pages = await pdfPages(await documentPdf(document))
    const printed = squeezed(pages.flatMap(({ lines }) => lines.slice(0, -1).map(({ text }) => text)).join(''))
    for (const sentence of [0, 150, 299].map((at) => `第${at}句，`))
      assert.equal(
        printed.split(sentence).length >= squeezed(documentText(document)).split(sentence).length,
        true,
        `${blocks.map(({ type }) => type).join()} ${sentence}`,
      )
  }
})

test('no line begins with a closing mark or ends with an opening one', async () => {
  const text = '《关于“三公”经费的说明》（示教〔2026〕1号），'.repeat(40)
  const shifted = Array.from({ length: 9 }, (_, at) => paragraph('字'.repeat(at) + text))
  for (const { lines } of await pdfPages(await documentPdf(documentOf(shifted))))
    for (const { text: line } of lines) assert.doesNotMatch(line.trim(), /^[，。；：、）》”〕]|[（《“〔]$/)
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
