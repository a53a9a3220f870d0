import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { documentDocx } from '../../src/documents/document-docx.ts'
import { reportPages } from '../../src/documents/report-pages.ts'
import { reportXlsx } from '../../src/documents/report-xlsx.ts'
import { reportPage } from '../../src/cli/report-page.ts'
import { countReport } from '../../src/law/report/count.ts'
import { draftSections } from '../../src/law/report/draft-sections.ts'
import { type FilledReport } from '../../src/law/report/filled-report.ts'
import { fillText } from '../../src/law/report/placeholders.ts'
import { NO_PROACTIVE_FACTS } from '../../src/law/report/proactive-facts.ts'
import { type ReportDocument } from '../../src/law/report/report-document.ts'
import { sectionsOf } from '../../src/law/report/sections.ts'
import { Invalid } from '../../src/services/errors.ts'
import { checkSentReport } from '../../src/services/report-checker.ts'
import { headOf, publishedReports } from '../law/report-facts.ts'
import { processorSeconds } from '../support/processor-time.ts'

const [suqian2023, suqian2024, , jinhu] = publishedReports.map(({ report }) => report)

/** A report as an office would publish it: drafted sections over its tables. */
function published(report: FilledReport, change: (text: string) => string = (text) => text): ReportDocument {
  const figures = { report, lastYear: null, proactive: NO_PROACTIVE_FACTS, tableTwo: {} }
  const drafts = draftSections(figures, {})
  const tableTwo = { '行政规范性文件.本年制发件数': 3, '行政许可.本年处理决定数量': 40 }
  const sections = sectionsOf(report.form).map(({ key, title }) => ({
    key,
    title,
    paragraphs: change(fillText((drafts[key] ?? []).join('\n'), figures).text).split('\n'),
    confirmed: null,
  }))
  return { report, sections, tableTwo: report.form === 'college' ? {} : tableTwo, list: [] }
}

const WRITERS: Record<string, (document: ReportDocument) => Promise<Buffer>> = {
  docx: (document) => documentDocx(reportPages(document)),
  xlsx: reportXlsx,
  html: (document) => Promise.resolve(Buffer.from(reportPage(document))),
  json: ({ report, sections, tableTwo }) =>
    Promise.resolve(Buffer.from(JSON.stringify({ ...report, sections, proactive: tableTwo }))),
}
const sure = (faults: readonly { check: string; sure: boolean; text: string }[]) => faults.filter((fault) => fault.sure)

for (const [format, write] of Object.entries(WRITERS))
  describe(`a report sent as ${format}`, () => {
    for (const [name, report] of [
      ['a city', suqian2023!],
      ['a college', countReport(headOf('college', 2024), [], [])],
    ] as const)
      test(`of ${name} is read back whole, and nothing is wrong with it`, async () => {
        const { published: read, faults } = await checkSentReport(await write(published(report)), null)
        assert.deepEqual(read.report.applications, report.applications)
        assert.deepEqual(read.report.remedies, report.remedies)
        assert.deepEqual(
          [read.report.year, read.report.form, read.report.body],
          [report.year, report.form, report.body],
        )
        if (report.form !== 'college') assert.equal(read.tableTwo['行政许可.本年处理决定数量'], 40)
        assert.deepEqual(sure(faults), [])
      })

    test('one wrong figure is named with its place', async () => {
      const { applications } = suqian2023!
      const wrong = {
        ...suqian2023!,
        applications: { ...applications, 'unable.1': { ...applications['unable.1'], business: 75 } },
      }
      const { faults } = await checkSentReport(await write({ ...published(suqian2023!), report: wrong }), null)
      const [fault] = sure(faults)
      assert.match(fault!.text, /本机关不掌握相关政府信息，商业企业」填的是75，按勾稽关系应为74/)
    })

    test('the report that was published with a block that does not add up', async () => {
      const { faults } = await checkSentReport(await write(published(jinhu!)), null)
      assert.ok(
        sure(faults).some(
          ({ check, text }) => check === 'AR-5' && /未经复议直接起诉，总计」填的是0，按勾稽关系应为3/.test(text),
        ),
      )
    })

    test('across the years: carry-over and growth', async () => {
      const last = await write(published(suqian2023!))
      const grown = (text: string) => text.replace(/(新收政府信息公开申请\d+件)/, '$1，比上年增长99.9%')
      const { faults } = await checkSentReport(await write(published(suqian2024!, grown)), last)
      assert.deepEqual(
        sure(faults).map(({ check }) => check),
        ['growth'],
      )
      await assert.rejects(checkSentReport(last, last), Invalid)
    })
  })

