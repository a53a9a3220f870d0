import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { knownColumns, mapRows } from '../../src/documents/column-mapping.ts'
import { CASE_FIELDS } from '../../src/documents/register-fields.ts'
import { TableError } from '../../src/documents/table.ts'
import { readTable, type ReadOptions } from '../../src/documents/table-reader.ts'
import { processorSeconds } from '../support/processor-time.ts'

const HEADER = '申请编号,申请人类型,申请人,接收渠道,收到日期,申请内容,答复日期,办理结果'
const LINE = '2025-1,自然人,李明,当面,2025年3月7日,食堂承包合同,2025.3.20,予以公开'
const KNOWN = knownColumns(CASE_FIELDS)

const read = (content: string | Uint8Array, name = 'register.csv', options: ReadOptions = {}) =>
  readTable(typeof content === 'string' ? Buffer.from(content) : content, name, { known: KNOWN, ...options })
const casesIn = async (content: string | Uint8Array, name?: string) =>
  mapRows(await read(content, name), {}, CASE_FIELDS)
const refused = (content: string | Uint8Array, words: RegExp, options: ReadOptions = {}, name?: string) =>
  assert.rejects(read(content, name, options), (error) => error instanceof TableError && words.test(error.message))

const SOUND = {
  number: '2025-1',
  applicantKind: 'natural-person',
  applicantName: '李明',
  channel: 'in-person',
  receivedOn: '2025-03-07',
  content: '食堂承包合同',
  repliedOn: '2025-03-20',
  outcome: 'granted',
}

const ENCODINGS: Record<string, Buffer> = {
  'UTF-8': Buffer.from(`${HEADER}\n${LINE}\n`),
  'UTF-8 with byte order mark': Buffer.from(`\ufeff${HEADER}\r\n${LINE}\r\n`),
  GB18030: iconv.encode(`${HEADER}\r\n${LINE}\r\n`, 'gb18030'),
  'UTF-16 little-endian': iconv.encode(`${HEADER}\n${LINE}`, 'utf16le', { addBOM: true }),
  'UTF-16 big-endian': iconv.encode(`${HEADER}\n${LINE}`, 'utf16be', { addBOM: true }),
  'UTF-16 without mark': iconv.encode(`${HEADER}\n${LINE}`, 'utf16le', { addBOM: false }),
  'semicolons, as European programs write': Buffer.from(`${HEADER}\n${LINE}`.replaceAll(',', ';')),
  'tabs, as copied from a sheet': Buffer.from(`${HEADER}\n${LINE}`.replaceAll(',', '\t')),
  'line ends of old Macintosh': Buffer.from(`${HEADER}\r${LINE}\r`),
  'a title, a note and a blank line above': Buffer.from(
    `依申请公开登记台账,,\n单位：某学院;填表人：张三\n\n${HEADER}\n${LINE}`,
  ),
  'spaces, stars and line breaks in the header': Buffer.from(
    `${HEADER.replace('收到日期', '"收到\n日期"').replace('申请人,', '*申 请 人,')}\n${LINE}`,
  ),
  'other order, further columns': Buffer.from(
    `序号,办理结果,申请编号,申请人类型,申请人,接收渠道,收到日期,申请内容,答复日期\n1,予以公开,${LINE.replace(/,[^,]*$/, '')}`,
  ),
  'the header repeated on the next printed page': Buffer.from(`${HEADER}\n${LINE}\n${HEADER}\n`),
  'everything in quotation marks': Buffer.from(`${HEADER}\n${LINE}`.replaceAll(/[^,\n]+/g, '"$&"')),
}
for (const [name, bytes] of Object.entries(ENCODINGS)) {
  test(`CSV read: ${name}`, async () => {
    const mapped = await casesIn(bytes)
    assert.deepEqual(mapped.rejected, [])
    assert.deepEqual(
      mapped.rows.map(({ value }) => value),
      [SOUND],
    )
  })
}

test('rare characters of GB18030 are read; columns that are not ours are named', async () => {
  const text = `${HEADER},备注\n${LINE.replace('李明', '㐱䶮𠀀')},x\n`
  const mapped = await casesIn(iconv.encode(text, 'gb18030'))
  assert.equal(mapped.rows[0]?.value.applicantName, '㐱䶮𠀀')
  assert.deepEqual(mapped.ignored, ['备注'])
})

test('line numbers count the lines of the file: title, blank lines, texts over several lines', async () => {
  const text = [
    '台账',
    '',
    HEADER,
    LINE,
    LINE.replace('食堂承包合同', '"一\r\n二\r\n三"').replace('2025-1', '2025-2'),
    '',
    LINE,
  ]
  const mapped = await casesIn(text.join('\r\n'))
  assert.deepEqual(
    mapped.rows.map(({ line }) => line),
    [4, 5],
  )
  assert.deepEqual(mapped.rejected, [{ line: 9, column: '申请编号', reason: '“2025-1”与第 4 行重复，请核对编号' }])
})

