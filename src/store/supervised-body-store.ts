import { type EntityManager } from '@mikro-orm/postgresql'
import { query } from './query.ts'

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
