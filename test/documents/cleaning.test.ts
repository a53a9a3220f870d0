import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodePDFRawStream, PDFDocument, PDFRawStream } from '@cantoo/pdf-lib'
import ExcelJS from 'exceljs'
import { type Choices, entryPlace, placeKey } from '../../src/documents/release-gate/cleaning/choices.ts'
import { cleanContent } from '../../src/documents/release-gate/cleaning/clean-content.ts'
import { FileRefused, type Finding } from '../../src/documents/release-gate/finding.ts'
import { readFileContent } from '../../src/documents/release-gate/read-file.ts'
import { newReport } from '../../src/documents/release-gate/report.ts'
import { withPdf } from '../../src/documents/redaction/open-pdf.ts'
import { pagePicture } from '../../src/documents/redaction/page-picture.ts'
import { unzip } from '../../src/documents/unzip.ts'
import { DeletedTextRun, InsertedTextRun, TextRun } from 'docx'
import { jpeg, line, pdf, savedAgain, shape, slides, stream, wordFile, workbook, zipOf } from './made-files.ts'
import { ADVERSARIAL } from './adversarial-leaks.ts'
import { FURTHER } from './further-leaks.ts'
import { RARER } from './rarer-leaks.ts'
import { pdfPages } from './pdf-text.ts'
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

/** Without its only slide, or its only file, nothing is left. */
const ALL_OF_IT = ['幻灯片：隐藏的一页', '压缩包里加密的文件']
const FIXABLE = LEAKS.filter(({ name }) => !ALL_OF_IT.includes(name))

for (const { name, file, as = '附件' } of FIXABLE)
  test(`mended: ${name}`, async () => {
    const before = await file()
    const after = await cleaned(before, as)
    assert.deepEqual(await findingsOf(after.bytes, after.name), [])
    assert.ok(!after.name.includes(ID))
    if (before.readUInt32BE(0) === 0x504b0304) await soundPackage(after.bytes)
  })

test('at least sixty of the planted leaks are mended', (t) => {
  t.diagnostic(`${FIXABLE.length} of ${LEAKS.length}`)
  assert.ok(FIXABLE.length >= 60)
})

test('a file of which nothing would be left is not mended', async () => {
  for (const { file } of LEAKS.filter(({ name }) => ALL_OF_IT.includes(name)))
    await assert.rejects(cleaned((await file()) as Buffer, '附件'), FileRefused)
})

test('from an archive goes what cannot be read, and what is told to go; the rest stays', async () => {
  const before = zipOf({
    ...{ '旧.doc': Buffer.from('d0cf11e0a1b11ae100', 'hex'), '坏.pdf': '%PDF-1.7 nothing', '说明.txt': '正文' },
    ...{ '名单.csv': `张三,${ID}`, '电话.txt': '电话 13800138000', '内/坏.bin': Buffer.from([0, 1, 2, 3, 4]) },
  })
  const dropped = new Set([entryPlace('名单.csv')])
  const { bytes } = await cleaned(before, '附件.zip', { kinds: new Set(), places: new Set(), dropped })
  const parts = [...unzip(bytes, 9e7)].map(({ name, content }) => [name, content.toString()])
  assert.deepEqual(parts, [
    ['说明.txt', '正文'],
    ['电话.txt', '电话 138****8000'],
  ])
  const kept = await cleaned(before, '附件.zip', { kinds: new Set(['unreadable']), places: new Set() })
  assert.equal([...unzip(kept.bytes, 9e7)].length, 6)
  assert.equal((await findingsOf(kept.bytes, '附件.zip')).filter(({ kind }) => kind === 'unreadable').length, 3)
})

