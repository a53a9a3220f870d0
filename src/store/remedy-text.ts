import { randomUUID } from 'node:crypto'
import { type Tx } from './case-row.ts'
import { query } from './query.ts'
import { remedyContext, type RemedyRow } from './remedy-row.ts'
import { remedyKey, findRemedyKey } from './remedy-key.ts'
import { openJson, type Sealer, sealJson } from './sealing.ts'

/** What an officer wrote beside an entry: kept sealed, because it may name people. */
export type RemedyText = { seq: number; kind: string; text: string }

type Whose = Pick<RemedyRow, 'organId' | 'remedyId'>

/** Sealed under the dispute's own key; texts of old, under the installation's. */
export async function addRemedyTexts(
  tx: Tx,
  sealer: Sealer,
  whose: Whose,
  texts: readonly RemedyText[],
  recordedAt: Date,
): Promise<void> {
  if (texts.length === 0) return
  const { organId, remedyId } = whose
  const key = await remedyKey(tx, sealer, whose)
  for (const { seq, kind, text } of texts)
    await query(
      tx,
      `insert into remedy_text (organ_id, remedy_id, text_id, seq, kind, sealed, recorded_at, own_key)
       values ($1, $2, $3, $4, $5, $6, $7, true)`,
      [organId, remedyId, randomUUID(), seq, kind, sealJson(key, text, remedyContext(organId, remedyId)), recordedAt],
    )
}

/** The texts of a dispute in the order they were written. */
export async function remedyTexts(em: Tx, sealer: Sealer, whose: Whose): Promise<RemedyText[]> {
  const { organId, remedyId } = whose
  const key = await findRemedyKey(em, sealer, whose)
  const rows = await query<{ seq: number; kind: string; sealed: Uint8Array; ownKey: boolean }>(
    em,
    `select seq, kind, sealed, own_key as "ownKey" from remedy_text
     where organ_id = $1 and remedy_id = $2 order by seq, recorded_at, kind`,
    [organId, remedyId],
  )
  const context = remedyContext(organId, remedyId)
  return rows.map(({ seq, kind, sealed, ownKey }) => ({
    seq,
    kind,
    text: ownKey && key ? openJson<string>(key, sealed, context) : sealer.openForInstallation<string>(sealed, context),
  }))
}
