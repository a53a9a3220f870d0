import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { localDate } from '../../src/law/date.ts'
import { OUTCOME_NAMES, outcomeRule, outcomesFor } from '../../src/law/outcomes.ts'
import {
  DECISION_NAMES,
  decisionsFor,
  isDecision,
  missingBodies,
  noRemedies,
  remediesFor,
  remediesOfThirdParty,
  REMEDY_KIND_NAMES,
  remedyParagraph,
  resultOfDecision,
  type RemedyAdvice,
  type RemedyBodies,
} from '../../src/law/remedies.ts'

const TODAY = localDate('2026-03-05')
const BODIES: RemedyBodies = {
  reconsiderationBody: '江东市人民政府',
  court: '江东市江滨区人民法院',
  supervisionUnit: '江东学院监察处',
  educationDepartment: '江东省教育厅',
  onlineFilingUrl: null,
}
const NOTHING_SET: RemedyBodies = {
  reconsiderationBody: null,
  court: '',
  supervisionUnit: '  ',
  educationDepartment: null,
  onlineFilingUrl: null,
}
const text = (advice: RemedyAdvice, bodies = BODIES) => remedyParagraph(advice, bodies).join('')
const kinds = (advice: RemedyAdvice) => advice.routes.map(({ kind }) => kind)

describe('remedies against an organ’s reply', () => {
  test('since 2024 a refusal goes to reconsideration first, then to court within 15 days', () => {
    for (const outcome of ['state-secret', 'third-party-rights', 'internal', 'enforcement-file'] as const) {
      const advice = remediesFor('organ', outcome, localDate('2024-01-01'))
      assert.equal(advice.variant, 'reconsideration-first')
      assert.deepEqual(kinds(advice), ['reconsideration', 'lawsuit-after-reconsideration'])
      assert.match(text(advice), /60日内，先向江东市人民政府申请行政复议.*15日内，向江东市江滨区人民法院.*不得直接/)
      assert.doesNotMatch(text(advice), /6个月|或者自收到/)
    }
  })

  test('until 2023 the same refusal left the choice', () => {
    const advice = remediesFor('organ', 'state-secret', localDate('2023-12-31'))
    assert.equal(advice.variant, 'either')
    assert.match(text(advice), /60日内，向江东市人民政府申请行政复议，或者.*6个月内，直接向/)
    assert.match(advice.routes[0]?.article ?? '', /第九条/)
  })

  test('three months to sue before 2015-05-01, six from then on', () => {
    assert.match(text(remediesFor('organ', 'granted', localDate('2015-04-30'))), /3个月内/)
    assert.match(text(remediesFor('organ', 'granted', localDate('2015-05-01'))), /6个月内/)
  })

  test('all other replies leave the choice, special queries too although the table counts them as refusals', () => {
    assert.ok(outcomeRule('special-query').refusal)
    for (const outcome of OUTCOME_NAMES) {
      if (outcomeRule(outcome).remedy === 'reconsideration-first') continue
      assert.equal(remediesFor('authorised', outcome, TODAY).variant, 'either', outcome)
    }
  })

  test('a partial disclosure: first for the withheld part, choice for the rest', () => {
    const advice = remediesFor('organ', 'partial', TODAY)
    assert.ok(advice.withheldPartOnly)
    assert.match(text(advice), /不予公开的部分不服.*先向.*其他内容不服.*6个月/s)
    assert.equal(remediesFor('organ', 'partial', TODAY, ['does-not-exist', 'special-query']).variant, 'either')
    assert.equal(
      remediesFor('organ', 'partial', TODAY, ['does-not-exist', 'internal']).variant,
      'reconsideration-first',
    )
  })

  test('a third party told of disclosure chooses, whatever the outcome', () => {
    assert.match(text(remediesOfThirdParty('organ', TODAY)), /如对本公开决定不服.*60日.*或者.*6个月/)
  })

  test('letters on the way name none', () => {
    assert.deepEqual(remedyParagraph(noRemedies('organ', TODAY), BODIES), [])
  })

  test('an online filing address is named with reconsideration, and only there', () => {
    const bodies = { ...BODIES, onlineFilingUrl: 'https://review.example.org' }
    assert.match(text(remediesFor('organ', 'internal', TODAY), bodies), /https:\/\/review\.example\.org/)
    assert.doesNotMatch(text(remediesFor('college', 'state-secret', TODAY), bodies), /https/)
  })

  test('bodies not set are named in general words, and reported as missing', () => {
    const advice = remediesFor('organ', 'internal', TODAY)
    assert.match(text(advice, NOTHING_SET), /先向本级人民政府申请.*向有管辖权的人民法院/)
    assert.deepEqual(missingBodies(advice, NOTHING_SET), ['reconsiderationBody', 'court'])
    assert.deepEqual(missingBodies(advice, BODIES), [])
    assert.match(text(remediesFor('organ', 'granted', localDate('2023-06-01')), NOTHING_SET), /或者上一级主管部门/)
    assert.match(text(remediesFor('authorised', 'granted', TODAY), NOTHING_SET), /管理本单位的/)
  })
})

