import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate, plusDays, type LocalDate } from '../../src/law/date.ts'
import { outcomesFor, type Outcome } from '../../src/law/outcomes.ts'
import { type Regime } from '../../src/law/rules.ts'
import { remedyLastDays } from '../../src/law/remedies.ts'
import { officialCalendar } from '../../src/law/work-calendar.ts'
import { composeLetter } from '../../src/letters/compose-letter.ts'
import { remediesOfLetter } from '../../src/letters/letter-remedies.ts'
import { LETTER_KIND_NAMES, type LetterKind } from '../../src/letters/letter.ts'
import { DETAILS, ORGANS, sampleFacts } from './sample-facts.ts'

/**
 * The remedies paragraph over regime × outcome × withheld part × day × party × online service, against the rule written
 * out anew from the statutes: 行政复议法 (2023) arts. 20, 22-25; 行政诉讼法 arts. 45, 46 (39 until 2015-04-30);
 * 法释〔2025〕8号 art. 1; 条例 arts. 14-16, 32, 55; Order 29 art. 26.
 */
const DAYS = [
  '2014-06-03',
  '2015-04-30',
  '2015-05-01',
  '2019-05-14',
  '2019-05-15',
  '2023-12-31',
  '2024-01-01',
  '2026-10-09',
]
const REGIMES: readonly Regime[] = ['organ', 'authorised', 'college']
/** Grounds of 条例 arts. 14 to 16: against these reconsideration comes first. */
const OF_14_TO_16: readonly Outcome[] = [
  'state-secret',
  'forbidden-by-law',
  'security',
  'third-party-rights',
  'internal',
  'deliberative',
  'enforcement-file',
]
const ONLINE = 'https://fy.example.org'

type Combination = {
  regime: Regime
  kind: LetterKind
  outcome?: Outcome
  ground?: Outcome
  day: LocalDate
  online: boolean
}

function combinations(): Combination[] {
  const all: Combination[] = []
  for (const regime of REGIMES)
    for (const day of DAYS.map((each) => localDate(each)))
      for (const online of [false, true]) {
        for (const kind of LETTER_KIND_NAMES) if (kind !== 'reply') all.push({ regime, kind, day, online })
        for (const outcome of outcomesFor(regime)) {
          const grounds = outcome === 'partial' ? groundsOf(regime) : [undefined]
          for (const ground of grounds)
            all.push({ regime, kind: 'reply', outcome, day, online, ...(ground ? { ground } : {}) })
        }
      }
  return all
}

const groundsOf = (regime: Regime): Outcome[] =>
  outcomesFor(regime).filter(
    (outcome) =>
      OF_14_TO_16.includes(outcome) ||
      outcome === 'school-rule' ||
      (regime !== 'college' && ['special-query', 'other'].includes(outcome)),
  )

/** The remedies as printed; null where this letter cannot be written on that day by that body. */
function printed({ regime, kind, outcome, ground, day, online }: Combination): string | null {
  const facts = sampleFacts(regime)
  const received = localDate(`${day.slice(0, 4)}-01-06`)
  const proof = { harm: '公开会造成损害', rule: '《示例条例》第三条' }
  const withheld = ground ? [{ what: '合同附件', ground, reason: '含有报价', ...proof }] : DETAILS.withheld
  const bodies = { ...ORGANS[regime].bodies, onlineFilingUrl: online ? ONLINE : null }
  const composed = composeLetter(kind, {
    ...facts,
    organ: { ...ORGANS[regime], bodies },
    writtenOn: day,
    submittedOn: received,
    receivedOn: received,
    details: { ...facts.details, withheld, ...(outcome ? { outcome } : {}) },
  })
  return 'letter' in composed ? composed.letter.remedies.join('') : null
}

const FIRST =
  /应当自收到本答复之日起60日内，先向(.+?)申请行政复议；对行政复议决定仍不服的，可以自收到行政复议决定书之日起15日内，向(.+?)提起行政诉讼。/
/** 行政复议法 art. 34: the way to court where the reconsideration body does not decide the matter. */
const UNDECIDED =
  /行政复议机关决定不予受理、驳回申请或者受理后超过行政复议期限不作答复的，可以自收到决定书之日或者行政复议期限届满之日起15日内，向.+?提起行政诉讼。/
const CHOICE =
  /可以自收到(本答复|本公开决定)之日起60日内，向(.+?)申请行政复议，或者自收到\1之日起([36])个月内，直接向(.+?)提起行政诉讼。/
const NOT_DIRECTLY =
  '依照《中华人民共和国行政复议法》第二十三条第一款第（四）项的规定，未经行政复议，不得直接就此提起行政诉讼。'
const REPORT = /依照《高等学校信息公开办法》第二十六条，向青岚职业技术学院纪检监察室或者省教育厅举报。/
const APPEAL = /依照《中华人民共和国政府信息公开条例》第五十五条第二款，向省教育厅申诉。/

/** What the law demands of this letter. */
function demanded({ regime, kind, outcome, ground, day }: Combination) {
  const decides = kind === 'reply' || kind === 'third-party-disclosure' || kind === 'rectification'
  const college = regime === 'college'
  const refused = kind === 'reply' && OF_14_TO_16.includes(outcome === 'partial' ? ground! : outcome!)
  const first = decides && !college && refused && day >= '2024-01-01'
  return {
    first,
    choice: decides && !college && (!first || outcome === 'partial'),
    report: decides && college,
    appeal: decides && college && day >= '2019-05-15',
    months: day >= '2015-05-01' ? '6' : '3',
    against: kind === 'third-party-disclosure' ? '本公开决定' : '本答复',
  }
}

