import { replay, type Case } from '../cases/case.ts'
import { type CaseEvent, type RecordedEvent } from '../cases/events.ts'
import { type ApplicationContent } from '../cases/application.ts'
import { type LocalDate } from '../law/date.ts'
import { type SchoolRules } from '../law/rules.ts'
import { CASE_COLUMNS, caseContext, type CaseRow, type CaseSummary, type Tx } from './case-row.ts'
import { query } from './query.ts'
import { openJson, sealJson, type Sealer } from './sealing.ts'

/** A case as loaded: its row, its replayed history and the key to its sealed parts. */
export type LoadedCase = { row: CaseRow; kase: Case; key: Buffer; content: ApplicationContent }

/** Loads a case for a command: locks its row until the transaction ends. Null when the organ has no such number. */
export const lockCase = (tx: Tx, sealer: Sealer, organId: number, number: string, school: Partial<SchoolRules>) =>
  load(tx, sealer, organId, number, school, ' for update')

/** Loads a case for reading. */
export const findCase = (em: Tx, sealer: Sealer, organId: number, number: string, school: Partial<SchoolRules>) =>
  load(em, sealer, organId, number, school, '')

/** The stored hash of a case's query code; null where there is no such case, or none was given out. */
export async function codeHashOf(em: Tx, organId: number, number: string): Promise<Uint8Array | null> {
  const [row] = await query<{ codeHash: Uint8Array | null }>(
    em,
    'select code_hash as "codeHash" from case_file where organ_id = $1 and number = $2',
    [organId, number],
  )
  return row?.codeHash ?? null
}

async function load(
  em: Tx,
  sealer: Sealer,
  organId: number,
  number: string,
  school: Partial<SchoolRules>,
  lock: string,
): Promise<LoadedCase | null> {
  const [row] = await query<CaseRow>(
    em,
    `select ${CASE_COLUMNS} from case_file where organ_id = $1 and number = $2${lock}`,
    [organId, number],
  )
  if (!row) return null
  const history = await historyOf(em, organId, row.caseId)
  return { row, kase: replay(row.regime, history, school), ...openContent(sealer, row) }
}

/** The case's key and its opened content. */
export function openContent(
  sealer: Sealer,
  row: Pick<CaseRow, 'organId' | 'caseId' | 'sealedKey' | 'sealed'>,
): { key: Buffer; content: ApplicationContent } {
  const context = caseContext(row.organId, row.caseId)
  const key = sealer.unwrap(row.sealedKey, context)
  return { key, content: openJson<ApplicationContent>(key, row.sealed, context) }
}

export type EventRow = {
  seq: number
  type: CaseEvent['type']
  onDay: LocalDate
  knownOn: LocalDate
  body: object
  recordedAt: string
  recordedBy: string
}

async function historyOf(em: Tx, organId: number, caseId: string): Promise<RecordedEvent[]> {
  const rows = await query<EventRow>(
    em,
    `select seq, type, on_day as "onDay", known_on as "knownOn", body, recorded_at as "recordedAt",
       recorded_by as "recordedBy" from case_event where organ_id = $1 and case_id = $2 order by seq`,
    [organId, caseId],
  )
  return rows.map(recordedEvent)
}

/** The border at which stored events become typed ones; they were checked before they were stored. */
export const recordedEvent = (row: EventRow): RecordedEvent => ({
  seq: row.seq,
  event: { type: row.type, on: row.onDay, ...row.body } as CaseEvent,
  knownOn: row.knownOn,
  recordedAt: new Date(row.recordedAt),
  recordedBy: row.recordedBy,
})

