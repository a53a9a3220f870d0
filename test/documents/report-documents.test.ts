import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { reportCsv } from '../../src/documents/report-csv.ts'
import { documentDocx } from '../../src/documents/document-docx.ts'
import { reportPages } from '../../src/documents/report-pages.ts'
import { applicationsGrid, complaintsGrid, remediesGrid, type Grid } from '../../src/documents/report-grid.ts'
import { reportTitle } from '../../src/documents/report-text.ts'
import { reportXlsx } from '../../src/documents/report-xlsx.ts'
import { unzip } from '../../src/documents/unzip.ts'
import { localDate } from '../../src/law/date.ts'
import { COLUMNS, REMEDY_COLUMNS, type FilledReport } from '../../src/law/report/filled-report.ts'
import { FORMS } from '../../src/law/report/forms.ts'
import { documentOfSentences } from '../../src/law/report/report-document.ts'
import { REPORT_ROWS } from '../../src/law/report/rows.ts'
import { collegeSection } from '../../src/law/report/wording.ts'

const REPORTS = join(import.meta.dirname, '../../../shared/real/reports.json')
const published = (JSON.parse(readFileSync(REPORTS, 'utf8')) as FilledReport[])[0] as FilledReport
const CALENDAR = {
  period: { from: localDate('2023-01-01'), to: localDate('2023-12-31') },
  asOf: localDate('2024-01-20'),
}
const organ: FilledReport = { ...published, ...CALENDAR }
const none = { upheld: 0, corrected: 0, other: 0, pending: 0, total: 0 }
const college: FilledReport = {
  ...organ,
  body: '青岚职业技术学院',
  form: 'college',
  period: { from: localDate('2022-09-01'), to: localDate('2023-08-31') },
  complaints: {
    'violation-report': { ...none, corrected: 1, total: 1 },
    complaint: none,
    'institutional-appeal': none,
  },
}

/** A report with its tables alone. */
const bare = (report: FilledReport) => documentOfSentences(report, [])

/** The table with every span filled in: what a reader sees at each place. */
function spread(grid: Grid): string[][] {
  const places: string[][] = grid.rows.map(() => [])
  grid.rows.forEach((cells, row) => {
    let column = 0
    for (const { text, rowSpan, columnSpan } of cells) {
      while (places[row]?.[column] !== undefined) column += 1
      for (let down = 0; down < rowSpan; down += 1) {
        for (let right = 0; right < columnSpan; right += 1) {
          const line = places[row + down] ?? assert.fail('a span goes below the table')
          assert.equal(line[column + right], undefined, 'two cells on one place')
          line[column + right] = text
        }
      }
    }
  })
  return places
}

for (const form of ['organ-2021', 'organ-2019', 'college'] as const) {
  test(`${form}: spans fill the tables without gap or overlap, labels as printed`, () => {
    const report = { ...college, form }
    for (const grid of [applicationsGrid(report), remediesGrid(report), complaintsGrid(report)]) {
      if (grid === null) continue
      for (const line of spread(grid)) assert.equal(Object.keys(line).length, grid.widths.length)
    }
    const body = spread(applicationsGrid(report)).slice(3)
    assert.deepEqual(
      body.map((line) => line[2]),
      FORMS[form].rows.map(({ label }) => label),
    )
    for (const [index, row] of FORMS[form].rows.entries()) {
      assert.deepEqual(body[index]?.slice(0, row.heads.length), row.heads, row.label)
    }
  })
}

test('the trial form of 2019 sums the three rows of 其他处理 into one', () => {
  const line = spread(applicationsGrid({ ...organ, form: 'organ-2019' })).find((cells) => cells[2] === '（六）其他处理')
  assert.equal(line?.at(-1), String(40 + 10 + 291))
})

test('heads of table four', () => {
  const [first, second, third, figures] = spread(remediesGrid(organ))
  assert.deepEqual(first, [...Array<string>(5).fill('行政复议'), ...Array<string>(10).fill('行政诉讼')])
  assert.deepEqual(second?.slice(5), [
    ...Array<string>(5).fill('未经复议直接起诉'),
    ...Array<string>(5).fill('复议后起诉'),
  ])
  assert.deepEqual(third?.slice(0, 6), ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计', '结果维持'])
  assert.deepEqual(figures, ['309', '17', '88', '26', '440', '1', '1', '16', '6', '24', '13', '0', '67', '9', '89'])
})

test('XLSX: every figure of the published report stands as a number in the sheet, at its row and column', async () => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await reportXlsx(bare(organ))) as unknown as ExcelJS.Buffer)
  const [three, four] = book.worksheets
  assert.deepEqual(
    book.worksheets.map(({ name }) => name),
    ['收到和处理政府信息公开申请情况', '政府信息公开行政复议、行政诉讼情况'],
  )
  FORMS['organ-2021'].rows.forEach((row, r) => {
    COLUMNS.forEach((column, c) => {
      const key = row.sums[0] ?? assert.fail()
      assert.equal(three?.getCell(6 + r, 4 + c).value, organ.applications[key][column], `${row.label} ${column}`)
    })
  })
  const figures = FORMS['organ-2021'].remedyBlocks.flatMap(({ key }) =>
    REMEDY_COLUMNS.map((column) => organ.remedies[key][column]),
  )
  assert.deepEqual(
    figures.map((_, c) => four?.getCell(6, 1 + c).value),
    figures,
  )
  assert.equal(three?.pageSetup.orientation, 'landscape')
})

