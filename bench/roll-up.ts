import { randomUUID } from 'node:crypto'
import { seeded } from '../src/demo/random.ts'
import { APPLICANT_KIND_NAMES } from '../src/law/applicants.ts'
import { countReport, type CaseFact } from '../src/law/report/count.ts'
import { COLUMNS, REMEDY_BLOCKS, REMEDY_COLUMNS, type FilledReport } from '../src/law/report/filled-report.ts'
import { periodOf } from '../src/law/report/forms.ts'
import { REPORT_ROWS } from '../src/law/report/rows.ts'
import { outcomesFor } from '../src/law/outcomes.ts'
import { type Context, type OrganRef, SYSTEM } from '../src/services/context.ts'
import { receiveReports, superviseBodies } from '../src/services/supervised-bodies.ts'
import { rollUp as rolledUp } from '../src/services/roll-up.ts'
import { query } from '../src/store/query.ts'
import { bureau, openInstallation } from './installation.ts'
import { type Figure, median, timed } from './measure.ts'

const BODIES = 3_000
const YEAR = 2025
const REPEATS = 11

/** A province of 3,000 bodies with two years of reports each: one roll-up, and whether it equals a recount. */
export async function* rollUp(): AsyncGenerator<Figure> {
  const { context, close } = await openInstallation()
  try {
    const province = await bureau(context, 'province')
    yield {
      what: `list and reports of ${BODIES} bodies, two years`,
      value: (await timed(() => fill(context, province))) / 1000,
      unit: ' s',
    }
    const times: number[] = []
    for (let at = 0; at < REPEATS; at += 1) times.push(await timed(() => rolledUp(context, province, YEAR)))
    const target = { at: 'most', value: 1000 } as const
    yield { what: `roll-up of ${BODIES} bodies (median)`, value: median(times), unit: ' ms', target }
    yield { what: `roll-up of ${BODIES} bodies (longest)`, value: Math.max(...times), unit: ' ms', target }
    const { report } = await rolledUp(context, province, YEAR)
    const differences = await differencesFromRecount(context, province, report)
    yield {
      what: 'cells that differ from a recount in SQL',
      value: differences,
      unit: '',
      target: { at: 'most', value: 0 },
    }
  } finally {
    await close()
  }
}

async function fill(context: Context, province: OrganRef): Promise<void> {
  const random = seeded(BODIES)
  const actor = SYSTEM(province.organId)
  const names = Array.from({ length: BODIES }, () => `示例单位${randomUUID()}`)
  await superviseBodies(
    context,
    province,
    names.map((name, at) => ({ name, region: `示例市${at % 90}`, slug: '' })),
    actor,
  )
  const outcomes = outcomesFor('organ')
  const reportOf = (body: string, year: number): FilledReport => {
    const period = periodOf('organ-2021', year)
    const facts = Array.from({ length: 12 }, (): CaseFact => ({
      applicant: random.pick(APPLICANT_KIND_NAMES),
      received: 'within',
      ended: 'within',
      outcome: random.pick(outcomes),
      cases: random.below(40),
    }))
    return countReport({ body, year, form: 'organ-2021', period, asOf: period.to }, facts, [])
  }
  for (const year of [YEAR - 1, YEAR])
    await receiveReports(
      context,
      province,
      names.map((name) => reportOf(name, year)),
      actor,
    )
  for (const table of ['supervised_body', 'body_report']) await query(context.orm.em.fork(), `vacuum analyze ${table}`)
}

/** Adds every cell up by another way, in the database, and counts those that differ. */
async function differencesFromRecount(context: Context, { organId }: OrganRef, report: FilledReport): Promise<number> {
  const places = [
    ...REPORT_ROWS.flatMap((row) => COLUMNS.map((column) => ['applications', row, column] as const)),
    ...REMEDY_BLOCKS.flatMap((row) => REMEDY_COLUMNS.map((column) => ['remedies', row, column] as const)),
  ]
  const tables = report as unknown as Record<string, Record<string, Record<string, number>>>
  let differences = 0
  for (const [table, row, column] of places) {
    const [sum] = await query<{ sum: number }>(
      context.orm.em.fork(),
      `select sum((filled #>> array[$3, $4, $5])::int)::int as sum from body_report where organ_id = $1 and year = $2`,
      [organId, YEAR, table, row, column],
    )
    if (sum!.sum !== tables[table]![row]![column]) differences += 1
  }
  return differences
}
