import { type EntityManager } from '@mikro-orm/postgresql'
import { expectedDueOn, openActs, openOutcomes, standingOf } from '../cases/agenda.ts'
import { type ApplicationContent } from '../cases/application.ts'
import { type Case, clockOf, voidedEntries } from '../cases/case.ts'
import { type ActType } from '../cases/decide.ts'
import { type Outcome } from '../law/outcomes.ts'
import { explainReplyClock, type ReplyClock, type Step } from '../law/reply-clock.ts'
import { type LocalDate } from '../law/date.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { type CaseRow } from '../store/case-row.ts'
import { type CaseText, codeHashOf, type LoadedCase, textsOf } from '../store/case-store.ts'
import { calendarOf } from './calendar-reader.ts'
import { type Context, type OrganRef, reading } from './context.ts'
import { NotFound } from './errors.ts'
import { caseToRead } from './load-case.ts'
import { queryCodeMatches } from './query-code.ts'

/** Everything a case page shows, as data. */
export type CaseView = {
  row: CaseRow
  content: ApplicationContent
  kase: Case
  clock: ReplyClock
  /** While receipt is not confirmed: the last day to reply if it is confirmed by the day it should be, or today. */
  expected: { confirmedOn: LocalDate; dueOn: LocalDate } | null
  standing: ReturnType<typeof standingOf>
  steps: Step[]
  texts: CaseText[]
  voided: ReadonlySet<number>
  openActs: ActType[]
  openOutcomes: Outcome[]
  version: number
}

/** The case for staff of its organ. @throws NotFound */
export async function showCase(context: Context, organ: OrganRef, number: string): Promise<CaseView> {
  const em = reading(context)
  const loaded = await caseToRead(context, organ, number, em)
  return viewOf(context, em, loaded, await calendarOf(context, organ))
}

async function viewOf(
  context: Context,
  em: EntityManager,
  loaded: LoadedCase,
  calendar: WorkCalendar,
): Promise<CaseView> {
  const { kase, row } = loaded
  const today = context.clock.today()
  const clock = clockOf(kase, calendar, today)
  return {
    row,
    content: loaded.content,
    kase,
    clock,
    expected: expectedFor(kase, row, today, calendar),
    standing: standingOf(row, today, calendar),
    steps: explainReplyClock(kase.regime, kase.standing, calendar, today, kase.school),
    texts: await textsOf(em, loaded),
    voided: voidedEntries(kase.history),
    openActs: openActs(kase, today, calendar),
    openOutcomes: openOutcomes(kase, today, calendar),
    version: row.version,
  }
}

function expectedFor(kase: Case, { nextOn }: CaseRow, today: LocalDate, calendar: WorkCalendar): CaseView['expected'] {
  const confirmedOn = nextOn !== null && nextOn > today ? nextOn : today
  const dueOn = expectedDueOn(kase, confirmedOn, calendar)
  return dueOn && { confirmedOn, dueOn }
}

/**
 * The case for its applicant, who has its number and query code. A wrong number and a wrong code give the same
 * answer in the same time. @throws NotFound
 */
export async function trackCase(context: Context, organ: OrganRef, number: string, code: string): Promise<CaseView> {
  const em = reading(context)
  // The code first, and by one statement: what a case holds must not tell by its length that there is one.
  if (!queryCodeMatches(await codeHashOf(em, organ.organId, number), code)) throw new NotFound(number)
  const loaded = await caseToRead(context, organ, number, em)
  return viewOf(context, em, loaded, await calendarOf(context, organ))
}
