import { chineseDay } from '../clock.ts'
import { type LocalDate, plusDays, plusMonths, yearOf } from '../law/date.ts'
import { type Regime } from '../law/rules.ts'
import { formFor, periodOf } from '../law/report/forms.ts'
import { officialCalendar, type WorkCalendar } from '../law/work-calendar.ts'
import { createAccount } from '../services/account-service.ts'
import { type Actor, type Context, type OrganRef, type Role, SYSTEM } from '../services/context.ts'
import { createOrgan } from '../services/organ-service.ts'
import { beatOfReport, beatsOfCase, beatsOfDispute, isPosted, type Begun, type Filed, type FiledCase } from './beats.ts'
import { type Body, BUREAU, COLLEGE } from './bodies.ts'
import { BUREAU_DECK, type Card, COLLEGE_DECK } from './decks.ts'
import { fillRollUp } from './beneath.ts'
import { disputesOver } from './disputes.ts'
import { evenings } from './evening.ts'
import { beatsOfPublications } from './publications.ts'
import { beatsOfOffice, OLD_CASES, serveBoth } from './office-work.ts'
import { beatOfCopy, beatOfRedaction, beatsOfWording } from './letters.ts'
import { beatOfLetter, beatsOfSearching, MATTERS_OF_LETTER } from './online-letter.ts'
import { beatOfMail, beatOfOutgoing, MAILED_CASES } from './mailed-in.ts'
import { beatsOfPublishing } from './publishing.ts'
import { seeded } from './random.ts'
import { beatOfReview } from './review.ts'
import { type Cast, momentOf, playDay, type Stage, stageClock, type Story, storyOf } from './stage.ts'
import { casesOfToday, type CaseStory, closedCases, type Setting } from './story.ts'
import { BUREAU_SUBJECTS } from './subjects/bureau-subjects.ts'
import { COLLEGE_SUBJECTS } from './subjects/college-subjects.ts'
import { type Subject } from './subjects/subject.ts'

/** Whoever may sign in to the demonstration; fixed, and told to everybody who starts it. */
export const DEMO_PASSWORD = 'lotus-pond-in-moonlight'
export const SIGN_INS: readonly { login: Role; name: string }[] = [
  { login: 'clerk', name: '经办人 林晓' },
  { login: 'head', name: '负责人 周正' },
  { login: 'auditor', name: '监督员 何清' },
  { login: 'admin', name: '管理员 陆远' },
  { login: 'contact', name: '信息员 孙敏' },
]

/** A body as built, with applications that anybody may follow by number and query code. */
export type BuiltBody = { organ: OrganRef; cases: number; followed: readonly FiledCase[] }

type Plan = { body: Body; deck: readonly Card[]; subjects: readonly Subject[]; seed: number }

/** The two bodies and what their stories are made of. */
export const PLANS: readonly Plan[] = [
  { body: COLLEGE, deck: COLLEGE_DECK, subjects: COLLEGE_SUBJECTS, seed: 29 },
  { body: BUREAU, deck: BUREAU_DECK, subjects: BUREAU_SUBJECTS, seed: 711 },
]

/**
 * Fills an empty installation with two bodies and some two years of their cases, told day by day through the real
 * services. The same day gives the same story (ids, keys and query codes are new each time).
 */
export async function buildDemo(context: Context, now: Date): Promise<BuiltBody[]> {
  const today = chineseDay(now)
  const calendar = officialCalendar()
  const prepared = await Promise.all(PLANS.map((plan) => prepare(context, plan, today, calendar)))
  const atNight = evenings({ ...context, clock: stageClock(now) }, today, calendar)
  const days = new Set([...prepared.flatMap(({ story }) => [...story.days.keys()]), ...atNight.days])
  for (const day of [...days].sort()) {
    await Promise.all(prepared.map(({ story }) => playDay(story, day, now)))
    await atNight.pass(day)
  }
  const bureau = prepared.find(({ story }) => story.stage.organ.regime === 'organ')
  const college = prepared.find(({ story }) => story.stage.organ.regime === 'college')
  if (bureau && college) await serveBoth(bureau.story.stage, college.story.stage)
  if (bureau) await fillRollUp(bureau.story.stage, COLLEGE.slug, today)
  return prepared.map(({ story, filed }) => ({
    organ: story.stage.organ,
    cases: filed.size + MATTERS_OF_LETTER + MAILED_CASES + (story.stage.organ.regime === 'college' ? 0 : OLD_CASES),
    followed: followedCases(filed),
  }))
}

