import { randomUUID } from 'node:crypto'
import { checkPublished, type Fault } from '../law/report/published/check-published.ts'
import { type FilledReport } from '../law/report/filled-report.ts'
import { type PublishedReport } from '../law/report/published/read-published.ts'
import {
  addBodies,
  bodyIdsByName,
  listedBodies,
  listedBody,
  removeBody,
  type ListedBody,
} from '../store/supervised-body-store.ts'
import { bodyReports, keepBodyReports, receivedReports, type BodyReportRow } from '../store/body-report-store.ts'
import { type Actor, type Context, type OrganRef, reading } from './context.ts'
import { Invalid, NotFound } from './errors.ts'
import { listOrgans } from './organ-service.ts'
import { publishedOfJson, readReport } from './report-checker.ts'
import { transact } from './transact.ts'

/** A body as typed into the list: its name, region, and the short name of its pages where it uses this installation. */
export type TypedBody = { name: string; region: string; slug: string }

/** Most bodies added at once, and reports taken in at once. */
export const MOST_AT_ONCE = 5_000

/** Adds bodies to the list. @throws Invalid that names what cannot be added */
export async function superviseBodies(
  context: Context,
  organ: OrganRef,
  bodies: readonly TypedBody[],
  actor: Actor,
): Promise<number> {
  const organs = new Map((await listOrgans(context)).map((each) => [each.slug, each.organId]))
  const unknown = bodies.filter(({ slug }) => slug !== '' && !organs.has(slug)).map(({ slug }) => slug)
  if (unknown.length > 0)
    throw new Invalid([{ field: 'bodies', text: `本系统里没有网址简称为 ${unknown.slice(0, 5).join('、')} 的单位` }])
  if (bodies.some(({ slug }) => organs.get(slug) === organ.organId))
    throw new Invalid([{ field: 'bodies', text: '不能把本单位列为自己的汇总单位' }])
  return transact(context, actor, 'BODY_SUPERVISED', async (tx) => {
    const rows = bodies.map(({ name, region, slug }) => ({
      bodyId: randomUUID(),
      name,
      region,
      linkedOrganId: organs.get(slug) ?? null,
    }))
    const left = await addBodies(tx, organ.organId, rows, context.clock.now(), actor.id)
    if (left.length > 0)
      throw new Invalid([{ field: 'bodies', text: `已在名单里：${left.slice(0, 5).join('、')}；请删去后再提交` }])
    return { result: rows.length, subject: 'roll-up', facts: { bodies: rows.length } }
  })
}

/** Takes a body off the list; what it reported is kept. @throws NotFound */
export function releaseBody(context: Context, organ: OrganRef, bodyId: string, actor: Actor): Promise<void> {
  return transact(context, actor, 'BODY_RELEASED', async (tx) => {
    if (!(await removeBody(tx, organ.organId, bodyId, context.clock.now()))) throw new NotFound(bodyId)
    return { result: undefined, subject: `body/${bodyId}` }
  })
}

/** A page of the list, by name. */
export const supervisedBodies = (
  context: Context,
  organ: OrganRef,
  after: string,
  most: number,
): Promise<ListedBody[]> => listedBodies(reading(context), organ.organId, after, most)

/** A body of the list with what was received of it. @throws NotFound */
export async function supervisedBody(
  context: Context,
  organ: OrganRef,
  bodyId: string,
): Promise<{ body: ListedBody; reports: BodyReportRow[] }> {
  const em = reading(context)
  const body = await listedBody(em, organ.organId, bodyId)
  if (!body) throw new NotFound(bodyId)
  return { body, reports: await bodyReports(em, organ.organId, bodyId) }
}

/** The report was read but has faults, and nobody said to take it in all the same. */
export type Received = { taken: true; year: number } | { taken: false; faults: readonly Fault[] }

/**
 * Takes in the report of a body that does not use this installation, through the checker. With faults it is kept only
 * `despite` them. @throws NotFound; Invalid when it cannot be read or is another year's
 */
