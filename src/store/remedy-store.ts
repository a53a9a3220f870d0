import { type Dispute, replayDispute } from '../remedies/dispute.ts'
import { type RecordedRemedyEvent, type RemedyEvent } from '../remedies/events.ts'
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

export type RemedyToStore = {
  remedyId: string
  imported: boolean
  caseIds: readonly string[]
  history: readonly RecordedRemedyEvent[]
  summary: RemedySummary
}

/** Stores disputes with their events: a handful of statements however many. */
export async function insertRemedies(tx: Tx, organId: number, remedies: readonly RemedyToStore[]): Promise<void> {
  const column = <T>(read: (summary: RemedySummary) => T) => remedies.map(({ summary }) => read(summary)) as string[]
  await query(
    tx,
    `insert into remedy (organ_id, remedy_id, version, imported, kind, state, begun_on, opened_on, ended_on, result,
       counts, next_what, next_on, next_provisional, handler)
     select $1::int, * from unnest($2::uuid[], $3::int[], $4::boolean[], $5::text[], $6::text[], $7::date[], $8::date[],
       $9::date[], $10::text[], $11::boolean[], $12::text[], $13::date[], $14::boolean[], $15::uuid[])`,
    [
      organId,
      remedies.map(({ remedyId }) => remedyId),
      remedies.map(({ history }) => history.length),
      remedies.map(({ imported }) => String(imported)),
      column(({ kind }) => kind),
      column(({ state }) => state),
      column(({ begunOn }) => begunOn),
      column(({ openedOn }) => openedOn),
      column(({ endedOn }) => endedOn),
      column(({ result }) => result),
      column(({ counts }) => String(counts)),
      column(({ nextWhat }) => nextWhat),
      column(({ nextOn }) => nextOn),
      column(({ nextProvisional }) => String(nextProvisional)),
      column(({ handler }) => handler),
    ],
  )
  await insertEvents(
    tx,
    organId,
    remedies.flatMap(({ remedyId, history }) => history.map((entry) => ({ remedyId, entry }))),
  )
  for (const { remedyId, caseIds } of remedies) if (caseIds.length > 0) await setCases(tx, organId, remedyId, caseIds)
}

async function insertEvents(
  tx: Tx,
  organId: number,
  entries: readonly { remedyId: string; entry: RecordedRemedyEvent }[],
): Promise<void> {
  await query(
    tx,
    `insert into remedy_event (organ_id, remedy_id, seq, type, on_day, known_on, body, recorded_at, recorded_by)
     select $1::int, * from unnest($2::uuid[], $3::int[], $4::text[], $5::date[], $6::date[], $7::jsonb[], $8::timestamptz[], $9::text[])`,
    [
      organId,
      entries.map((each) => each.remedyId),
      entries.map(({ entry }) => entry.seq),
      entries.map(({ entry }) => entry.event.type),
      entries.map(({ entry }) => entry.event.on),
      entries.map(({ entry }) => entry.knownOn),
      entries.map(({ entry }) => bodyOf(entry.event)),
      entries.map(({ entry }) => entry.recordedAt.toISOString()),
      entries.map(({ entry }) => entry.recordedBy),
    ],
  )
}

const bodyOf = (event: RemedyEvent): string =>
  JSON.stringify(event, (key, value: unknown) => (key === 'type' || key === 'on' ? undefined : value))

/** The cases a dispute is about, as its events now say. */
async function setCases(tx: Tx, organId: number, remedyId: string, caseIds: readonly string[]): Promise<void> {
  const values = [organId, remedyId, caseIds]
  await query(
    tx,
    'delete from remedy_case where organ_id = $1 and remedy_id = $2 and case_id <> all($3::uuid[])',
    values,
  )
  if (caseIds.length === 0) return
  await query(
    tx,
    `insert into remedy_case (organ_id, remedy_id, case_id)
     select $1::int, $2::uuid, * from unnest($3::uuid[]) on conflict do nothing`,
    values,
  )
}

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

/** The disputes a case is in, the oldest first. */
export async function remedyIdsOf(em: Tx, organId: number, caseId: string): Promise<string[]> {
  const rows = await query<{ remedyId: string }>(
    em,
    `select l.remedy_id as "remedyId" from remedy_case l
     join remedy r on r.organ_id = l.organ_id and r.remedy_id = l.remedy_id
     where l.organ_id = $1 and l.case_id = $2 order by r.begun_on, r.remedy_id`,
    [organId, caseId],
  )
  return rows.map(({ remedyId }) => remedyId)
}

/** The ids of cases by number; unknown numbers are left out. */
export async function caseIdsOf(em: Tx, organId: number, numbers: readonly string[]): Promise<Map<string, string>> {
  const rows = await query<{ number: string; caseId: string }>(
    em,
    'select number, case_id as "caseId" from case_file where organ_id = $1 and number = any($2::text[])',
    [organId, numbers],
  )
  return new Map(rows.map(({ number, caseId }) => [number, caseId]))
}

/** The numbers of cases by id. */
export async function caseNumbersOf(em: Tx, organId: number, caseIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await query<{ number: string; caseId: string }>(
    em,
    'select number, case_id as "caseId" from case_file where organ_id = $1 and case_id = any($2::uuid[])',
    [organId, caseIds],
  )
  return new Map(rows.map(({ number, caseId }) => [caseId, number]))
}
