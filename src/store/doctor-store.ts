import { type RecordedEvent } from '../cases/events.ts'
import { type RecordedRemedyEvent } from '../remedies/events.ts'
import { CASE_COLUMNS, type CaseRow, type Tx } from './case-row.ts'
import { recordedEvent, type EventRow } from './case-store.ts'
import { query, queryOne } from './query.ts'
import { recordedRemedyEvent, REMEDY_COLUMNS, type RemedyRow } from './remedy-row.ts'

/** Reads for the examination of an installation: whole tables, in steps where they may be long. */

const STEP = 1_000
const FIRST = '00000000-0000-0000-0000-000000000000'

/** Every case of an organ with its history, a thousand a step. */
export async function* caseHistories(
  em: Tx,
  organId: number,
): AsyncGenerator<{ row: CaseRow; history: RecordedEvent[] }> {
  for (let after = FIRST; ;) {
    const rows = await query<CaseRow>(
      em,
      `select ${CASE_COLUMNS} from case_file where organ_id = $1 and case_id > $2::uuid order by case_id limit ${STEP}`,
      [organId, after],
    )
    const last = rows.at(-1)
    if (!last) return
    const events = await query<EventRow & { caseId: string }>(
      em,
      `select case_id as "caseId", ${EVENT_COLUMNS} from case_event
       where organ_id = $1 and case_id > $2::uuid and case_id <= $3::uuid order by case_id, seq`,
      [organId, after, last.caseId],
    )
    const histories = Map.groupBy(events, (event) => event.caseId)
    for (const row of rows) yield { row, history: (histories.get(row.caseId) ?? []).map(recordedEvent) }
    after = last.caseId
  }
}

const EVENT_COLUMNS = `seq, type, on_day as "onDay", known_on as "knownOn", body, recorded_at as "recordedAt",
  recorded_by as "recordedBy"`

/** Every dispute of an organ with its history. */
export async function remedyHistories(
  em: Tx,
  organId: number,
): Promise<{ row: RemedyRow; history: RecordedRemedyEvent[] }[]> {
  const rows = await query<RemedyRow>(em, `select ${REMEDY_COLUMNS} from remedy r where r.organ_id = $1`, [organId])
  const events = await query<EventRow & { remedyId: string }>(
    em,
    `select remedy_id as "remedyId", ${EVENT_COLUMNS} from remedy_event where organ_id = $1 order by remedy_id, seq`,
    [organId],
  )
  const histories = Map.groupBy(events, (event) => event.remedyId)
  return rows.map((row) => ({ row, history: (histories.get(row.remedyId) ?? []).map(recordedRemedyEvent) }))
}

/** The files that ought to be on disk. */
export const attachmentIds = (em: Tx, organId: number): Promise<{ fileId: string; number: string }[]> =>
  query(
    em,
    `select a.file_id as "fileId", c.number from (
       select organ_id, case_id, file_id from case_attachment
       union all select organ_id, case_id, file_id from question_file
       union all select organ_id, case_id, file_id from letter_file
       union all select organ_id, case_id, file_id from letter_copy
       union all select organ_id, case_id, proof_id from letter_service where proof_id is not null
       union all select organ_id, case_id, source_id from redaction
       union all select organ_id, case_id, result_id from redaction where result_id is not null
     ) a
     join case_file c on c.organ_id = a.organ_id and c.case_id = a.case_id where a.organ_id = $1
     union all
     select file_id, 'remedy ' || remedy_id from remedy_file where organ_id = $1
     union all
     select unnest(array_remove(array[source_id, result_id], null)), 'outgoing ' || outgoing_id
     from outgoing_file where organ_id = $1
     union all
     select f.file_id, c.number from published_reply_file f
     join published_reply r on r.organ_id = f.organ_id and r.reply_id = f.reply_id
     join case_file c on c.organ_id = r.organ_id and c.case_id = r.case_id where f.organ_id = $1
     union all
     select file_id, 'item ' || item_id from disclosure_file where organ_id = $1 and removed_at is null`,
    [organId],
  )

export type OutboxAges = { waiting: number; failed: number; oldestWaitingHours: number | null }

/** How many letters wait, failed, and for how long the oldest waits. */
export const outboxAges = (em: Tx, organId: number, now: Date): Promise<OutboxAges> =>
  queryOne<OutboxAges>(
    em,
    `select count(*) filter (where sent_at is null and failed_at is null)::int as waiting,
       count(*) filter (where failed_at is not null)::int as failed,
       (extract(epoch from $2::timestamptz - min(created_at) filter (where sent_at is null and failed_at is null))
         / 3600)::float8 as "oldestWaitingHours"
     from outbox where organ_id = $1`,
    [organId, now],
  )

/** Per year: the counter, the serials in use, and up to where they come (or came) from an imported register. */
export const serialsOf = (
  em: Tx,
  organId: number,
): Promise<{ year: number; last: number; serials: number[]; importedUpTo: number }[]> =>
  query(
    em,
    `select n.year, n.last, coalesce(array_agg(s.serial order by s.serial) filter (where s.serial is not null), '{}') as serials,
       greatest(max(s.serial) filter (where s.imported),
         (select max((r.serials ->> n.year::text)::int) from import_run r where r.organ_id = $1), 0) as "importedUpTo"
     from number_counter n
     left join lateral (
       select substring(number from 6)::int as serial, imported from case_file
       where organ_id = $1 and number ~ ('^' || n.year || '-[0-9]{5,7}$')) as s on true
     where n.organ_id = $1 and n.series = 'case' group by n.year, n.last order by n.year`,
    [organId],
  )

/** Frozen reports. */
export const reportsOf = (em: Tx, organId: number): Promise<{ year: number; version: number; filled: unknown }[]> =>
  query(em, 'select year, version, filled from annual_report where organ_id = $1 order by year, version', [organId])