test('a blank figure stays blank in every format, it is not zero', async () => {
  const blank: FilledReport = {
    ...organ,
    applications: { ...organ.applications, granted: { ...organ.applications.granted, business: null } },
  }
  assert.match(reportCsv(bare(blank)).toString(), /^granted,[^,]*,1175,,0,/m)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await reportXlsx(bare(blank))) as unknown as ExcelJS.Buffer)
  assert.equal(book.worksheets[0]?.getCell(8, 5).value, null)
})

test('CSV: keys, labels and all figures', () => {
  const [, applications = '', disputes = ''] = reportCsv(bare(organ)).toString().replace('\ufeff', '').split('\n\n')
  const lines = parse(applications) as string[][]
  assert.deepEqual(
    lines.slice(1).map(([key]) => key),
    FORMS['organ-2021'].rows.map(({ key }) => key),
  )
  assert.equal(new Set(REPORT_ROWS).size, lines.length - 1)
  for (const [key = '', , ...figures] of lines.slice(1)) {
    const cells = organ.applications[key as keyof typeof organ.applications]
    assert.deepEqual(
      figures,
      COLUMNS.map((column) => String(cells[column])),
    )
  }
  assert.deepEqual((parse(disputes) as string[][])[1], ['reconsideration', '行政复议', '309', '17', '88', '26', '440'])
  assert.match(reportCsv(bare(college)).toString(), /^violation-report,举报,0,1,0,0,1$/m)
})

async function documentXml(file: Promise<Buffer>, name = 'word/document.xml'): Promise<string> {
  const part = [...unzip(await file, 1e8)].find((each) => each.name === name)
  return part?.content.toString() ?? assert.fail('no document')
}
const plain = (xml: string) => xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '')

test('DOCX: table three on a landscape A4 page, table four after it, fonts by name', async () => {
  const made = documentDocx(reportPages(bare(organ)))
  const xml = await documentXml(made)
  const styles = await documentXml(made, 'word/styles.xml')
  assert.match(xml, /<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/)
  assert.match(xml, /<w:pgSz w:w="11906" w:h="16838"/)
  for (const style of ['Title', 'Heading1', 'TableHead', 'TableFigure'])
    assert.match(xml, new RegExp(`<w:pStyle w:val="${style}"/>`))
  for (const font of ['方正小标宋简体', '仿宋_GB2312', '黑体', '宋体'])
    assert.ok(styles.includes(`w:eastAsia="${font}"`), font)
  const text = plain(xml)
  assert.ok(text.indexOf('三、收到和处理政府信息公开申请情况') < text.indexOf('四、政府信息公开行政复议、行政诉讼情况'))
  for (const { label } of FORMS['organ-2021'].rows) assert.ok(text.includes(label), label)
})

test('DOCX of a college: sentences and tables say the same numbers; the office’s own paragraphs stand in their sections', async () => {
  const { sections, ...rest } = documentOfSentences(college, collegeSection(college))
  const written = { overview: ['本学年学校召开信息公开工作会议。'], other: ['无。'] }
  const told = sections.map((section) => ({
    ...section,
    paragraphs: [...(written[section.key as keyof typeof written] ?? []), ...section.paragraphs],
  }))
  const text = plain(await documentXml(documentDocx(reportPages({ ...rest, sections: told }))))
  assert.equal(reportTitle(college), '青岚职业技术学院2022-2023学年信息公开工作年度报告')
  assert.match(
    text,
    /一、概述\n本学年学校召开信息公开工作会议。\n三、依申请公开和不予公开情况\n本学年（2022年9月1日至2023年8月31日），我校新收信息公开申请3511件/,
  )
  assert.match(text, /受到举报1件/)
  assert.doesNotMatch(text, /四、对信息公开的评议情况/, 'a section with nothing to say is left out')
  assert.match(text, /举报、投诉、申诉情况/)
})

test('a college without any application says so in words', async () => {
  const zero = <K extends string, C extends string>(table: Record<K, Record<C, number | null>>) =>
    Object.fromEntries(
      Object.entries(table).map(([row, cells]) => [
        row,
        Object.fromEntries(Object.keys(cells as object).map((c) => [c, 0])),
      ]),
    ) as never
  const empty = {
    ...college,
    applications: zero(college.applications),
    remedies: zero(college.remedies),
    complaints: zero(college.complaints ?? assert.fail()),
  }
  const text = plain(await documentXml(documentDocx(reportPages(documentOfSentences(empty, collegeSection(empty))))))
  assert.match(text, /无依申请公开和不予公开的情况/)
  assert.match(text, /未出现因信息公开工作受到举报、复议、诉讼的情况/)
})
