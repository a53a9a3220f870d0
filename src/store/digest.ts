import { type EntityManager } from '@mikro-orm/postgresql'
import { type LocalDate } from '../law/date.ts'
import { query } from './query.ts'

/** How much waits for one officer: cases given to them, to somebody they stand in for today, or to nobody. */
export type DigestLine = { accountId: string; overdue: number; dueSoon: number; unconfirmed: number }

/** The counts of every officer who wants a digest, in one statement over the index of open cases by their day. */
export const digestCounts = (
  em: EntityManager,
  organId: number,
  today: LocalDate,
  soon: LocalDate,
  roles: readonly string[],
): Promise<DigestLine[]> =>
  query<DigestLine>(
    em,
    `with waiting as (
       select assigned_to,
         count(*) filter (where due_on < $2 and state in ('running', 'paused')) as overdue,
         count(*) filter (where due_on between $2 and $3 and state in ('running', 'paused')) as soon,
         count(*) filter (where state = 'unconfirmed') as unconfirmed
       from case_file where organ_id = $1 and ended_on is null and (due_on <= $3 or state = 'unconfirmed')
       group by assigned_to)
     select a.account_id as "accountId", coalesce(sum(w.overdue), 0)::int as overdue,
       coalesce(sum(w.soon), 0)::int as "dueSoon", coalesce(sum(w.unconfirmed), 0)::int as unconfirmed
     from account a left join waiting w on w.assigned_to is null or w.assigned_to = a.account_id
       or w.assigned_to in (select b.account_id from absence b
                            where b.organ_id = $1 and b.deputy_id = a.account_id and $2 between b.from_day and b.to_day)
     where a.organ_id = $1 and a.disabled_at is null and a.email is not null and a.digest and a.role = any($4::text[])
     group by a.account_id order by a.account_id`,
    [organId, today, soon, roles],
  )
