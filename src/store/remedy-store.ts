import { type Dispute, replayDispute } from '../remedies/dispute.ts'
import { type RecordedRemedyEvent } from '../remedies/events.ts'
import { type Tx } from './case-row.ts'
import { type EventRow } from './case-store.ts'
import { query } from './query.ts'
import {
  recordedRemedyEvent,
  REMEDY_COLUMNS,
  REMEDY_EVENT_COLUMNS,
  type RemedyRow,
  type RemedySummary,
} from './remedy-row.ts'
import { setCases } from './remedy-cases.ts'
import { insertEvents } from './remedy-insert.ts'

export type LoadedRemedy = { row: RemedyRow; dispute: Dispute }

/** Loads a dispute, locked for a command or plainly for reading. */
export async function loadRemedy(
  em: Tx,
  organId: number,
  remedyId: string,
  lock: boolean,
): Promise<LoadedRemedy | null> {
  const [row] = await query<RemedyRow>(
    em,
    `select ${REMEDY_COLUMNS} from remedy r where r.organ_id = $1 and r.remedy_id = $2${lock ? ' for update of r' : ''}`,
    [organId, remedyId],
  )
  const [dispute] = row ? await disputesOf(em, organId, [remedyId]) : []
  return row && dispute ? { row, dispute } : null
}

/** Disputes replayed from their events, in the order of the ids; unknown ids are left out. */
export async function disputesOf(em: Tx, organId: number, remedyIds: readonly string[]): Promise<Dispute[]> {
  const rows = await query<EventRow & { remedyId: string }>(
    em,
    `select e.remedy_id as "remedyId", ${REMEDY_EVENT_COLUMNS} from remedy_event e
     where e.organ_id = $1 and e.remedy_id = any($2::uuid[]) order by e.remedy_id, e.seq`,
    [organId, remedyIds],
  )
  const histories = Map.groupBy(rows, (row) => row.remedyId)
  return remedyIds.flatMap((id) => replayDispute((histories.get(id) ?? []).map(recordedRemedyEvent)) ?? [])
}

/** Adds entries to a dispute and keeps its row and links as the events now say. */
export async function appendRemedyEvents(
  tx: Tx,
  { organId, remedyId }: Pick<RemedyRow, 'organId' | 'remedyId'>,
  entries: readonly RecordedRemedyEvent[],
  summary: RemedySummary,
  caseIds: readonly string[],
): Promise<void> {
  await insertEvents(
    tx,
    organId,
    entries.map((entry) => ({ remedyId, entry })),
  )
  await updateRemedy(tx, { organId, remedyId }, summary, entries.at(-1)!.seq)
  await setCases(tx, organId, remedyId, caseIds)
}

/** Writes what the events say into the row. */
export async function updateRemedy(
  tx: Tx,
  { organId, remedyId }: Pick<RemedyRow, 'organId' | 'remedyId'>,
  summary: RemedySummary,
  version: number,
): Promise<void> {
  await query(
    tx,
    `update remedy set version = $3, kind = $4, state = $5, begun_on = $6, opened_on = $7, ended_on = $8, result = $9,
       counts = $10, next_what = $11, next_on = $12, next_provisional = $13, handler = $14
     where organ_id = $1 and remedy_id = $2`,
    [
      organId,
      remedyId,
      version,
      summary.kind,
      summary.state,
      summary.begunOn,
      summary.openedOn,
      summary.endedOn,
      summary.result,
      summary.counts,
      summary.nextWhat,
      summary.nextOn,
      summary.nextProvisional,
      summary.handler,
    ],
  )
}

export type WaitingRemedy = { row: RemedyRow; dispute: Dispute }

/** Every dispute that time may still move on, with its history, locked until the transaction ends. */
export async function waitingRemedies(tx: Tx, organId: number): Promise<WaitingRemedy[]> {
  const rows = await query<RemedyRow>(
    tx,
    `select ${REMEDY_COLUMNS} from remedy r
     where r.organ_id = $1 and (r.state in ('brought', 'pending') or r.next_what is not null)
     order by r.remedy_id for update of r`,
    [organId],
  )
  const disputes = await disputesOf(
    tx,
    organId,
    rows.map(({ remedyId }) => remedyId),
  )
  return rows.map((row, at) => ({ row, dispute: disputes[at]! }))
}
