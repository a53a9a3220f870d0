import { type EntityManager } from '@mikro-orm/postgresql'
import { type FilledReport, type FormId } from '../law/report/filled-report.ts'
import { cellsLine } from '../law/report/report-cells.ts'
import { query } from './query.ts'

/**
 * A body in somebody's roll-up: `owner` is the supervising body that lists it; `linkedOrganId` where it keeps its cases in
 * this installation. `source`: its own published report, or one that was received.
 */
export type RolledBody = {
  owner: number
  bodyId: string
  name: string
  region: string
  slug: string | null
  /** The figures of its report and of the one before, as `cellsLine` has them; null while it has none. */
  form: FormId | null
  cells: string | null
  lastCells: string | null
  /** Relations of the form that do not hold; of what was published none. */
  faults: number
  source: 'published' | 'received' | null
}

/**
 * Everybody beneath a supervising body, however many levels down: a linked body that supervises others brings them in. A
 * body linked twice counts once. Of a linked body only what it has published is seen, as anybody can see it.
 */
const BENEATH = `with recursive beneath as (
    select organ_id, body_id, name, region, linked_organ_id from supervised_body where organ_id = $1 and removed_at is null
    union
    select b.organ_id, b.body_id, b.name, b.region, b.linked_organ_id
    from supervised_body b join beneath t on b.organ_id = t.linked_organ_id where b.removed_at is null
  ), bodies as (
    select distinct on (coalesce('o' || linked_organ_id, 'b' || body_id)) * from beneath
    order by coalesce('o' || linked_organ_id, 'b' || body_id), (organ_id = $1) desc
  )`

const newest = (table: 'published' | 'received', year: string) =>
  table === 'published'
    ? `select cells, form from annual_report a where a.organ_id = t.linked_organ_id and a.year = ${year}
         and a.published_at is not null order by a.version desc limit 1`
    : `select cells, form, faults from body_report r where r.organ_id = t.organ_id and r.body_id = t.body_id and r.year = ${year}
         order by r.version desc limit 1`

/** Every body beneath, by region and name, with its report of the year and what last year's said of the carry-over. */
export const rolledBodies = (em: EntityManager, organId: number, year: number): Promise<RolledBody[]> =>
  query<RolledBody>(
    em,
    `${BENEATH}
     select t.organ_id as owner, t.body_id as "bodyId", t.name, t.region, o.slug,
       coalesce(p.cells, s.cells) as cells, coalesce(p.form, s.form) as form, coalesce(lp.cells, ls.cells) as "lastCells", case when p.cells is null then coalesce(s.faults, 0) else 0 end as faults,
       case when p.cells is not null then 'published' when s.cells is not null then 'received' end as source
     from bodies t
     left join organ o on o.organ_id = t.linked_organ_id
     left join lateral (${newest('published', '$2')}) p on true
     left join lateral (${newest('received', '$2')}) s on true
     left join lateral (${newest('published', '$2 - 1')}) lp on true
     left join lateral (${newest('received', '$2 - 1')}) ls on true
     order by t.region, t.name, t.body_id`,
    [organId, year],
  )

/** A body in a supervising body's own list. */
export type ListedBody = {
  bodyId: string
  name: string
  region: string
  slug: string | null
  linkedOrganId: number | null
}

const LISTED = `select b.body_id as "bodyId", b.name, b.region, o.slug, b.linked_organ_id as "linkedOrganId"
  from supervised_body b left join organ o on o.organ_id = b.linked_organ_id
  where b.organ_id = $1 and b.removed_at is null`

/** The list a supervising body keeps, a page after the name given. */
export const listedBodies = (em: EntityManager, organId: number, after: string, most: number): Promise<ListedBody[]> =>
  query<ListedBody>(em, `${LISTED} and b.name > $2 order by b.name limit $3`, [organId, after, most])

/** One of them; null for none. */
export async function listedBody(em: EntityManager, organId: number, bodyId: string): Promise<ListedBody | null> {
  const [row] = await query<ListedBody>(em, `${LISTED} and b.body_id = $2`, [organId, bodyId])
  return row ?? null
}

