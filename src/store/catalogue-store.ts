import { type Catalogue } from '../disclosure/catalogue.ts'
import { type ListChoice } from '../disclosure/ministry-list.ts'
import { type Tx } from './case-row.ts'
import { query } from './query.ts'

export type CatalogueChanges = { added: string[]; changed: string[]; removed: string[] }
export type CatalogueVersion = {
  version: number
  classes: Catalogue
  changes: CatalogueChanges
  madeAt: string
  madeBy: string
}

const COLUMNS = 'version, classes, changes, made_at as "madeAt", made_by as "madeBy"'

/** The version in force; null while the office still has the starting catalogue. */
export async function latestCatalogue(em: Tx, organId: number): Promise<CatalogueVersion | null> {
  const [latest] = await query<CatalogueVersion>(
    em,
    `select ${COLUMNS} from catalogue_version where organ_id = $1 order by version desc limit 1`,
    [organId],
  )
  return latest ?? null
}

/** The latest versions, newest first. */
export const catalogueVersions = (em: Tx, organId: number, most: number): Promise<CatalogueVersion[]> =>
  query(em, `select ${COLUMNS} from catalogue_version where organ_id = $1 order by version desc limit $2`, [
    organId,
    most,
  ])

/** Adds a version. Two at once: the second finds its number taken and fails as a whole. */
export async function insertCatalogue(
  tx: Tx,
  organId: number,
  { version, classes, changes, madeAt, madeBy }: Omit<CatalogueVersion, 'madeAt'> & { madeAt: Date },
): Promise<void> {
  await query(
    tx,
    `insert into catalogue_version (organ_id, version, classes, changes, made_at, made_by)
     values ($1, $2, $3::jsonb, $4::jsonb, $5, $6)`,
    [organId, version, JSON.stringify(classes), JSON.stringify(changes), madeAt, madeBy],
  )
}

/** What a college says of items of the ministry's list, by number. */
export async function listChoices(em: Tx, organId: number): Promise<Map<number, ListChoice>> {
  const rows = await query<ListChoice>(
    em,
    'select number, applicable, reason, link, department from list_choice where organ_id = $1',
    [organId],
  )
  return new Map(rows.map((row) => [row.number, row]))
}

export async function setListChoice(
  tx: Tx,
  organId: number,
  { number, applicable, reason, link, department }: ListChoice,
  now: Date,
  by: string,
): Promise<void> {
  await query(
    tx,
    `insert into list_choice (organ_id, number, applicable, reason, link, department, set_at, set_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (organ_id, number) do update set applicable = excluded.applicable, reason = excluded.reason,
       link = excluded.link, department = excluded.department, set_at = excluded.set_at, set_by = excluded.set_by`,
    [organId, number, applicable, reason, link, department, now, by],
  )
}

/** The newest public item of each number of the list that has one: its own address, for the annex. */
export const newestOfList = (
  em: Tx,
  organId: number,
): Promise<{ number: number; itemId: string; title: string; link: string | null; latestOn: string }[]> =>
  query(
    em,
    `select n.number, i.item_id as "itemId", i.title, i.link, i.latest_on as "latestOn"
     from generate_series(1, 50) as n(number)
     cross join lateral (
       select item_id, title, link, latest_on from disclosure_item
       where organ_id = $1 and list_item = n.number and is_public order by sort_on desc, item_id desc limit 1) as i`,
    [organId],
  )
