import { type EntityManager } from '@mikro-orm/postgresql'
import { type FormId } from '../law/report/filled-report.ts'
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
