import { type EntityManager } from '@mikro-orm/postgresql'
import { query } from './query.ts'

/** The second factor of an account: its secret sealed; `provedAt` null while nobody has shown that they hold it. */
export type Factor = { sealed: Uint8Array | null; provedAt: string | null; lastStep: string | null; codesLeft: number }

const FACTOR = `factor_sealed as sealed, factor_proved_at as "provedAt", factor_step as "lastStep",
  cardinality(recovery_hashes) as "codesLeft"`

export async function factorOf(em: EntityManager, organId: number, accountId: string): Promise<Factor | null> {
  const [row] = await query<Factor>(em, `select ${FACTOR} from account where organ_id = $1 and account_id = $2`, [
    organId,
    accountId,
  ])
  return row ?? null
}

/** A secret to be proved; the one before, if any, goes on until then only where it was not proved itself. */
export async function setFactor(
  tx: EntityManager,
  organId: number,
  id: string,
  sealed: Uint8Array | null,
): Promise<void> {
  await query(
    tx,
    `update account set factor_sealed = $3, factor_proved_at = null, factor_step = null, recovery_hashes = '{}'
     where organ_id = $1 and account_id = $2`,
    [organId, id, sealed],
  )
}

/** The secret is proved: it counts from now, with these recovery codes. */
export async function proveFactor(
  tx: EntityManager,
  organId: number,
  id: string,
  at: Date,
  step: number,
  codes: readonly Uint8Array[],
): Promise<void> {
  await query(
    tx,
    `update account set factor_proved_at = $3, factor_step = $4, recovery_hashes = $5::bytea[]
     where organ_id = $1 and account_id = $2`,
    [organId, id, at, step, codes],
  )
}

/** Uses a time step up; false where it, or a later one, was used before: a code is good once. */
export async function useStep(em: EntityManager, organId: number, id: string, step: number): Promise<boolean> {
  const rows = await query(
    em,
    `update account set factor_step = $3
     where organ_id = $1 and account_id = $2 and (factor_step is null or factor_step < $3) returning 1`,
    [organId, id, step],
  )
  return rows.length === 1
}

/** Uses a recovery code up; false where there is no such code. */
export async function useRecoveryCode(
  em: EntityManager,
  organId: number,
  id: string,
  hash: Uint8Array,
): Promise<boolean> {
  const rows = await query(
    em,
    `update account set recovery_hashes = array_remove(recovery_hashes, $3::bytea)
     where organ_id = $1 and account_id = $2 and $3::bytea = any(recovery_hashes) returning 1`,
    [organId, id, hash],
  )
  return rows.length === 1
}
