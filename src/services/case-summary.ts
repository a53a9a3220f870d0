import { nextDay } from '../cases/agenda.ts'
import { clockOf, endOf, notAnApplicationSince, type Case } from '../cases/case.ts'
import { type LocalDate } from '../law/date.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { type CaseSummary } from '../store/case-row.ts'

/** The summary columns of a case as its events give them today. */
export function summaryOf(kase: Case, calendar: WorkCalendar, today: LocalDate): CaseSummary {
  const clock = clockOf(kase, calendar, today)
  const submittedOn = kase.standing[0]?.on
  const end = endOf(kase)
  return {
    state: clock.state,
    receivedOn: clock.receivedOn,
    dueOn: clock.replyDueOn,
    dueProvisional: clock.provisional,
    nextOn: submittedOn === undefined ? null : nextDay(clock, submittedOn, calendar),
    endedOn: end?.on ?? notAnApplicationSince(kase),
    outcome: end?.outcome ?? null,
  }
}
