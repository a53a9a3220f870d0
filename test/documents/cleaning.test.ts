import assert from 'node:assert/strict'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import { type Choices, MENDING, placeKey } from '../../src/documents/release-gate/cleaning/choices.ts'
import { cleanContent } from '../../src/documents/release-gate/cleaning/clean-content.ts'
import { FileRefused, type Finding } from '../../src/documents/release-gate/finding.ts'
import { readFileContent } from '../../src/documents/release-gate/read-file.ts'
import { newReport } from '../../src/documents/release-gate/report.ts'
import { unzip } from '../../src/documents/unzip.ts'
import { DeletedTextRun, InsertedTextRun, TextRun } from 'docx'
import { pdf, wordFile, workbook } from './made-files.ts'
import { soundPackage } from './sound-package.ts'
import { ID, LEAKS } from './planted-leaks.ts'

const KEEP_NOTHING: Choices = { kinds: new Set(), places: new Set() }

async function findingsOf(bytes: Buffer, name: string): Promise<Finding[]> {
  const report = newReport()
  await readFileContent(bytes, name, report)
  return report.findings()
}

async function cleaned(bytes: Buffer, name: string, choices = KEEP_NOTHING) {
  const found = new Set((await findingsOf(bytes, name)).map(({ kind }) => kind))
  return cleanContent({ name, bytes }, newReport(), choices, found)
}

/** Without its only slide nothing is left. */
const ALL_OF_IT = '幻灯片：隐藏的一页'
const FIXABLE = LEAKS.filter(
  ({ kind, name }) => MENDING[kind] !== 'by-hand' && !name.startsWith('PDF') && name !== ALL_OF_IT,
)

for (const { name, file, as = '附件' } of FIXABLE)
  test(`mended: ${name}`, async () => {
    const before = await file()
    const after = await cleaned(before, as)
    const left = (await findingsOf(after.bytes, after.name)).filter(({ kind }) => MENDING[kind] !== 'by-hand')
    assert.deepEqual(left, [])
    assert.ok(!after.name.includes(ID))
    if (before.readUInt32BE(0) === 0x504b0304) await soundPackage(after.bytes)
  })

test('at least sixty of the planted leaks are mended', (t) => {
  t.diagnostic(`${FIXABLE.length} of ${LEAKS.length}`)
  assert.ok(FIXABLE.length >= 60)
})

test('a file of which nothing would be left is not mended', async () => {
  const leak = LEAKS.find(({ name }) => name === ALL_OF_IT)
  await assert.rejects(cleaned((await leak?.file()) ?? Buffer.alloc(0), '幻灯片.pptx'), FileRefused)
})

const rowsOf = async (bytes: Buffer) => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  return book
}

test('a workbook: what was hidden is gone with its strings, formulas are values, the rest is as it was', async () => {
  const before = await workbook((book, sheet) => {
    sheet.addRow(['李某', ID, '电话13800138000转'])
    sheet.addRow(['内部意见：暂缓', 1, 2])
    sheet.getRow(4).hidden = true
    sheet.addRow(['合计', { formula: 'SUM(B2:B4)', result: 121.5 }, 9])
    sheet.getColumn(5).hidden = true
    sheet.getCell('E2').value = '经办人备注'
    const hidden = book.addWorksheet('底稿')
    hidden.state = 'hidden'
    hidden.addRow(['底稿内容'])
    book.addWorksheet('说明').addRow(['公开内容'])
    book.definedNames.add('说明!$A$1', '标题')
    sheet.getCell('F2').dataValidation = { type: 'list', formulae: ['底稿!$A$1:$A$9'], allowBlank: true }
  })
  const { bytes } = await cleaned(before, '决算.xlsx')
  const everything = [...unzip(bytes, 9e7)].map(({ content }) => content.toString()).join('')
  for (const secret of [ID, '13800138000', '内部意见', '经办人备注', '底稿'])
    assert.ok(!everything.includes(secret), secret)
  const book = await rowsOf(bytes)
  const sheet = book.getWorksheet('公开表')
  assert.deepEqual(
    ['A1', 'C2', 'B3', 'C3', 'B5', 'A4'].map((cell) => sheet?.getCell(cell).value),
    ['项目', 118.2, '11*************02X', '电话138****8000转', 121.5, null],
  )
  assert.equal(book.getWorksheet('说明')?.getCell('A1').value, '公开内容')
  assert.equal(book.worksheets.length, 2)
})

