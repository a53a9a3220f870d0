import { type Tx } from './case-row.ts'
import { query } from './query.ts'

/** The files a letter is kept as. */
export type LetterFormat = 'pdf' | 'docx'

/** A letter's file as it left: where its sealed bytes lie, and the SHA-256 of the plain ones. */
export type LetterFileRow = { format: LetterFormat; fileId: string; contentHash: Uint8Array; size: number }

type Place = { organId: number; caseId: string }

/** The files kept of a letter. */
export const letterFilesOf = (em: Tx, { organId, caseId }: Place, letterId: string): Promise<LetterFileRow[]> =>
  query<LetterFileRow>(
    em,
    `select format, file_id as "fileId", content_hash as "contentHash", size
     from letter_file where organ_id = $1 and case_id = $2 and letter_id = $3 order by format desc`,
    [organId, caseId, letterId],
  )

/** Keeps a letter's file for good; false where another process was first, whose file then counts. */
export async function insertLetterFile(
  tx: Tx,
  { organId, caseId }: Place,
  letterId: string,
  file: LetterFileRow,
  at: Date,
): Promise<boolean> {
  const rows = await query(
    tx,
    `insert into letter_file (organ_id, case_id, letter_id, format, file_id, content_hash, size, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning 1`,
    [organId, caseId, letterId, file.format, file.fileId, file.contentHash, file.size, at],
  )
  return rows.length === 1
}

/** Letters of an organ recorded since an instant whose PDF is not kept yet, oldest first. */
export const lettersNotKept = (em: Tx, organId: number, since: Date, limit: number) =>
  query<{ number: string; letterId: string }>(
    em,
    `select c.number, l.letter_id as "letterId" from letter l
     join case_file c on c.organ_id = l.organ_id and c.case_id = l.case_id
     where l.organ_id = $1 and l.recorded_at > $2 and not exists (select 1 from letter_file f
       where f.organ_id = l.organ_id and f.case_id = l.case_id and f.letter_id = l.letter_id and f.format = 'pdf')
     order by l.recorded_at limit $3`,
    [organId, since, limit],
  )
