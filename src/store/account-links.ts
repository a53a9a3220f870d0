import { type EntityManager } from '@mikro-orm/postgresql'
import { query } from './query.ts'

/** Accounts of one person in several organs: each account belongs to at most one person. */

export type LinkedAccount = { organId: number; accountId: string; slug: string; organName: string }

/** The other usable accounts of whoever has this one, by name of the organ. */
export const linkedAccounts = (em: EntityManager, organId: number, accountId: string): Promise<LinkedAccount[]> =>
  query<LinkedAccount>(
    em,
    `select a.organ_id as "organId", a.account_id as "accountId", o.slug, o.name as "organName"
     from account_link mine
     join account_link other on other.person_id = mine.person_id and other.organ_id <> mine.organ_id
     join account a on a.organ_id = other.organ_id and a.account_id = other.account_id and a.disabled_at is null
     join organ o on o.organ_id = a.organ_id
     where mine.organ_id = $1 and mine.account_id = $2 order by o.name, o.organ_id`,
    [organId, accountId],
  )

/** Keeps the hash of a code by which another account may be joined to this one; the code before it ends. */
export const keepLinkCode = (
  tx: EntityManager,
  organId: number,
  accountId: string,
  codeHash: Uint8Array,
  expiresAt: Date,
): Promise<unknown> =>
  query(
    tx,
    `insert into account_link_code (organ_id, account_id, code_hash, expires_at) values ($1, $2, $3, $4)
     on conflict (organ_id, account_id) do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at`,
    [organId, accountId, codeHash, expiresAt],
  )

/** Uses a code up and gives the account it was made for; null for a code that is wrong, used or too old. */
export async function useLinkCode(
  tx: EntityManager,
  organId: number,
  codeHash: Uint8Array,
  now: Date,
): Promise<string | null> {
  const [row] = await query<{ accountId: string }>(
    tx,
    `delete from account_link_code c using account a
     where c.organ_id = $1 and c.code_hash = $2 and c.expires_at > $3
       and a.organ_id = c.organ_id and a.account_id = c.account_id and a.disabled_at is null
     returning c.account_id as "accountId"`,
    [organId, codeHash, now],
  )
  return row?.accountId ?? null
}

type AccountKey = { organId: number; accountId: string }

/** Joins two accounts and whatever each was joined to. False where one person would then have two in one organ. */
export async function joinAccounts(tx: EntityManager, a: AccountKey, b: AccountKey, at: Date): Promise<boolean> {
  await query(
    tx,
    `insert into account_link (organ_id, account_id, person_id, linked_at)
     values ($1, $2, gen_random_uuid(), $5), ($3, $4, gen_random_uuid(), $5)
     on conflict (organ_id, account_id) do nothing`,
    [a.organId, a.accountId, b.organId, b.accountId, at],
  )
  await query(
    tx,
    `update account_link set person_id = (
       select person_id from account_link where organ_id = $1 and account_id = $2)
     where person_id = (select person_id from account_link where organ_id = $3 and account_id = $4)`,
    [a.organId, a.accountId, b.organId, b.accountId],
  )
  const twice = await query(
    tx,
    `select 1 from account_link where person_id = (
       select person_id from account_link where organ_id = $1 and account_id = $2)
     group by organ_id having count(*) > 1`,
    [a.organId, a.accountId],
  )
  return twice.length === 0
}

/** Takes an account out of whatever it was joined to. */
export const leaveLinks = (tx: EntityManager, organId: number, accountId: string): Promise<unknown> =>
  query(tx, 'delete from account_link where organ_id = $1 and account_id = $2', [organId, accountId])
