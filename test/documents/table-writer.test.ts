import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { readTable } from '../../src/documents/table-reader.ts'
import { csvChunks, writeCsv, writeXlsx, type OutputTable } from '../../src/documents/table-writer.ts'
import { unzip } from '../../src/documents/unzip.ts'
import { localDate, type LocalDate } from '../../src/law/date.ts'

type Row = { number: string; name: string; day: LocalDate | null; count: number | null }
const TABLE: OutputTable<Row> = {
  name: '登记台账',
  columns: [
    { header: '申请编号', kind: 'text', value: (row) => row.number },
    { header: '申请人', kind: 'text', value: (row) => row.name, width: 12 },
    { header: '收到日期', kind: 'day', value: (row) => row.day },
    { header: '页数', kind: 'number', value: (row) => row.count },
  ],
}
const row = (name: string, number = '2025-1'): Row => ({ number, name, day: localDate('2025-03-07'), count: 3 })

/** What spreadsheet programs take for formulas, and numbers they would spoil. */
const DANGEROUS = [
  "=cmd|' /C calc'!A0",
  '+1',
  '-1',
  '@SUM(A1:A2)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM',
  '|calc',
  "'=1",
  "''",
  '=HYPERLINK("https://example.org","x")',
  '11010519491231002X',
  '110105194912310020',
  '13800138000',
  '00012',
  '1E5',
  '2025-1',
  '3/4',
  'TRUE',
  '_x0041_',
  '"引号", 逗号；\n换行',
]

for (const [kind, write] of Object.entries({ CSV: writeCsv<Row>, XLSX: writeXlsx<Row> })) {
  test(`${kind}: what begins like a formula stays text, numbers keep all digits, and all is read back the same`, async () => {
    const rows = DANGEROUS.map((text, index) => row(text, `n-${index}`))
    const file = await write(TABLE, rows)
    const table = await readTable(file, 'x', { known: ['申请编号', '申请人'] })
    assert.deepEqual(
      table.rows.map(({ cells }) => cells[1]),
      DANGEROUS.map((text) => text.replace(/\r/g, '\n')),
    )
    assert.deepEqual(table.rows[0]?.cells.slice(2), ['2025-03-07', '3'])
  })

  test(`${kind}: any text is read back as it was`, async () => {
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom(...'\'=+-@\t\n,;"0123456789年_x'), fc.string({ minLength: 1, maxLength: 1 })),
    })
    const printable = text
      .map((each) => each.replace(/[^\P{Cc}\t\n]|[\p{Cs}\ufffe\uffff\ufeff]/gu, ''))
      .filter((each) => each.trim() !== '')
    await fc.assert(
      fc.asyncProperty(fc.array(printable, { minLength: 1, maxLength: 5 }), async (names) => {
        const table = await readTable(
          await write(
            TABLE,
            names.map((name) => row(name)),
          ),
          'x',
          { known: ['申请编号', '申请人'] },
        )
        assert.deepEqual(
          table.rows.map(({ cells }) => cells[1]),
          names,
        )
      }),
      { numRuns: 60 },
    )
  })
}

test('CSV: every cell a program might compute begins with an apostrophe; the file with a byte order mark', async () => {
  const text = (
    await writeCsv(
      TABLE,
      DANGEROUS.map((name) => row(name)),
    )
  ).toString()
  assert.ok(text.startsWith('\ufeff申请编号,'))
  for (const cell of (parse(text, { bom: true }) as string[][]).flat())
    assert.doesNotMatch(cell, /^[=+\-@\t\r\n＝＋－＠|]/)
  assert.match(text, /,'110105194912310020,/)
  assert.match(text, /,13800138000,/)
  // A day is written for programs that read days.
  assert.equal(text.match(/,2025-03-07,3\n/g)?.length, DANGEROUS.length)
})

test('XLSX: no formula anywhere, names are shared strings with text format', async () => {
  const parts = new Map(
    [
      ...unzip(
        await writeXlsx(
          TABLE,
          DANGEROUS.map((name) => row(name)),
        ),
        1e8,
      ),
    ].map(({ name, content }) => [name, content.toString()]),
  )
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? ''
  assert.doesNotMatch(sheet, /<f[\s>]/)
  const cells = [...sheet.matchAll(/<c r="B\d+"([^>]*)>/g)].map(([, attributes]) => attributes ?? '')
  assert.equal(cells.length, DANGEROUS.length + 1)
  assert.ok(
    cells.every((attributes) => attributes.includes('t="s"')),
    'typed as text',
  )
})

test('XLSX: A4 landscape, header repeated on each page, page numbers', async () => {
  const file = await writeXlsx({ ...TABLE, title: '依申请公开登记台账' }, [row('李明')])
  const parts = new Map([...unzip(file, 1e8)].map(({ name, content }) => [name, content.toString()]))
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? ''
  assert.match(sheet, /<pageSetup[^>]*paperSize="9"[^>]*/)
  assert.match(sheet, /orientation="landscape"/)
  assert.match(sheet, /fitToHeight="0"/)
  assert.match(parts.get('xl/workbook.xml') ?? '', /_xlnm\.Print_Titles[^>]*>&apos;登记台账&apos;!\$2:\$2</)
  assert.match(sheet, /ySplit="2"/)
})

test('a text longer than a spreadsheet cell is cut with a note; CSV keeps all of it', async () => {
  const long = '长'.repeat(40_000)
  const [inSheet, inText] = await Promise.all([writeXlsx(TABLE, [row(long)]), writeCsv(TABLE, [row(long)])])
  const cell = (await readTable(inSheet, 'x', { known: ['申请编号', '申请人'] })).rows[0]?.cells[1] ?? ''
  assert.equal(cell.length, 32_767)
  assert.match(cell, /内容过长，请在系统中查看）$/)
  assert.ok(inText.toString().includes(long))
})

test('blank cells stay blank; an empty table has its header', async () => {
  const table = await readTable(await writeXlsx(TABLE, [{ number: 'a', name: 'b', day: null, count: null }]), 'x', {
    known: ['申请编号', '申请人'],
  })
  assert.deepEqual(table.rows[0]?.cells, ['a', 'b'])
  assert.equal((await writeCsv(TABLE, [])).toString(), '\ufeff申请编号,申请人,收到日期,页数\n')
})

test('CSV comes in chunks from a source of rows that is never held whole', async () => {
  let given = 0
  let most = 0
  async function* rows() {
    for (; given < 5000; given += 1) yield row(`甲${given}`)
  }
  let written = 0
  for await (const chunk of csvChunks(TABLE, rows())) {
    written += chunk.split('\n').length - 1
    most = Math.max(most, given - written)
  }
  assert.equal(written, 5001)
  assert.ok(most <= 500, `${most} rows held`)
})
