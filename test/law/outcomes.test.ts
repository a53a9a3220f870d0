import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { APPLICANT_KIND_NAMES, isApplicantKind, isOrganisation } from '../../src/law/applicants.ts'
import { citationOf, isOutcome, OUTCOME_NAMES, outcomeRule, outcomesFor } from '../../src/law/outcomes.ts'
import {
  OUTCOME_BY_LABEL,
  parseApplicantKind,
  parseChannel,
  parseOutcome,
  parseRemedyKind,
  parseRemedyResult,
} from '../../src/law/register-words.ts'
import { ROWS_2021 } from '../../src/law/report/form-rows.ts'
import { RESULT_ROWS } from '../../src/law/report/rows.ts'

type Line = Record<string, string>
const rowsIn = (file: string) =>
  parse<Line>(readFileSync(new URL(`../../../shared/real/${file}`, import.meta.url)), { bom: true, columns: true })

/** The contract's table of outcomes and rows, plus a college's own two. */
const CONTRACT: Record<string, string> = {
  granted: 'granted',
  'already-public': 'granted',
  partial: 'partial',
  'state-secret': 'refused.1',
  'forbidden-by-law': 'refused.2',
  security: 'refused.3',
  'third-party-rights': 'refused.4',
  internal: 'refused.5',
  deliberative: 'refused.6',
  'enforcement-file': 'refused.7',
  'special-query': 'refused.8',
  'does-not-exist': 'unable.1',
  'not-ours': 'unable.1',
  'needs-creating': 'unable.2',
  'still-unclear': 'unable.3',
  petition: 'not-handled.1',
  repeat: 'not-handled.2',
  publication: 'not-handled.3',
  excessive: 'not-handled.4',
  reissue: 'not-handled.5',
  'correction-lapsed': 'other.1',
  'fee-lapsed': 'other.2',
  withdrawn: 'other.3',
  other: 'other.3',
  'school-rule': 'refused.2',
  'not-needed': 'other.3',
}

describe('outcomes', () => {
  test('are the contract’s, each in its one row, and every row can be reached', () => {
    assert.deepEqual(Object.fromEntries(OUTCOME_NAMES.map((each) => [each, outcomeRule(each).row])), CONTRACT)
    assert.deepEqual(new Set(Object.values(CONTRACT)), new Set(RESULT_ROWS))
  })

  test('only refusals under arts. 14-16 and the withheld part put reconsideration first', () => {
    const first = OUTCOME_NAMES.filter((each) => outcomeRule(each).remedy === 'reconsideration-first')
    assert.deepEqual(first, [
      'partial',
      'state-secret',
      'forbidden-by-law',
      'security',
      'third-party-rights',
      'internal',
      'deliberative',
      'enforcement-file',
    ])
    for (const each of first) if (each !== 'partial') assert.match(outcomeRule(each).article ?? '', /^第十[四五六]条/)
  })

  test('a refusal is what the table counts as 不予公开, and every refusal states reasons', () => {
    for (const each of OUTCOME_NAMES) {
      const { refusal, row, reasons } = outcomeRule(each)
      assert.equal(refusal, row.startsWith('refused.'), each)
      if (refusal) assert.ok(reasons, each)
    }
    assert.ok(!outcomeRule('granted').reasons)
  })

  test('a college refuses on the grounds of its own Order, an organ on those of the 条例', () => {
    const [college, organ] = [outcomesFor('college'), outcomesFor('organ')]
    for (const own of ['school-rule', 'not-needed'] as const) {
      assert.ok(college.includes(own))
      assert.ok(!organ.includes(own))
    }
    for (const organOnly of ['internal', 'deliberative', 'enforcement-file', 'fee-lapsed'] as const) {
      assert.ok(!college.includes(organOnly))
      assert.ok(organ.includes(organOnly))
    }
    assert.deepEqual(outcomesFor('authorised'), organ)
    for (const each of college) if (each !== 'withdrawn') assert.notEqual(outcomeRule(each).collegeArticle, null, each)
  })

  test('citations name the act of the regime', () => {
    assert.equal(citationOf('internal', 'organ'), '《中华人民共和国政府信息公开条例》第十六条第一款')
    assert.equal(citationOf('repeat', 'college'), '《高等学校信息公开办法》第十八条第（六）项')
    assert.equal(citationOf('withdrawn', 'organ'), null)
  })

  test('names are told from other texts', () => {
    for (const wrong of ['', 'toString', '__proto__', 'Granted', null, 3]) assert.ok(!isOutcome(wrong))
    assert.ok(isOutcome('granted') && isApplicantKind('research') && !isApplicantKind('constructor'))
    assert.deepEqual(APPLICANT_KIND_NAMES.filter(isOrganisation).length, 5)
  })
})

