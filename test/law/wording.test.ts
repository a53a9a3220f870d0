import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { countReport, type CaseFact, type RemedyFact } from '../../src/law/report/count.ts'
import { RESULT_ROWS } from '../../src/law/report/rows.ts'
import { collegeApplications, collegeDisputes, collegeSection, organSummary } from '../../src/law/report/wording.ts'
import { anyCases, anyDisputes, headOf, publishedReports } from './report-facts.ts'

const college = (cases: CaseFact[], disputes: RemedyFact[] = [], year = 2018) =>
  countReport(headOf('college', year), cases, disputes)
const refusal: CaseFact = {
  applicant: 'natural-person',
  received: 'within',
  ended: 'within',
  outcome: 'third-party-rights',
  cases: 1,
}
const answered: CaseFact = { ...refusal, applicant: 'business', outcome: 'granted', cases: 4 }
const channels = (online: number, email = 0) => ({ online, email })
const appeal: RemedyFact = {
  kind: 'institutional-appeal',
  opened: 'within',
  ended: 'within',
  result: 'upheld',
  disputes: 1,
}

describe('a college’s section', () => {
  test('says in words that there was nothing', () => {
    assert.deepEqual(collegeSection(college([])), [
      '本学年（2017年9月1日至2018年8月31日），我校未收到信息公开申请，无依申请公开和不予公开的情况。',
      '本学年，我校未出现因信息公开工作受到举报、复议、诉讼的情况。',
    ])
    assert.match(
      collegeSection({ ...college([]), period: headOf('organ-2021', 2018).period }).join(''),
      /^本年度（2018年1月1日/,
    )
  })

  test('tells every figure there is', () => {
    const disputes: RemedyFact[] = [
      appeal,
      { ...appeal, kind: 'reconsideration', ended: null, result: null, disputes: 2 },
    ]
    const open: CaseFact = { ...answered, received: 'before', ended: null, outcome: null, cases: 2 }
    const missing: CaseFact = { ...answered, outcome: 'not-ours', cases: 3 }
    const extras = { byChannel: channels(6, 2), onTime: 7, fees: { charged: 12.5, waived: 0 } }
    assert.deepEqual(collegeSection(college([refusal, answered, open, missing], disputes), extras), [
      '本学年（2017年9月1日至2018年8月31日），我校新收信息公开申请8件，其中自然人1件，商业企业7件；上年度结转2件。',
      '按接收渠道分，新收的8件申请中，网上提交6件，电子邮件2件。',
      '我校办结信息公开申请8件，其中在规定期限内答复7件，结转下年度继续办理2件；办理结果为：' +
        '予以公开4件，不予公开1件，无法提供3件（本校不掌握相关信息3件）。',
      '在办结的8件申请中，不予公开1件，理由分别为：保护第三方合法权益1件。',
      '办理上述8件申请，收取费用12.5元，减免费用0元。',
      '本学年，我校因信息公开工作受到举报0件，投诉0件，申诉1件（结果维持1件），行政复议2件（尚未审结2件），' +
        '行政诉讼（未经复议直接起诉）0件，行政诉讼（复议后起诉）0件。',
    ])
  })

  test('one case and one refusal more changes every sentence', () => {
    const extras = { fees: { charged: 0, waived: 0 } }
    for (const before of [[], [answered], [answered, refusal]]) {
      const old = new Set(collegeApplications(college(before), { ...extras, byChannel: channels(1) }))
      for (const sentence of collegeApplications(college([...before, refusal]), {
        ...extras,
        byChannel: channels(2),
      }))
        assert.ok(!old.has(sentence), sentence)
    }
    assert.notDeepEqual(collegeDisputes(college([], [appeal])), collegeDisputes(college([])))
  })

  test('an unanswered case carried in alone is not “no application”', () => {
    const open: CaseFact = { ...answered, received: 'before', ended: null, outcome: null, cases: 1 }
    assert.match(
      collegeApplications(college([open])).join(''),
      /新收信息公开申请0件；上年度结转1件.*结转下年度继续办理1件/s,
    )
  })

  test('speaks of the school’s rules, not of organs', () => {
    const ownRule: CaseFact = { ...refusal, outcome: 'school-rule' }
    const text = collegeSection(college([ownRule, { ...ownRule, outcome: 'correction-lapsed' }])).join('')
    assert.match(text, /学校规定不予公开1件/)
    assert.doesNotMatch(text, /行政机关|本机关/)
  })
})

describe('figures in the text', () => {
  const numbers = (text: string) => [...text.matchAll(/(\d+)件/g)].map((match) => Number(match[1]))

  test('are those of the table, all of them', () => {
    fc.assert(
      fc.property(anyCases, anyDisputes, (cases, disputes) => {
        const report = college(cases, disputes)
        const figures = numbers(collegeSection(report).join(''))
        const tables = { ...report.applications, ...report.remedies, ...report.complaints }
        const known = new Set(Object.values(tables).flatMap((row) => Object.values<number | null>(row)))
        const groups = ['refused', 'unable', 'not-handled', 'other'].map((group) =>
          RESULT_ROWS.filter((row) => row.startsWith(group)).reduce(
            (sum, row) => sum + (report.applications[row].total ?? 0),
            0,
          ),
        )
        for (const figure of figures) assert.ok(known.has(figure) || groups.includes(figure), String(figure))
        for (const row of ['received', 'carriedIn', ...RESULT_ROWS, 'total', 'carriedOut'] as const) {
          const figure = report.applications[row].total ?? 0
          if (figure > 0) assert.ok(figures.includes(figure), row)
        }
      }),
    )
  })

  test('of a published report make an organ’s summary', () => {
    const report = publishedReports[0]?.report
    assert.ok(report)
    const text = organSummary(report).join('\n')
    assert.match(text, /^2023年，本机关新收政府信息公开申请3511件，其中自然人3402件.*上年度结转96件。/)
    assert.match(
      text,
      /办结政府信息公开申请3486件，结转下年度继续办理121件；办理结果为：予以公开1191件，部分公开328件，不予公开142件/,
    )
    assert.match(text, /行政复议440件（结果维持309件，结果纠正17件，其他结果88件，尚未审结26件）/)
  })
})
