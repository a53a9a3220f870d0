import { caseValues } from './case-filing.ts'
import { type CaseToFile } from './case-to-file.ts'
import { type Tx } from './case-row.ts'
import { eventColumns } from './case-store.ts'
import { query, type Parameter } from './query.ts'

/** Rows a statement: few round trips, and no statement near the time limit. */
const BATCH = 1_000

/**
 * Raises the counters of the years whose numbers come from a register, and holds them until the transaction ends, so
 * that no filing takes one of these numbers meanwhile.
 */
export async function raiseCounters(tx: Tx, organId: number, lastOfYear: ReadonlyMap<number, number>): Promise<void> {
  const years = [...lastOfYear.keys()].sort((a, b) => a - b)
  await query(
    tx,
    `insert into number_counter (organ_id, series, year, last)
     select $1::int, 'case', * from unnest($2::int[], $3::int[])
     on conflict (organ_id, series, year) do update set last = greatest(number_counter.last, excluded.last)`,
    [organId, years, years.map((year) => lastOfYear.get(year) ?? 0)],
  )
}

/** Which of these numbers the organ has already. */
export async function numbersTaken(tx: Tx, organId: number, numbers: readonly string[]): Promise<Set<string>> {
  const rows = await query<{ number: string }>(
    tx,
    'select number from case_file where organ_id = $1 and number = any($2::text[])',
    [organId, numbers],
  )
  return new Set(rows.map((row) => row.number))
}

/** Stores the cases of an import with their events, two statements a thousand cases; they are composed batch by batch. */
export async function insertCases<L>(
  tx: Tx,
  organId: number,
  importId: string,
  lines: readonly L[],
  compose: (line: L) => CaseToFile,
): Promise<void> {
  for (let from = 0; from < lines.length; from += BATCH) {
    const cases = lines.slice(from, from + BATCH).map(compose)
    await query(tx, INSERT_CASES, [organId, importId, ...columnsOf(cases.map(importValues))])
    await query(tx, INSERT_EVENTS, [organId, cases.flatMap(idOfEachEvent), ...eventColumns(cases.flatMap(historyOf))])
  }
}

const historyOf = ({ history }: CaseToFile) => history
const idOfEachEvent = ({ caseId, history }: CaseToFile) => history.map(() => caseId)

/** The values of one case as text, organ left out: one array a column goes to the database. */
const importValues = (kase: CaseToFile): (string | null)[] => caseValues(kase).slice(1).map(asText)

function asText(value: Parameter): string | null {
  if (value === null) return null
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
  return Array.isArray(value) ? `{${value.join(',')}}` : String(value)
}

const columnsOf = (rows: readonly (string | null)[][]): string[][] =>
  (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] as string))

/** The columns after organ_id, in the order of `caseValues`, with their types. */
const COLUMNS = {
  case_id: 'uuid',
  number: 'text',
  regime: 'text',
  channel: 'text',
  applicant_kind: 'text',
  medium: 'text',
  delivery: 'text',
  filed_at: 'timestamptz',
  code_hash: 'bytea',
  sealed_key: 'bytea',
  sealed: 'bytea',
  search_terms: 'bigint[]',
  imported: 'boolean',
  version: 'int',
  submitted_on: 'date',
  state: 'text',
  received_on: 'date',
  due_on: 'date',
  due_provisional: 'boolean',
  next_on: 'date',
  ended_on: 'date',
  outcome: 'text',
}

const names = Object.keys(COLUMNS)

const INSERT_CASES = `insert into case_file (organ_id, import_id, ${names.join(', ')})
  select $1::int, $2::uuid, ${Object.entries(COLUMNS).map(([name, type]) => `${name}::${type}`)}
  from unnest(${names.map((_, at) => `$${at + 3}::text[]`)}) as given(${names})`

const INSERT_EVENTS = `insert into case_event
    (organ_id, case_id, seq, type, on_day, known_on, body, recorded_at, recorded_by)
  select $1::int, * from unnest($2::uuid[], ${['int', 'text', 'date', 'date', 'jsonb', 'timestamptz', 'text']
    .map((type, at) => `$${at + 3}::${type}[]`)
    .join(', ')})`