test('each fault is named with line, column, what stands there and how to mend it', async () => {
  const faulty = 'x1,法人,,飞鸽,2025-02-30,内容,2025-01-01,不知道'
  const { rejected } = await casesIn(`${HEADER}\n${faulty}\n${LINE},甲,乙`)
  assert.deepEqual(
    rejected.map(({ line, column, reason }) => `${line} ${column} ${reason}`),
    [
      '2 申请人类型 “法人”不能识别，可以填写：自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他',
      '2 申请人 这一格是空的，请填写',
      '2 接收渠道 “飞鸽”不能识别，可以填写：当面、信函、平常信函、网络、传真、电子邮件',
      '2 收到日期 “2025-02-30”在日历上不存在，请核对年、月、日',
      '2 办理结果 “不知道”不能识别，可以填写：予以公开、部分公开、属于国家秘密、其他法律行政法规禁止公开、危及“三安全一稳定”、保护第三方合法权益、属于三类内部事务信息、属于四类过程性信息等',
      '3  这一行有 10 格，表头只有 8 列；可能有逗号没有放在引号内，请检查',
    ],
  )
})

test('reply before receipt, result without day, day without result', async () => {
  const lines = [LINE.replace('2025.3.20', '2025-03-06'), LINE.replace('2025.3.20', ''), LINE.replace('予以公开', '')]
  const { rejected } = await casesIn([HEADER, ...lines.map((line, i) => line.replace('2025-1', `a${i}`))].join('\n'))
  assert.deepEqual(
    rejected.map(({ reason }) => reason),
    [
      '答复日期 2025-03-06 早于收到日期 2025-03-07，请核对两个日期',
      '填写了办理结果，却没有答复日期，请补上答复日期或者清空办理结果',
      '填写了答复日期，却没有办理结果，请补上办理结果或者清空答复日期',
    ],
  )
})

test('files that cannot be read are refused in words', async () => {
  await refused('', /文件是空的/)
  await refused(`${HEADER}\n`, /没有数据行/)
  await refused('a,b\n1,2\n', /没有找到表头.*申请编号/)
  await refused(`${HEADER}\n"${LINE}\n${LINE}`, /第 \d+ 行前后的双引号没有成对/)
  await refused(Buffer.from('d0cf11e0a1b11ae10000', 'hex'), /旧版 \.xls/)
  await refused('%PDF-1.7 …', /不是表格/)
  await refused('<html><table><tr><td>申请编号', /网页格式/)
  await refused(Buffer.from([0x81, 0xff, 0xff, 0x80, 0xfe]), /文字编码无法识别/)
  await refused('这不是压缩文件', /已损坏/, {}, 'register.xlsx')
  await refused(`${HEADER}\n${LINE}`, /超过 0.00\d+ MB/, { limits: { bytes: 100 } })
  await refused(`${HEADER}\n${LINE}\n${LINE}\n${LINE}`, /超过 2 行/, { limits: { rows: 2 } })
  await refused(`${HEADER}\n${LINE}`, /超过 4 列/, { limits: { columns: 4 } })
})

test('a missing or doubled column is named together with those found', async () => {
  await assert.rejects(
    casesIn(`${HEADER.replace('收到日期', '来件日')}\n${LINE}`),
    /缺少“收到日期”列；文件中的列名为：申请编号、/,
  )
  await assert.rejects(casesIn(`${HEADER},收到日期\n${LINE},2025-01-01`), /列名“收到日期”出现了不止一次/)
})

async function workbook(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('登记台账')
  fill(sheet, book)
  return Buffer.from(await book.xlsx.writeBuffer())
}
const HEAD_CELLS = HEADER.split(',')

test('a spreadsheet as offices keep it: merged title, dates, numbers, formulas, rich text, a cover sheet before it', async () => {
  const file = await workbook((sheet, book) => {
    const cover = book.addWorksheet('说明')
    cover.addRow(['填表说明'])
    Object.assign(cover, { orderNo: 0 })
    sheet.addRow(['依申请公开登记台账'])
    sheet.mergeCells('A1:H1')
    sheet.addRow(HEAD_CELLS)
    sheet.addRow([
      7,
      '自然人',
      { richText: [{ text: '李' }, { text: '明' }] },
      '当面',
      day('2025-03-07'),
      '合同',
      day('2025-03-20'),
      '予以公开',
    ])
    sheet.addRow([
      110105194912310020n.toString(),
      '自然人',
      '甲',
      '网络',
      '2025.3.7',
      { formula: 'A1&"x"', result: '算出的' },
      45736,
      '予以公开',
    ])
    sheet.addRow([{ text: 'n-3', hyperlink: 'https://example.org' }, '公司', '乙', '邮寄', day('2025-03-07'), '合同'])
    sheet.getCell('A3').numFmt = '00000'
    sheet.getCell('E3').numFmt = 'yyyy"年"m"月"d"日"'
  })
  const mapped = await casesIn(file, 'register.xlsx')
  assert.deepEqual(mapped.rejected, [])
  assert.deepEqual(
    mapped.rows.map(({ line, value }) => [
      line,
      value.number,
      value.applicantName,
      value.content,
      value.receivedOn,
      value.repliedOn,
    ]),
    [
      [3, '00007', '李明', '合同', '2025-03-07', '2025-03-20'],
      [4, '110105194912310020', '甲', '算出的', '2025-03-07', '2025-03-20'],
      [5, 'n-3', '乙', '合同', '2025-03-07', null],
    ],
  )
})
const day = (text: string) => new Date(`${text}T00:00:00Z`)

