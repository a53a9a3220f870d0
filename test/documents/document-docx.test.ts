import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentDocx } from '../../src/documents/document-docx.ts'
import { letterText } from '../../src/documents/letter-text.ts'
import { unzip } from '../../src/documents/unzip.ts'
import { composeLetter } from '../../src/letters/compose-letter.ts'
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

test('layout of GB/T 9704: A4, margins 37, 35, 28, 26 mm, 16 pt on 28.95 pt, title 22 pt', async () => {
  const xml = await documentXml(partial())
  assert.match(xml, /<w:pgSz w:w="11906" w:h="16838"/)
  assert.match(xml, /<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
  assert.match(xml, /w:line="579" w:lineRule="exact"/)
  assert.match(xml, /w:eastAsia="方正小标宋简体"[^>]*\/><w:sz w:val="44"/)
  assert.match(xml, /w:eastAsia="仿宋_GB2312"[^>]*\/><w:spacing w:val="-5"\/><w:sz w:val="32"/)
  assert.match(xml, /w:firstLineChars="200"/)
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
  const named = new Set([...(await documentXml(partial())).matchAll(/w:eastAsia="([^"]+)"/g)].map((each) => each[1]!))
  const table = await partXml(partial(), 'word/fontTable.xml')
  assert.ok(named.size >= 2)
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
