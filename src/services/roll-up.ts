import { bodyLines, carryOvers, type BodyLine, type BodyOfYear, type CarryOver } from '../law/report/body-lines.ts'
import { type FilledReport } from '../law/report/filled-report.ts'
import { formFor, periodOf } from '../law/report/forms.ts'
import { reportOfCells, totalsOfCells } from '../law/report/report-cells.ts'
import { outliersOf, type Outlier } from '../law/report/outliers.ts'
import { sumReports } from '../law/report/sum-reports.ts'
import { rolledBodies, type RolledBody } from '../store/roll-up.ts'
import { type Context, type OrganRef, reading } from './context.ts'

/** A body in a roll-up with its report of the year. */
export type BodyInRollUp = Pick<RolledBody, 'slug' | 'source'> & BodyOfYear

/** All bodies beneath a supervising body in a year: who has reported, the sum of their tables, what does not fit. */
export type RollUp = {
  bodies: readonly BodyInRollUp[]
  lines: readonly BodyLine[]
  reported: number
  report: FilledReport
  carryOvers: CarryOver[]
  outliers: Outlier[]
}

/** Sums up a year. A body that has not reported is named and counts nothing. */
export async function rollUp(context: Context, organ: OrganRef, year: number): Promise<RollUp> {
  const bodies = (await rolledBodies(reading(context), organ.organId, year)).map((body) => bodyOfYear(body, year))
  const reports = bodies.flatMap(({ report }) => (report ? [report] : []))
  const form = reports.some(({ form: each }) => each === 'college') ? 'college' : formFor('organ', year)
  const period = reports[0]?.period ?? periodOf(form, year)
  const head = { body: `${organ.name}（汇总）`, year, form, period, asOf: context.clock.today() }
  const lines = bodyLines(bodies)
  return {
    bodies,
    lines,
    reported: reports.length,
    report: sumReports(head, reports),
    carryOvers: carryOvers(lines),
    outliers: outliersOf(lines),
  }
}

function bodyOfYear({ cells, form, lastCells, ...body }: RolledBody, year: number): BodyInRollUp {
  const { bodyId, name, region, slug, source, faults } = body
  const period = periodOf(form ?? 'organ-2021', year)
  const head = { body: name, year, form: form ?? ('organ-2021' as const), period, asOf: period.to }
  return {
    bodyId,
    name,
    region,
    slug,
    source,
    faults,
    report: cells === null ? null : reportOfCells(head, cells),
    last: lastCells === null ? null : totalsOfCells(lastCells),
  }
}
