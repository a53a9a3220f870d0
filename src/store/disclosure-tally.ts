import { type Tally } from '../disclosure/standing.ts'
import { type Tx } from './case-row.ts'
import { WAITING_STATES } from './disclosure-row.ts'
import { query, type Parameter } from './query.ts'

/** The two ways items are filed: the office's own catalogue, and the ministry's list. */
export type Scheme = 'catalogue' | 'list'
const COLUMN: Record<Scheme, string> = { catalogue: 'entry', list: 'list_item::text' }

/**
 * Counts anew what these entries of the catalogue and numbers of the list hold. In the transaction that changed an item:
 * a recount cannot drift, and one entry is a short stretch of an index.
 */
export async function recountTallies(
  tx: Tx,
  organId: number,
  keys: { entries: readonly string[]; listItems: readonly number[] },
): Promise<void> {
  await recount(tx, organId, 'catalogue', [...new Set(keys.entries)], 'i.entry = any($3::text[])')
  await recount(tx, organId, 'list', [...new Set(keys.listItems)], 'i.list_item = any($3::int[])')
}

async function recount(
  tx: Tx,
  organId: number,
  scheme: Scheme,
  keys: Parameter & readonly unknown[],
  within: string,
): Promise<void> {
  if (keys.length === 0) return
  await query(
    tx,
    `insert into disclosure_tally (organ_id, scheme, key, current, latest_on, missing_links, waiting, next_due_on)
     select $1, $2, k.key, ${COUNTED} from unnest($3::text[]) as k(key)
     left join disclosure_item i on i.organ_id = $1 and ${within} and i.${COLUMN[scheme]} = k.key
     group by k.key
     on conflict (organ_id, scheme, key) do update set current = excluded.current, latest_on = excluded.latest_on,
       missing_links = excluded.missing_links, waiting = excluded.waiting, next_due_on = excluded.next_due_on`,
    [organId, scheme, keys],
  )
}

const COUNTED = `count(*) filter (where i.is_public)::int as current,
  max(i.latest_on) filter (where i.is_public) as latest_on,
  count(*) filter (where i.is_public and i.link_missing)::int as missing_links,
  count(*) filter (where i.state in ${WAITING_STATES})::int as waiting,
  min(i.due_on) filter (where i.state in ${WAITING_STATES}) as next_due_on`
/** The statement that counts a scheme whole, as `recountTallies` would; $1 is the organ. */
export const tallyRecount = (scheme: Scheme): string =>
  `select '${scheme}' as scheme, i.${COLUMN[scheme]} as key, ${COUNTED}
   from disclosure_item i where i.organ_id = $1 and i.${COLUMN[scheme]} is not null group by 2`

/** Every tally of an organ, by its key. */
export async function talliesOf(em: Tx, organId: number, scheme: Scheme): Promise<Map<string, Tally>> {
  const rows = await query<Tally & { key: string }>(
    em,
    `select key, current, latest_on as "latestOn", missing_links as "missingLinks", waiting, next_due_on as "nextDueOn"
     from disclosure_tally where organ_id = $1 and scheme = $2`,
    [organId, scheme],
  )
  return new Map(rows.map(({ key, ...tally }) => [key, tally]))
}
