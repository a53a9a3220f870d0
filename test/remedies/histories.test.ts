import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { isLocalDate, localDate, plusDays } from '../../src/law/date.ts'
import { deadlineStepText } from '../../src/law/dispute-deadline.ts'
import { parseRemedyKind, parseRemedyResult } from '../../src/law/register-words.ts'
import { REMEDY_KIND_NAMES } from '../../src/law/remedies.ts'
import { checkReport } from '../../src/law/report/checks.ts'
import { countReport, type RemedyGroup, remedyGroupsOf } from '../../src/law/report/count.ts'
import { REMEDY_BLOCKS, REMEDY_COLUMNS } from '../../src/law/report/filled-report.ts'
import { periodOf } from '../../src/law/report/forms.ts'
import { officialCalendar } from '../../src/law/work-calendar.ts'
import { disputeAgenda } from '../../src/remedies/agenda.ts'
import { remedyGroupOf } from '../../src/remedies/counting.ts'
import { decideDispute, replayDispute } from '../../src/remedies/dispute.ts'
import { type RecordedRemedyEvent, REMEDY_EVENT_LABELS, type RemedyEvent } from '../../src/remedies/events.ts'
import { openRemediesAfterSilence } from '../../src/remedies/open-remedies-after-silence.ts'
import { openRemediesAfterReply } from '../../src/remedies/open-remedies.ts'
import { replayRemedy } from '../../src/remedies/remedy.ts'
import { did, historyOf } from './dispute-stories.ts'
import { anyHistory, END } from './random-histories.ts'

const calendar = officialCalendar()
const day = fc.nat(1600).map((days) => plusDays(localDate('2023-12-01'), days))

/** What a history says of its dispute, without the history itself. */
const stateOf = (history: readonly RecordedRemedyEvent[]) => ({ ...replayDispute(history)!, history: [] })

describe('any history of a dispute', () => {
  test('the generator reaches every kind of event', () => {
    const seen = new Set<string>()
    for (const history of fc.sample(anyHistory, { numRuns: 3000, seed: 7 }))
      for (const { event } of history) seen.add(event.type)
    assert.deepEqual([...seen].sort(), Object.keys(REMEDY_EVENT_LABELS).sort())
  })

  test('has one result at most, that of a standing decision', () => {
    fc.assert(
      fc.property(anyHistory, day, (history, asOf) => {
        const ended = replayRemedy(history, asOf)?.ended
        if (!ended) return
        const known = history.filter(({ knownOn }) => knownOn <= asOf)
        const voided = known.flatMap(({ event }) => (event.type === 'entry-voided' ? [event.seq] : []))
        const decided = known.filter(({ seq, event }) => event.type === 'decided' && !voided.includes(seq))
        assert.ok(
          decided.some(({ event }) => event.on === ended.on && 'result' in event && event.result === ended.result),
        )
      }),
    )
  })

  test('is the same, read back in any order of recording', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        assert.deepEqual(stateOf(history.toReversed()), stateOf(history))
      }),
    )
  })

  test('holds nothing nested under the names the record keeps beside an event', () => {
    const stored = (event: RemedyEvent) =>
      JSON.stringify(event, (key, value: unknown) => (key === 'type' || key === 'on' ? undefined : value))
    fc.assert(
      fc.property(anyHistory, (history) => {
        for (const { event } of history) {
          const back = { type: event.type, on: event.on, ...(JSON.parse(stored(event)) as object) }
          assert.deepEqual(back, event)
        }
      }),
    )
  })

  test('any act on it is recorded as it is, or barred with an article', () => {
    fc.assert(
      fc.property(anyHistory, anyHistory, (history, other) => {
        for (const { event } of other) {
          const ruling = decideDispute(history, event, END)
          if ('bar' in ruling) assert.match(ruling.bar.article, /第.+条/)
          else assert.deepEqual(ruling.events, [event])
        }
      }),
    )
  })

  test('what was just recorded can be taken back, and the dispute is as before', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const last = history.at(-1)!
        if (history.length < 2 || last.event.type === 'entry-voided') return
        const act = did('entry-voided', END, { seq: last.seq })
        const ruling = decideDispute(history, act, END)
        if ('bar' in ruling) return
        const after = [...history, { ...historyOf(act)[0]!, seq: last.seq + 1 }]
        assert.deepEqual(stateOf(after), stateOf(history.slice(0, -1)))
      }),
    )
  })

  test('has an agenda on any day, each day explained to its end', () => {
    fc.assert(
      fc.property(anyHistory, day, (history, today) => {
        const { deadlines, next } = disputeAgenda(replayDispute(history)!, today, calendar)
        for (const { dueOn, steps, article, standing, what } of deadlines) {
          assert.equal(dueOn === null, standing === 'no-day')
          assert.match(article, /第.+条|内部/)
          if (dueOn !== null && what !== 'hearing') assert.equal(steps.at(-1)?.on, dueOn)
          for (const step of steps) assert.ok(deadlineStepText(step).length > 0)
        }
        const days = deadlines.flatMap(({ dueOn }) => dueOn ?? [])
        assert.deepEqual(days, days.toSorted())
        assert.ok(next === null || next.party === 'respondent')
      }),
    )
  })

  test('leaves the applicant ways whose last day agrees with their standing', () => {
    fc.assert(
      fc.property(
        fc.array(anyHistory, { maxLength: 3 }),
        day,
        fc.nat(60),
        fc.constantFrom('organ', 'authorised', 'college'),
        fc.constantFrom('granted', 'partial', 'deliberative', 'does-not-exist', 'petition'),
        (histories, today, ago, regime, outcome) => {
          const disputes = histories.map((each) => replayDispute(each)!)
          const repliedOn = plusDays(today, -ago)
          const ways = [
            ...openRemediesAfterReply(regime, outcome, repliedOn, repliedOn, disputes, today, calendar),
            ...openRemediesAfterSilence(regime, repliedOn, disputes, today, calendar),
          ]
          for (const { standing, lastDay, steps } of ways) {
            if (lastDay === null) continue
            assert.equal(standing, today > lastDay ? 'lapsed' : 'open')
            assert.equal(steps.at(-1)?.on, lastDay)
          }
        },
      ),
    )
  })
})

