import { randomUUID } from 'node:crypto'
import { type Tx } from './case-row.ts'
import { query } from './query.ts'
import { remedyContext, type RemedyRow } from './remedy-row.ts'
import { findRemedyKey, newRemedyKey, remedyKey, unwrapRemedyKey } from './remedy-key.ts'
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

/** Texts of disputes that were just stored, each under a key of its own: two statements however many. */
export async function addTextsOfNew(
  tx: Tx,
  sealer: Sealer,
  organId: number,
  remedies: readonly { remedyId: string; texts: readonly RemedyText[] }[],
  recordedAt: Date,
): Promise<void> {
  const written = remedies.filter(({ texts }) => texts.length > 0)
  if (written.length === 0) return
  const keys = written.map(({ remedyId }) => newRemedyKey(sealer, { organId, remedyId }))
  await query(
    tx,
    `update remedy r set sealed_key = k.wrapped from unnest($2::uuid[], $3::bytea[]) as k(remedy_id, wrapped)
     where r.organ_id = $1 and r.remedy_id = k.remedy_id`,
    [organId, written.map(({ remedyId }) => remedyId), keys.map(({ wrapped }) => wrapped)],
  )
  const lines = written.flatMap(({ remedyId, texts }, at) =>
    texts.map((each) => ({
      ...each,
      remedyId,
      sealed: sealJson(keys[at]!.key, each.text, remedyContext(organId, remedyId)),
    })),
  )
  await query(
    tx,
    `insert into remedy_text (organ_id, recorded_at, own_key, remedy_id, text_id, seq, kind, sealed)
     select $1::int, $2::timestamptz, true, * from unnest($3::uuid[], $4::uuid[], $5::int[], $6::text[], $7::bytea[])`,
    [
      organId,
      recordedAt,
      lines.map(({ remedyId }) => remedyId),
      lines.map(() => randomUUID()),
      lines.map(({ seq }) => seq),
      lines.map(({ kind }) => kind),
      lines.map(({ sealed }) => sealed),
    ],
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

/** The latest text of a kind of each of these disputes, opened, by dispute; one query for all of them. */
export async function openRemedyTexts(
  em: Tx,
  sealer: Sealer,
  organId: number,
  remedyIds: readonly string[],
  kind: string,
): Promise<Map<string, string>> {
  const rows = await query<{ remedyId: string; sealed: Uint8Array; wrapped: Uint8Array }>(
    em,
    `select distinct on (t.remedy_id) t.remedy_id as "remedyId", t.sealed, r.sealed_key as wrapped
     from remedy_text t join remedy r on r.organ_id = t.organ_id and r.remedy_id = t.remedy_id
     where t.organ_id = $1 and t.remedy_id = any($2::uuid[]) and t.kind = $3 and t.own_key
     order by t.remedy_id, t.seq desc, t.recorded_at desc`,
    [organId, remedyIds, kind],
  )
  return new Map(
    rows.map(({ remedyId, sealed, wrapped }) => {
      const key = unwrapRemedyKey(sealer, { organId, remedyId }, wrapped)
      return [remedyId, openJson<string>(key, sealed, remedyContext(organId, remedyId))]
    }),
  )
}