export async function receiveBodyReport(
  context: Context,
  organ: OrganRef,
  bodyId: string,
  { file, year, despite }: { file: Buffer; year: number; despite: boolean },
  actor: Actor,
): Promise<Received> {
  const { body, reports } = await supervisedBody(context, organ, bodyId)
  const published = await readReport(file, 'file', { body: body.name, year })
  if (published.report.year !== year)
    throw new Invalid([{ field: 'file', text: `这份报告是${published.report.year}年度的，要收入的是${year}年度` }])
  const before = reports.find((each) => each.year === year - 1)
  const faults = checkPublished(published, before ? figuresOnly(before.filled) : null)
  if (faults.some(({ sure }) => sure) && !despite) return { taken: false, faults }
  const kept = {
    bodyId,
    report: { ...published.report, body: body.name },
    faults: sureFaults(faults),
    source: 'file',
  }
  await keep(context, organ, [kept], actor)
  return { taken: true, year }
}

/** What was received before, for comparison across the years: its figures. */
const figuresOnly = (report: FilledReport): PublishedReport => ({
  report,
  isForm2019: report.form === 'organ-2019',
  tableTwo: {},
  text: [],
  problems: [],
})

const sureFaults = (faults: readonly Fault[]): number => faults.filter(({ sure }) => sure).length

/**
 * Takes in many reports at once: a JSON array of filled reports, each known by its body's name in the list, each through
 * the whole checker: with its texts, and with the year before, of the same array or received earlier. All or none.
 * @throws Invalid that names the reports that cannot be taken
 */
export async function receiveReports(context: Context, organ: OrganRef, input: unknown, actor: Actor): Promise<number> {
  if (!Array.isArray(input) || input.length === 0 || input.length > MOST_AT_ONCE)
    throw new Invalid([{ field: 'reports', text: `请给出报告的 JSON 数组，一次最多${MOST_AT_ONCE}份` }])
  const read = input.map((each, at) => readOne(each, at))
  const problems = read.flatMap((each) => (typeof each === 'string' ? [each] : []))
  const reports = read.filter((each) => typeof each !== 'string')
  const ids = await bodyIdsByName(
    reading(context),
    organ.organId,
    reports.map(({ report: { body } }) => body),
  )
  const strange = reports.flatMap(({ report: { body } }) => (ids.has(body) ? [] : [`名单里没有“${body}”`]))
  const all = [...problems, ...strange, ...twice(reports.map(({ report }) => report))]
  if (all.length > 0) throw new Invalid(all.slice(0, 20).map((text) => ({ field: 'reports', text })))
  const lastYear = await yearsBefore(context, organ, reports, ids)
  const kept = reports.map((published) => {
    const { report } = published
    const faults = sureFaults(checkPublished(published, lastYear(report)))
    return { bodyId: ids.get(report.body)!, report, faults, source: 'file' }
  })
  await keep(context, organ, kept, actor)
  return kept.length
}

/** The report of the year before of each: of the same array, else as it was received. */
async function yearsBefore(
  context: Context,
  { organId }: OrganRef,
  reports: readonly PublishedReport[],
  ids: ReadonlyMap<string, string>,
): Promise<(report: FilledReport) => PublishedReport | null> {
  const nameOf = (bodyId: string, year: number) => `${bodyId} ${year}`
  const known = new Map<string, PublishedReport>()
  const wanted = reports.map(({ report: { body, year } }) => ({ bodyId: ids.get(body)!, year: year - 1 }))
  for (const { bodyId, filled } of await receivedReports(reading(context), organId, wanted))
    known.set(nameOf(bodyId, filled.year), figuresOnly(filled))
  for (const published of reports) known.set(nameOf(ids.get(published.report.body)!, published.report.year), published)
  return ({ body, year }) => known.get(nameOf(ids.get(body)!, year - 1)) ?? null
}

function readOne(input: unknown, at: number): PublishedReport | string {
  const read = publishedOfJson(input)
  return Array.isArray(read) ? `第${at + 1}份报告：${read.slice(0, 3).join('；')}` : read
}

function twice(reports: readonly FilledReport[]): string[] {
  const groups = Map.groupBy(reports, ({ body, year }) => `${body}${year}年度`)
  return [...groups].filter(([, group]) => group.length > 1).map(([name]) => `${name}的报告有两份`)
}

type Kept = Parameters<typeof keepBodyReports>[2]

const keep = (context: Context, organ: OrganRef, reports: Kept, actor: Actor): Promise<void> =>
  transact(context, actor, 'BODY_REPORT_RECEIVED', async (tx) => {
    await keepBodyReports(tx, organ.organId, reports, context.clock.now(), actor.id)
    return { result: undefined, subject: 'roll-up', facts: { reports: reports.length } }
  })
