import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { localDate } from '../../src/law/date.ts'
import { deadlineStepText } from '../../src/law/dispute-deadline.ts'
import { officialCalendar } from '../../src/law/work-calendar.ts'
import { disputeAgenda, disputeNoteText } from '../../src/remedies/agenda.ts'
import { type RemedyEvent } from '../../src/remedies/events.ts'
import {
  ACCEPTED,
  APPEALED,
  APPLIED,
  COPY,
  did,
  DISMISSED,
  disputeOf,
  DOCKETED,
  FILED,
  MAINTAINED,
  RECEIVED,
  REVOKED,
  SECOND,
} from './dispute-stories.ts'

const calendar = officialCalendar()
const agenda = (today: string, ...events: readonly RemedyEvent[]) =>
  disputeAgenda(disputeOf(...events), localDate(today), calendar)
/** Days as lines: what, whose, until when, how it stands. */
const lines = (today: string, ...events: readonly RemedyEvent[]) =>
  agenda(today, ...events).deadlines.map(
    ({ what, party, dueOn, standing }) => `${what} ${party} ${dueOn ?? '-'} ${standing}`,
  )
const notes = (today: string, ...events: readonly RemedyEvent[]) =>
  agenda(today, ...events).notes.map(({ code, on }) => `${code} ${on}`)