type Prepared = { story: Story; filed: Filed }

async function prepare(context: Context, plan: Plan, today: LocalDate, calendar: WorkCalendar): Promise<Prepared> {
  const { from, reports, cases, disputes } = plotOf(plan, today, calendar)
  const filed: Filed = new Map()
  const begun: Begun = new Map()
  const sentBack = latestPosted(cases, today)
  const beats = [
    ...reports.map(({ year, on }) => beatOfReport(year, on)),
    ...cases.flatMap((story) => beatsOfCase(story, filed, story === sentBack)),
    ...disputes.flatMap((dispute) => beatsOfDispute(dispute, filed, begun)),
    ...(plan.body.regime === 'college' ? beatsOfPublications(from, today, calendar, seeded(plan.seed)) : []),
    beatOfLetter(today, plan.subjects),
    beatOfMail(today),
    beatOfOutgoing(today),
    ...beatsOfSearching(today),
    ...beatsOfOffice(from, today, calendar, cases, filed),
    beatOfReview(today, cases, filed),
    ...beatsOfWording(today),
    ...(plan.body.regime === 'organ' ? [beatOfRedaction(today, cases, filed)] : []),
    beatOfCopy(today, cases, filed),
    ...beatsOfPublishing(cases, filed, today, calendar),
  ]
  return { story: storyOf(await openStage(context, plan.body, from), beats), filed }
}

/** The case whose letter comes back: the latest posted at least three days ago. */
const latestPosted = (cases: readonly CaseStory[], today: LocalDate): CaseStory | undefined =>
  cases
    .filter((story) => isPosted(story) && (story.doings.at(-1)?.act.on ?? today) <= plusDays(today, -3))
    .toSorted((one, other) => (one.doings.at(-1)!.act.on < other.doings.at(-1)!.act.on ? -1 : 1))
    .at(-1)

/** All that will happen to a body up to a day, decided before anything does; the same every time. */
export function plotOf({ body: { regime }, deck, subjects, seed }: Plan, today: LocalDate, calendar: WorkCalendar) {
  const reports = reportDays(regime, today, calendar)
  const from = reports[0]?.from ?? plusMonths(today, -24)
  const setting: Setting = { regime, from, today, calendar, random: seeded(seed), subjects }
  const cases = [...closedCases(setting, deck), ...casesOfToday(setting)]
  return { from, reports, cases, disputes: disputesOver(regime, cases, today, calendar) }
}

/** Working days from the end of a report year to the day its report is out: before 31 January, before the end of October. */
const REPORT_WORKDAYS: Record<Regime, number> = { organ: 12, authorised: 12, college: 33 }

/** The two latest years whose report is out, oldest first; the story begins two months before the first of them. */
function reportDays(regime: Regime, today: LocalDate, calendar: WorkCalendar) {
  const years = [3, 2, 1, 0].map((back) => {
    const year = yearOf(today) - back
    const { from, to } = periodOf(formFor(regime, year), year)
    return { year, from: plusMonths(from, -2), on: calendar.plusWorkdays(to, REPORT_WORKDAYS[regime]) }
  })
  return years.filter(({ on }) => on < today).slice(-2)
}

async function openStage(context: Context, body: Body, from: LocalDate): Promise<Stage> {
  const onStage = { ...context, clock: stageClock(momentOf(from, '12:00')) }
  const organ = await createOrgan(onStage, body)
  const cast: Partial<Record<Role, Actor>> = {}
  for (const { login, name } of SIGN_INS) {
    const account = { login, name, email: `${login}@${body.slug}.example.org`, role: login, password: DEMO_PASSWORD }
    const accountId = await createAccount(onStage, organ, account, SYSTEM(organ.organId))
    cast[login] = { id: `officer:${accountId}`, organId: organ.organId, role: login }
  }
  return { context: onStage, organ, cast: cast as Cast }
}

/** Two online applications to follow: one that waits for its applicant, and the latest that was granted. */
function followedCases(filed: Filed): FiledCase[] {
  const online = [...filed].filter(([story]) => story.application.channel === 'online')
  const waiting = online.findLast(([{ doings }]) => doings.at(-1)?.act.type === 'correction-requested')
  const granted = online.findLast(([{ outcome }]) => outcome === 'granted')
  return [waiting, granted].flatMap((found) => (found ? [found[1]] : []))
}