test('what hides well is mended too, or held back: no number leaves a mended file unseen', async (t) => {
  const left: string[] = []
  for (const { name, file, as = '附件' } of [...ADVERSARIAL, ...FURTHER, ...RARER]) {
    const before = await file()
    const after = await cleaned(before, as).catch((error: unknown) => {
      assert.ok(error instanceof FileRefused, `${name}: ${String(error)}`)
      return null
    })
    if (after === null) left.push(name)
    else if ((await findingsOf(after.bytes, after.name)).length > 0) left.push(name)
    else {
      const isZip = after.bytes.readUInt32BE(0) === 0x504b0304
      const all = isZip ? [...unzip(after.bytes, 9e7)].map(({ content }) => content.toString()).join('') : after.bytes
      assert.ok(!all.includes(ID), name)
      if (isZip && before.includes('[Content_Types].xml')) await soundPackage(after.bytes)
    }
  }
  t.diagnostic(`not mended, so held: ${left.join('、')}`)
  assert.ok(left.length <= 8, left.join('、'))
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

test('drawings keep their place and size, extensions that hold nothing go', async () => {
  const extension = '<a:extLst><a:ext uri="x"/></a:extLst>'
  const after = await cleaned(slides([`${shape('电话 13800138000')}${extension}`]), '介绍.pptx')
  const xml = [...unzip(after.bytes, 9e7)].find(({ name }) => name.includes('slide1'))?.content.toString() ?? ''
  assert.match(xml, /<a:off x="1000000" y="100000"\/><a:ext cx="900000" cy="300000"\/>/)
  assert.ok(!xml.includes('extLst'))
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

const mendedPdf = async (file: Buffer, choices?: Choices) => (await cleaned(file, 'a.pdf', choices)).bytes
/** Everything in the file, streams unpacked, as bytes a search would find. */
async function everythingIn(bytes: Buffer): Promise<string> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const contentOf = (stream: PDFRawStream) => {
    const isPicture = String(stream.dict).includes('DCTDecode')
    return Buffer.from(isPicture ? stream.getContents() : decodePDFRawStream(stream).decode()).toString('latin1')
  }
  return document.context
    .enumerateIndirectObjects()
    .map(([, object]) =>
      object instanceof PDFRawStream ? `${String(object.dict)}${contentOf(object)}` : String(object),
    )
    .join('\n')
}

test('a PDF is made anew of what it shows: nothing that led elsewhere, ran or was there before is in it', async () => {
  const before = savedAgain(
    pdf({
      pages: [line('Annual budget 2025'), line('Second page')],
      annotations: [
        '<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (secret remark) /T (Zhang San) >>',
        '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (secret.exe) >> >>',
        '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://www.example.org/open) >> >>',
        '<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS << /Type /Filespec /F (secret.txt) >> >>',
      ],
      catalogue:
        '/OpenAction << /S /JavaScript /JS (secretScript) >> /AA << /WC << /S /JavaScript /JS (secretClosing) >> >> /Metadata 10 0 R',
      info: '/Title (Budget) /Author (Zhang San) /Subject (secret subject)',
      objects: [stream('<x:xmpmeta>secret xmp</x:xmpmeta>', '/Type /Metadata /Subtype /XML')],
    }),
  )
  const after = await mendedPdf(before)
  assert.deepEqual(await findingsOf(after, 'a.pdf'), [])
  const everything = `${after.toString('latin1')}\n${await everythingIn(after)}`
  for (const secret of ['secret', 'Zhang', 'JavaScript', 'Launch', 'OpenAction', '/AA', '/Names', '/Metadata'])
    assert.ok(!everything.includes(secret), secret)
  assert.match(everything, /www\.example\.org\/open/)
  assert.deepEqual(
    (await pdfPages(after)).map(({ text }) => text),
    ['Annual budget 2025', 'Second page'],
  )
  assert.deepEqual(await mendedPdf(before), after, 'the same file gives the same bytes')
})

test('a page with a number becomes a picture with the number black; the other pages stay text', async () => {
  const before = pdf({ pages: [line('First'), line(`ID ${ID} of the applicant`), line('Third')] })
  const after = await mendedPdf(before)
  assert.deepEqual(
    (await pdfPages(after)).map(({ text }) => text),
    ['First', '', 'Third'],
  )
  const [was, is] = [await darkness(before, 2), await darkness(after, 2)]
  assert.ok(is > was * 1.5, `as dark as before: ${was} ${is}`)
  assert.ok(!(await everythingIn(after)).includes('11010519491231'))
})

test('one number stays by choice, another on the same page goes', async () => {
  const before = pdf({ pages: [`${line('Office 13800138000', 700)} ${line('Person 13900139000', 600)}`] })
  const kept = (await findingsOf(before, 'a.pdf')).find(({ excerpt }) => excerpt.startsWith('138'))
  assert.ok(kept)
  const dark = await Promise.all([
    darkness(await mendedPdf(before), 1),
    mendedPdf(before, { kinds: new Set(), places: new Set([placeKey(kept)]) }).then((file) => darkness(file, 1)),
  ])
  assert.ok(dark[1] < dark[0] * 0.8, String(dark))
})

test('a field becomes part of the page, a picture taken by a camera loses where it was taken', async () => {
  const look = stream(
    'BT /F1 12 Tf 2 2 Td (Filled in) Tj ET',
    '/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F1 4 0 R >> >>',
  )
  const photo = jpeg({ gps: true, artist: 'Zhang San' })
  const picture = Buffer.concat([
    Buffer.from(
      `<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode /Length ${photo.length} >>\nstream\n`,
    ),
    photo,
    Buffer.from('\nendstream'),
  ])
  const before = pdf({
    pages: [`${line('Form')} q 50 0 0 50 72 72 cm /I2 Do Q`],
    pictures: '/I2 11 0 R',
    annotations: ['12 0 R'],
    objects: [
      look,
      picture,
      '<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (Filled in) /Rect [72 400 272 420] /AP << /N 10 0 R >> >>',
    ],
    catalogue: '/AcroForm << /Fields [12 0 R] >>',
    info: '/Author (Zhang San)',
  })
  const after = await mendedPdf(before)
  assert.match((await pdfPages(after))[0]?.text ?? '', /Form.*Filled in/)
  const everything = await everythingIn(after)
  assert.ok(!everything.includes('/Widget') && !everything.includes('Exif') && !after.includes('Exif'))
})

test('what cannot go along in a PDF made anew is said; attachments kept do', async () => {
  const scripted = pdf({ catalogue: '/OpenAction << /S /JavaScript /JS (app.alert) >>', info: '/Author (Zhang San)' })
  await assert.rejects(mendedPdf(scripted, { kinds: new Set(['script']), places: new Set() }), /脚本/)
  const attached = LEAKS.find(({ name }) => name === 'PDF：附件')
  const after = await mendedPdf((await attached?.file()) as Buffer, {
    kinds: new Set(['embedded-file']),
    places: new Set(),
  })
  assert.deepEqual(
    (await findingsOf(after, 'a.pdf')).map(({ kind }) => kind),
    ['embedded-file', 'resident-id'],
  )
})

/** How much of a page is dark, 0 to 1. */
function darkness(file: Buffer, number: number): Promise<number> {
  return withPdf(file, async (document) => {
    const { canvas } = await pagePicture(document, number, 72, [])
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
    let dark = 0
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark += 1
    return dark / (data.length / 4)
  })
}
