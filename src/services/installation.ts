import { type Context, reading } from './context.ts'
import { keptSecretCheck } from '../store/installation.ts'

/**
 * Ties the database to the secret it is sealed with: the first process leaves a fingerprint, later ones must have the
 * same secret. Without this a second machine would seal cases that the first cannot open.
 * @throws Error in words for the operator
 */
export async function checkSecret(context: Context): Promise<void> {
  const { secretCheck } = context.sealer
  if (Buffer.compare(await keptSecretCheck(reading(context), secretCheck), secretCheck) !== 0)
    throw new Error(
      '主密钥与数据库不符：请用建立这个数据库时的 SECRET，或放回原来的 secrets/master (SECRET is not the one this database was sealed with)',
    )
}
