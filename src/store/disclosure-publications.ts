import { type Channel } from '../disclosure/channels.ts'
import { type LinkState } from '../disclosure/links.ts'
import { type LocalDate } from '../law/date.ts'
import { type Tx } from './case-row.ts'
import { query } from './query.ts'

export type PublicationRow = {
  itemId: string
  seq: number
  channel: Channel
  name: string
  on: LocalDate
  link: string | null
  linkState: LinkState
  linkStatus: string | null
  linkTarget: string | null
  linkFailures: number | null
  checkedAt: string | null
}

const COLUMNS = `p.item_id as "itemId", p.seq, p.channel, p.name, p.on_day as "on", p.link, p.link_state as "linkState",
  p.link_status as "linkStatus", p.link_target as "linkTarget",
  p.link_failures as "linkFailures", p.checked_at as "checkedAt"`

/** The acts of publishing of these items, in the order they were recorded. */
export const publicationsOf = (em: Tx, organId: number, itemIds: readonly string[]): Promise<PublicationRow[]> =>
  query(
    em,
    `select ${COLUMNS} from disclosure_publication p
     where p.organ_id = $1 and p.item_id = any($2::uuid[]) order by p.item_id, p.seq`,
    [organId, itemIds],
  )
