import { type EntityManager } from '@mikro-orm/postgresql'
import { type CaseRecord } from '../cases/case-records.ts'
import { type LocalDate } from '../law/date.ts'
import { caseContext } from './case-row.ts'
import { type LoadedCase } from './case-store.ts'
import { query } from './query.ts'
import { openJson, sealJson } from './sealing.ts'

/** A record with its day, and who made it. */
export type RecordLine = { no: number; on: LocalDate; recordedAt: string; recordedBy: string; record: CaseRecord }

/** Adds a record to a locked case. */
export async function addRecord(
  tx: EntityManager,
  { row, key }: LoadedCase,
  entry: { on: LocalDate; at: Date; by: string; record: CaseRecord },
): Promise<void> {
  const sealed = sealJson(key, entry.record, caseContext(row.organId, row.caseId))
  await query(
    tx,
    `insert into case_record (organ_id, case_id, no, kind, on_day, sealed, recorded_at, recorded_by)
     select $1, $2, 1 + coalesce(max(no), 0), $3, $4, $5, $6, $7
     from case_record where organ_id = $1 and case_id = $2`,
    [row.organId, row.caseId, entry.record.kind, entry.on, sealed, entry.at, entry.by],
  )
}

/** The records of a case, opened, in the order they were made. */
export async function recordsOf(em: EntityManager, { row, key }: LoadedCase): Promise<RecordLine[]> {
  const rows = await query<Omit<RecordLine, 'record'> & { sealed: Uint8Array }>(
    em,
    `select no, on_day as "on", recorded_at as "recordedAt", recorded_by as "recordedBy", sealed
     from case_record where organ_id = $1 and case_id = $2 order by no`,
    [row.organId, row.caseId],
  )
  const context = caseContext(row.organId, row.caseId)
  return rows.map(({ sealed, ...line }) => ({ ...line, record: openJson<CaseRecord>(key, sealed, context) }))
}

/** Whether a search for what a case asks has been written down. */
export async function hasSearch(em: EntityManager, organId: number, caseId: string): Promise<boolean> {
  const rows = await query(
    em,
    `select 1 from case_record where organ_id = $1 and case_id = $2 and kind = 'search' limit 1`,
    [organId, caseId],
  )
  return rows.length === 1
}
