import { type CaseRow, type Tx } from './case-row.ts'
import { query } from './query.ts'

/** A letter's file as it was kept, and what opens it. */
export type KeptLetterFile = Pick<CaseRow, 'caseId' | 'number' | 'sealedKey'> & {
  documentNumber: string
  format: string
  fileId: string
  contentHash: Uint8Array
}

const STEP = 500

/** Every file kept of an organ's letters, in steps. */
export async function* keptLetterFiles(em: Tx, organId: number): AsyncGenerator<KeptLetterFile> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = await query<KeptLetterFile>(
      em,
      `select f.case_id as "caseId", c.number, c.sealed_key as "sealedKey", l.document_number as "documentNumber",
         f.format, f.file_id as "fileId", f.content_hash as "contentHash"
       from (select organ_id, case_id, letter_id, format, file_id, content_hash from letter_file
         union all select organ_id, case_id, letter_id, format, file_id, content_hash from letter_copy) f
       join letter l on l.organ_id = f.organ_id and l.case_id = f.case_id and l.letter_id = f.letter_id
       join case_file c on c.organ_id = f.organ_id and c.case_id = f.case_id
       where f.organ_id = $1 and f.file_id > $2::uuid order by f.file_id limit ${STEP}`,
      [organId, after],
    )
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.fileId
  }
}

/** A yearly series of document numbers: its counter and the serials in use, retired kinds and void entries included. */
export type LetterSeries = { code: string; year: number; last: number; serials: number[] }

export const letterSeries = (em: Tx, organId: number): Promise<LetterSeries[]> =>
  query<LetterSeries>(
    em,
    `select substring(n.series from 8) as code, n.year, n.last,
       coalesce(array_agg(substring(l.document_number from '〕([0-9]+)号$')::int)
         filter (where l.document_number is not null), '{}') as serials
     from number_counter n
     left join letter l on l.organ_id = n.organ_id
       and starts_with(l.document_number, substring(n.series from 8) || '〔' || n.year || '〕')
     where n.organ_id = $1 and n.series like 'letter:%' group by n.series, n.year, n.last`,
    [organId],
  )
