import { type Tx } from './case-row.ts'
import { queryOne } from './query.ts'
import { remedyContext, type RemedyRow } from './remedy-row.ts'
import { type Sealer } from './sealing.ts'

type Whose = Pick<RemedyRow, 'organId' | 'remedyId'>

const keyContext = ({ organId, remedyId }: Whose) => `${remedyContext(organId, remedyId)}/key`

/** The dispute's own key; null while nothing has been sealed under it. */
export async function findRemedyKey(em: Tx, sealer: Sealer, whose: Whose): Promise<Buffer | null> {
  const { wrapped } = await queryOne<{ wrapped: Uint8Array | null }>(
    em,
    'select sealed_key as wrapped from remedy where organ_id = $1 and remedy_id = $2',
    [whose.organId, whose.remedyId],
  )
  return wrapped && unwrapRemedyKey(sealer, whose, wrapped)
}

/** A dispute's own key from its row. @throws where the secret is not the one it was wrapped with */
export const unwrapRemedyKey = (sealer: Sealer, whose: Whose, wrapped: Uint8Array): Buffer =>
  sealer.unwrap(wrapped, keyContext(whose))

/** A key for a dispute that has none yet, to be kept wrapped. */
export const newRemedyKey = (sealer: Sealer, whose: Whose): { key: Buffer; wrapped: Buffer } =>
  sealer.newKey(keyContext(whose))

/** The dispute's own key, made when it is first needed; two who need it at once get the same. */
export async function remedyKey(tx: Tx, sealer: Sealer, whose: Whose): Promise<Buffer> {
  const { wrapped: fresh } = newRemedyKey(sealer, whose)
  const { wrapped } = await queryOne<{ wrapped: Uint8Array }>(
    tx,
    `update remedy set sealed_key = coalesce(sealed_key, $3) where organ_id = $1 and remedy_id = $2
     returning sealed_key as wrapped`,
    [whose.organId, whose.remedyId, fresh],
  )
  return unwrapRemedyKey(sealer, whose, wrapped)
}