describe('reconsideration, day by day', () => {
  test('REC-8, REC-9: the body checks the application, may ask for a correction once', () => {
    assert.deepEqual(lines('2026-09-02', APPLIED), [
      'reconsideration-acceptance deciding-body 2026-09-08 in-time',
      'reconsideration-correction-notice deciding-body 2026-09-08 in-time',
    ])
  })

  test('REC-8: silence is acceptance on the last day of the check; the days run from it', () => {
    assert.deepEqual(notes('2026-09-08', APPLIED), [])
    assert.match(lines('2026-09-08', APPLIED)[0]!, /acceptance deciding-body 2026-09-08 due-today/)
    assert.deepEqual(notes('2026-09-09', APPLIED), ['deemed-accepted 2026-09-08'])
    assert.deepEqual(lines('2026-09-09', APPLIED), [
      'reconsideration-copy deciding-body 2026-09-17 in-time',
      // 60 days end on Saturday 2026-11-07
      'reconsideration-decision deciding-body 2026-11-09 in-time',
    ])
  })

  test('REC-9: the applicant corrects in ten working days from the notice, or has withdrawn', () => {
    const noticed = did('correction-noticed', '2026-09-04', { receivedOn: localDate('2026-09-07') })
    // 9/8-11, 9/14-18 and Sunday 9/20
    assert.deepEqual(lines('2026-09-10', APPLIED, noticed), ['reconsideration-correction applicant 2026-09-20 in-time'])
    assert.deepEqual(lines('2026-09-21', APPLIED, noticed), [])
    assert.deepEqual(notes('2026-09-21', APPLIED, noticed), ['correction-lapsed 2026-09-20'])
  })

  test('REC-9: the check starts afresh from the corrected application, without a second notice', () => {
    const events = [APPLIED, did('correction-noticed', '2026-09-04'), did('corrected', '2026-09-28')]
    assert.deepEqual(lines('2026-09-29', ...events), ['reconsideration-acceptance deciding-body 2026-10-10 in-time'])
  })

  test('REC-10, REC-13: accepted; the copy is to come', () => {
    assert.deepEqual(lines('2026-09-04', ACCEPTED), [
      'reconsideration-copy deciding-body 2026-09-14 in-time',
      'reconsideration-decision deciding-body 2026-11-02 in-time',
    ])
  })

  test('REC-11, V28: ten working days to answer, and how they were found', () => {
    const copy = did('copy-received', '2026-09-24')
    const { deadlines, next } = agenda('2026-10-12', ACCEPTED, copy)
    assert.deepEqual([next?.what, next?.dueOn, next?.standing], ['reconsideration-answer', '2026-10-15', 'due-soon'])
    assert.deepEqual(deadlines[0]?.steps.map(deadlineStepText), [
      '2026-09-24收到申请书（起诉状）副本，当日不计入',
      '10个工作日，至2026-10-15',
    ])
    const standing = (today: string) => agenda(today, ACCEPTED, copy).next?.standing
    assert.deepEqual(['2026-10-10', '2026-10-15', '2026-10-16'].map(standing), ['in-time', 'due-today', 'overdue'])
  })

  test('REC-11, REC-12, REC-14: simplified, then turned ordinary', () => {
    const copy = did('copy-received', '2026-09-24')
    const simplified = did('opened', '2026-09-03', { kind: 'reconsideration', procedure: 'simplified' })
    assert.deepEqual(lines('2026-09-24', simplified, copy), [
      'reconsideration-decision-simplified deciding-body 2026-10-08 in-time',
      'reconsideration-answer-simplified respondent 2026-10-09 in-time',
    ])
    const turned = did('procedure-set', '2026-09-28', { procedure: 'ordinary' })
    assert.deepEqual(lines('2026-09-28', simplified, copy, turned), [
      'reconsideration-answer respondent 2026-10-15 in-time',
      'reconsideration-decision deciding-body 2026-11-02 in-time',
    ])
  })

  test('an answer after its day is recorded and said to be late', () => {
    // the tenth working day is Sunday 2026-09-20, a working day
    assert.deepEqual(notes('2026-10-20', ACCEPTED, COPY, did('answered', '2026-09-20')), [])
    assert.deepEqual(notes('2026-10-20', ACCEPTED, COPY, did('answered', '2026-09-21')), ['answer-late 2026-09-21'])
  })

  test('REC-13: extended, and how that was found', () => {
    const events = [ACCEPTED, COPY, did('answered', '2026-09-10'), did('extended', '2026-10-20', { days: 30 })]
    assert.deepEqual(lines('2026-11-23', ...events), ['reconsideration-decision deciding-body 2026-12-02 in-time'])
    assert.match(
      agenda('2026-11-23', ...events)
        .deadlines[0]!.steps.map(deadlineStepText)
        .join(),
      /延长30日/,
    )
  })

  test('REC-15: suspended days do not count; for a party’s sake sixty of them end the matter', () => {
    const answered = [ACCEPTED, COPY, did('answered', '2026-09-10')]
    const suspended = did('suspended', '2026-09-14', { ground: 'party' })
    // 60 days end on Friday 2026-11-13
    assert.deepEqual(lines('2026-09-15', ...answered, suspended), [
      'reconsideration-termination deciding-body 2026-11-13 in-time',
    ])
    assert.deepEqual(notes('2026-09-15', ...answered, suspended), ['suspended 2026-09-14'])
    // 2026-11-02 and ten days
    assert.deepEqual(lines('2026-09-25', ...answered, suspended, did('resumed', '2026-09-24')), [
      'reconsideration-decision deciding-body 2026-11-12 in-time',
    ])
  })

  test('LIT-2, REC-19: nobody decided: the applicant may sue for fifteen days', () => {
    const events = [ACCEPTED, COPY, did('answered', '2026-09-10')]
    assert.deepEqual(lines('2026-11-03', ...events), [
      'reconsideration-decision deciding-body 2026-11-02 overdue',
      'lawsuit-after-reconsideration applicant 2026-11-17 in-time',
    ])
    assert.deepEqual(notes('2026-11-03', ...events), ['decision-overdue 2026-11-02'])
    assert.equal(lines('2026-11-18', ...events).length, 1)
  })

  test('LIT-2, V30: decided: fifteen days from service on the applicant', () => {
    const served = did('served', '2026-10-22', { party: 'applicant' })
    assert.deepEqual(lines('2026-10-23', ACCEPTED, MAINTAINED, served), [
      'lawsuit-after-reconsideration applicant 2026-11-06 in-time',
    ])
    assert.deepEqual(lines('2026-11-07', ACCEPTED, MAINTAINED, served), [])
    assert.match(agenda('2026-10-23', ACCEPTED, MAINTAINED).deadlines[0]!.steps.map(deadlineStepText)[0]!, /尚未登记/)
  })

  test('settled: nothing to sue on', () => {
    const settled = did('decided', '2026-10-20', { result: 'other', decision: 'reconsideration-settled' })
    assert.deepEqual(lines('2026-10-21', ACCEPTED, settled), [])
  })

  test('an order to reply anew is our duty, in the period it sets, until it is done', () => {
    const served = did('served', '2026-10-23', { party: 'respondent' })
    assert.equal(agenda('2026-11-02', ACCEPTED, REVOKED, served).next?.dueOn, '2026-11-20')
    const noPeriod = did('decided', '2026-10-20', { result: 'corrected', newReply: null })
    const { next } = agenda('2026-11-02', ACCEPTED, noPeriod, served)
    assert.deepEqual([next?.what, next?.dueOn, next?.standing], ['new-reply', null, 'no-day'])
    assert.equal(agenda('2026-11-02', ACCEPTED, REVOKED, served, did('replied-anew', '2026-11-02')).next, null)
    assert.deepEqual(notes('2026-11-02', ACCEPTED, REVOKED), ['service-unknown 2026-10-20'])
  })

  test('REC-18: an opinion letter is answered in sixty days', () => {
    const letter = did('opinion-letter-received', '2026-08-01')
    const opened = did('opened', '2026-07-01', { kind: 'reconsideration' })
    const ours = (...more: RemedyEvent[]) =>
      agenda('2026-08-03', opened, letter, ...more).deadlines.filter(({ what }) => what === 'opinion-letter-answer')
    assert.deepEqual(
      ours().map(({ dueOn }) => dueOn),
      ['2026-09-30'],
    )
    assert.deepEqual(ours(did('opinion-letter-answered', '2026-08-03')), [])
  })

  test('under the earlier act no day is invented', () => {
    const old = did('opened', '2023-11-01', { kind: 'reconsideration' })
    assert.deepEqual(lines('2023-11-20', old), [])
    const { notes: said } = agenda('2023-11-20', old)
    assert.deepEqual([...new Set(said.map(({ code }) => code))], ['earlier-law'])
    assert.match(disputeNoteText(said[0]!), /^2023-11-01：.*人工核对（行政复议法第.+条）。$/)
  })
})