describe('remedies against a college', () => {
  test('report and appeal, no period invented, never reconsideration or court', () => {
    for (const outcome of outcomesFor('college')) {
      const advice = remediesFor('college', outcome, TODAY)
      assert.deepEqual(kinds(advice), ['violation-report', 'institutional-appeal'])
      assert.ok(advice.routes.every(({ period }) => period === null))
      assert.match(text(advice), /第二十六条.*江东学院监察处或者江东省教育厅举报.*第五十五条.*江东省教育厅申诉/)
      assert.doesNotMatch(text(advice), /\d+\s*(日|个月|工作日)|复议|诉讼|法院/)
    }
  })

  test('before 2019-05-15 the report alone, with a note for the officer', () => {
    const advice = remediesFor('college', 'state-secret', localDate('2019-05-14'))
    assert.deepEqual(kinds(advice), ['violation-report'])
    assert.match(advice.note ?? '', /第三十七条/)
    assert.doesNotMatch(text(advice), /申诉|复议/)
    assert.equal(remediesFor('college', 'state-secret', localDate('2019-05-15')).note, null)
  })
})

describe('decisions', () => {
  test('count in the columns of the convention', () => {
    const columns = { upheld: 0, corrected: 0, other: 0 }
    for (const decision of DECISION_NAMES) columns[resultOfDecision(decision)] += 1
    assert.deepEqual(columns, { upheld: 5, corrected: 13, other: 11 })
    assert.equal(resultOfDecision('reconsideration-claim-dismissed'), 'upheld')
    assert.equal(resultOfDecision('reconsideration-application-dismissed'), 'other')
    assert.equal(resultOfDecision('court-claim-dismissed'), 'upheld')
    assert.equal(resultOfDecision('court-action-dismissed'), 'other')
    assert.equal(resultOfDecision('reconsideration-ordered'), 'corrected')
  })

  test('an organ may read a column otherwise', () => {
    assert.equal(resultOfDecision('reconsideration-mediated', { 'reconsideration-mediated': 'corrected' }), 'corrected')
    assert.equal(resultOfDecision('reconsideration-ended', { 'reconsideration-mediated': 'corrected' }), 'other')
  })

  test('a second instance that upholds lets the first result stand', () => {
    assert.equal(resultOfDecision('court-appeal-dismissed', {}, 'corrected'), 'corrected')
    assert.equal(resultOfDecision('court-appeal-dismissed', {}, 'upheld'), 'upheld')
    assert.equal(resultOfDecision('court-appeal-dismissed'), 'upheld')
  })

  test('each kind of dispute has its own decisions', () => {
    for (const kind of REMEDY_KIND_NAMES) assert.ok(decisionsFor(kind).length >= 3, kind)
    assert.ok(decisionsFor('reconsideration').every((each) => each.startsWith('reconsideration-')))
    assert.deepEqual(decisionsFor('lawsuit-direct'), decisionsFor('lawsuit-after-reconsideration'))
    assert.ok(isDecision('court-void') && !isDecision('toString'))
  })
})
