import { type OpinionFacts } from '../disclosure/supervision.ts'
import { type LocalDate } from '../law/date.ts'
import { type Tx } from './case-row.ts'
import { type DayCursor } from './day-cursor.ts'
import { query } from './query.ts'

/** An opinion with its words still sealed. */
export type OpinionRow = OpinionFacts & {
  opinionId: string
  version: number
  sealedKey: Uint8Array
  sealed: Uint8Array
}

const OPINION = `opinion_id as "opinionId", version, channel, received_on as "receivedOn", department,
  forwarded_on as "forwardedOn", answered_on as "answeredOn", sealed_key as "sealedKey", sealed`

/** Opinions, the latest first; `open`: those not answered only. */
export const opinionPage = (
  em: Tx,
  organId: number,
  open: boolean,
  after: DayCursor | null,
  limit: number,
): Promise<OpinionRow[]> =>
  query(
    em,
    `select ${OPINION} from opinion where organ_id = $1 ${open ? 'and answered_on is null' : ''}
     and ($2::date is null or (received_on, opinion_id) < ($2::date, $3::uuid))
     order by received_on desc, opinion_id desc limit $4`,
    [organId, after?.day ?? null, after?.id ?? null, limit],
  )

export async function findOpinion(
  em: Tx,
  organId: number,
  opinionId: string,
  lock: boolean,
): Promise<OpinionRow | null> {
  const [row] = await query<OpinionRow>(
    em,
    `select ${OPINION} from opinion where organ_id = $1 and opinion_id = $2${lock ? ' for update' : ''}`,
    [organId, opinionId],
  )
  return row ?? null
}

export async function putOpinion(tx: Tx, organId: number, row: OpinionRow, now: Date): Promise<void> {
  const { opinionId, version, channel, receivedOn, department, forwardedOn, answeredOn, sealedKey, sealed } = row
  await query(
    tx,
    `insert into opinion (organ_id, opinion_id, version, channel, received_on, department, forwarded_on, answered_on,
       sealed_key, sealed, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (organ_id, opinion_id) do update set version = excluded.version, channel = excluded.channel,
       received_on = excluded.received_on, department = excluded.department, forwarded_on = excluded.forwarded_on,
       answered_on = excluded.answered_on, sealed = excluded.sealed`,
    [organId, opinionId, version, channel, receivedOn, department, forwardedOn, answeredOn, sealedKey, sealed, now],
  )
}

/** Opinions of a period by the way they came, and how many of them were answered. */
export const opinionCounts = (
  em: Tx,
  organId: number,
  from: LocalDate,
  to: LocalDate,
): Promise<{ channel: OpinionFacts['channel']; received: number; answered: number }[]> =>
  query(
    em,
    `select channel, count(*)::int as received, count(answered_on)::int as answered from opinion
     where organ_id = $1 and received_on between $2 and $3 group by channel order by channel`,
    [organId, from, to],
  )