describe('lawsuit, day by day', () => {
  test('LIT-6: docketing', () => {
    assert.deepEqual(lines('2026-03-03', FILED), ['lawsuit-docketing deciding-body 2026-03-09 in-time'])
  })

  test('LIT-7, LIT-9: docketed', () => {
    assert.deepEqual(lines('2026-03-06', DOCKETED), [
      'lawsuit-copy deciding-body 2026-03-10 due-soon',
      // six months end on Saturday 2026-09-05
      'lawsuit-first-instance deciding-body 2026-09-07 in-time',
    ])
  })

  test('LIT-8, LIT-10: fifteen natural days to answer; simplified', () => {
    const opened = did('opened', '2026-11-02', { kind: 'lawsuit-direct', procedure: 'simplified' })
    assert.deepEqual(lines('2026-11-10', opened, did('copy-received', '2026-11-06')), [
      'lawsuit-answer respondent 2026-11-23 in-time',
      'lawsuit-first-instance-simplified deciding-body 2026-12-17 in-time',
    ])
  })

  test('hearings to come are shown, those past are not', () => {
    const events = [DOCKETED, did('hearing-set', '2026-04-01', { day: localDate('2026-04-20') })]
    const hearing = (today: string) => lines(today, ...events).find((line) => line.startsWith('hearing'))
    assert.equal(hearing('2026-04-17'), 'hearing respondent 2026-04-20 due-soon')
    assert.equal(hearing('2026-04-21'), undefined)
  })

  test('LIT-11: judgment upheld: the applicant may appeal; lost: so may we', () => {
    const served = [
      did('served', '2026-09-25', { party: 'applicant' }),
      did('served', '2026-09-22', { party: 'respondent' }),
    ]
    const upheld = did('decided', '2026-09-20', { result: 'upheld', decision: 'court-claim-dismissed' })
    assert.deepEqual(lines('2026-09-28', DOCKETED, upheld, ...served), ['appeal-judgment applicant 2026-10-10 in-time'])
    const lost = did('decided', '2026-09-20', { result: 'corrected', decision: 'court-revoked' })
    assert.deepEqual(lines('2026-09-28', DOCKETED, lost, ...served), [
      'appeal-judgment respondent 2026-10-08 due-soon',
      'appeal-judgment applicant 2026-10-10 in-time',
    ])
  })

  test('LIT-11: rulings: ten days, or no appeal', () => {
    const served = did('served', '2026-09-22', { party: 'applicant' })
    const dismissed = did('decided', '2026-09-20', { result: 'other', decision: 'court-action-dismissed' })
    assert.deepEqual(lines('2026-09-28', DOCKETED, dismissed, served), ['appeal-ruling applicant 2026-10-08 due-soon'])
    const plain = did('decided', '2026-09-20', { result: 'other', paper: 'ruling' })
    assert.deepEqual(lines('2026-09-28', DOCKETED, plain, served), ['appeal-ruling applicant 2026-10-08 due-soon'])
    const withdrawn = did('decided', '2026-09-20', { result: 'other', decision: 'court-withdrawn' })
    assert.deepEqual(lines('2026-09-28', DOCKETED, withdrawn, served), [])
  })

  test('LIT-12: second instance: three months; then nothing more', () => {
    const events = [DOCKETED, DISMISSED, APPEALED, SECOND]
    assert.deepEqual(lines('2026-09-24', ...events), ['lawsuit-second-instance deciding-body 2026-09-28 due-soon'])
    const end = did('decided', '2026-09-20', { result: 'upheld', decision: 'court-appeal-dismissed' })
    assert.deepEqual(lines('2026-09-24', ...events, end), [])
  })

  test('an order appealed from binds once the appeal is dismissed, from that service', () => {
    const lost = did('decided', '2026-06-01', { result: 'corrected', newReply: { amount: 15, unit: 'workdays' } })
    const pending = [DOCKETED, lost, APPEALED, SECOND]
    const duty = (today: string, ...events: RemedyEvent[]) =>
      lines(today, ...events).find((line) => line.startsWith('new-reply'))
    assert.equal(duty('2026-06-11', DOCKETED, lost, APPEALED), undefined)
    assert.equal(duty('2026-06-26', ...pending), undefined)
    const end = [
      did('decided', '2026-09-16', { result: 'corrected', decision: 'court-appeal-dismissed' }),
      did('served', '2026-09-18', { party: 'respondent' }),
    ]
    assert.equal(duty('2026-09-21', ...pending, ...end), 'new-reply respondent 2026-10-15 in-time')
  })

  test('remanded: a first instance again; retrial: no number of our own', () => {
    const again = [DOCKETED, DISMISSED, APPEALED, SECOND, did('remanded', '2026-07-10')]
    assert.deepEqual(lines('2026-07-13', ...again), ['lawsuit-first-instance deciding-body 2027-01-11 in-time'])
    assert.deepEqual(notes('2026-07-13', DOCKETED, DISMISSED, did('retrial-opened', '2026-07-10')), [
      'retrial-without-limit 2026-07-10',
    ])
  })
})

