import { type Outcome } from '../law/outcomes.ts'
import { type LocalDate } from '../law/date.ts'
import { type ClockState } from '../law/reply-clock.ts'
import { type Tx } from './case-row.ts'
import { query } from './query.ts'

/**
 * Why two cases belong together: matters of one letter, filed one by one; the same matter asked for again (条例 art. 36
 * (6): `case` repeats `other`); otherwise related. The first and the last hold in both directions.
 */
export type CaseLinkKind = 'same-letter' | 'repeat' | 'related'

/** A case linked with the one asked about. `from`: which of the two the link was made at; it matters for `repeat` only. */
export type LinkedCase = {
  caseId: string
  number: string
  kind: CaseLinkKind
  from: 'this' | 'other'
  state: ClockState
  submittedOn: LocalDate
  outcome: Outcome | null
}

/** Links a case with others of the organ, each once; links that are there already stay as they are. */
export async function linkCases(
  tx: Tx,
  link: { organId: number; caseId: string; kind: CaseLinkKind; by: string; at: Date },
  otherCaseIds: readonly string[],
): Promise<void> {
  if (otherCaseIds.length === 0) return
  await query(
    tx,
    `insert into case_link (organ_id, case_id, other_case_id, kind, linked_at, linked_by)
     select $1, $2, other, $3, $4, $5 from unnest($6::uuid[]) as o(other) on conflict do nothing`,
    [link.organId, link.caseId, link.kind, link.at, link.by, otherCaseIds],
  )
}

/** The cases a case is linked with, whichever of the two the link was made at, oldest number first. */
export const linkedCases = (em: Tx, organId: number, caseId: string): Promise<LinkedCase[]> =>
  query<LinkedCase>(
    em,
    `with links as (
       select other_case_id as linked, kind, 'this' as origin from case_link where organ_id = $1 and case_id = $2
       union all
       select case_id, kind, 'other' from case_link where organ_id = $1 and other_case_id = $2)
     select c.case_id as "caseId", c.number, l.kind, l.origin as "from", c.state, c.submitted_on as "submittedOn",
       c.outcome
     from links l join case_file c on c.organ_id = $1 and c.case_id = l.linked order by c.number, l.kind`,
    [organId, caseId],
  )
