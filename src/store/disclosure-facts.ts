import { type Channel } from '../disclosure/channels.ts'
import { type LocalDate } from '../law/date.ts'
import { type Tx } from './case-row.ts'
import { query } from './query.ts'

/** First and last day, both counted. */
type Period = { from: LocalDate; to: LocalDate }

/** What was published in a period: items with a publication in it that were not withdrawn; each counts once. */
const PUBLISHED = `from disclosure_publication p
  join disclosure_item i on i.organ_id = p.organ_id and i.item_id = p.item_id
  where p.organ_id = $1 and p.on_day between $2 and $3 and i.state <> 'withdrawn'`

/** Items of a period by entry of the catalogue. */
export const itemsByEntry = (
  em: Tx,
  organId: number,
  { from, to }: Period,
): Promise<{ entry: string; count: number }[]> =>
  query(em, `select i.entry, count(distinct p.item_id)::int as count ${PUBLISHED} group by i.entry`, [
    organId,
    from,
    to,
  ])

/** Items of a period by entry and channel, with the sites and papers named. */
export const itemsByChannel = (
  em: Tx,
  organId: number,
  { from, to }: Period,
): Promise<{ entry: string; channel: Channel; count: number; names: string[] }[]> =>
  query(
    em,
    `select i.entry, p.channel, count(distinct p.item_id)::int as count,
       coalesce(array_agg(distinct p.name) filter (where p.name <> ''), '{}') as names
     ${PUBLISHED} group by i.entry, p.channel order by i.entry, p.channel`,
    [organId, from, to],
  )

/** Items of a period by channel: one that went out on several counts in each. */
export const channelTotals = (
  em: Tx,
  organId: number,
  { from, to }: Period,
): Promise<{ channel: Channel; count: number }[]> =>
  query(
    em,
    `select p.channel, count(distinct p.item_id)::int as count ${PUBLISHED} group by p.channel order by count desc, p.channel`,
    [organId, from, to],
  )

/** Items of a period by department, the most first. */
export const departmentTotals = (
  em: Tx,
  organId: number,
  { from, to }: Period,
): Promise<{ name: string; count: number }[]> =>
  query(
    em,
    `select i.department as name, count(distinct p.item_id)::int as count ${PUBLISHED}
     group by i.department order by count desc, i.department`,
    [organId, from, to],
  )