describe('words of registers', () => {
  test('every word of the two real registers is known', () => {
    for (const line of rowsIn('register-suqian-2023.csv')) {
      assert.notEqual(parseApplicantKind(line['申请人类型'] ?? ''), null, line['申请人类型'])
      assert.notEqual(parseChannel(line['接收渠道'] ?? ''), null, line['接收渠道'])
      if (line['办理结果']) assert.notEqual(parseOutcome(line['办理结果']), null, line['办理结果'])
    }
    for (const line of rowsIn('remedies-suqian-2023.csv')) {
      assert.notEqual(parseRemedyKind(line['类型'] ?? ''), null, line['类型'])
      if (line['结果']) assert.notEqual(parseRemedyResult(line['结果']), null, line['结果'])
    }
  })

  test('every printed row means an outcome of that row', () => {
    const printed = ROWS_2021.filter(({ key }) => (RESULT_ROWS as readonly string[]).includes(key))
    assert.equal(printed.length, 21)
    for (const { key, label, heads } of printed) {
      for (const text of [label, [...heads, label].join(' '), `　${label.replaceAll('“', '"')} `]) {
        const outcome = parseOutcome(text)
        assert.equal(outcome && outcomeRule(outcome).row, key, text)
      }
    }
  })

  test('spacing, numbering, quotes and heads do not matter', () => {
    for (const text of [
      '危及“三安全一稳定”',
      '3.危及"三安全一稳定"',
      '（三）不予公开：危及「三安全一稳定」',
      '３．危及三安全一稳定',
    ])
      assert.equal(parseOutcome(text), 'security', text)
    for (const text of ['行政诉讼（复议后起诉）', '行政诉讼(复议后起诉)', '行政诉讼－复议后起诉', '复议后起诉 '])
      assert.equal(parseRemedyKind(text), 'lawsuit-after-reconsideration', text)
    assert.equal(parseOutcome('不予公开：学校规定不予公开'), 'school-rule')
    assert.equal(parseOutcome('撤回申请'), 'withdrawn')
    assert.equal(parseOutcome('不属于本机关职责'), 'not-ours')
    assert.equal(parseApplicantKind('法人或其他组织-商业企业'), 'business')
    assert.equal(parseChannel('ＥＭＳ'), 'registered-post')
    assert.equal(parseRemedyResult('驳回起诉'), 'other')
    assert.equal(parseRemedyResult('尚未审结'), 'pending')
  })

  test('words that do not say which row, block or column are not guessed', () => {
    for (const text of ['', '  ', '不予公开', '无法提供', '已办结', 'constructor'])
      assert.equal(parseOutcome(text), null, text)
    assert.equal(parseApplicantKind('法人'), null)
    assert.equal(parseRemedyKind('行政诉讼'), null)
    assert.equal(parseRemedyResult('胜诉'), null)
    assert.equal(parseChannel('其他'), null)
  })

  test('every outcome is found by its name and by its label', () => {
    for (const each of OUTCOME_NAMES) {
      assert.equal(parseOutcome(each), each)
      assert.equal(parseOutcome(outcomeRule(each).label), each)
    }
    assert.ok(OUTCOME_BY_LABEL.size > 100)
  })
})
