import { type Tx } from './case-row.ts'
import { query } from './query.ts'
import { tallyRecount } from './disclosure-tally.ts'

/** Tallies that are not what the items say: the scheme and key of each. */
export const wrongTallies = (em: Tx, organId: number): Promise<{ scheme: string; key: string }[]> =>
  query(
    em,
    `with fresh as (${tallyRecount('catalogue')} union all ${tallyRecount('list')})
     select scheme, key from (
       select coalesce(f.scheme, t.scheme) as scheme, coalesce(f.key, t.key) as key,
         (coalesce(f.current, 0), f.latest_on, coalesce(f.missing_links, 0), coalesce(f.waiting, 0), f.next_due_on)
           is distinct from
         (coalesce(t.current, 0), t.latest_on, coalesce(t.missing_links, 0), coalesce(t.waiting, 0), t.next_due_on) as differs
       from fresh f full join (select * from disclosure_tally where organ_id = $1) t on t.scheme = f.scheme and t.key = f.key
     ) as compared where differs order by scheme, key`,
    [organId],
  )

/** A kept report of the organ's own, or one it received of a body beneath, with its figures as one line. */
export type KeptLine = { what: string; filled: unknown; cells: string }

const STEP = 500

/** Every report kept with a line of its figures, some hundred a step. */
export async function* reportLines(em: Tx, organId: number): AsyncGenerator<KeptLine> {
  yield* await query<KeptLine>(
    em,
    `select year || '/' || version as what, filled, cells from annual_report where organ_id = $1 order by year, version`,
    [organId],
  )
  for (let after = ''; ;) {
    const lines = await query<KeptLine>(
      em,
      `select 'received ' || key as what, filled, cells from (
         select concat_ws('/', body_id, year, lpad(version::text, 6, '0')) as key, filled, cells from body_report where organ_id = $1
       ) as r where key > $2 order by key limit ${STEP}`,
      [organId, after],
    )
    const last = lines.at(-1)
    if (!last) return
    yield* lines
    after = last.what.slice('received '.length)
  }
}
