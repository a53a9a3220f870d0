import { randomUUID } from 'node:crypto'
import { type LocalDate } from '../law/date.ts'
import { type LetterDocument, type LetterKind } from '../letters/letter.ts'
import { caseContext, type Tx } from './case-row.ts'
import { type LoadedCase } from './case-store.ts'
import { query, queryOne } from './query.ts'
import { openJson, sealJson } from './sealing.ts'

/** A letter as listed; its text stays sealed. */
export type LetterLine = {
  letterId: string
  seq: number
  kind: LetterKind
  documentNumber: string
  toApplicant: boolean
  issuedOn: LocalDate
}

/** Takes the next serial of a code's year; gap-free, as its transaction commits or not. */
export async function nextSerial(tx: Tx, organId: number, code: string, year: number): Promise<number> {
  const { last } = await queryOne<{ last: number }>(
    tx,
    `insert into number_counter (organ_id, series, year, last) values ($1, 'letter:' || $2, $3, 1)
     on conflict (organ_id, series, year) do update set last = number_counter.last + 1 returning last`,
    [organId, code, year],
  )
  return last
}

/** Keeps a letter, sealed; gives its id. */
export async function insertLetter(
  tx: Tx,
  loaded: Pick<LoadedCase, 'row' | 'key'>,
  letter: { seq: number; toApplicant: boolean; document: LetterDocument; recordedAt: Date },
): Promise<string> {
  const { organId, caseId } = loaded.row
  const { document } = letter
  const letterId = randomUUID()
  await query(
    tx,
    `insert into letter (organ_id, case_id, letter_id, seq, kind, document_number, to_applicant, sealed, issued_on, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      organId,
      caseId,
      letterId,
      letter.seq,
      document.kind,
      document.number,
      letter.toApplicant,
      sealJson(loaded.key, document, caseContext(organId, caseId)),
      document.date,
      letter.recordedAt,
    ],
  )
  return letterId
}

const COLUMNS = `letter_id as "letterId", seq, kind, document_number as "documentNumber",
  to_applicant as "toApplicant", issued_on as "issuedOn"`

export const lettersOf = (em: Tx, loaded: Pick<LoadedCase, 'row'>): Promise<LetterLine[]> =>
  query<LetterLine>(
    em,
    `select ${COLUMNS} from letter where organ_id = $1 and case_id = $2 order by seq, recorded_at, document_number`,
    [loaded.row.organId, loaded.row.caseId],
  )

/** One letter of a case, opened; null when the case has no such letter. */
export async function findLetter(
  em: Tx,
  loaded: Pick<LoadedCase, 'row' | 'key'>,
  letterId: string,
): Promise<(LetterLine & { document: LetterDocument }) | null> {
  const { organId, caseId } = loaded.row
  const [row] = await query<LetterLine & { sealed: Uint8Array }>(
    em,
    `select ${COLUMNS}, sealed from letter where organ_id = $1 and case_id = $2 and letter_id::text = $3`,
    [organId, caseId, letterId],
  )
  if (!row) return null
  const { sealed, ...line } = row
  return { ...line, document: openJson<LetterDocument>(loaded.key, sealed, caseContext(organId, caseId)) }
}
