import { type Channel } from '../disclosure/channels.ts'
import { type Survey } from '../disclosure/supervision.ts'
import { type LocalDate } from '../law/date.ts'
import { type Tx } from './case-row.ts'
import { type DayCursor } from './day-cursor.ts'
import { query } from './query.ts'

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