test('a sheet is found by its columns or by name; an unknown name is answered with those there are', async () => {
  const file = await workbook((sheet, book) => {
    sheet.addRow(['别的', '表'])
    sheet.addRow([1, 2])
    const second = book.addWorksheet('2024')
    second.addRow(HEAD_CELLS)
    second.addRow(LINE.split(','))
  })
  assert.equal((await casesIn(file)).rows.length, 1)
  assert.equal((await read(file, 'x.xlsx', { sheet: '2024' })).rows.length, 1)
  await refused(file, /没有名为“2023”的工作表；文件中有：登记台账、2024/, { sheet: '2023' })
})

test('cells merged downwards have their value on each line', async () => {
  const file = await workbook((sheet) => {
    sheet.addRow(HEAD_CELLS)
    sheet.addRow(LINE.split(','))
    sheet.addRow(['2025-2', ...LINE.split(',').slice(1)])
    sheet.mergeCells('C2:C3')
  })
  assert.deepEqual(
    (await casesIn(file)).rows.map(({ value }) => value.applicantName),
    ['李明', '李明'],
  )
})

test('rules for whole columns, as office programs write them, cost nothing', async () => {
  const file = await workbook((sheet) => {
    sheet.addRow(HEAD_CELLS)
    sheet.addRow(LINE.split(','))
    const rule = { type: 'list' as const, formulae: ['"自然人,其他"'] }
    ;(sheet as unknown as { dataValidations: { add(range: string, rule: object): void } }).dataValidations.add(
      'B2:B1048576',
      rule,
    )
  })
  const seconds = await processorSeconds(async () => assert.equal((await casesIn(file)).rows.length, 1))
  assert.ok(seconds < 5, `${seconds} s`)
})

test('a merge over the whole sheet is refused or read at once, not unfolded', async () => {
  const file = zip({
    ...SHEET_PARTS,
    'xl/worksheets/sheet1.xml': sheetXml('<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
  })
  const seconds = await processorSeconds(() => refused(file, /过大的合并单元格/))
  assert.ok(seconds < 1, `${seconds} s`)
})

test('a small file that unpacks to gigabytes is stopped, also when it lies about its size', async () => {
  const zeros = Buffer.alloc(120 * 1024 * 1024, 0x20)
  for (const declared of [zeros.length, 10]) {
    const file = zip({ ...SHEET_PARTS, 'xl/worksheets/sheet1.xml': zeros }, declared)
    assert.ok(file.length < 1024 * 1024)
    const before = process.memoryUsage().rss
    await refused(file, /解压后超过 64 MB/)
    assert.ok(process.memoryUsage().rss - before < 300 * 1024 * 1024)
  }
})

test('limits of rows and columns hold for spreadsheets', async () => {
  const file = await workbook((sheet) => {
    sheet.addRow(HEAD_CELLS)
    for (let i = 0; i < 20; i += 1) sheet.addRow([`n${i}`, ...LINE.split(',').slice(1)])
  })
  await refused(file, /超过 10 行/, { limits: { rows: 10 } })
  await refused(file, /超过 3 列/, { limits: { columns: 3 } })
})

test('no bytes make it crash: only TableError comes out', async () => {
  const sound = await workbook((sheet) => {
    sheet.addRow(HEAD_CELLS)
    sheet.addRow(LINE.split(','))
  })
  const mutated = fc
    .array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 })
    .map((changes) => changes.reduce((bytes, [at, byte]) => (bytes.writeUInt8(byte, at), bytes), Buffer.from(sound)))
  const cut = fc.nat(sound.length).map((length) => sound.subarray(0, length))
  const any = fc.oneof(
    mutated,
    cut,
    fc.uint8Array({ maxLength: 300 }),
    fc.string().map((text) => Buffer.from(HEADER + text)),
  )
  await fc.assert(
    fc.asyncProperty(any, async (bytes) => {
      try {
        await read(bytes)
      } catch (error) {
        assert.ok(error instanceof TableError, String(error))
      }
    }),
    { numRuns: 300 },
  )
})

const SHEET_PARTS = {
  '[Content_Types].xml':
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
  '_rels/.rels':
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml':
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}
const sheetXml = (after: string) =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>${after}</worksheet>`

/** A ZIP file of these parts, written by hand so that its sizes may lie. */
function zip(parts: Record<string, string | Buffer>, declaredSize?: number): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(parts)) {
    const data = deflateRawSync(content)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(data.length, 14)
    fields.writeUInt32LE(declaredSize ?? content.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), fields, Buffer.from(name), data])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(
      Buffer.concat(
        [
          Buffer.from('504b01021400', 'hex'),
          fields.subarray(0, 24),
          Buffer.from('0000', 'hex'),
          place,
          Buffer.from(name),
        ].map((b) => b),
      ),
    )
    locals.push(local)
    offset += local.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...directory, end])
}
