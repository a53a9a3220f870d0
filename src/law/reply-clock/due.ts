import { type LocalDate } from '../date.ts'
import { awaitsApplicant, type ClockDraft, type Consulted, type RunningDraft } from './draft.ts'

/** Days d with from < d ≤ until that do not count (条例 art. 33 para. 3; bounds CNT-7 [E]); until null: no end known. */
export type Pause = { from: LocalDate; until: LocalDate | null; by: readonly Consulted[] }

/** When a consultation stops excluding time: the answer or the lapse of its limit, whichever comes first. */
function pauseEnd(consulted: Consulted): LocalDate | null {
  const { answeredOn, lapsesOn } = consulted
  if (answeredOn === null || lapsesOn === null) return answeredOn ?? lapsesOn
  return answeredOn < lapsesOn ? answeredOn : lapsesOn
}

/** The excluded time as a union: overlapping consultations are counted once. In order of time. */
export function pauses(consultations: readonly Consulted[]): Pause[] {
  const merged: Pause[] = []
  for (const each of consultations.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const next: Pause = { from: each.from, until: pauseEnd(each), by: [each] }
    const last = merged.at(-1)
    if (last === undefined || (last.until !== null && last.until < next.from)) merged.push(next)
    else merged[merged.length - 1] = joined(last, next)
  }
  return merged
}

function joined(a: Pause, b: Pause): Pause {
  const until = a.until === null || b.until === null ? null : a.until > b.until ? a.until : b.until
  return { from: a.from, until, by: [...a.by, ...b.by] }
}

/**
 * The last day to reply in time: the working day that completes the period, excluded time left out. Null while the
 * clock awaits the applicant, and where a pause has no known end. `spare` takes working days off the period.
 */
export function dueDay(draft: RunningDraft, spare = 0): LocalDate | null {
  if (awaitsApplicant(draft)) return null
  const { calendar } = draft
  let left = draft.rules.replyWorkdays + draft.extendedBy - spare
  let from = draft.startedOn
  for (const pause of pauses(draft.consultations)) {
    const before = calendar.workdaysBetween(from, pause.from)
    if (left <= before) break
    left -= before
    if (pause.until === null) return null
    if (pause.until > from) from = pause.until
  }
  return calendar.plusWorkdays(from, left)
}

/** Whether the application has been received and an act is in force, so that a clock exists. */
export function hasClock(draft: ClockDraft): draft is RunningDraft {
  return draft.rules !== null && draft.startedOn !== null
}
