import assert from 'node:assert/strict'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import { type Choices, placeKey } from '../../src/documents/release-gate/cleaning/choices.ts'
import { cleanContent } from '../../src/documents/release-gate/cleaning/clean-content.ts'
import { type Finding } from '../../src/documents/release-gate/finding.ts'
import { readFileContent } from '../../src/documents/release-gate/read-file.ts'
import { newReport } from '../../src/documents/release-gate/report.ts'
import { unzip } from '../../src/documents/unzip.ts'
import { edited, line, pdf, shape, slides, wordFile, zipOf } from './made-files.ts'
import { pdfPages } from './pdf-text.ts'
import { ID, type Leak } from './planted-leaks.ts'
import { RARER } from './rarer-leaks.ts'
import { soundPackage } from './sound-package.ts'

/** What is mended goes, and the rest stays as it was. */

const KEEP_NOTHING: Choices = { kinds: new Set(), places: new Set() }
const keeping = (finding: Finding): Choices => ({ kinds: new Set(), places: new Set([placeKey(finding)]) })

async function findingsOf(bytes: Buffer, name: string): Promise<Finding[]> {
  const report = newReport()
  await readFileContent(bytes, name, report)
  return report.findings()
}

async function cleaned(bytes: Buffer, name: string, choices = KEEP_NOTHING): Promise<Buffer> {
  const found = new Set((await findingsOf(bytes, name)).map(({ kind }) => kind))
  const { bytes: after } = await cleanContent({ name, bytes }, newReport(), choices, found)
  if (after.readUInt32BE(0) === 0x504b0304) await soundPackage(after)
  return after
}

async function mended(bytes: Buffer, name: string): Promise<Buffer> {
  const after = await cleaned(bytes, name)
  assert.deepEqual(await findingsOf(after, name), [])
  return after
}

const planted = async (leaks: readonly Leak[], name: string): Promise<Buffer> => {
  const leak = leaks.find((each) => each.name === name)
  assert.ok(leak, name)
  return leak.file()
}
const partOf = (bytes: Buffer, part: string): string =>
  [...unzip(bytes, 9e7)].find(({ name }) => name === part)?.content.toString() ?? ''
/** The words of a part, paragraph by paragraph. */
const paragraphsOf = (bytes: Buffer, part = 'word/document.xml'): string[] =>
  [...partOf(bytes, part).matchAll(/<(?:w|a):p[ >][^]*?<\/(?:w|a):p>/g)].map(([each]) =>
    [...each.matchAll(/<(?:w|a):t(?: [^>]*)?>([^<]*)/g)].map(([, words]) => words).join(''),
  )
