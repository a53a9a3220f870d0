import { type EntityManager } from '@mikro-orm/postgresql'
import { type LocalDate } from '../law/date.ts'
import { query } from './query.ts'

/** What an office must know of a case before it urges whoever works it. */
export type NudgeFacts = {
  number: string
  caseId: string
  assignedTo: string | null
  dueOn: LocalDate | null
  endedOn: LocalDate | null
  /** Whether a mail with the key of this day is there already. */
  nudged: boolean
}

/** The mail of a case and a day is sent once. */
export const nudgeKey = (number: string, day: LocalDate): string => `${number}/nudged/${day}`

/** These cases, those the organ does not have left out. */
export const nudgeFacts = (
  em: EntityManager,
  organId: number,
  numbers: readonly string[],
  day: LocalDate,
): Promise<NudgeFacts[]> =>
  query<NudgeFacts>(
    em,
    `select c.number, c.case_id as "caseId", c.assigned_to as "assignedTo", c.due_on as "dueOn", c.ended_on as "endedOn",
       o.message_id is not null as nudged
     from case_file c
     left join outbox o on o.organ_id = c.organ_id and o.dedupe_key = c.number || '/nudged/' || $3
     where c.organ_id = $1 and c.number = any($2::text[])`,
    [organId, numbers, day],
  )
