import { randomUUID } from 'node:crypto'
import { type Tx } from './case-row.ts'
import { query } from './query.ts'
import { remedyContext, type RemedyRow } from './remedy-row.ts'
import { type Sealer } from './sealing.ts'

/** What an officer wrote beside an entry: kept sealed, because it may name people. */
export type RemedyText = { seq: number; kind: string; text: string }

type Whose = Pick<RemedyRow, 'organId' | 'remedyId'>

/** Disputes have no key of their own: their texts are sealed under the installation's. */
export async function addRemedyTexts(
  tx: Tx,
  sealer: Sealer,
  { organId, remedyId }: Whose,
  texts: readonly RemedyText[],
  recordedAt: Date,
): Promise<void> {
  for (const { seq, kind, text } of texts)
    await query(
      tx,
      `insert into remedy_text (organ_id, remedy_id, text_id, seq, kind, sealed, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        organId,
        remedyId,
        randomUUID(),
        seq,
        kind,
        sealer.sealForInstallation(text, remedyContext(organId, remedyId)),
        recordedAt,
      ],
    )
}

/** The texts of a dispute in the order they were written. */
export async function remedyTexts(em: Tx, sealer: Sealer, { organId, remedyId }: Whose): Promise<RemedyText[]> {
  const rows = await query<{ seq: number; kind: string; sealed: Uint8Array }>(
    em,
    'select seq, kind, sealed from remedy_text where organ_id = $1 and remedy_id = $2 order by seq, recorded_at, kind',
    [organId, remedyId],
  )
  return rows.map(({ seq, kind, sealed }) => ({
    seq,
    kind,
    text: sealer.openForInstallation<string>(sealed, remedyContext(organId, remedyId)),
  }))
}
