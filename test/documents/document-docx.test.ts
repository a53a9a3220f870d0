import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentDocx } from '../../src/documents/document-docx.ts'
import { letterText } from '../../src/documents/letter-text.ts'
import { unzip } from '../../src/documents/unzip.ts'
import { composeLetter } from '../../src/letters/compose-letter.ts'
import { upright } from '../../src/letters/document.ts'
import { letterPages } from '../../src/letters/letter-pages.ts'
import { type LetterDocument } from '../../src/letters/letter.ts'
import { sampleFacts } from '../letters/sample-facts.ts'

function partial(): LetterDocument {
  const composed = composeLetter('reply', sampleFacts('organ', { outcome: 'partial', enclosures: ['目录', '清单'] }))
  assert.ok('letter' in composed)
  return composed.letter
}
async function partXml(letter: LetterDocument, path: string): Promise<string> {
  const parts = [...unzip(await documentDocx(letterPages(letter)), 1e8)].filter(({ name }) => name === path)
  assert.equal(parts.length, 1, path)
  return parts[0]!.content.toString()
}
const documentXml = (letter: LetterDocument) => partXml(letter, 'word/document.xml')

/** What a style of the letter's says of its paragraphs and runs. */
async function styleXml(id: string): Promise<string> {
  const xml = await partXml(partial(), 'word/styles.xml')
  return new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's').exec(xml)?.[0] ?? assert.fail(id)
}

test('layout of GB/T 9704: A4, margins 37, 35, 28, 26 mm, 16 pt on 28.95 pt, title 22 pt', async () => {
  const xml = await documentXml(partial())
  assert.match(xml, /<w:pgSz w:w="11906" w:h="16838"/)
  assert.match(xml, /<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
  const body = await styleXml('NormalIndent')
  assert.match(body, /w:line="579" w:lineRule="exact"/)
  assert.match(body, /<w:spacing w:val="-5"\/>/)
  assert.match(body, /w:firstLineChars="200"/)
  assert.match(await styleXml('Title'), /w:eastAsia="方正小标宋简体"[^>]*\/><w:sz w:val="44"/)
  const defaults = /<w:docDefaults>.*<\/w:docDefaults>/s.exec(await partXml(partial(), 'word/styles.xml'))?.[0] ?? ''
  assert.match(defaults, /w:eastAsia="仿宋_GB2312"[^>]*\/><w:sz w:val="32"/)
  assert.match(defaults, /<w:lang [^>]*w:eastAsia="zh-CN"/)
})

test('every paragraph has a style that is defined, and runs bring neither a size nor a font of their own', async () => {
  const xml = await documentXml(partial())
  const paragraphs = xml.match(/<w:p>.*?<\/w:p>/gs) ?? []
  const used = paragraphs.map((each) => /<w:pStyle w:val="([^"]+)"/.exec(each)?.[1] ?? assert.fail(each))
  const defined = new Set(
    [...(await partXml(partial(), 'word/styles.xml')).matchAll(/w:styleId="([^"]+)"/g)].map((each) => each[1]),
  )
  assert.ok(used.length > 10)
  assert.deepEqual(
    [...new Set(used)].filter((style) => !defined.has(style)),
    [],
  )
  for (const style of ['Title', 'Heading1', 'NormalIndent', 'Salutation', 'Signature', 'Date'])
    assert.ok(used.includes(style), style)
  assert.doesNotMatch(xml, /<w:sz |w:eastAsia=/)
})

test('page numbers: a character from the right on odd pages, from the left on even ones, as the standard asks', async () => {
  const letter = partial()
  const sides = ['word/footer1.xml', 'word/footer2.xml'].map(async (path) => {
    const xml = await partXml(letter, path)
    return [/<w:jc w:val="(\w+)"/.exec(xml)?.[1], /<w:ind w:(\w+)="280"/.exec(xml)?.[1]]
  })
  assert.deepEqual(new Set((await Promise.all(sides)).map(String)), new Set(['right,right', 'left,left']))
  assert.match(await documentXml(letter), /<w:footerReference w:type="even"/)
  assert.match(await partXml(letter, 'word/settings.xml'), /<w:evenAndOddHeaders(?: w:val="true")?\/>/)
})

