import { caseContext, type Tx } from './case-row.ts'
import { type LoadedCase } from './case-store.ts'
import { type LetterFormat } from './letter-file-store.ts'
import { query } from './query.ts'
import { openJson, sealJson } from './sealing.ts'

/** What is sealed of a copy: its name, what the law wants and was not found in its text, why it stands all the same. */
export type CopyNotes = { name: string; lacks: readonly string[]; reason: string }

/** A letter as it really left: edited, sealed or signed by the office. `seq`: a later one of a letter replaces the earlier. */
export type LetterCopy = {
  letterId: string
  seq: number
  format: LetterFormat
  fileId: string
  contentHash: Uint8Array
  size: number
  recordedBy: string
  recordedAt: string
  notes: CopyNotes
}

type Case = Pick<LoadedCase, 'row' | 'key'>

/** The copies kept of the letters of a case, oldest first. */
export async function letterCopiesOf(em: Tx, { row, key }: Case): Promise<LetterCopy[]> {
  const rows = await query<Omit<LetterCopy, 'notes'> & { sealed: Uint8Array }>(
    em,
    `select letter_id as "letterId", seq, format, file_id as "fileId", content_hash as "contentHash", size, sealed,
       recorded_by as "recordedBy", recorded_at as "recordedAt"
     from letter_copy where organ_id = $1 and case_id = $2 order by letter_id, seq`,
    [row.organId, row.caseId],
  )
  return rows.map(({ sealed, ...copy }) => ({
    ...copy,
    notes: openJson<CopyNotes>(key, sealed, caseContext(row.organId, row.caseId)),
  }))
}

/** Adds a copy; the case row is locked, so that numbers follow one another. */
export async function insertLetterCopy(
  tx: Tx,
  { row, key }: Case,
  copy: Omit<LetterCopy, 'recordedAt'> & { at: Date },
): Promise<void> {
  const sealed = sealJson(key, copy.notes, caseContext(row.organId, row.caseId))
  const { letterId, seq, format, fileId, contentHash, size, at, recordedBy } = copy
  await query(
    tx,
    `insert into letter_copy
       (organ_id, case_id, letter_id, seq, format, file_id, content_hash, size, sealed, recorded_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [row.organId, row.caseId, letterId, seq, format, fileId, contentHash, size, sealed, at, recordedBy],
  )
}
