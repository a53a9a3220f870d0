import { type EntityManager } from '@mikro-orm/postgresql'
import { query } from './query.ts'

/** What came in from outside: applications, applicants' answers to our letters, complaints, letters to be read. */
export type Arrivals = { applications: number; answers: number; complaints: number; letters: number }
export type ArrivalsLine = Arrivals & { accountId: string }

/**
 * What came in for everybody who wants to be told, since they last were and up to an instant; only for those told an hour
 * ago or longer. Their rows are locked, so that two processes do not tell the same.
 * What officers and programs of the office entered themselves is no news to them.
 */
export const arrivalsToTell = (
  tx: EntityManager,
  organId: number,
  until: Date,
  roles: readonly string[],
): Promise<ArrivalsLine[]> =>
  query<ArrivalsLine>(
    tx,
    `select a.account_id as "accountId", e.applications, e.answers, r.complaints, t.letters
     from account a
     cross join lateral (
       select count(*) filter (where type = 'submitted')::int as applications,
         count(*) filter (where type <> 'submitted')::int as answers
       from case_event where organ_id = a.organ_id
         and known_on >= (a.arrivals_told at time zone 'Asia/Shanghai')::date
         and recorded_at > a.arrivals_told and recorded_at <= $2
         and (recorded_by = 'applicant' or (type = 'submitted' and recorded_by = 'system'))) e
     cross join lateral (
       select count(*)::int as complaints from remedy_event where organ_id = a.organ_id and seq = 1
         and known_on >= (a.arrivals_told at time zone 'Asia/Shanghai')::date
         and recorded_at > a.arrivals_told and recorded_at <= $2 and recorded_by = 'applicant') r
     cross join lateral (
       select count(*)::int as letters from task where organ_id = a.organ_id and done_at is null
         and kind in ('mail-reply', 'mail-left', 'fee-answered')
         and created_at > a.arrivals_told and created_at <= $2) t
     where a.organ_id = $1 and a.disabled_at is null and a.email is not null and a.role = any($3::text[])
       and a.arrivals_told <= $2::timestamptz - interval '1 hour'
       and e.applications + e.answers + r.complaints + t.letters > 0
     for update of a skip locked`,
    [organId, until, roles],
  )

/** Notes up to when these people were told. */
export async function markTold(
  tx: EntityManager,
  organId: number,
  accountIds: readonly string[],
  until: Date,
): Promise<void> {
  await query(tx, 'update account set arrivals_told = $3 where organ_id = $1 and account_id = any($2::uuid[])', [
    organId,
    accountIds,
    until,
  ])
}
