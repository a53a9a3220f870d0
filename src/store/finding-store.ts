import { type Finding } from '../disclosure/supervision.ts'
import { type LocalDate } from '../law/date.ts'
import { type Tx } from './case-row.ts'
import { type DayCursor } from './day-cursor.ts'
import { query } from './query.ts'

export type FindingRow = Finding & { findingId: string; version: number }

const FINDING = `finding_id as "findingId", version, source, found_on as "foundOn", finding, basis, measure, department,
  due_on as "dueOn", evidence, closed_on as "closedOn"`

/** Findings, the latest first; `open`: those not mended only. */
export const findingPage = (
  em: Tx,
  organId: number,
  open: boolean,
  after: DayCursor | null,
  limit: number,
): Promise<FindingRow[]> =>
  query(
    em,
    `select ${FINDING} from finding where organ_id = $1 ${open ? 'and closed_on is null' : ''}
     and ($2::date is null or (found_on, finding_id) < ($2::date, $3::uuid))
     order by found_on desc, finding_id desc limit $4`,
    [organId, after?.day ?? null, after?.id ?? null, limit],
  )

export async function findFinding(
  em: Tx,
  organId: number,
  findingId: string,
  lock: boolean,
): Promise<FindingRow | null> {
  const [row] = await query<FindingRow>(
    em,
    `select ${FINDING} from finding where organ_id = $1 and finding_id = $2${lock ? ' for update' : ''}`,
    [organId, findingId],
  )
  return row ?? null
}

export async function putFinding(tx: Tx, organId: number, row: FindingRow, now: Date): Promise<void> {
  const { findingId, version, source, foundOn, finding, basis, measure, department, dueOn, evidence, closedOn } = row
  await query(
    tx,
    `insert into finding (organ_id, finding_id, version, source, found_on, finding, basis, measure, department, due_on,
       evidence, closed_on, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict (organ_id, finding_id) do update set version = excluded.version, source = excluded.source,
       found_on = excluded.found_on, finding = excluded.finding, basis = excluded.basis, measure = excluded.measure,
       department = excluded.department, due_on = excluded.due_on, evidence = excluded.evidence,
       closed_on = excluded.closed_on`,
    [organId, findingId, version, source, foundOn, finding, basis, measure, department, dueOn, evidence, closedOn, now],
  )
}

/** Findings of a period. */
export const findingsBetween = (em: Tx, organId: number, from: LocalDate, to: LocalDate): Promise<FindingRow[]> =>
  query(
    em,
    `select ${FINDING} from finding where organ_id = $1 and found_on between $2 and $3 order by found_on, finding_id`,
    [organId, from, to],
  )
