import { type RedactionBox } from '../letters/redaction.ts'
import { caseContext, type Tx } from './case-row.ts'
import { type LoadedCase } from './case-store.ts'
import { query } from './query.ts'
import { openJson, sealJson } from './sealing.ts'

/** What is being blacked out, sealed as it tells what is hidden. */
export type RedactionContent = { name: string; pages: number; boxes: RedactionBox[] }

/** A file whose pages are blacked out; once `resultId` is there nothing changes any more. */
export type Redaction = RedactionContent & {
  redactionId: string
  sourceId: string
  version: number
  resultId: string | null
  recordedAt: string
}

type Row = Omit<Redaction, keyof RedactionContent> & { sealed: Uint8Array }
type Opened = Pick<LoadedCase, 'row' | 'key'>

/** The files of a case that are or were blacked out, oldest first. */
export async function redactionsOf(em: Tx, { row, key }: Opened): Promise<Redaction[]> {
  const rows = await query<Row>(
    em,
    `select redaction_id as "redactionId", source_id as "sourceId", version, result_id as "resultId",
       recorded_at as "recordedAt", sealed
     from redaction where organ_id = $1 and case_id = $2 order by recorded_at, redaction_id`,
    [row.organId, row.caseId],
  )
  return rows.map(({ sealed, ...line }) => ({
    ...line,
    ...openJson<RedactionContent>(key, sealed, caseContext(row.organId, row.caseId)),
  }))
}

/** The redaction of these very bytes that is still open, if there is one. */
export async function openRedactionOf(em: Tx, { row }: Opened, sourceHash: Uint8Array): Promise<string | null> {
  const [found] = await query<{ redactionId: string }>(
    em,
    `select redaction_id as "redactionId" from redaction
     where organ_id = $1 and case_id = $2 and source_hash = $3 and result_id is null order by recorded_at limit 1`,
    [row.organId, row.caseId, sourceHash],
  )
  return found?.redactionId ?? null
}

export async function insertRedaction(
  tx: Tx,
  { row, key }: Opened,
  made: {
    redactionId: string
    sourceId: string
    sourceHash: Uint8Array
    content: RedactionContent
    at: Date
    by: string
  },
): Promise<void> {
  const sealed = sealJson(key, made.content, caseContext(row.organId, row.caseId))
  await query(
    tx,
    `insert into redaction (organ_id, case_id, redaction_id, source_id, source_hash, sealed, version, recorded_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, 1, $7, $8)`,
    [row.organId, row.caseId, made.redactionId, made.sourceId, made.sourceHash, sealed, made.at, made.by],
  )
}

/** Keeps the boxes as they now are; the case row is locked. */
export async function updateRedaction(
  tx: Tx,
  { row, key }: Opened,
  id: string,
  content: RedactionContent,
): Promise<void> {
  const sealed = sealJson(key, content, caseContext(row.organId, row.caseId))
  await query(
    tx,
    `update redaction set sealed = $4, version = version + 1
     where organ_id = $1 and case_id = $2 and redaction_id = $3 and result_id is null`,
    [row.organId, row.caseId, id, sealed],
  )
}

/** Finishes a redaction whose boxes are still those of `version`; false where they are not. */
export async function finishRedaction(
  tx: Tx,
  { row }: Opened,
  id: string,
  version: number,
  result: { fileId: string; contentHash: Uint8Array; at: Date },
): Promise<boolean> {
  const rows = await query(
    tx,
    `update redaction set result_id = $5, result_hash = $6, finished_at = $7
     where organ_id = $1 and case_id = $2 and redaction_id = $3 and version = $4 and result_id is null returning 1`,
    [row.organId, row.caseId, id, version, result.fileId, result.contentHash, result.at],
  )
  return rows.length === 1
}
