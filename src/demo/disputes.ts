import { earlierOf, type LocalDate, plusDays } from '../law/date.ts'
import { type Outcome } from '../law/outcomes.ts'
import { type RemedyKind } from '../law/remedies.ts'
import { type Regime } from '../law/rules.ts'
import { type WorkCalendar } from '../law/work-calendar.ts'
import { type RemedyAct } from '../services/remedy-service.ts'
import {
  appealed,
  awaitingHearing,
  copyOnly,
  type DisputeCourse,
  heard,
  lookedInto,
  nothingYet,
  orderedAnew,
  tried,
} from './dispute-courses.ts'
import { type CaseStory } from './story.ts'
import { workdaysBefore, workdayFrom } from './workdays.ts'

/** A dispute of the story: over which case, after which reconsideration, and what happened until today. */
export type DisputeStory = {
  kind: RemedyKind
  about: CaseStory
  after: DisputeStory | null
  openedOn: LocalDate
  acts: readonly RemedyAct[]
}

/** `age`: accepted so many working days ago; without it, some days after the reply it is about. */
type Draft = { kind: RemedyKind; course: DisputeCourse; age?: number; continues?: true }
const draft = (kind: RemedyKind, course: DisputeCourse, more: Pick<Draft, 'age' | 'continues'> = {}): Draft => ({
  kind,
  course,
  ...more,
})

const OF_ORGANS: readonly Draft[] = [
  draft('reconsideration', heard('reconsideration-maintained', 55)),
  draft('lawsuit-after-reconsideration', appealed, { continues: true }),
  draft('reconsideration', orderedAnew('reconsideration-revoked', 58, true)),
  draft('complaint', lookedInto('complaint-unfounded', 20)),
  draft('lawsuit-direct', tried('court-claim-dismissed', 110)),
  draft('violation-report', lookedInto('complaint-substantiated', 30)),
  draft('reconsideration', heard('reconsideration-settled', 21)),
  draft('reconsideration', heard('reconsideration-claim-dismissed', 57)),
  draft('lawsuit-after-reconsideration', tried('court-revoked', 120), { continues: true }),
  draft('complaint', lookedInto('complaint-closed', 15)),
  draft('lawsuit-direct', tried('court-withdrawn', 60)),
  draft('reconsideration', heard('reconsideration-unlawful', 50)),
  draft('lawsuit-direct', tried('court-ordered', 100)),
  draft('reconsideration', orderedAnew('reconsideration-revoked', 45, false), { age: 40 }),
  draft('reconsideration', heard('reconsideration-maintained', 30), { age: 34 }),
  draft('lawsuit-after-reconsideration', copyOnly, { continues: true, age: 5 }),
  draft('lawsuit-direct', awaitingHearing(24), { age: 20 }),
  draft('reconsideration', copyOnly, { age: 7 }),
  draft('complaint', nothingYet, { age: 4 }),
]

/** A college answers to its supervision unit and the education department; now and then a court is tried. */
const OF_COLLEGES: readonly Draft[] = [
  draft('violation-report', lookedInto('complaint-unfounded', 25)),
  draft('institutional-appeal', lookedInto('complaint-unfounded', 40)),
  draft('complaint', lookedInto('complaint-substantiated', 18)),
  draft('lawsuit-direct', tried('court-action-dismissed', 75)),
  draft('institutional-appeal', lookedInto('complaint-substantiated', 45)),
  draft('violation-report', lookedInto('complaint-closed', 12)),
  draft('complaint', lookedInto('complaint-unfounded', 22)),
  draft('institutional-appeal', nothingYet, { age: 16 }),
  draft('violation-report', nothingYet, { age: 6 }),
]

const DISPUTED: ReadonlySet<Outcome | null> = new Set<Outcome>([
  'partial',
  'third-party-rights',
  'school-rule',
  'internal',
  'deliberative',
  'enforcement-file',
  'does-not-exist',
  'not-ours',
  'petition',
  'repeat',
])

type Disputed = { about: CaseStory; endedOn: LocalDate }

/** Disputes over refused cases: the old ones spread over them in the order of time, those open today over the latest. */
export function disputesOver(
  regime: Regime,
  cases: readonly CaseStory[],
  today: LocalDate,
  calendar: WorkCalendar,
): DisputeStory[] {
  const refused: Disputed[] = cases
    .filter(({ outcome }) => DISPUTED.has(outcome))
    .map((about) => ({ about, endedOn: about.doings.at(-1)?.act.on ?? today }))
    .sort((a, b) => (a.endedOn < b.endedOn ? -1 : 1))
  const drafts = regime === 'college' ? OF_COLLEGES : OF_ORGANS
  const told: DisputeStory[] = []
  for (const [at, each] of drafts.entries()) {
    const after = each.continues ? (told.at(-1) ?? null) : null
    const { about, openedOn } = beginning(each, after, at / drafts.length, refused, today, calendar)
    const acts = each.course(openedOn, calendar).filter(({ on }) => on < today)
    told.push({ kind: each.kind, about, after, openedOn, acts })
  }
  return told
}

/** Over which case a dispute is, and when it was accepted. */
function beginning(
  { age }: Draft,
  after: DisputeStory | null,
  share: number,
  refused: readonly Disputed[],
  today: LocalDate,
  calendar: WorkCalendar,
): { about: CaseStory; openedOn: LocalDate } {
  const recently = age === undefined ? null : workdaysBefore(today, age, calendar)
  if (after) {
    const decidedOn = after.acts.findLast(({ type }) => type === 'decided')?.on ?? after.openedOn
    const openedOn = workdayFrom(plusDays(decidedOn, 12), calendar)
    return { about: after.about, openedOn: earlierOf(openedOn, workdaysBefore(today, age ?? 1, calendar)) }
  }
  const over = (day: LocalDate) => refused.findLast(({ endedOn }) => plusDays(endedOn, 9) <= day) ?? refused[0]!
  if (recently) return { about: over(recently).about, openedOn: recently }
  const { about, endedOn } = refused[Math.floor(share * refused.length * 0.9)]!
  const openedOn = workdayFrom(plusDays(endedOn, 20), calendar)
  return { about, openedOn: earlierOf(openedOn, workdaysBefore(today, 1, calendar)) }
}
