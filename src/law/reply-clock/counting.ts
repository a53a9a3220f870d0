import { type LocalDate, plusDays } from '../date.ts'
import { type DayKind } from '../work-calendar.ts'
import { awaitsApplicant, type RunningDraft } from './draft.ts'
import { dueDay, type Pause, pauses } from './due.ts'
import { type Step } from './steps.ts'

/**
 * The days of the clock now counting, from day 0 to the last day to reply: every working day by its number, every
 * stretch of days off and of excluded time as one step. Empty while the clock awaits the applicant.
 */
export function countingSteps(draft: RunningDraft): Step[] {
  if (awaitsApplicant(draft)) return []
  const due = dueDay(draft)
  const stretches = pauses(draft.consultations)
  const openFrom = stretches.find((each) => each.until === null)?.from
  const end = due ?? openFrom
  if (end === undefined) return []
  const steps: Step[] = []
  let n = 0
  for (let day = plusDays(draft.startedOn, 1); day <= end;) {
    const step = stepOf(draft, stretches, day, n)
    if (step.code === 'counted') n = step.n
    steps.push(step)
    day = plusDays('to' in step && step.to !== null ? step.to : day, 1)
  }
  steps.push(...lastSteps(draft, due, stretches, n))
  return steps
}

function stepOf(draft: RunningDraft, stretches: readonly Pause[], day: LocalDate, n: number): Step {
  const pause = stretches.find((each) => each.from < day && (each.until === null || day <= each.until))
  if (pause !== undefined) return excluded(draft, pause, day)
  const dayKind = draft.calendar.dayKind(day)
  if (draft.calendar.isWorkday(day)) return { on: day, code: 'counted', n: n + 1, dayKind }
  const next = stretches.find((each) => each.from >= day)?.from
  return { on: day, code: 'off', to: endOfDaysOff(draft, day, dayKind, next), dayKind }
}

function excluded(draft: RunningDraft, pause: Pause, on: LocalDate): Step {
  const parties = pause.by.map(({ kind, party }) => ({ kind, party }))
  return { on, code: 'excluded', article: draft.rules.cite.exclusion, to: pause.until, parties }
}

/** The last of the days off of one kind from `day` on, stopping where excluded time begins. */
function endOfDaysOff(draft: RunningDraft, day: LocalDate, kind: DayKind, stopAt: LocalDate | undefined): LocalDate {
  let last = day
  for (;;) {
    const next = plusDays(last, 1)
    if (last === stopAt || draft.calendar.dayKind(next) !== kind) return last
    last = next
  }
}

function lastSteps(draft: RunningDraft, due: LocalDate | null, stretches: readonly Pause[], n: number): Step[] {
  if (due !== null) {
    const provisional = !draft.calendar.isSettledBetween(draft.startedOn, due)
    return [{ on: due, code: 'due', article: draft.rules.cite.reply, n, provisional }]
  }
  const open = stretches.find((each) => each.until === null)
  return open === undefined ? [] : [excluded(draft, open, plusDays(open.from, 1))]
}
