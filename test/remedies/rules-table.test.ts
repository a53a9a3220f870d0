import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { type LocalDate, localDate } from '../../src/law/date.ts'
import { DISPUTE_RULES, type RuleOfDisputes } from '../../src/law/dispute-rules.ts'
import { type Outcome } from '../../src/law/outcomes.ts'
import { remediesFor, remedyParagraph } from '../../src/law/remedies.ts'
import { type Regime } from '../../src/law/rules.ts'
import { officialCalendar } from '../../src/law/work-calendar.ts'
import { disputeAgenda, disputeNoteText } from '../../src/remedies/agenda.ts'
import { decideDispute } from '../../src/remedies/dispute.ts'
import { type RemedyEvent } from '../../src/remedies/events.ts'
import { openRemediesAfterReply, type Circumstances } from '../../src/remedies/open-remedies.ts'
import { openRemediesAfterSilence } from '../../src/remedies/open-remedies-after-silence.ts'
import {
  ACCEPTED,
  APPEALED,
  APPLIED,
  COPY,
  did,
  disputeOf,
  DISMISSED,
  DOCKETED,
  FILED,
  historyOf,
  MAINTAINED,
  RECEIVED,
  SECOND,
} from './dispute-stories.ts'

const calendar = officialCalendar()
const day = localDate

/** The day of something in a dispute, as it stands on `today`. */
const due = (what: string, today: string, ...events: RemedyEvent[]) => {
  const agenda = disputeAgenda(disputeOf(...events), day(today), calendar)
  return agenda.deadlines.find((each) => each.what === what && each.standing !== 'no-day')?.dueOn ?? null
}
const notes = (today: string, ...events: RemedyEvent[]) =>
  disputeAgenda(disputeOf(...events), day(today), calendar)
    .notes.map(disputeNoteText)
    .join('')
/** The code an entry is barred with; null where it passes. */
const bar = (act: RemedyEvent, ...events: RemedyEvent[]) => {
  const ruling = decideDispute(historyOf(...events), act, day('2027-12-31'), { calendar })
  return 'bar' in ruling ? ruling.bar.code : null
}
/** The ways against a reply of 2026-02-24: kind, standing, last day. */
const ways = (outcome: Outcome, today: string, circumstances: Circumstances = {}, ...disputes: RemedyEvent[][]) =>
  openRemediesAfterReply(
    'organ',
    outcome,
    day('2026-02-24'),
    day('2026-02-24'),
    disputes.map((each) => disputeOf(...each)),
    day(today),
    calendar,
    circumstances,
  ).map(({ kind, standing, lastDay }) => `${kind} ${standing} ${lastDay ?? '-'}`)
const silence = (regime: Regime, today: string) =>
  openRemediesAfterSilence(regime, day('2026-03-12'), [], day(today), calendar).map(
    ({ kind, lastDay }) => `${kind} ${lastDay ?? '-'}`,
  )
const paragraph = (regime: Regime, outcome: Outcome, bodies: Partial<Parameters<typeof remedyParagraph>[1]> = {}) =>
  remedyParagraph(remediesFor(regime, outcome, day('2026-09-07')), {
    reconsiderationBody: null,
    court: null,
    supervisionUnit: null,
    educationDepartment: null,
    onlineFilingUrl: null,
    ...bodies,
  }).join('')
const notAccepted = [
  did('applied', '2026-03-02', { kind: 'reconsideration' }),
  did('decided', '2026-03-06', { result: 'other', decision: 'reconsideration-not-accepted' }),
  did('served', '2026-03-09', { party: 'applicant' }),
]
const simplified = did('opened', '2026-09-03', { kind: 'reconsideration', procedure: 'simplified' })
const simplifiedSuit = did('opened', '2026-08-20', { kind: 'lawsuit-direct', procedure: 'simplified' })
const petition = [RECEIVED, did('transferred-as-petition', '2026-09-21')]

type Check = readonly [what: string, actual: () => unknown, expected: unknown]
type Row = { article: string; checks: readonly Check[] }

