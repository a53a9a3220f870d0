import { type Channel } from '../disclosure/channels.ts'
import { type Finding, type OpinionFacts, type Survey } from '../disclosure/supervision.ts'
import { type LocalDate } from '../law/date.ts'
import { type Tx } from './case-row.ts'
import { query } from './query.ts'

export type FindingRow = Finding & { findingId: string; version: number }
export type DayCursor = { day: LocalDate; id: string }

const FINDING = `finding_id as "findingId", version, source, found_on as "foundOn", finding, basis, measure, department,
  due_on as "dueOn", evidence, closed_on as "closedOn"`

/** Findings, the latest first; `open`: those not mended only. */
export const findingPage = (
  em: Tx,
  organId: number,
  open: boolean,
  after: DayCursor | null,
  limit: number,
): Promise<FindingRow[]> =>
  query(
    em,
    `select ${FINDING} from finding where organ_id = $1 ${open ? 'and closed_on is null' : ''}
     and ($2::date is null or (found_on, finding_id) < ($2::date, $3::uuid))
     order by found_on desc, finding_id desc limit $4`,
    [organId, after?.day ?? null, after?.id ?? null, limit],
  )

export async function findFinding(
  em: Tx,
  organId: number,
  findingId: string,
  lock: boolean,
): Promise<FindingRow | null> {
  const [row] = await query<FindingRow>(
    em,
    `select ${FINDING} from finding where organ_id = $1 and finding_id = $2${lock ? ' for update' : ''}`,
    [organId, findingId],
  )
  return row ?? null
}

export async function putFinding(tx: Tx, organId: number, row: FindingRow, now: Date): Promise<void> {
  const { findingId, version, source, foundOn, finding, basis, measure, department, dueOn, evidence, closedOn } = row
  await query(
    tx,
    `insert into finding (organ_id, finding_id, version, source, found_on, finding, basis, measure, department, due_on,
       evidence, closed_on, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict (organ_id, finding_id) do update set version = excluded.version, source = excluded.source,
       found_on = excluded.found_on, finding = excluded.finding, basis = excluded.basis, measure = excluded.measure,
       department = excluded.department, due_on = excluded.due_on, evidence = excluded.evidence,
       closed_on = excluded.closed_on`,
    [organId, findingId, version, source, foundOn, finding, basis, measure, department, dueOn, evidence, closedOn, now],
  )
}

/** Findings of a period. */
export const findingsBetween = (em: Tx, organId: number, from: LocalDate, to: LocalDate): Promise<FindingRow[]> =>
  query(
    em,
    `select ${FINDING} from finding where organ_id = $1 and found_on between $2 and $3 order by found_on, finding_id`,
    [organId, from, to],
  )

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

export type SurveyRow = Survey & { surveyId: string }
const SURVEY = `survey_id as "surveyId", title, held_on as "heldOn", audience, asked, returned, satisfied, fair, dissatisfied`

/** Surveys of a period, the latest first. */
export const surveysBetween = (em: Tx, organId: number, from: LocalDate, to: LocalDate): Promise<SurveyRow[]> =>
  query(
    em,
    `select ${SURVEY} from survey where organ_id = $1 and held_on between $2 and $3 order by held_on desc, survey_id desc`,
    [organId, from, to],
  )

export async function insertSurvey(tx: Tx, organId: number, row: SurveyRow, now: Date): Promise<void> {
  const { surveyId, title, heldOn, audience, asked, returned, satisfied, fair, dissatisfied } = row
  await query(
    tx,
    `insert into survey (organ_id, survey_id, title, held_on, audience, asked, returned, satisfied, fair, dissatisfied, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [organId, surveyId, title, heldOn, audience, asked, returned, satisfied, fair, dissatisfied, now],
  )
}

/** A meeting, an issue, a broadcast: disclosure that is not an item. */
export type ChannelUse = {
  useId: string
  channel: Channel
  on: LocalDate
  title: string
  times: number
  department: string
}

const USE = `use_id as "useId", channel, on_day as "on", title, times, department`

export const channelUsePage = (
  em: Tx,
  organId: number,
  after: DayCursor | null,
  limit: number,
): Promise<ChannelUse[]> =>
  query(
    em,
    `select ${USE} from channel_use where organ_id = $1
     and ($2::date is null or (on_day, use_id) < ($2::date, $3::uuid)) order by on_day desc, use_id desc limit $4`,
    [organId, after?.day ?? null, after?.id ?? null, limit],
  )

export async function insertChannelUse(tx: Tx, organId: number, use: ChannelUse, now: Date): Promise<void> {
  const { useId, channel, on, title, times, department } = use
  await query(
    tx,
    `insert into channel_use (organ_id, use_id, channel, on_day, title, times, department, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [organId, useId, channel, on, title, times, department, now],
  )
}

/** How often each channel was used in a period. */
export const channelUseCounts = (
  em: Tx,
  organId: number,
  from: LocalDate,
  to: LocalDate,
): Promise<{ channel: Channel; times: number }[]> =>
  query(
    em,
    `select channel, sum(times)::int as times from channel_use
     where organ_id = $1 and on_day between $2 and $3 group by channel order by channel`,
    [organId, from, to],
  )