describe('words of a report', () => {
  const check = async (change: (text: string) => string, report = suqian2023!) => {
    const { faults } = await checkSentReport(await WRITERS['docx']!(published(report, change)), null)
    return faults
  }

  test('a number that contradicts the table', async () => {
    const faults = sure(await check((text) => text.replace('新收政府信息公开申请3511件', '新收政府信息公开申请3510件')))
    assert.deepEqual(
      faults.map(({ check: id, text }) => [id, text]),
      [['AR-7', '文字写的是3510，表里“新收”是3511']],
    )
  })

  test('names and numbers of acts that are none or were replaced', async () => {
    const faults = sure(
      await check((text) =>
        text.replace('《中华人民共和国政府信息公开条例》第五十条', '《中华人民共和国信息公开条例》（国务院令第492号）'),
      ),
    )
    assert.deepEqual(
      faults.map(({ check: id }) => id),
      ['act', 'act'],
    )
  })

  test('a year left standing from an older report', async () => {
    const faults = await check((text) => text.replace('2023年1月1日至2023年12月31日', '2022年1月1日至2022年12月31日'))
    assert.ok(sure(faults).some(({ check: id, text }) => id === 'year' && text.includes('本报告应为2023年')))
    const doubts = await check((text) => text.replace('本年度没有其他需要报告的事项。', '2021年开展培训3次。'))
    assert.deepEqual(
      doubts.map(({ check: id, sure: isSure }) => [id, isSure]),
      [['year', false]],
    )
  })

  test('sections out of order or missing', async () => {
    const document = published(suqian2023!)
    const swapped = { ...document, sections: document.sections.map((section) => section) }
    const html = reportPage(swapped).replace('<h2>三、', '<h2>四、').replace('<h2>六、其他需要报告的事项</h2>', '')
    const { faults } = await checkSentReport(Buffer.from(html), null)
    const texts = faults.map(({ text }) => text)
    assert.ok(
      texts.some((text) => /序号是“四、”，按顺序应为“三、”/.test(text)),
      texts.join('\n'),
    )
    assert.ok(texts.some((text) => /缺少规定的部分“六、其他需要报告的事项”/.test(text)))
  })
})

describe('what people really send', () => {
  test('a page pasted from a browser: tabs for cells', async () => {
    const { report } = published(suqian2023!)
    const rows = (await import('../../src/documents/report-grid.ts')).applicationsGrid(report).rows
    const pasted = [
      '宿迁市',
      '2023年政府信息公开工作年度报告',
      ...rows.map((cells) => cells.map(({ text }) => text).join('\t')),
    ]
    const { published: read } = await checkSentReport(Buffer.from(pasted.join('\n')), null)
    assert.deepEqual(read.report.applications, report.applications)
  })

  test('figures with thousands separators, full-width digits, dashes for blanks', async () => {
    const html = reportPage(published(suqian2023!))
      .replace('<td>3402</td>', '<td>3,402</td>')
      .replace('<td>1175</td>', '<td>１１７５</td>')
      .replace('<td>0</td>', '<td>—</td>')
    const { published: read } = await checkSentReport(Buffer.from(html), null)
    assert.equal(read.report.applications.received['natural-person'], 3402)
    assert.equal(read.report.applications.granted['natural-person'], 1175)
    assert.equal(read.report.applications.received.research, null)
  })

  test('a file that is no report says what to do', async () => {
    for (const [bytes, words] of [
      [Buffer.from('%PDF-1.7 x'), /PDF 文件/],
      [Buffer.from(''), /空的/],
      [Buffer.from('{"body":'), /JSON 写得不完整/],
      [Buffer.from('<table><tr><td>x</td></tr></table>'), /没有找到“收到和处理/],
      [Buffer.from('PK\u0003\u0004 not a zip'), /认不出这个文件/],
      [Buffer.from('hello'), /认不出这个文件/],
    ] as const)
      await assert.rejects(
        checkSentReport(bytes, null),
        (error: Error) => error instanceof Invalid && words.test(error.message),
      )
  })

  test('the trial form of 2019 in a report of 2023 is told', async () => {
    const html = reportPage(published({ ...suqian2023!, form: 'organ-2019' }))
    const { faults } = await checkSentReport(Buffer.from(html), null)
    assert.ok(sure(faults).some(({ check }) => check === 'form'))
  })

  test('an uploaded Word file is checked within three seconds of work', async () => {
    const bytes = await WRITERS['docx']!(published(suqian2023!))
    const seconds = await processorSeconds(() => checkSentReport(bytes, null))
    assert.ok(seconds < 3, `${seconds} s`)
  })
})
