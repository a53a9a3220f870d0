import { type LocalDate, plusDays, yearOf } from '../law/date.ts'
import { outcomesFor } from '../law/outcomes.ts'
import { type CaseFact, countReport, type RemedyFact } from '../law/report/count.ts'
import { type FilledReport } from '../law/report/filled-report.ts'
import { formFor, periodOf } from '../law/report/forms.ts'
import { receiveReports, superviseBodies } from '../services/supervised-bodies.ts'
import { seeded, type Random } from './random.ts'
import { type Stage } from './stage.ts'

/** Bodies beneath the bureau that do not use this installation; the last has not reported. */
const OUTSIDE = [
  '示例区教育局',
  '示例县教育局',
  '临河县教育局',
  '青石县教育局',
  '示例市第一中学',
  '示例市实验小学',
  '示例市招生考试中心',
  '示例市特殊教育学校',
]

/** The bureau's roll-up: the college, which publishes here, and bodies whose reports of the last two years came in. */
export async function fillRollUp({ context, organ, cast }: Stage, college: string, today: LocalDate): Promise<void> {
  const bodies = OUTSIDE.map((name) => ({ name, region: name.slice(0, 3), slug: '' }))
  await superviseBodies(
    context,
    organ,
    [{ name: '示例职业技术学院', region: '示例市', slug: college }, ...bodies],
    cast.clerk,
  )
  const random = seeded(1130)
  const reports = OUTSIDE.slice(0, -1).flatMap((name) => yearsOf(name, yearOf(today) - 1, random))
  await receiveReports(context, organ, reports, cast.clerk)
}

/** Two years of a body that fit each other: what the first carries out, the second takes in. */
function yearsOf(body: string, latest: number, random: Random): FilledReport[] {
  const open = random.below(3)
  const first = reportOf(body, latest - 1, [carriedOut(open)], random)
  return [
    first,
    reportOf(body, latest, [{ ...carriedOut(open), received: 'before', ended: 'within', outcome: 'granted' }], random),
  ]
}

const carriedOut = (cases: number): CaseFact => ({
  applicant: 'natural-person',
  received: 'within',
  ended: null,
  outcome: null,
  cases,
})

function reportOf(body: string, year: number, carried: readonly CaseFact[], random: Random): FilledReport {
  const form = formFor('organ', year)
  const period = periodOf(form, year)
  const outcomes = outcomesFor('organ')
  const ended = Array.from({ length: 6 }, (): CaseFact => ({
    applicant: random.below(5) === 0 ? 'business' : 'natural-person',
    received: 'within',
    ended: 'within',
    outcome: random.below(2) === 0 ? 'granted' : random.pick(outcomes),
    cases: random.between(1, 14),
  }))
  const dispute: RemedyFact = {
    kind: 'reconsideration',
    opened: 'within',
    ended: 'within',
    result: 'upheld',
    disputes: random.below(4),
  }
  return countReport({ body, year, form, period, asOf: plusDays(period.to, 20) }, [...ended, ...carried], [dispute])
}
