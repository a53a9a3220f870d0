import { type LocalDate } from '../law/date.ts'
import { type Tx } from './case-row.ts'
import { WAITING_STATES } from './disclosure-row.ts'
import { queryOne } from './query.ts'

/** What waits in the register of publications and beside it, each counted up to a cap. */
export type DisclosureHeaps = {
  /** Items whose day to publish has passed. */
  overdue: number
  /** Items to publish in the next days. */
  dueSoon: number
  /** Items published where nobody can open them. */
  missingLinks: number
  /** Findings whose day to be mended has passed. */
  findings: number
  /** Opinions nobody has answered. */
  opinions: number
}

/** Five short stretches of indexes, in one statement. */
export const disclosureHeaps = (
  em: Tx,
  organId: number,
  today: LocalDate,
  soon: LocalDate,
  cap: number,
): Promise<DisclosureHeaps> =>
  queryOne<DisclosureHeaps>(
    em,
    `select
       ${capped(`disclosure_item where organ_id = $1 and state in ${WAITING_STATES} and due_on < $2`)} as overdue,
       ${capped(`disclosure_item where organ_id = $1 and state in ${WAITING_STATES} and due_on between $2 and $3`)} as "dueSoon",
       ${capped('disclosure_item where organ_id = $1 and link_missing and is_public')} as "missingLinks",
       ${capped('finding where organ_id = $1 and closed_on is null and due_on < $2')} as findings,
       ${capped('opinion where organ_id = $1 and answered_on is null')} as opinions`,
    [organId, today, soon, cap],
  )

const capped = (rows: string): string => `(select count(*)::int from (select 1 from ${rows} limit $4) as rows)`
