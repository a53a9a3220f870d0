import { type LocalDate } from '../law/date.ts'
import { type LetterKind } from '../letters/letter.ts'
import { type Tx } from './case-row.ts'
import { query } from './query.ts'

/** A version of an organ's own wording; an empty one goes back to the standard. */
export type WordingVersion = {
  kind: LetterKind
  version: number
  wording: string
  effectiveFrom: LocalDate
  recordedBy: string
  recordedAt: string
}

const COLUMNS = `kind, version, wording, effective_from as "effectiveFrom", recorded_by as "recordedBy",
  recorded_at as "recordedAt"`

/**
 * The wordings in force on a day, by kind: the version that began last, of one day's the last made; one already made for a
 * later day is not lost by another made since for today. Kinds on the standard are left out.
 */
export async function wordingsInForce(
  em: Tx,
  organId: number,
  day: LocalDate,
): Promise<ReadonlyMap<LetterKind, string>> {
  const rows = await query<Pick<WordingVersion, 'kind' | 'wording'>>(
    em,
    `select distinct on (kind) kind, wording from letter_template
     where organ_id = $1 and effective_from <= $2 order by kind, effective_from desc, version desc`,
    [organId, day],
  )
  return new Map(rows.filter(({ wording }) => wording !== '').map(({ kind, wording }) => [kind, wording]))
}

/** Every version of a kind's wording, newest first. */
export const wordingVersions = (em: Tx, organId: number, kind: LetterKind): Promise<WordingVersion[]> =>
  query<WordingVersion>(
    em,
    `select ${COLUMNS} from letter_template where organ_id = $1 and kind = $2 order by version desc limit 200`,
    [organId, kind],
  )

/** Adds a version; two at once cannot both be the next. Gives its number. */
export async function insertWording(
  tx: Tx,
  organId: number,
  made: Omit<WordingVersion, 'version' | 'recordedAt'> & { at: Date },
): Promise<number> {
  const [row] = await query<{ version: number }>(
    tx,
    `insert into letter_template (organ_id, kind, version, wording, effective_from, recorded_at, recorded_by)
     select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, $6 from letter_template
     where organ_id = $1 and kind = $2 returning version`,
    [organId, made.kind, made.wording, made.effectiveFrom, made.at, made.recordedBy],
  )
  return row!.version
}