test('the page says what the plain text says, in the same order', async () => {
  const letter = partial()
  const xml = await documentXml(letter)
  const lines = xml
    .split('</w:p>')
    .map((paragraph) =>
      paragraph
        .replace(/<[^>]+>/g, '')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&')
        .trim(),
    )
    .filter(Boolean)
  assert.deepEqual(
    lines,
    letterText(letter)
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  )
})

test('every font named has stand-ins that are free', async () => {
  const styles = await partXml(partial(), 'word/styles.xml')
  const named = new Set([...styles.matchAll(/w:rFonts [^>]*w:eastAsia="([^"]+)"/g)].map((each) => each[1]!))
  const table = await partXml(partial(), 'word/fontTable.xml')
  assert.ok(named.size >= 4)
  for (const font of named)
    assert.match(table, new RegExp(`w:name="${font}"><w:altName w:val="[^"]*(Noto|Fandol)`), font)
})

test('text that looks like markup stays text', async () => {
  const letter = { ...partial(), paragraphs: ['<w:p>&amp;</w:p> "引"'] }
  assert.match(await documentXml(letter), /&lt;w:p&gt;&amp;amp;&lt;\/w:p&gt;/)
})

test('a red head: the organ in red over its number and a red line; the number stands once', async () => {
  const xml = await headedXml()
  assert.match(xml, /w:color w:val="D00000"\/>.*?青岚市教育局文件/s)
  assert.match(xml, /<w:bottom w:val="single" w:color="D00000"/)
  assert.equal(xml.split('青教公复〔2026〕31号').length, 2)
})

async function headedXml(): Promise<string> {
  const parts = unzip(await documentDocx(letterPages({ ...partial(), head: '青岚市教育局文件' })), 1e8)
  return [...parts].find(({ name }) => name === 'word/document.xml')?.content.toString() ?? assert.fail('no document')
}

test('a long name stands in the red head on several even lines, large enough to be one', async () => {
  const head = '示例省示例市高新技术产业开发区管理委员会教育科技人才和社会事业发展服务保障中心'
  const parts = unzip(await documentDocx(letterPages({ ...partial(), head })), 1e8)
  const xml = [...parts].find(({ name }) => name === 'word/document.xml')?.content.toString() ?? ''
  const runs = [...xml.matchAll(/<w:r>(?:(?!<\/w:r>).)*w:val="D00000"(?:(?!<\/w:r>).)*<\/w:r>/gs)].map(([run]) => run)
  const lines = runs.map((run) => run.replace(/<[^>]+>/g, ''))
  assert.equal(lines.join(''), head)
  assert.deepEqual(
    lines.map(({ length }) => length),
    [13, 13, 13],
  )
  for (const run of runs) assert.ok(Number(/<w:sz w:val="(\d+)"/.exec(run)?.[1]) >= 52, run)
})

test('a page number in a table has the size of the table; a row higher than a page may be broken', async () => {
  const cell = (text: string) => ({ kind: 'label' as const, text, columnSpan: 1, rowSpan: 1 })
  const rows = [[cell('头')], [{ ...cell(''), pageOf: 'a' }], [cell('很长'.repeat(2000))]]
  const document = {
    title: '清单',
    author: '示例市教育局',
    on: null,
    sections: upright([{ type: 'table', points: 10.5, table: { headRows: 1, widths: [1], rows } }]),
  }
  const parts = [...unzip(await documentDocx(document), 1e8)]
  const text = (path: string) => parts.find(({ name }) => name === path)?.content.toString() ?? assert.fail(path)
  assert.match(text('word/document.xml'), /<w:pStyle w:val="PageFigure"\/>.*PAGEREF a/s)
  assert.match(text('word/styles.xml'), /w:styleId="PageFigure".*?<w:sz w:val="21"/s)
  assert.deepEqual(
    text('word/document.xml')
      .match(/<w:trPr>.*?<\/w:trPr>/gs)
      ?.map((row) => /<w:cantSplit\/>/.test(row)),
    [true, true, false],
  )
})