/** Appends events to a locked case and refreshes its summary; two statements however many events. */
export async function appendEvents(
  tx: Tx,
  row: Pick<CaseRow, 'organId' | 'caseId' | 'version'>,
  entries: readonly RecordedEvent[],
  summary: CaseSummary,
): Promise<void> {
  await query(
    tx,
    `insert into case_event (organ_id, case_id, seq, type, on_day, known_on, body, recorded_at, recorded_by)
     select $1, $2, * from unnest($3::int[], $4::text[], $5::date[], $6::date[], $7::jsonb[], $8::timestamptz[], $9::text[])`,
    [row.organId, row.caseId, ...eventColumns(entries)],
  )
  await updateSummary(tx, row, summary, entries.at(-1)?.seq ?? row.version)
}

/** Event rows as one array a column, for `unnest`. */
export function eventColumns(entries: readonly RecordedEvent[]) {
  return [
    entries.map((each) => each.seq),
    entries.map((each) => each.event.type),
    entries.map((each) => each.event.on),
    entries.map((each) => each.knownOn),
    entries.map((each) => bodyOf(each.event)),
    entries.map((each) => each.recordedAt.toISOString()),
    entries.map((each) => each.recordedBy),
  ] as const
}

function bodyOf(event: CaseEvent): string {
  return JSON.stringify(event, (key, value: unknown) => (key === 'type' || key === 'on' ? undefined : value))
}

export async function updateSummary(
  tx: Tx,
  row: Pick<CaseRow, 'organId' | 'caseId'>,
  summary: CaseSummary,
  version: number,
): Promise<void> {
  await query(
    tx,
    `update case_file set version = $3, state = $4, received_on = $5, due_on = $6, due_provisional = $7,
       next_on = $8, ended_on = $9, outcome = $10 where organ_id = $1 and case_id = $2`,
    [row.organId, row.caseId, version, ...summaryValues(summary)],
  )
}

export const summaryValues = (s: CaseSummary) =>
  [s.state, s.receivedOn, s.dueOn, s.dueProvisional, s.nextOn, s.endedOn, s.outcome] as const

/** A text that belongs to an event but may hold personal data: the corrected text, a reason, a party's name. */
export type CaseText = { seq: number; kind: string; text: string; recordedAt: Date }

export async function addTexts(
  tx: Tx,
  loaded: { row: Pick<CaseRow, 'organId' | 'caseId'>; key: Buffer },
  texts: readonly CaseText[],
): Promise<void> {
  const { organId, caseId } = loaded.row
  for (const { seq, kind, text, recordedAt } of texts) {
    const sealed = sealJson(loaded.key, text, caseContext(organId, caseId))
    await query(
      tx,
      `insert into case_text (organ_id, case_id, text_id, seq, kind, sealed, recorded_at)
       values ($1, $2, gen_random_uuid(), $3, $4, $5, $6)`,
      [organId, caseId, seq, kind, sealed, recordedAt],
    )
  }
}

export async function textsOf(em: Tx, loaded: LoadedCase): Promise<CaseText[]> {
  const { organId, caseId } = loaded.row
  const rows = await query<{ seq: number; kind: string; sealed: Uint8Array; recordedAt: string }>(
    em,
    `select seq, kind, sealed, recorded_at as "recordedAt" from case_text
     where organ_id = $1 and case_id = $2 order by seq, recorded_at`,
    [organId, caseId],
  )
  return rows.map(({ seq, kind, sealed, recordedAt }) => ({
    seq,
    kind,
    text: openJson<string>(loaded.key, sealed, caseContext(organId, caseId)),
    recordedAt: new Date(recordedAt),
  }))
}

/** Writes what an application says anew; the caller has locked the case and proved that it may. */
export async function replaceContent(
  tx: Tx,
  { organId, caseId }: Pick<CaseRow, 'organId' | 'caseId'>,
  to: Pick<CaseRow, 'sealed' | 'applicantKind' | 'medium' | 'delivery'> & { searchTerms: readonly string[] },
): Promise<void> {
  await query(
    tx,
    `update case_file set sealed = $3, search_terms = $4::bigint[], applicant_kind = $5, medium = $6, delivery = $7
     where organ_id = $1 and case_id = $2`,
    [organId, caseId, to.sealed, to.searchTerms, to.applicantKind, to.medium, to.delivery],
  )
}
