import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { localDate, type LocalDate, plusDays } from '../../src/law/date.ts'
import { explainReplyClock, replyClock, stepText, warningText } from '../../src/law/reply-clock.ts'
import { rulesInForce } from '../../src/law/rules.ts'
import { anyDay, anyEvents, anyRegime, at, calendar, handedIn, organClock } from './clock-cases.ts'

const recentDay = fc.integer({ min: 0, max: 2300 }).map((n) => plusDays(localDate('2020-01-02'), n))

test('no list of events makes it throw, and every day due is a working day', () => {
  fc.assert(
    fc.property(anyRegime, anyEvents, (regime, events) => {
      const clock = replyClock(regime, events, calendar)
      for (const due of [clock.dueOn, clock.replyDueOn]) assert.ok(due === null || calendar.isWorkday(due), due ?? '')
      assert.ok(clock.dueOn === null || (clock.safeDueOn !== null && clock.safeDueOn < clock.dueOn))
      if (clock.state === 'closed' || clock.state.startsWith('await')) assert.equal(clock.dueOn, null)
      for (const warning of clock.warnings) assert.match(warningText(warning), /^\S.*（\S+）。$/)
    }),
    { numRuns: 2000 },
  )
})

test('what is known on a day is what the events up to that day say', () => {
  fc.assert(
    fc.property(anyRegime, anyEvents, anyDay, (regime, events, day) => {
      const known = events.filter((event) => event.on <= day)
      const whole = replyClock(regime, events, calendar, day)
      assert.deepEqual(whole, replyClock(regime, known, calendar, { judgedOn: day }))
      assert.deepEqual(explainReplyClock(regime, events, calendar, day), explainReplyClock(regime, known, calendar))
    }),
    { numRuns: 1000 },
  )
})

test('the explanation ends on the day the clock gives, counting every working day once', () => {
  fc.assert(
    fc.property(anyRegime, anyEvents, (regime, events) => {
      const clock = replyClock(regime, events, calendar)
      const steps = explainReplyClock(regime, events, calendar)
      assert.ok(steps.every((step, i) => i === 0 || (steps[i - 1]?.on ?? '') <= step.on))
      for (const step of steps) assert.match(stepText(step), /^\S+$/)
      assert.equal(steps.find((step) => step.code === 'due')?.on ?? null, clock.replyDueOn)
      const counted = steps.flatMap((step) => (step.code === 'counted' ? [step] : []))
      assert.ok(counted.every((step, i) => step.n === i + 1 && calendar.isWorkday(step.on)))
      if (clock.replyDueOn === null || clock.receivedOn === null) return
      const rules = rulesInForce(regime, clock.receivedOn)
      assert.equal(counted.length, (rules?.replyWorkdays ?? 0) + clock.extendedBy)
    }),
    { numRuns: 1000 },
  )
})

test('overlapping consultations exclude each day once', () => {
  const consultation = fc.record({
    sent: fc.nat(40),
    travel: fc.nat(5),
    answer: fc.option(fc.integer({ min: 1, max: 40 })),
  })
  fc.assert(
    fc.property(recentDay, fc.array(consultation, { maxLength: 5 }), (start, asked) => {
      const events = asked.flatMap(({ sent, travel, answer }, i) => {
        const on = plusDays(start, sent)
        const letter = at('third-party-consulted', on, { party: String(i), receivedOn: plusDays(on, travel) })
        return answer === null
          ? [letter]
          : [letter, at('third-party-answered', plusDays(on, answer), { party: String(i) })]
      })
      const spans = asked.map(({ sent, travel, answer }): [LocalDate, LocalDate] => {
        const on = plusDays(start, sent)
        const lapse = calendar.plusWorkdays(plusDays(on, travel), 15)
        const answered = answer === null ? lapse : plusDays(on, answer)
        return [on, answered < lapse ? answered : lapse]
      })
      assert.equal(organClock(handedIn(start), ...events).dueOn, dueByWalking(start, spans))
    }),
    { numRuns: 500 },
  )
})

/** The twentieth working day not inside any span (from, until], by looking at every day. */
function dueByWalking(start: LocalDate, spans: [LocalDate, LocalDate][]): LocalDate {
  let day = start
  for (let left = 20; left > 0;) {
    day = plusDays(day, 1)
    const isExcluded = spans.some(([from, until]) => from < day && day <= until)
    if (calendar.isWorkday(day) && !isExcluded) left -= 1
  }
  return day
}

test('a corrected text makes everything before it forgotten', () => {
  fc.assert(
    fc.property(recentDay, fc.nat(20), fc.integer({ min: 1, max: 20 }), (start, wait, workdays) => {
      const requested = calendar.plusWorkdays(start, 2)
      const corrected = plusDays(requested, wait)
      const clock = organClock(
        handedIn(start),
        at('extended', calendar.nextWorkday(start), { workdays }),
        at('correction-requested', requested, { correctBy: null }),
        at('correction-received', corrected),
      )
      const fresh = organClock(handedIn(corrected))
      assert.deepEqual([clock.dueOn, clock.startedOn, clock.extendedBy], [fresh.dueOn, corrected, 0])
    }),
  )
})

test('an extension adds just its working days, twenty at most', () => {
  fc.assert(
    fc.property(recentDay, fc.integer({ min: 1, max: 40 }), (start, workdays) => {
      const plain = organClock(handedIn(start)).dueOn as LocalDate
      const extended = organClock(handedIn(start), at('extended', start, { workdays })).dueOn as LocalDate
      assert.equal(calendar.workdaysBetween(plain, extended), Math.min(workdays, 20))
    }),
  )
})