/** Adds bodies; gives the names that stand in the list already and were left out. */
export async function addBodies(
  tx: EntityManager,
  organId: number,
  bodies: readonly { bodyId: string; name: string; region: string; linkedOrganId: number | null }[],
  at: Date,
  by: string,
): Promise<string[]> {
  const added = await query<{ name: string }>(
    tx,
    `insert into supervised_body (organ_id, body_id, name, region, linked_organ_id, added_at, added_by)
     select $1::int, b.body_id, b.name, b.region, b.linked, $6::timestamptz, $7::text
     from unnest($2::uuid[], $3::text[], $4::text[], $5::int[]) as b(body_id, name, region, linked)
     on conflict do nothing returning name`,
    [
      organId,
      bodies.map(({ bodyId }) => bodyId),
      bodies.map(({ name }) => name),
      bodies.map(({ region }) => region),
      bodies.map(({ linkedOrganId }) => linkedOrganId) as number[],
      at,
      by,
    ],
  )
  const names = new Set(added.map(({ name }) => name))
  return bodies.filter(({ name }) => !names.has(name)).map(({ name }) => name)
}

/** Takes a body off the list; its reports stay. False when it is not in it. */
export async function removeBody(tx: EntityManager, organId: number, bodyId: string, at: Date): Promise<boolean> {
  const rows = await query(
    tx,
    'update supervised_body set removed_at = $3 where organ_id = $1 and body_id = $2 and removed_at is null returning 1',
    [organId, bodyId, at],
  )
  return rows.length === 1
}

/** Keeps reports that were received, each as a new version of its body and year. */
export async function keepBodyReports(
  tx: EntityManager,
  organId: number,
  reports: readonly { bodyId: string; report: FilledReport; faults: number; source: string }[],
  at: Date,
  by: string,
): Promise<void> {
  await query(
    tx,
    `insert into body_report (organ_id, body_id, year, version, form, filled, cells, faults, source, received_at, received_by)
     select $1::int, n.body_id, n.year,
       1 + coalesce((select max(version) from body_report r where r.organ_id = $1 and r.body_id = n.body_id and r.year = n.year), 0),
       n.form, n.filled, n.cells, n.faults, n.source, $9::timestamptz, $10::text
     from unnest($2::uuid[], $3::int[], $4::text[], $5::jsonb[], $6::text[], $7::int[], $8::text[])
       as n(body_id, year, form, filled, cells, faults, source)`,
    [
      organId,
      reports.map(({ bodyId }) => bodyId),
      reports.map(({ report }) => report.year),
      reports.map(({ report }) => report.form),
      reports.map(({ report }) => JSON.stringify(report)),
      reports.map(({ report }) => cellsLine(report)),
      reports.map(({ faults }) => faults),
      reports.map(({ source }) => source),
      at,
      by,
    ],
  )
}

/** A report that was received of a body. */
export type BodyReportRow = {
  year: number
  version: number
  filled: FilledReport
  faults: number
  source: string
  receivedAt: string
  receivedBy: string
}

/** What was received of a body, newest year and version first. */
export const bodyReports = (em: EntityManager, organId: number, bodyId: string): Promise<BodyReportRow[]> =>
  query<BodyReportRow>(
    em,
    `select year, version, filled, faults, source, received_at as "receivedAt", received_by as "receivedBy"
     from body_report where organ_id = $1 and body_id = $2 order by year desc, version desc limit 50`,
    [organId, bodyId],
  )

/** The ids of bodies by name, for reports that come in by the hundred. */
export async function bodyIdsByName(
  em: EntityManager,
  organId: number,
  names: readonly string[],
): Promise<Map<string, string>> {
  const rows = await query<{ name: string; bodyId: string }>(
    em,
    'select name, body_id as "bodyId" from supervised_body where organ_id = $1 and removed_at is null and name = any($2::text[])',
    [organId, names],
  )
  return new Map(rows.map(({ name, bodyId }) => [name, bodyId]))
}

/** The newest version of what was received of these bodies for these years. */
export const receivedReports = (
  em: EntityManager,
  organId: number,
  wanted: readonly { bodyId: string; year: number }[],
): Promise<{ bodyId: string; filled: FilledReport }[]> =>
  query(
    em,
    `select distinct on (r.body_id, r.year) r.body_id as "bodyId", r.filled from body_report r
     join unnest($2::uuid[], $3::int[]) as n(body_id, year) on n.body_id = r.body_id and n.year = r.year
     where r.organ_id = $1 order by r.body_id, r.year, r.version desc`,
    [organId, wanted.map(({ bodyId }) => bodyId), wanted.map(({ year }) => year)],
  )