describe('complaints, day by day', () => {
  test('CMP-1 … CMP-3: the office’s own target, which it may set', () => {
    assert.deepEqual(lines('2026-09-21', RECEIVED), ['complaint-answer respondent 2026-10-15 in-time'])
    const own = disputeAgenda(disputeOf(RECEIVED), localDate('2026-09-21'), calendar, { complaintWorkdays: 20 })
    assert.equal(own.next?.dueOn, '2026-10-22')
    assert.deepEqual(lines('2026-09-28', RECEIVED, did('answered', '2026-09-28')), [])
    assert.deepEqual(lines('2026-09-28', RECEIVED, did('decided', '2026-09-28', { result: 'other' })), [])
  })

  test('CMP-4: as a petition: told in 15 days, done in 60 and 30, then a review may be asked for', () => {
    const petition = [RECEIVED, did('transferred-as-petition', '2026-09-21')]
    assert.deepEqual(lines('2026-09-22', ...petition), [
      'petition-acceptance respondent 2026-10-08 in-time',
      'petition-completion respondent 2026-11-20 in-time',
    ])
    const accepted = [...petition, did('opened', '2026-09-24', { kind: 'violation-report' })]
    assert.deepEqual(lines('2026-09-28', ...accepted), ['petition-completion respondent 2026-11-23 in-time'])
    assert.deepEqual(lines('2026-09-28', ...accepted, did('extended', '2026-09-28', { days: 30 })), [
      'petition-completion respondent 2026-12-23 in-time',
    ])
    assert.deepEqual(lines('2026-10-20', ...accepted, did('answered', '2026-10-20')), [
      'petition-review-request applicant 2026-11-19 in-time',
    ])
  })
})