describe('table four from histories', () => {
  /** A year's report from histories as they were known on the cut-off, and the group each counted in. */
  function reportOf(histories: readonly RecordedRemedyEvent[][], year: number, asOf: ReturnType<typeof localDate>) {
    const period = periodOf('college', year)
    const groups = histories.flatMap((history) => {
      const dispute = replayDispute(history, asOf)
      const group = dispute && remedyGroupOf(dispute, period)
      return group ? [group] : []
    })
    const head = { body: '江东学院', year, form: 'college', period, asOf } as const
    const facts = groups.map((group) => ({ ...group, disputes: 1 }))
    return { groups, report: countReport(head, [], facts) }
  }

  const key = ({ kind, opened, ended, result }: RemedyGroup) => [kind, opened, ended, result].join()

  test('balances at any cut-off, one count a dispute, and every cell is its drill-down', () => {
    fc.assert(
      fc.property(
        fc.array(anyHistory, { maxLength: 12 }),
        fc.integer({ min: 2024, max: 2027 }),
        day,
        (histories, year, asOf) => {
          const { groups, report } = reportOf(histories, year, asOf)
          assert.deepEqual(checkReport(report), [])
          const cells = { ...report.remedies, ...report.complaints }
          const totals = REMEDY_KIND_NAMES.reduce((sum, kind) => sum + (cells[kind]?.total ?? 0), 0)
          assert.ok(totals <= histories.length)
          for (const kind of REMEDY_KIND_NAMES)
            for (const column of REMEDY_COLUMNS) {
              const keys = new Set(remedyGroupsOf(kind, column).map(key))
              assert.equal(groups.filter((group) => keys.has(key(group))).length, cells[kind]?.[column])
            }
        },
      ),
      { numRuns: 150 },
    )
  })

  test('the published distribution of 2023 from a register of disputes: 440, 24, 89', () => {
    const text = readFileSync(new URL('../../../shared/real/remedies-suqian-2023.csv', import.meta.url), 'utf8')
    const rows = parse(text, { columns: true, bom: true }) as Record<string, string>[]
    const period = periodOf('organ-2021', 2023)
    const facts = rows.map((row) => {
      const kind = parseRemedyKind(row['类型']!)!
      const result = parseRemedyResult(row['结果'] ?? '')
      const on = row['结案日期'] ?? ''
      const opened = did('opened', row['受理日期']!, { kind })
      const events =
        result && result !== 'pending' && isLocalDate(on) ? [opened, did('decided', on, { result })] : [opened]
      return { ...remedyGroupOf(replayDispute(historyOf(...events))!, period)!, disputes: 1 }
    })
    const head = { body: '', year: 2023, form: 'organ-2021', period, asOf: localDate('2024-01-20') } as const
    const { remedies } = countReport(head, [], facts)
    assert.deepEqual(
      REMEDY_BLOCKS.map((block) => remedies[block].total),
      [440, 24, 89],
    )
  })
})