const withBody = async (xml: string): Promise<Buffer> =>
  edited(await wordFile(['正文甲']), { 'word/document.xml': (x) => x.replace('</w:body>', `${xml}</w:body>`) })
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`

test('a number over two paragraphs is masked across, the words around it stay', async () => {
  const xml = paragraph(run('申请人证件：'), run(ID.slice(0, 4)), run(ID.slice(4, 10)))
  const next = paragraph(run(ID.slice(10, 15)), run(`${ID.slice(15)}，电话13800138000。`))
  const after = await mended(await withBody(`${xml}${next}${paragraph(run('以上。'))}`), 'a.docx')
  assert.deepEqual(paragraphsOf(after).slice(2), ['申请人证件：11*************02X', '，电话138****8000。', '以上。'])
})

test('such a number stays where it is kept', async () => {
  const before = await withBody(paragraph(run(ID.slice(0, 10))) + paragraph(run(ID.slice(10))))
  const [found] = await findingsOf(before, 'a.docx')
  assert.ok(found)
  const after = await cleaned(before, 'a.docx', keeping(found))
  assert.deepEqual(paragraphsOf(after).slice(2), [ID.slice(0, 10), ID.slice(10)])
})

test('signs of a font of symbols become text where they are masked, others stay signs', async () => {
  const sign = (each: string) => `<w:sym w:font="Arial" w:char="F0${each.charCodeAt(0).toString(16)}"/>`
  const symbols = `<w:r>${[...ID].map(sign).join('')}</w:r>`
  const other = `<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>`
  const after = await mended(await withBody(paragraph(run('证件'), symbols, run('，已核'), other)), 'a.docx')
  assert.equal(paragraphsOf(after)[2], '证件11*************02X，已核')
  assert.equal(partOf(after, 'word/document.xml').match(/<w:sym/g)?.length, 1)
})

test('paragraphs under a black shape go with it, those it cannot reach stay', async () => {
  const black = `<wps:wsp><wps:spPr><a:prstGeom prst="rect"/><a:solidFill><a:srgbClr val="000000"/></a:solidFill></wps:spPr></wps:wsp>`
  const drawing = (from: string) =>
    `<w:r><w:drawing><wp:anchor xmlns:wp="wp" xmlns:a="a" xmlns:wps="wps"><wp:positionV relativeFrom="${from}"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="3000000" cy="300000"/><wp:wrapNone/><wp:docPr id="7" name="图形"/><a:graphic><a:graphicData>${black}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>`
  const body = (from: string) =>
    withBody(
      paragraph(run('前一段')) +
        paragraph(drawing(from), run('李某某的意见')) +
        paragraph(run('可能盖着')) +
        paragraph(run('后一段')),
    )
  const after = await mended(await body('paragraph'), 'a.docx')
  assert.deepEqual(paragraphsOf(after).slice(2), ['前一段', '×××', '×××', '后一段'])
  const byPage = await cleaned(await body('page'), 'a.docx')
  assert.deepEqual(
    (await findingsOf(byPage, 'a.docx')).map(({ kind }) => kind),
    ['covered-text'],
    'where only the page tells what is under it, it is held',
  )
})

test('words under a shape on a slide go, the shape and the other words stay', async () => {
  const cover =
    '<p:sp><p:nvSpPr><p:cNvPr id="9" name="块"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="900000" y="50000"/><a:ext cx="1200000" cy="500000"/></a:xfrm><a:solidFill><a:srgbClr val="000000"/></a:solidFill></p:spPr></p:sp>'
  const before = slides([`${shape('公开的标题', { at: 5_000_000 })}${shape('李某某')}${cover}`, shape('第二页')])
  const after = await mended(before, 'a.pptx')
  assert.deepEqual(paragraphsOf(after, 'ppt/slides/slide1.xml'), ['公开的标题'])
  assert.ok(partOf(after, 'ppt/slides/slide1.xml').includes('name="块"'))
  const [found] = await findingsOf(before, 'a.pptx')
  assert.ok(found)
  const kept = await cleaned(before, 'a.pptx', keeping(found))
  assert.deepEqual(paragraphsOf(kept, 'ppt/slides/slide1.xml'), ['公开的标题', '李某某'])
})

const cellsOf = async (bytes: Buffer): Promise<Record<string, unknown>> => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  const sheet = book.getWorksheet('公开表')
  return Object.fromEntries(
    ['A1', 'B1', 'C1', 'A2', 'B2', 'C2', 'E2'].map((cell) => [cell, sheet?.getCell(cell).value]),
  )
}

test('cells under a shape or a picture are emptied, those beside stay', async () => {
  for (const name of ['表格：黑色方块下的单元格', '表格：白色方块下的单元格', '表格：图片下的单元格']) {
    const before = edited(await planted(RARER, name), {
      'xl/worksheets/sheet1.xml': (x) => x.replace('</row></sheetData>', '<c r="E2"><v>7</v></c></row></sheetData>'),
    })
    const cells = await cellsOf(await mended(before, 'a.xlsx'))
    assert.equal(cells['E2'], 7, name)
    for (const cell of ['A1', 'B1', 'C1', 'A2', 'B2', 'C2']) assert.equal(cells[cell], null, `${name} ${cell}`)
  }
})

test('what a condition always hides goes with the condition; one that hides at times is held with its cure', async () => {
  const cells = await cellsOf(await mended(await planted(RARER, '表格：条件格式的白字'), 'a.xlsx'))
  assert.equal(cells['B2'], null)
  const before = edited(await planted(RARER, '表格：条件格式的白字'), {
    'xl/worksheets/sheet1.xml': (x) => x.replace('<formula>TRUE</formula>', '<formula>B2&gt;100</formula>'),
  })
  const after = await cleaned(before, 'a.xlsx')
  assert.equal((await cellsOf(after))['B2'], 120.5)
  const [left] = await findingsOf(after, 'a.xlsx')
  assert.match(left?.excerpt ?? '', /请在原来的软件里/)
})

test('white words on a slide go; on a dark ground they are a heading and stay', async () => {
  const before = await planted(RARER, '幻灯片：白底白字')
  assert.deepEqual(paragraphsOf(await mended(before, 'a.pptx'), 'ppt/slides/slide1.xml'), ['标题'])
  const dark = edited(before, {
    'ppt/slides/slide1.xml': (x) =>
      x.replace(
        '<p:cSld>',
        '<p:cSld><p:bg><p:bgPr><a:solidFill><a:srgbClr val="1F4E78"/></a:solidFill></p:bgPr></p:bg>',
      ),
  })
  assert.deepEqual(await findingsOf(dark, 'a.pptx'), [])
})

test('a part called by a number gets another name, and is found under it', async () => {
  const before = edited(await wordFile(['正文甲']), {
    [`word/media/${ID}.png`]: Buffer.from('89504e470d0a1a0a', 'hex'),
    'word/_rels/document.xml.rels': (x) =>
      x.replace(
        '</Relationships>',
        `<Relationship Id="rId99" Type="http://x/image" Target="media/${ID}.png"/></Relationships>`,
      ),
  })
  const after = await mended(before, 'a.docx')
  assert.match(partOf(after, 'word/_rels/document.xml.rels'), /Target="media\/part1\.png"/)
})

test('text: numbers over lines, in words, in codes and between tags are masked, everything else stays', async () => {
  const spread = [...ID].join('\n')
  const before = [
    `证件${ID.slice(0, 10)}`,
    `${ID.slice(10)}，完`,
    `电话一三八零零一三八零零零`,
    `{"id":"${[...ID].map((sign) => `\\u00${sign.charCodeAt(0).toString(16)}`).join('')}"}`,
    `<p><b>${ID.slice(0, 6)}</b><i>${ID.slice(6)}</i> 完</p>`,
    spread,
    '完',
  ].join('\n')
  const after = (await mended(Buffer.from(before), 'a.txt')).toString().split('\n')
  const mask = '11*************02X'
  assert.deepEqual(after.slice(0, 6), [
    `证件${mask}`,
    '，完',
    '电话138****8000',
    `{"id":"${mask}"}`,
    `<p><b>${mask}</b><i></i> 完</p>`,
    mask,
  ])
  assert.equal(after.at(-1), '完')
  assert.equal(after.length, before.split('\n').length)
})

test('formulas that run in a table become text, scripts of a page go', async () => {
  const table = `项目,金额\n=cmd|'/C calc'!A0,1\n-5,="007"\n`
  assert.equal((await mended(Buffer.from(table), 'a.csv')).toString(), `项目,金额\n'=cmd|'/C calc'!A0,1\n-5,="007"\n`)
  const page = zipOf({ 'a.svg': '<svg onload="x()"><script>\nfetch("x")\n</script><text>公开</text></svg>' })
  assert.equal(partOf(await mended(page, 'a.zip'), 'a.svg'), '<svg><text>公开</text></svg>')
})

test('a PDF: numbers painted backwards are burnt black, words to be copied instead go, the rest stays text', async () => {
  const backwards = await mended(
    pdf({
      pages: [
        [...ID]
          .map((sign, at) => `BT /F1 12 Tf ${72 + at * 7} 700 Td (${sign}) Tj ET`)
          .toReversed()
          .join('\n'),
        line('Second page'),
      ],
    }),
    'a.pdf',
  )
  assert.deepEqual(
    (await pdfPages(backwards)).map(({ text }) => text),
    ['', 'Second page'],
  )
  const instead = await mended(
    pdf({ pages: [`/Span << /ActualText (${ID}) >> BDC ${line('shown words')} EMC`] }),
    'a.pdf',
  )
  assert.deepEqual(
    (await pdfPages(instead)).map(({ text }) => text),
    ['shown words'],
  )
})

test('a PDF that only forbids changes is read and mended as any other', async () => {
  const before = await planted(RARER, 'PDF：只限制修改的文件里的隐藏文字')
  assert.ok(before.includes('/Encrypt') && !before.includes(ID))
  assert.deepEqual(
    (await pdfPages(await mended(before, 'a.pdf'))).map(({ text }) => text),
    ['Annual budget'],
  )
})
