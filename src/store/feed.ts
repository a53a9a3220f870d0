import { type EntityManager } from '@mikro-orm/postgresql'
import { type CaseRow } from './case-row.ts'
import { query } from './query.ts'

/** Open cases of an officer's calendar: theirs and nobody's, by the day that comes next. */
export const feedCases = (
  em: EntityManager,
  organId: number,
  accountId: string,
): Promise<Pick<CaseRow, 'number' | 'dueOn' | 'nextOn' | 'state'>[]> =>
  query(
    em,
    `select number, due_on as "dueOn", next_on as "nextOn", state from case_file
     where organ_id = $1 and ended_on is null and (assigned_to is null or assigned_to = $2)
     order by due_on, case_id limit 1000`,
    [organId, accountId],
  )