test('every combination prints the remedies the law gives, and no other', () => {
  let checked = 0
  for (const each of combinations()) {
    const text = printed(each)
    if (text === null) continue
    checked += 1
    const name = `${JSON.stringify(each)}\n${text}`
    const { first, choice, report, appeal, months, against } = demanded(each)
    assert.equal(FIRST.test(text), first, name)
    assert.equal(text.includes(NOT_DIRECTLY), first, name)
    assert.equal(UNDECIDED.test(text), first, name)
    const chosen = CHOICE.exec(text)
    assert.equal(chosen !== null, choice, name)
    if (chosen) assert.deepEqual([chosen[1], chosen[3]], [against, months], name)
    assert.equal(REPORT.test(text), report, name)
    assert.equal(APPEAL.test(text), appeal, name)
    assert.equal(text.includes(ONLINE), (first || choice) && each.online, name)
    if (!first && !choice && !report) assert.equal(text, '', name)
    if (each.regime === 'college') assert.doesNotMatch(text, /行政复议|行政诉讼|\d+(?:日|个月)/, name)
  }
  assert.ok(checked > 1000, `only ${checked} letters could be written`)
})

/** The last day written out anew: natural days or months after receipt, over days off to the next working day. */
function lastDay(receivedOn: string, amount: number, unit: 'days' | 'months'): string {
  const [year = 0, month = 0, day = 0] = receivedOn.split('-').map(Number)
  const longest = new Date(Date.UTC(year, month - 1 + amount + 1, 0)).getUTCDate()
  const end =
    unit === 'days'
      ? new Date(Date.UTC(year, month - 1, day + amount))
      : new Date(Date.UTC(year, month - 1 + amount, Math.min(day, longest)))
  while (!CALENDAR.isWorkday(localDate(end.toISOString().slice(0, 10)))) end.setUTCDate(end.getUTCDate() + 1)
  return end.toISOString().slice(0, 10)
}
const CALENDAR = officialCalendar()
const RECEIVED_AFTER = [0, 3, 24]

test('the day each period ends, once the letter is received: sixty days, six months (three until 2015), no invented one', () => {
  let checked = 0
  for (const each of combinations().filter(({ online }) => !online))
    for (const days of RECEIVED_AFTER) {
      if (printed(each) === null) continue
      const { regime, kind, outcome, ground, day } = each
      const receivedOn = plusDays(day, days)
      const reply = outcome ? { outcome, withheld: ground ? [ground] : [] } : null
      const ways = remedyLastDays(remediesOfLetter(kind, regime, day, reply), receivedOn, CALENDAR)
      const { first, choice, report, appeal, months } = demanded(each)
      const expected = [
        ...(first || choice ? [['reconsideration', lastDay(receivedOn, 60, 'days')]] : []),
        ...(first ? [['lawsuit-after-reconsideration', null]] : []),
        ...(choice ? [['lawsuit-direct', lastDay(receivedOn, Number(months), 'months')]] : []),
        ...(report ? [['violation-report', null]] : []),
        ...(appeal ? [['institutional-appeal', null]] : []),
      ]
      assert.deepEqual(
        ways.map((way) => [way.kind, way.lastDay]),
        expected,
        JSON.stringify({ ...each, receivedOn }),
      )
      checked += 1
    }
  assert.ok(checked > 1500, `only ${checked} were checked`)
})

test('a partial disclosure names the part that must be reconsidered first, and the choice for the rest', () => {
  for (const ground of OF_14_TO_16) {
    const day = localDate('2026-10-09')
    const text = printed({ regime: 'organ', kind: 'reply', outcome: 'partial', ground, day, online: false })
    assert.match(text ?? '', /^如对本答复中不予公开的部分不服，应当/)
    assert.match(text ?? '', /如对本答复的其他内容不服，可以/)
  }
})

test('where no body is set, the general words are those of the law of the day', () => {
  const bodies = {
    reconsiderationBody: null,
    court: null,
    supervisionUnit: null,
    educationDepartment: null,
    onlineFilingUrl: null,
  }
  const text = (regime: Regime, day: string) => {
    const facts = sampleFacts(regime, { outcome: 'granted' })
    const composed = composeLetter('reply', {
      ...facts,
      organ: { ...ORGANS[regime], bodies },
      writtenOn: localDate(day),
    })
    assert.ok('letter' in composed)
    assert.equal(composed.advice.length, 1, 'the officer is told that a vague paragraph lengthens the period')
    return composed.letter.remedies.join('')
  }
  assert.match(text('organ', '2026-10-09'), /向本级人民政府申请行政复议/)
  assert.match(
    text('authorised', '2026-10-09'),
    /向管理本单位的人民政府（由政府工作部门管理的，为该部门的本级人民政府；由国务院部门管理的，为该部门）申请行政复议/,
  )
  assert.match(text('college', '2026-10-09'), /向学校内设监察部门或者主管教育行政部门举报/)
})
