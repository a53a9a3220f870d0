import { CHANNEL_NAMES, CHANNELS, type Channel } from '../disclosure/channels.ts'
import { FAULTY_LINKS, type FaultyLink, type LinkFinding, type LinkState, PATIENCE } from '../disclosure/links.ts'
import { type LocalDate } from '../law/date.ts'
import { type Tx } from './case-row.ts'
import { query } from './query.ts'

/** An address whose turn it is. */
export type LeasedLink = { itemId: string; seq: number; link: string }

/** Longer than a round of slow sites takes. */
const LEASE_MINUTES = 60
const RETRY_DAYS = 1

/**
 * Takes addresses of public items whose turn it is: never looked at, not for so many days, or unreachable a day ago.
 * Until the lease ends no other process takes them; no transaction stays open while they are looked at.
 */
export const leaseLinks = (
  em: Tx,
  organId: number,
  now: Date,
  everyDays: number,
  limit: number,
): Promise<LeasedLink[]> =>
  query<LeasedLink>(
    em,
    `update disclosure_publication set link_leased_until = $2::timestamptz + interval '${LEASE_MINUTES} minutes'
     where (organ_id, item_id, seq) in (
       select p.organ_id, p.item_id, p.seq from disclosure_publication p
       join disclosure_item i on i.organ_id = p.organ_id and i.item_id = p.item_id and i.is_public
       where p.organ_id = $1 and p.link is not null
         and (p.checked_at is null or p.checked_at < $2::timestamptz - $3::int * interval '1 day'
           or (p.link_state = 'unreachable' and p.checked_at < $2::timestamptz - interval '${RETRY_DAYS} day'))
         and (p.link_leased_until is null or p.link_leased_until < $2)
       order by p.checked_at nulls first limit $4 for update of p skip locked)
     returning item_id as "itemId", seq, link`,
    [organId, now, everyDays, limit],
  )

/** Keeps what was found; a link that was mended meanwhile is left for its next turn. Gives the items whose state changed. */
export async function storeFindings(
  tx: Tx,
  organId: number,
  found: readonly (LeasedLink & LinkFinding)[],
  now: Date,
): Promise<{ itemId: string; entry: string; listItem: number | null }[]> {
  const column = <T>(value: (each: LeasedLink & LinkFinding) => T) => found.map(value)
  await query(
    tx,
    `update disclosure_publication p set link_state = n.state, link_status = n.status, link_target = n.target,
       link_failures = case when n.state = 'unreachable' then coalesce(p.link_failures, 0) + 1 end,
       checked_at = $2, link_leased_until = null
     from unnest($3::uuid[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[])
       as n(item_id, seq, link, state, status, target)
     where p.organ_id = $1 and p.item_id = n.item_id and p.seq = n.seq and p.link = n.link`,
    [
      organId,
      now,
      column(({ itemId }) => itemId),
      column(({ seq }) => seq),
      column(({ link }) => link),
      column(({ state }) => state),
      column(({ status }) => status),
      column(({ target }) => target) as string[],
    ],
  )
  return query(
    tx,
    `update disclosure_item i set link_missing = n.missing
     from (select m.item_id, ${LINK_MISSING('m')} as missing from disclosure_item m
           where m.organ_id = $1 and m.item_id = any($2::uuid[]) order by m.item_id for update) n
     where i.organ_id = $1 and i.item_id = n.item_id and i.link_missing <> n.missing
     returning i.item_id as "itemId", i.entry, i.list_item as "listItem"`,
    [organId, column(({ itemId }) => itemId)],
  )
}

/** `isDeadLink` for a publication `d`. */
const DEAD = `(d.link_state = 'missing' or (d.link_state = 'unreachable' and d.link_failures >= ${PATIENCE}))`
const ON_SITES = CHANNEL_NAMES.filter((name) => CHANNELS[name].needsLink)
  .map((name) => `'${name}'`)
  .join(', ')

/** Whether an item (by the alias of its row) was published where nobody can open it. */
const LINK_MISSING = (item: string): string =>
  `exists (select from disclosure_publication d where d.organ_id = ${item}.organ_id and d.item_id = ${item}.item_id
     and ((d.link is null and d.channel in (${ON_SITES})) or ${DEAD}))`

/** Whether the latest checks found an address of the item dead. */
export const hasDeadLink = async (tx: Tx, organId: number, itemId: string): Promise<boolean> =>
  (
    await query(
      tx,
      `select 1 from disclosure_publication d where d.organ_id = $1 and d.item_id = $2 and ${DEAD} limit 1`,
      [organId, itemId],
    )
  ).length > 0

/** An address somebody should look at, with the item it belongs to. */
export type FaultyLinkRow = {
  itemId: string
  seq: number
  title: string
  department: string
  channel: Channel
  name: string
  on: LocalDate
  link: string
  state: LinkState
  status: string
  target: string | null
  failures: number | null
  checkedAt: string
}
export type FaultyLinkCursor = { day: LocalDate; itemId: string; seq: number }

/** Addresses in one faulty state, the latest publication first, by keyset. */
export const faultyLinks = (
  em: Tx,
  organId: number,
  state: FaultyLink,
  after: FaultyLinkCursor | null,
  limit: number,
): Promise<FaultyLinkRow[]> =>
  query<FaultyLinkRow>(
    em,
    `select p.item_id as "itemId", p.seq, i.title, i.department, p.channel, p.name, p.on_day as "on", p.link,
       p.link_state as state, p.link_status as status, p.link_target as target, p.link_failures as failures,
       p.checked_at as "checkedAt"
     from disclosure_publication p
     join disclosure_item i on i.organ_id = p.organ_id and i.item_id = p.item_id and i.is_public
     where p.organ_id = $1 and p.link_state = $2 and p.link_state in (${FAULTY_LINKS.map((each) => `'${each}'`).join(', ')})
       and ($3::date is null or p.on_day < $3 or (p.on_day = $3 and (p.item_id, p.seq) > ($4::uuid, $5::int)))
     order by p.on_day desc, p.item_id, p.seq limit $6`,
    [organId, state, after?.day ?? null, after?.itemId ?? null, after?.seq ?? null, limit],
  )

/** How many addresses are in each faulty state, counted up to a cap, and when an address was last looked at. */
export async function linkCounts(
  em: Tx,
  organId: number,
  cap: number,
): Promise<{ counts: Record<FaultyLink, number>; lastAt: string | null }> {
  const [row] = await query<Record<FaultyLink, number> & { lastAt: string | null }>(
    em,
    `select ${FAULTY_LINKS.map(
      (state) => `(select count(*)::int from (select 1 from disclosure_publication p
        join disclosure_item i on i.organ_id = p.organ_id and i.item_id = p.item_id and i.is_public
        where p.organ_id = $1 and p.link_state = '${state}' limit $2) c) as "${state}"`,
    ).join(', ')},
     (select checked_at from disclosure_publication where organ_id = $1 and link is not null and checked_at is not null
      order by checked_at desc limit 1) as "lastAt"`,
    [organId, cap],
  )
  const { lastAt, ...counts } = row!
  return { counts, lastAt }
}

/** Puts the addresses of an item at the head of the queue. */
export const checkSoon = (tx: Tx, organId: number, itemId: string): Promise<unknown> =>
  query(
    tx,
    'update disclosure_publication set checked_at = null, link_leased_until = null where organ_id = $1 and item_id = $2',
    [organId, itemId],
  )
