import { type RecordedRemedyEvent, type RemedyEvent } from '../remedies/events.ts'
import { type Tx } from './case-row.ts'
import { query } from './query.ts'
import { setCases } from './remedy-cases.ts'
import { type RemedySummary } from './remedy-row.ts'

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

/** Appends entries of disputes; one statement for any number. */
export async function insertEvents(
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
