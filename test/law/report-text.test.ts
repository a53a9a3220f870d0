import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { countReport } from '../../src/law/report/count.ts'
import { draftSections } from '../../src/law/report/draft-sections.ts'
import { figureNames, figureNamed, type ReportFigures } from '../../src/law/report/figure-names.ts'
import { changeWords, fillText } from '../../src/law/report/placeholders.ts'
import { NO_PROACTIVE_FACTS, tableTwoKey } from '../../src/law/report/proactive-facts.ts'
import { sectionsOf, textLength } from '../../src/law/report/sections.ts'
import { textClaims, withPlaceholders, wrongClaims } from '../../src/law/report/text-claims.ts'
import { collegeSection, organSummary } from '../../src/law/report/wording.ts'
import { anyCases, anyDisputes, headOf, publishedReports } from './report-facts.ts'

const [suqian2023, suqian2024] = publishedReports.map(({ report }) => report)
const figuresOf = (report = suqian2024!, lastYear = suqian2023!): ReportFigures => ({
  report,
  lastYear,
  proactive: NO_PROACTIVE_FACTS,
  tableTwo: { [tableTwoKey('行政许可', '本年处理决定数量')]: 12, [tableTwoKey('规章', '本年制发件数')]: null },
})

describe('placeholders', () => {
  test('are filled from the tables, with shares and growth', () => {
    const { received, granted, total } = suqian2024!.applications
    const text =
      '{{年度}}年{{单位}}新收{{新收}}件，予以公开{{予以公开}}件，占{{占比：予以公开/办结}}；{{表二：行政许可，本年处理决定数量}}件。'
    assert.deepEqual(fillText(text, figuresOf()), {
      text: `2024年宿迁市(全市汇总)新收${received.total}件，予以公开${granted.total}件，占${
        Math.round((granted.total! / total.total!) * 1000) / 10
      }%；12件。`,
      problems: [],
    })
    assert.match(fillText('{{比上年：新收}}', figuresOf()).text, /^比上年(?:增加|减少)\d+件，(?:增长|下降)[\d.]+%$/)
    assert.equal(fillText('{{上年：新收}}', figuresOf()).text, '3511')
  })

  test('that cannot be filled stay and are told', () => {
    const without: ReportFigures = { ...figuresOf(), lastYear: null }
    for (const [text, told] of [
      ['{{新受}}', /没有“新受”/],
      ['{{表二：规章，本年制发件数}}', /空白/],
      ['{{比上年：新收}}', /没有上一年度/],
      ['{{占比：新收}}', /应写成/],
      ['共{{新收件', /没有写完整/],
    ] as const) {
      const { text: filled, problems } = fillText(text, without)
      assert.equal(filled, text)
      assert.match(problems.join(), told)
    }
  })

  test('growth is told in words, from nothing without a per cent', () => {
    assert.equal(changeWords(5, 5), '与上年持平')
    assert.equal(changeWords(5, 0), '比上年增加5件')
    assert.equal(changeWords(91, 100), '比上年减少9件，下降9%')
  })

  test('every name offered can be filled', () => {
    const blank = ['表二：规章，本年制发件数']
    for (const name of figureNames(figuresOf()))
      assert.ok(typeof figureNamed(name, figuresOf()) === 'number' || blank.includes(name), name)
  })
})

describe('numbers in a text', () => {
  test('those of our own sentences are all found, and all true', () => {
    fc.assert(
      fc.property(anyCases, anyDisputes, (cases, disputes) => {
        for (const form of ['organ-2021', 'college'] as const) {
          const report = countReport(headOf(form, 2024), cases, disputes)
          const text = (form === 'college' ? collegeSection(report) : organSummary(report)).join('\n')
          const figures = figuresOf(report)
          assert.deepEqual(wrongClaims(text, figures), [])
          assert.ok(textClaims(text, figures).length >= 2)
          assert.equal(fillText(withPlaceholders(text, figures), figures).text, text)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('one that contradicts the table is marked where it stands', () => {
    const text =
      '2024年，本市共收到政府信息公开申请3500件，其中自然人3402件。予以公开1,200件；受到行政复议440件（结果维持1件）。'
    const { applications, remedies } = suqian2023!
    assert.deepEqual(
      wrongClaims(text, figuresOf(suqian2023!)).map(({ name, expected, found }) => [name, expected, found]),
      [
        ['新收', applications.received.total, 3500],
        ['予以公开', applications.granted.total, 1200],
        ['行政复议，结果维持', remedies.reconsideration.upheld, 1],
      ],
    )
    const wrong = wrongClaims(text, figuresOf(suqian2023!))[0]!
    assert.ok(text.slice(wrong.at).startsWith('3500件'))
  })

  test('what is no statement about the table is left alone', () => {
    const text =
      '主动公开政府信息9999条，处理决定7件，比上年增加88件。在规定期限内答复3件。按时办结5件。举办培训18余次，收到来信77件。'
    assert.deepEqual(
      wrongClaims(text, figuresOf()).filter(({ name }) => name !== '主动公开'),
      [],
    )
  })

  test('a sentence that says there was nothing is held against the table', () => {
    const text =
      '本学年，我校未收到信息公开申请，无依申请公开和不予公开的情况。未出现因信息公开工作受到举报、复议、诉讼的情况。'
    assert.deepEqual(
      wrongClaims(text, figuresOf()).map(({ name }) => name),
      ['新收', '不予公开', '行政复议', '行政诉讼'],
    )
    const none = countReport(headOf('college', 2024), [], [])
    assert.deepEqual(wrongClaims(text, figuresOf(none)), [])
  })
})

test('an empty year has a first text that stands on its own', () => {
  for (const form of ['organ-2021', 'organ-2019', 'college'] as const) {
    const report = countReport(headOf(form, 2024), [], [])
    const figures = { ...figuresOf(report), lastYear: null }
    const drafts = draftSections(figures, {})
    for (const { key, longest } of sectionsOf(form)) {
      const { text, problems } = fillText((drafts[key] ?? []).join('\n'), figures)
      assert.deepEqual(problems, [])
      assert.deepEqual(wrongClaims(text, figures), [])
      assert.ok(longest === null || textLength(text) <= longest)
    }
    assert.match((drafts.overview ?? []).join(''), /条例》|办法》/)
  }
})

test('the register’s figures stand in the draft of the section on proactive disclosure', () => {
  const category = { name: '招标采购公告', count: 396, byChannel: [{ name: '学校网站', count: 250 }] }
  const proactive = {
    ...NO_PROACTIVE_FACTS,
    items: 1224,
    classes: [{ name: '财务、资产及收费信息', count: 400, categories: [category] }],
    channels: [{ name: '学校网站', count: 900 }],
  }
  const figures = { ...figuresOf(countReport(headOf('college', 2018), [], [])), proactive }
  const filled = fillText((draftSections(figures, {}).proactive ?? []).join(''), figures)
  assert.match(filled.text, /主动公开信息1224条，其中财务、资产及收费信息400条。.*学校网站900条/)
  assert.equal(fillText('{{类别：招标采购公告，学校网站}}', figures).text, '250')
})
