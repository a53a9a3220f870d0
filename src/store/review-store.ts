import { type EntityManager } from '@mikro-orm/postgresql'
import { type ReviewStep } from '../cases/reviews.ts'
import { type Outcome } from '../law/outcomes.ts'
import { caseContext, type CaseRow } from './case-row.ts'
import { type LoadedCase } from './case-store.ts'
import { query } from './query.ts'
import { openJson, sealJson } from './sealing.ts'

export type RoundState = 'waiting' | 'returned' | 'approved' | 'issued' | 'withdrawn'

/** One round of review of a drafted reply. `step`: the step it waits at, or how many there were. */
export type RoundRow = {
  roundNo: number
  outcome: Outcome
  steps: ReviewStep[]
  fourEyes: boolean
  state: RoundState
  step: number
  draftedAt: string
  draftedBy: string
}

/** An opinion, opened. `inPlaceOf`: the reviewer the giver stood in for. */
export type OpinionRow = {
  roundNo: number
  step: number
  agrees: boolean
  words: string
  givenAt: string
  givenBy: string
  inPlaceOf: string | null
}

const ROUND = `round_no as "roundNo", outcome, steps, four_eyes as "fourEyes", state, step, drafted_at as "draftedAt",
  drafted_by as "draftedBy"`

/** The rounds of a case, newest first. */
export const roundsOf = (em: EntityManager, { organId, caseId }: Pick<CaseRow, 'organId' | 'caseId'>) =>
  query<RoundRow>(
    em,
    `select ${ROUND} from review_round where organ_id = $1 and case_id = $2 order by round_no desc limit 50`,
    [organId, caseId],
  )

/** A round with its draft, opened with the case's key; null where the case has none of that number. */
export async function findRound<Draft>(
  em: EntityManager,
  { row, key }: LoadedCase,
  roundNo: number,
): Promise<(RoundRow & { draft: Draft }) | null> {
  const [found] = await query<RoundRow & { sealed: Uint8Array }>(
    em,
    `select ${ROUND}, sealed from review_round where organ_id = $1 and case_id = $2 and round_no = $3`,
    [row.organId, row.caseId, roundNo],
  )
  if (!found) return null
  const { sealed, ...round } = found
  return { ...round, draft: openJson<Draft>(key, sealed, caseContext(row.organId, row.caseId)) }
}

export type NewRound = Pick<RoundRow, 'outcome' | 'steps' | 'fourEyes' | 'draftedBy'> & { draft: unknown; at: Date }

/** Begins a round on a locked case; gives its number. */
export async function beginRound(tx: EntityManager, { row, key }: LoadedCase, round: NewRound): Promise<number> {
  const { outcome, steps, fourEyes, draftedBy, draft, at } = round
  const [begun] = await query<{ roundNo: number }>(
    tx,
    `insert into review_round (organ_id, case_id, round_no, outcome, steps, four_eyes, sealed, state, step, drafted_at, drafted_by)
     select $1, $2, 1 + coalesce(max(round_no), 0), $3, $4, $5, $6, 'waiting', 0, $7, $8
     from review_round where organ_id = $1 and case_id = $2 returning round_no as "roundNo"`,
    [
      row.organId,
      row.caseId,
      outcome,
      JSON.stringify(steps),
      fourEyes,
      sealJson(key, draft, caseContext(row.organId, row.caseId)),
      at,
      draftedBy,
    ],
  )
  return begun!.roundNo
}

export async function setRound(
  tx: EntityManager,
  { organId, caseId }: Pick<CaseRow, 'organId' | 'caseId'>,
  roundNo: number,
  state: RoundState,
  step: number,
): Promise<void> {
  await query(
    tx,
    'update review_round set state = $4, step = $5 where organ_id = $1 and case_id = $2 and round_no = $3',
    [organId, caseId, roundNo, state, step],
  )
}

export async function addOpinion(tx: EntityManager, { row, key }: LoadedCase, opinion: OpinionRow): Promise<void> {
  const { roundNo, step, agrees, words, givenAt, givenBy, inPlaceOf } = opinion
  const sealed = sealJson(key, words, caseContext(row.organId, row.caseId))
  await query(
    tx,
    `insert into review_opinion (organ_id, case_id, round_no, step, agrees, sealed, given_at, given_by, in_place_of)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [row.organId, row.caseId, roundNo, step, agrees, sealed, givenAt, givenBy, inPlaceOf],
  )
}

/** All opinions on a case's drafts, opened, in the order they were given. */
export async function opinionsOf(em: EntityManager, { row, key }: LoadedCase): Promise<OpinionRow[]> {
  const rows = await query<Omit<OpinionRow, 'words'> & { sealed: Uint8Array }>(
    em,
    `select round_no as "roundNo", step, agrees, sealed, given_at as "givenAt", given_by as "givenBy",
       in_place_of as "inPlaceOf"
     from review_opinion where organ_id = $1 and case_id = $2 order by round_no, step`,
    [row.organId, row.caseId],
  )
  const context = caseContext(row.organId, row.caseId)
  return rows.map(({ sealed, ...each }) => ({ ...each, words: openJson<string>(key, sealed, context) }))
}

export type RoundFile = { fileId: string; name: string; contentType: string; size: number }

export async function addRoundFile(
  tx: EntityManager,
  { row, key }: LoadedCase,
  roundNo: number,
  file: RoundFile,
): Promise<void> {
  const name = sealJson(key, file.name, caseContext(row.organId, row.caseId))
  await query(
    tx,
    `insert into review_file (organ_id, case_id, round_no, file_id, sealed_name, content_type, size)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [row.organId, row.caseId, roundNo, file.fileId, name, file.contentType, file.size],
  )
}

export async function roundFiles(em: EntityManager, { row, key }: LoadedCase, roundNo: number): Promise<RoundFile[]> {
  const rows = await query<Omit<RoundFile, 'name'> & { sealedName: Uint8Array }>(
    em,
    `select file_id as "fileId", sealed_name as "sealedName", content_type as "contentType", size
     from review_file where organ_id = $1 and case_id = $2 and round_no = $3 order by file_id`,
    [row.organId, row.caseId, roundNo],
  )
  const context = caseContext(row.organId, row.caseId)
  return rows.map(({ sealedName, ...file }) => ({ ...file, name: openJson<string>(key, sealedName, context) }))
}

/** A round under way, with what is needed to show whose turn it is; the case's content stays sealed. */
export type OpenRound = RoundRow &
  Pick<CaseRow, 'organId' | 'caseId' | 'number' | 'sealed' | 'sealedKey' | 'dueOn'> & { agreedBy: string[] }

/** Rounds under way, the oldest first. */
export const openRounds = (em: EntityManager, organId: number, limit: number): Promise<OpenRound[]> =>
  query<OpenRound>(
    em,
    `select r.round_no as "roundNo", r.outcome, r.steps, r.four_eyes as "fourEyes", r.state, r.step,
       r.drafted_at as "draftedAt", r.drafted_by as "draftedBy", c.organ_id as "organId", c.case_id as "caseId",
       c.number, c.sealed, c.sealed_key as "sealedKey", c.due_on as "dueOn",
       array(select o.given_by from review_opinion o
             where o.organ_id = r.organ_id and o.case_id = r.case_id and o.round_no = r.round_no) as "agreedBy"
     from review_round r join case_file c on c.organ_id = r.organ_id and c.case_id = r.case_id
     where r.organ_id = $1 and r.state in ('waiting', 'approved') order by r.drafted_at, r.case_id limit $2`,
    [organId, limit],
  )
