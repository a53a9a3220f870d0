import { type EntityManager } from '@mikro-orm/postgresql'
import { query } from './query.ts'

/** A saved view of the ledger: conditions and columns as they stand in its address, never searched words. */
export type LedgerView = {
  viewId: string
  accountId: string
  name: string
  shared: boolean
  conditions: Readonly<Record<string, string>>
}

/** One's own views and those others share, by name. */
export const viewsFor = (em: EntityManager, organId: number, accountId: string, most: number): Promise<LedgerView[]> =>
  query<LedgerView>(
    em,
    `select view_id as "viewId", account_id as "accountId", name, shared, conditions from ledger_view
     where organ_id = $1 and (account_id = $2 or shared) order by account_id <> $2, name, view_id limit $3`,
    [organId, accountId, most],
  )

/** Saves a view; of the same name and owner it is replaced. False where the owner has as many as are allowed. */
export async function saveView(
  tx: EntityManager,
  organId: number,
  { viewId, accountId, name, shared, conditions }: LedgerView,
  at: Date,
  most: number,
): Promise<boolean> {
  const rows = await query(
    tx,
    `insert into ledger_view (organ_id, view_id, account_id, name, shared, conditions, created_at)
     select $1, $2, $3, $4, $5, $6, $7
     where (select count(*) from ledger_view where organ_id = $1 and account_id = $3 and name <> $4) < $8
     on conflict (organ_id, account_id, name)
       do update set shared = excluded.shared, conditions = excluded.conditions
     returning 1`,
    [organId, viewId, accountId, name, shared, JSON.stringify(conditions), at, most],
  )
  return rows.length > 0
}

/** Removes a view of this owner; `whosever`: of anybody. */
export async function removeView(
  tx: EntityManager,
  organId: number,
  viewId: string,
  accountId: string,
  whosever: boolean,
): Promise<boolean> {
  const rows = await query(
    tx,
    `delete from ledger_view
     where organ_id = $1 and view_id = $2 and (account_id = $3 or (shared and $4)) returning 1`,
    [organId, viewId, accountId, whosever],
  )
  return rows.length > 0
}
