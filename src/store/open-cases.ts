import { type RecordedEvent } from '../cases/events.ts'
import { type CaseRow, type Tx } from './case-row.ts'
import { recordedEvent, type EventRow } from './case-store.ts'
import { query } from './query.ts'

export type OpenCase = {
  row: Pick<
    CaseRow,
    'caseId' | 'number' | 'version' | 'state' | 'dueOn' | 'dueProvisional' | 'nextOn' | 'submittedOn' | 'assignedTo'
  >
  history: RecordedEvent[]
}

/** Every open case of an organ with its history, in two queries; `lock` holds the rows until the transaction ends. */
export async function openCaseHistories(em: Tx, organId: number, lock: boolean): Promise<OpenCase[]> {
  const rows = await query<OpenCase['row']>(
    em,
    `select case_id as "caseId", number, version, state, due_on as "dueOn", due_provisional as "dueProvisional",
       next_on as "nextOn", submitted_on as "submittedOn", assigned_to as "assignedTo"
     from case_file where organ_id = $1 and ended_on is null order by case_id${lock ? ' for update' : ''}`,
    [organId],
  )
  const events = await query<EventRow & { caseId: string }>(
    em,
    `select e.case_id as "caseId", e.seq, e.type, e.on_day as "onDay", e.known_on as "knownOn", e.body,
       e.recorded_at as "recordedAt", e.recorded_by as "recordedBy"
     from case_event e join case_file c on c.organ_id = e.organ_id and c.case_id = e.case_id
     where e.organ_id = $1 and c.ended_on is null order by e.case_id, e.seq`,
    [organId],
  )
  const histories = Map.groupBy(events, (event) => event.caseId)
  return rows.map((row) => ({ row, history: (histories.get(row.caseId) ?? []).map(recordedEvent) }))
}