test('one number stays where it is said to, the others are masked', async () => {
  const before = await workbook((_, sheet) => {
    sheet.addRow(['监督电话', '13800138000'])
    sheet.addRow(['本人电话', '13800138000'])
    sheet.addRow(['本人电话', '13900139000'])
  })
  const [first] = await findingsOf(before, 'a.xlsx')
  assert.ok(first)
  const { bytes } = await cleaned(before, 'a.xlsx', { kinds: new Set(), places: new Set([placeKey(first)]) })
  const sheet = (await rowsOf(bytes)).getWorksheet('公开表')
  assert.deepEqual(
    ['B3', 'B4', 'B5'].map((cell) => sheet?.getCell(cell).value),
    ['13800138000', '138****8000', '139****9000'],
  )
  assert.deepEqual(await findingsOf(bytes, 'a.xlsx'), [first])
})

test('a letter: changes accepted, remarks gone, numbers masked over several runs, the words as they were', async () => {
  const by = { id: 1, author: '钱七', date: '2025-01-01T00:00:00Z' }
  const before = await wordFile([
    '身份证',
    new TextRun({ text: '1101051949', bold: true }),
    '1231002X，电话 138 0013 8000。',
    new InsertedTextRun({ ...by, text: '新增。' }),
    new DeletedTextRun({ ...by, text: '删去。' }),
    new TextRun({ text: '密', vanish: true }),
    '完',
  ])
  const { bytes } = await cleaned(before, '说明.docx')
  const xml = [...unzip(bytes, 9e7)].find(({ name }) => name === 'word/document.xml')?.content.toString() ?? ''
  const words = [...xml.matchAll(/<w:t[ >][^<]*<\/w:t>|<w:t>[^<]*/g)]
    .map(([run]) => run.replace(/<[^>]*>/g, ''))
    .join('')
  assert.equal(words, '关于申请公开信息的说明身份证11*************02X，电话 138****8000。新增。完')
  assert.ok(!/w:ins|w:del|钱七/.test(xml))
})

test('what is kept as a whole kind stays', async () => {
  const before = await workbook((book, sheet) => {
    book.creator = '王五'
    sheet.getCell('B2').note = '此数未经核对'
  })
  const { bytes } = await cleaned(before, 'a.xlsx', { kinds: new Set(['comment']), places: new Set() })
  assert.deepEqual(
    (await findingsOf(bytes, 'a.xlsx')).map(({ kind }) => kind),
    ['comment'],
  )
  await soundPackage(bytes)
})

test('text keeps its lines and can be opened by a spreadsheet', async () => {
  const gbk = Buffer.concat([Buffer.from([0xd6, 0xa4, 0xbc, 0xfe]), Buffer.from(`,${ID}\r\n2,13800138000\r\n`)])
  const { bytes } = await cleaned(gbk, 'a.csv')
  assert.equal(bytes.toString(), '\uFEFF证件,11*************02X\r\n2,138****8000\r\n')
  const odd = await cleaned(Buffer.from(`证件${ID.slice(0, 8)}\u200B${ID.slice(8)}。`), 'a.txt')
  assert.equal(odd.bytes.toString(), '证件11*************02X。')
})

test('a PDF is blacked out elsewhere, an old format not at all', async () => {
  await assert.rejects(cleaned(pdf(), 'a.pdf'), /遮盖/)
})