/** Every rule: the article that carries it, and what it does on days counted by hand on the calendar of 2026. */
const TABLE: Record<RuleOfDisputes, Row> = {
  'REC-1': {
    article: '行政复议法第十一条第（十四）项',
    checks: [
      ['any reply may be reconsidered', () => ways('granted', '2026-03-02')[0], 'reconsideration open 2026-04-27'],
    ],
  },
  'REC-2': {
    article: '行政复议法第二十三条第一款第（四）项',
    checks: [
      [
        'a refusal: reconsideration first, no direct suit',
        () => ways('internal', '2026-03-02'),
        ['reconsideration open 2026-04-27', 'lawsuit-after-reconsideration not-yet -'],
      ],
      ['a special query is not one of arts. 14-16', () => ways('special-query', '2026-03-02').length, 2],
    ],
  },
  'REC-3': {
    article: '行政复议法第二十三条第一款第（三）项',
    checks: [
      [
        'no reply: both roads are shown',
        () => silence('organ', '2026-03-16'),
        ['reconsideration 2026-05-11', 'lawsuit-direct 2026-09-14', 'complaint -'],
      ],
    ],
  },
  'REC-4': {
    article: '行政复议法第二十条第一款',
    checks: [
      [
        'sixty natural days, rolled over the week-end',
        () => ways('granted', '2026-03-02')[0],
        'reconsideration open 2026-04-27',
      ],
      [
        'an obstacle of ten days does not count',
        () => ways('granted', '2026-03-02', { obstacles: [{ from: day('2026-03-10'), to: day('2026-03-20') }] })[0],
        'reconsideration open 2026-05-06',
      ],
    ],
  },
  'REC-5': {
    article: '行政复议法第二十条第三款',
    checks: [
      [
        'rights not told: a year',
        () => ways('granted', '2026-12-01', { told: false })[0],
        'reconsideration open 2027-02-24',
      ],
    ],
  },
  'REC-6': {
    article: '行政复议法第二十一条',
    checks: [
      [
        'five years after the act nothing is open',
        () => ways('granted', '2031-02-25', { told: false })[0]?.split(' ')[1],
        'lapsed',
      ],
    ],
  },
  'REC-7': {
    article: '行政复议法实施条例第十六条',
    checks: [
      [
        'sixty days from the end of the period (V33)',
        () => silence('organ', '2026-03-16')[0],
        'reconsideration 2026-05-11',
      ],
    ],
  },
  'REC-8': {
    article: '行政复议法第三十条',
    checks: [
      ['five working days to check', () => due('reconsideration-acceptance', '2026-09-02', APPLIED), '2026-09-08'],
      ['then taken as accepted', () => notes('2026-09-09', APPLIED).includes('视为受理'), true],
      [
        'on that day and no other',
        () => bar(did('opened', '2026-09-07', { kind: 'reconsideration', deemed: true }), APPLIED),
        'deemed-day-differs',
      ],
    ],
  },
  'REC-9': {
    article: '行政复议法第三十一条',
    checks: [
      [
        'notice in five working days',
        () => due('reconsideration-correction-notice', '2026-09-02', APPLIED),
        '2026-09-08',
      ],
      [
        'ten working days to correct',
        () =>
          due(
            'reconsideration-correction',
            '2026-09-08',
            APPLIED,
            did('correction-noticed', '2026-09-04', { receivedOn: day('2026-09-07') }),
          ),
        '2026-09-20',
      ],
      [
        'then given up, not withdrawn',
        () =>
          /视为放弃行政复议申请/.test(
            notes('2026-09-21', APPLIED, did('correction-noticed', '2026-09-04', { receivedOn: day('2026-09-07') })),
          ),
        true,
      ],
      [
        'one notice',
        () => bar(did('correction-noticed', '2026-09-07'), APPLIED, did('correction-noticed', '2026-09-04')),
        'correction-noticed-before',
      ],
    ],
  },
  'REC-10': {
    article: '行政复议法第四十八条、第五十四条',
    checks: [
      ['seven working days to send the copy', () => due('reconsideration-copy', '2026-09-04', ACCEPTED), '2026-09-14'],
      ['three where simplified', () => due('reconsideration-copy-simplified', '2026-09-04', simplified), '2026-09-08'],
    ],
  },
  'REC-11': {
    article: '行政复议法第四十八条、第五十四条',
    checks: [
      [
        'V28: ten working days',
        () =>
          due(
            'reconsideration-answer',
            '2026-09-25',
            did('opened', '2026-09-22', { kind: 'reconsideration' }),
            did('copy-received', '2026-09-24'),
          ),
        '2026-10-15',
      ],
      [
        'five where simplified',
        () => due('reconsideration-answer-simplified', '2026-09-08', simplified, COPY),
        '2026-09-14',
      ],
      [
        'a late answer is said to be one',
        () => /可能视为没有证据/.test(notes('2026-10-20', ACCEPTED, COPY, did('answered', '2026-10-19'))),
        true,
      ],
    ],
  },
  'REC-12': {
    article: '行政复议法第五十三条、第五十五条',
    checks: [
      ['may be simplified', () => bar(did('procedure-set', '2026-09-04', { procedure: 'simplified' }), ACCEPTED), null],
      [
        'turned ordinary, not back',
        () =>
          bar(
            did('procedure-set', '2026-09-08', { procedure: 'simplified' }),
            simplified,
            did('procedure-set', '2026-09-07', { procedure: 'ordinary' }),
          ),
        'no-return-to-simplified',
      ],
    ],
  },
  'REC-13': {
    article: '行政复议法第六十二条第一款',
    checks: [
      ['sixty natural days', () => due('reconsideration-decision', '2026-09-04', ACCEPTED), '2026-11-02'],
      [
        'extended by thirty at most',
        () => due('reconsideration-decision', '2026-11-02', ACCEPTED, did('extended', '2026-11-02', { days: 30 })),
        '2026-12-02',
      ],
      ['not by thirty-one', () => bar(did('extended', '2026-11-02', { days: 31 }), ACCEPTED), 'extension-too-long'],
    ],
  },
  'REC-14': {
    article: '行政复议法第六十二条第二款',
    checks: [
      [
        'thirty natural days, over National Day',
        () => due('reconsideration-decision-simplified', '2026-09-04', simplified),
        '2026-10-08',
      ],
      ['never extended', () => bar(did('extended', '2026-09-10', { days: 1 }), simplified), 'simplified-not-extended'],
    ],
  },
  'REC-15': {
    article: '行政复议法第三十九条、第四十一条',
    checks: [
      [
        'while suspended no day runs',
        () =>
          due('reconsideration-decision', '2026-09-20', ACCEPTED, did('suspended', '2026-09-10', { ground: 'other' })),
        null,
      ],
      [
        'sixty days for a party’s sake end it',
        () =>
          due(
            'reconsideration-termination',
            '2026-09-20',
            ACCEPTED,
            did('suspended', '2026-09-10', { ground: 'party' }),
          ),
        '2026-11-09',
      ],
    ],
  },
  'REC-16': {
    article: '行政复议法第二十四条、第二十五条',
    checks: [
      [
        'a department: the government of its level',
        () => paragraph('organ', 'internal').includes('先向本级人民政府申请行政复议'),
        true,
      ],
      [
        'an authorised organisation: the government over it, a department no more',
        () =>
          /管理本单位的人民政府（由政府工作部门管理的，为该部门的本级人民政府/.test(
            paragraph('authorised', 'internal'),
          ),
        true,
      ],
    ],
  },
  'REC-17': {
    article: '行政复议法第二十二条',
    checks: [
      [
        'the online way is named',
        () =>
          paragraph('organ', 'internal', { onlineFilingUrl: 'https://fy.example.org' }).includes(
            'https://fy.example.org',
          ),
        true,
      ],
    ],
  },
  'REC-18': {
    article: '行政复议法第七十六条、第七十七条',
    checks: [
      [
        'an opinion letter: sixty days',
        () => due('opinion-letter-answer', '2026-09-07', ACCEPTED, did('opinion-letter-received', '2026-09-05')),
        '2026-11-04',
      ],
      [
        'an order: the period it sets',
        () =>
          due(
            'new-reply',
            '2026-10-21',
            ACCEPTED,
            did('decided', '2026-10-20', {
              result: 'corrected',
              decision: 'reconsideration-revoked',
              newReply: { amount: 10, unit: 'workdays' },
            }),
          ),
        '2026-11-03',
      ],
    ],
  },
  'REC-19': {
    article: '行政复议法第三十四条',
    checks: [
      [
        'not accepted: fifteen days from receipt',
        () => ways('internal', '2026-03-10', {}, notAccepted),
        ['reconsideration used -', 'lawsuit-after-reconsideration open 2026-03-24'],
      ],
      [
        'where the choice was free, the direct suit stays too',
        () => ways('granted', '2026-03-10', {}, notAccepted)[1],
        'lawsuit-direct open 2026-08-24',
      ],
    ],
  },
  'LIT-1': {
    article: '行政诉讼法第四十六条第一款',
    checks: [['six months', () => ways('granted', '2026-03-02')[1], 'lawsuit-direct open 2026-08-24']],
  },
  'LIT-2': {
    article: '行政诉讼法第四十五条',
    checks: [
      [
        'V30: fifteen days from the decision’s receipt',
        () =>
          due(
            'lawsuit-after-reconsideration',
            '2026-10-26',
            ACCEPTED,
            MAINTAINED,
            did('served', '2026-10-23', { party: 'applicant' }),
          ),
        '2026-11-09',
      ],
    ],
  },
  'LIT-3': {
    article: '法释〔2018〕1号第六十四条',
    checks: [
      [
        'period not told: a year',
        () => ways('granted', '2026-12-01', { told: false })[1],
        'lawsuit-direct open 2027-02-24',
      ],
    ],
  },
  'LIT-4': {
    article: '法释〔2018〕1号第六十六条',
    checks: [
      [
        'no reply: six months from the end of the period',
        () => silence('organ', '2026-03-16')[1],
        'lawsuit-direct 2026-09-14',
      ],
    ],
  },
  'LIT-5': {
    article: '行政诉讼法第四十六条第二款',
    checks: [
      ['five years after the act', () => ways('granted', '2031-02-25', { told: false })[1]?.split(' ')[1], 'lapsed'],
    ],
  },
  'LIT-6': {
    article: '行政诉讼法第五十一条',
    checks: [['seven natural days', () => due('lawsuit-docketing', '2026-03-03', FILED), '2026-03-09']],
  },
  'LIT-7': {
    article: '行政诉讼法第六十七条',
    checks: [['five natural days', () => due('lawsuit-copy', '2026-03-06', FILED, DOCKETED), '2026-03-10']],
  },
  'LIT-8': {
    article: '行政诉讼法第六十七条、第三十四条',
    checks: [
      [
        'fifteen natural days, not working days',
        () => due('lawsuit-answer', '2026-03-10', FILED, DOCKETED, did('copy-received', '2026-03-09')),
        '2026-03-24',
      ],
      ['not before the copy', () => bar(did('answered', '2026-03-10'), FILED, DOCKETED), 'copy-not-received'],
    ],
  },
  'LIT-9': {
    article: '行政诉讼法第八十一条',
    checks: [
      ['six months from docketing', () => due('lawsuit-first-instance', '2026-03-06', FILED, DOCKETED), '2026-09-07'],
    ],
  },
  'LIT-10': {
    article: '行政诉讼法第八十二条、第八十三条',
    checks: [
      [
        'forty-five natural days',
        () => due('lawsuit-first-instance-simplified', '2026-08-21', simplifiedSuit),
        '2026-10-08',
      ],
      [
        'never extended',
        () => bar(did('extended', '2026-08-24', { days: 5 }), simplifiedSuit),
        'simplified-not-extended',
      ],
    ],
  },
  'LIT-11': {
    article: '行政诉讼法第八十五条',
    checks: [
      [
        'a judgment: fifteen days',
        () =>
          due(
            'appeal-judgment',
            '2026-06-03',
            DOCKETED,
            DISMISSED,
            did('served', '2026-06-02', { party: 'applicant' }),
          ),
        '2026-06-17',
      ],
      [
        'a ruling: ten days',
        () =>
          due(
            'appeal-ruling',
            '2026-06-03',
            DOCKETED,
            did('decided', '2026-06-01', { result: 'other', decision: 'court-action-dismissed' }),
            did('served', '2026-06-02', { party: 'applicant' }),
          ),
        '2026-06-12',
      ],
      [
        'a second instance is final',
        () =>
          bar(
            did('appealed', '2026-09-20'),
            DOCKETED,
            DISMISSED,
            APPEALED,
            SECOND,
            did('decided', '2026-09-15', { result: 'upheld', decision: 'court-appeal-dismissed' }),
          ),
        'not-appealable',
      ],
    ],
  },
  'LIT-12': {
    article: '行政诉讼法第八十八条',
    checks: [
      [
        'three months from the appeal’s receipt',
        () => due('lawsuit-second-instance', '2026-07-01', DOCKETED, DISMISSED, APPEALED, SECOND),
        '2026-09-28',
      ],
    ],
  },
  'CMP-1': {
    article: '条例第四十七条、第五十一条',
    checks: [
      [
        'no number by law: the office’s own target',
        () => due('complaint-answer', '2026-09-21', did('received', '2026-09-18', { kind: 'complaint' })),
        '2026-10-15',
      ],
    ],
  },
  'CMP-2': {
    article: '高等学校信息公开办法第二十六条',
    checks: [
      [
        'a college names the report and no period',
        () =>
          /第二十六条[^。]*举报/.test(paragraph('college', 'school-rule')) &&
          !/日内|个月内/.test(paragraph('college', 'school-rule')),
        true,
      ],
    ],
  },
  'CMP-3': {
    article: '条例第五十五条第二款',
    checks: [
      [
        'and the appeal to the education department',
        () => /第五十五条第二款[^。]*申诉/.test(paragraph('college', 'school-rule')),
        true,
      ],
    ],
  },
  'CMP-4': {
    article: '信访工作条例第二十三条、第三十四条至第三十六条',
    checks: [
      ['told in fifteen natural days', () => due('petition-acceptance', '2026-09-22', ...petition), '2026-10-08'],
      ['done in sixty', () => due('petition-completion', '2026-09-22', ...petition), '2026-11-20'],
      [
        'and thirty',
        () => due('petition-completion', '2026-11-10', ...petition, did('extended', '2026-11-10', { days: 30 })),
        '2026-12-21',
      ],
      [
        'a review is asked for in thirty',
        () => due('petition-review-request', '2026-11-11', ...petition, did('answered', '2026-11-10')),
        '2026-12-10',
      ],
    ],
  },
}

test('the table has every rule of the reference, and no other', async () => {
  const law = await readFile(join(import.meta.dirname, '../../../shared/law.md'), 'utf8')
  const named = [...law.matchAll(/^\| ((?:REC|LIT|CMP)-\d+) \|/gm)].map(([, rule]) => rule!)
  assert.equal(named.length, 19 + 12 + 4)
  assert.deepEqual(Object.keys(TABLE).sort(), named.sort())
  assert.deepEqual(Object.keys(DISPUTE_RULES).sort(), named.sort())
  for (const { checks } of Object.values(TABLE)) assert.ok(checks.length > 0)
})

describe('every rule of disputes', () => {
  for (const [rule, { article, checks }] of Object.entries(TABLE) as [RuleOfDisputes, Row][])
    test(`${rule} ${article}`, () => {
      assert.equal(DISPUTE_RULES[rule].article, article)
      for (const [what, actual, expected] of checks) assert.deepEqual(actual(), expected as LocalDate | string, what)
    })
})
