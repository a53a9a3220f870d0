import { type EventRow } from './case-store.ts'
import { type LocalDate } from '../law/date.ts'
import { type RemedyKind, type RemedyResult } from '../law/remedies.ts'
import { type DisputeDeadline } from '../remedies/agenda.ts'
import { type DisputeState } from '../remedies/dispute-state.ts'
import { type RecordedRemedyEvent, type RemedyEvent } from '../remedies/events.ts'

/** The columns that only cache what the events say; `doctor` recomputes and compares them. */
export type RemedySummary = {
  kind: RemedyKind
  state: DisputeState
  /** The day it was brought, or else accepted. */
  begunOn: LocalDate
  /** The day it counts from in the report; null before that. */
  openedOn: LocalDate | null
  endedOn: LocalDate | null
  result: RemedyResult | null
  /** Whether it counts in our report at all. */
  counts: boolean
  /** Our own next thing to do: what, and until which day (null: without delay). */
  nextWhat: DisputeDeadline['what'] | null
  nextOn: LocalDate | null
  nextProvisional: boolean
  /** The account of the officer who conducts it. */
  handler: string | null
}

/** A dispute's row, with the numbers of the cases it is about. */
export type RemedyRow = RemedySummary & {
  organId: number
  remedyId: string
  numbers: string[]
  imported: boolean
  version: number
}

/** The select list that gives a RemedyRow from `remedy r`. */
export const REMEDY_COLUMNS = `r.organ_id as "organId", r.remedy_id as "remedyId", r.kind, r.state, r.begun_on as "begunOn",
  r.opened_on as "openedOn", r.ended_on as "endedOn", r.result, r.counts, r.next_what as "nextWhat",
  r.next_on as "nextOn", r.next_provisional as "nextProvisional", r.handler, r.imported, r.version,
  array(select c.number from remedy_case l join case_file c on c.organ_id = l.organ_id and c.case_id = l.case_id
    where l.organ_id = r.organ_id and l.remedy_id = r.remedy_id order by c.number) as numbers`

/** The select list of a dispute's events, from `remedy_event e`. */
export const REMEDY_EVENT_COLUMNS = `e.seq, e.type, e.on_day as "onDay", e.known_on as "knownOn", e.body,
  e.recorded_at as "recordedAt", e.recorded_by as "recordedBy"`

/** A row of `remedy_event` as its event. */
export const recordedRemedyEvent = (row: EventRow): RecordedRemedyEvent => ({
  seq: row.seq,
  event: { type: row.type, on: row.onDay, ...row.body } as unknown as RemedyEvent,
  knownOn: row.knownOn,
  recordedAt: new Date(row.recordedAt),
  recordedBy: row.recordedBy,
})

/** Authenticated with everything sealed about a dispute, so that no piece can be moved to another. */
export const remedyContext = (organId: number, remedyId: string): string => `remedy/${organId}/${remedyId}`
