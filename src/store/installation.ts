import { type Tx } from './case-row.ts'
import { query, queryOne } from './query.ts'

/** The fingerprint of the secret this database is sealed with; the first process leaves its own. */
export async function keptSecretCheck(em: Tx, own: Uint8Array): Promise<Uint8Array> {
  await query(em, 'insert into installation (id, secret_check) values (1, $1) on conflict (id) do nothing', [own])
  return (await queryOne<{ kept: Uint8Array }>(em, 'select secret_check as kept from installation')).kept
}
